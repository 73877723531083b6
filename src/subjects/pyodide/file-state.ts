// The file system of a started Pyodide, which Emscripten keeps in JavaScript objects: files, folders, open files, the current folder.

/** What is used of Emscripten's file system. */
export interface FileSystem {
  /** All files and folders, by the hash of their name; those of the same hash are chained. */
  nameTable: (FileNode | undefined)[];
  nextInode: number;
  streams: (Stream | null | undefined)[];
  currentPath: string;
}

interface FileNode {
  /** Bytes of a file, names of a folder. */
  contents?: Uint8Array | Record<string, FileNode> | null;
  name_next?: FileNode;
}

interface Stream {
  /** What copies of a file descriptor have in common. */
  shared?: object;
}

/** A moment to which a file system can go back. */
export class FileState {
  private readonly table: FileSystem['nameTable'];
  private readonly nodes: (readonly [node: FileNode, fields: FileNode, bytes: Uint8Array | undefined])[] = [];
  private readonly streams: (readonly [stream: Stream, fields: Stream, shared: object | undefined] | undefined)[];
  private readonly nextInode: number;
  private readonly currentPath: string;

  constructor(private readonly FS: FileSystem) {
    this.table = FS.nameTable.slice();
    for (let node of this.table) {
      for (; node !== undefined; node = node.name_next) this.nodes.push(save(node));
    }
    this.streams = Array.from(
      FS.streams,
      (stream) => stream && ([stream, { ...stream }, { ...stream.shared }] as const),
    ).map((saved) => saved ?? undefined);
    this.nextInode = FS.nextInode;
    this.currentPath = FS.currentPath;
  }

  /** Goes back: what is new is gone, what has changed or gone is as it was. */
  restore(): void {
    const { FS } = this;
    FS.nameTable.splice(0, FS.nameTable.length, ...this.table);
    for (const [node, fields, bytes] of this.nodes) {
      Object.assign(node, fields);
      if (bytes !== undefined) (fields.contents as Uint8Array).set(bytes);
      else if (fields.contents) node.contents = { ...(fields.contents as Record<string, FileNode>) };
    }
    FS.streams.length = 0;
    for (const saved of this.streams) {
      if (saved === undefined) {
        FS.streams.push(null);
        continue;
      }
      const [stream, fields, shared] = saved;
      FS.streams.push(Object.assign(stream, fields));
      if (stream.shared !== undefined) Object.assign(stream.shared, shared);
    }
    FS.nextInode = this.nextInode;
    FS.currentPath = this.currentPath;
  }
}

function save(node: FileNode) {
  const { contents } = node;
  if (contents instanceof Uint8Array) return [node, { ...node }, contents.slice()] as const;
  return [node, { ...node, contents: contents && { ...contents } }, undefined] as const;
}
