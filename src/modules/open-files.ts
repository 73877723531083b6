// Open files by descriptor: files in memory and the three standard streams of the embedder.

import type { Thread } from '../objects/thread';
import { stateOf } from './define-module';
import { Errno, FileFailure, type FileNode, fileSystem } from './file-system';

/** What a descriptor stands for. Operations throw FileFailure. */
export interface OpenFile {
  readonly readable: boolean;
  readonly writable: boolean;
  readonly isTerminal: boolean;
  /** undefined for streams. */
  readonly node: FileNode | undefined;
  /** Up to `count` bytes; none at the end. */
  read(count: number): Uint8Array;
  write(bytes: Uint8Array): number;
  /** The new position. */
  seek(offset: number, whence: number): number;
  truncate(size: number): void;
  /** The last descriptor of it has been closed. */
  closed?(): void;
}

/** How a file is opened: the bits of os.open. */
export const OpenFlag = {
  RDONLY: 0,
  WRONLY: 1,
  RDWR: 2,
  CREAT: 0o100,
  EXCL: 0o200,
  TRUNC: 0o1000,
  APPEND: 0o2000,
  DIRECTORY: 0o200000,
  CLOEXEC: 0o2000000,
} as const;

class RegularFile implements OpenFile {
  readonly isTerminal = false;
  private position = 0;

  constructor(
    readonly node: FileNode,
    readonly readable: boolean,
    readonly writable: boolean,
    private readonly append: boolean,
    private readonly touch: (node: FileNode) => void,
  ) {}

  read(count: number): Uint8Array {
    if (!this.readable) throw new FileFailure(Errno.EBADF, undefined);
    const bytes = this.node.data.slice(this.position, this.position + count);
    this.position += bytes.length;
    return bytes;
  }

  write(bytes: Uint8Array): number {
    if (!this.writable) throw new FileFailure(Errno.EBADF, undefined);
    const { node } = this;
    if (this.append) this.position = node.data.length;
    const end = this.position + bytes.length;
    const data = end > node.data.length ? new Uint8Array(end) : node.data.slice();
    if (end > node.data.length) data.set(node.data);
    data.set(bytes, this.position);
    node.data = data;
    this.position = end;
    this.touch(node);
    return bytes.length;
  }

  seek(offset: number, whence: number): number {
    const base = whence === 0 ? 0 : whence === 1 ? this.position : whence === 2 ? this.node.data.length : -1;
    if (base < 0 || base + offset < 0) throw new FileFailure(Errno.EINVAL, undefined);
    this.position = base + offset;
    return this.position;
  }

  truncate(size: number): void {
    if (!this.writable || size < 0) throw new FileFailure(Errno.EINVAL, undefined);
    const data = new Uint8Array(size);
    data.set(this.node.data.subarray(0, size));
    this.node.data = data;
    this.touch(this.node);
  }
}

/** A stream of the embedder: bytes that cannot be sought. */
abstract class Stream implements OpenFile {
  readonly isTerminal = false;
  readonly node = undefined;
  abstract readonly readable: boolean;
  abstract readonly writable: boolean;

  read(_count: number): Uint8Array {
    throw new FileFailure(Errno.EBADF, undefined);
  }

  write(_bytes: Uint8Array): number {
    throw new FileFailure(Errno.EBADF, undefined);
  }

  seek(_offset: number, _whence: number): number {
    throw new FileFailure(Errno.ESPIPE, undefined);
  }

  truncate(_size: number): void {
    throw new FileFailure(Errno.EINVAL, undefined);
  }
}

class InputStream extends Stream {
  readonly readable = true;
  readonly writable = false;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(private readonly readLine: () => string | undefined) {
    super();
  }

  override read(count: number): Uint8Array {
    if (this.rest.length === 0) {
      const line = this.readLine();
      if (line === undefined) return new Uint8Array(0);
      this.rest = new TextEncoder().encode(line);
    }
    const bytes = this.rest.subarray(0, count);
    this.rest = this.rest.subarray(bytes.length);
    return bytes;
  }
}

class TextOutputStream extends Stream {
  readonly readable = false;
  readonly writable = true;
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(private readonly stream: { write(text: string): void }) {
    super();
  }

  override write(bytes: Uint8Array): number {
    const text = this.decoder.decode(bytes, { stream: true });
    if (text !== '') this.stream.write(text);
    return bytes.length;
  }
}

/** The open files of an interpreter. */
export class FileTable {
  private readonly files = new Map<number, OpenFile>();

  constructor(private readonly thread: Thread) {
    const { interp } = thread;
    this.files.set(0, new InputStream(() => interp.readLine()));
    this.files.set(1, new TextOutputStream(interp.stdout));
    this.files.set(2, new TextOutputStream(interp.stderr));
  }

  /** The file of a descriptor; throws FileFailure. */
  get(descriptor: number): OpenFile {
    const file = this.files.get(descriptor);
    if (file === undefined) throw new FileFailure(Errno.EBADF, undefined);
    return file;
  }

  /** Opens a file of the program's tree; gives the lowest free descriptor. */
  open(path: string, flags: number, mode = 0o666): number {
    const files = fileSystem(this.thread);
    const access = flags & 3;
    let node = path === '' ? undefined : files.find(path);
    if (node === undefined) {
      if ((flags & OpenFlag.CREAT) === 0) node = files.get(path);
      else node = files.create(path, 0o100000 | (mode & 0o7777));
    } else if ((flags & OpenFlag.CREAT) !== 0 && (flags & OpenFlag.EXCL) !== 0) {
      throw new FileFailure(Errno.EEXIST, path);
    }
    if (node.kind === 'directory') throw new FileFailure(Errno.EISDIR, path);
    if (access !== OpenFlag.RDONLY && (flags & OpenFlag.TRUNC) !== 0) {
      node.data = new Uint8Array(0);
      files.touch(node);
    }
    const readable = access !== OpenFlag.WRONLY;
    const writable = access !== OpenFlag.RDONLY;
    const file = new RegularFile(node, readable, writable, (flags & OpenFlag.APPEND) !== 0, (it) => files.touch(it));
    return this.add(file);
  }

  has(descriptor: number): boolean {
    return this.files.has(descriptor);
  }

  add(file: OpenFile): number {
    let descriptor = 0;
    while (this.files.has(descriptor)) descriptor++;
    this.files.set(descriptor, file);
    return descriptor;
  }

  close(descriptor: number): void {
    const file = this.get(descriptor);
    this.files.delete(descriptor);
    if (file.closed !== undefined && ![...this.files.values()].includes(file)) file.closed();
  }
}

/** The open files of this interpreter. */
export function fileTable(thread: Thread): FileTable {
  return stateOf(thread, 'file-table', () => new FileTable(thread));
}
