// Reading zip archives: the table of files at once, the files when they are asked for.

import { inflateSync } from 'fflate';

interface ZipEntry {
  method: number;
  compressedSize: number;
  size: number;
  headerOffset: number;
}

const END_OF_CENTRAL_DIRECTORY = 0x06054b50;
const CENTRAL_ENTRY = 0x02014b50;

/** What is wrong with an archive that cannot be read. */
export class ZipFailure {
  constructor(readonly message: string) {}
}

/** A zip archive in memory. */
export class ZipArchive {
  readonly entries = new Map<string, ZipEntry>();
  readonly directories = new Set<string>();
  private readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.readDirectory();
  }

  has(path: string): boolean {
    return this.entries.has(path);
  }

  /** The content of a file, or undefined. */
  read(path: string): Uint8Array | undefined {
    const entry = this.entries.get(path);
    if (entry === undefined) return undefined;
    const { headerOffset, compressedSize, method, size } = entry;
    const start =
      headerOffset + 30 + this.view.getUint16(headerOffset + 26, true) + this.view.getUint16(headerOffset + 28, true);
    const data = this.bytes.subarray(start, start + compressedSize);
    return method === 0 ? data.slice() : inflateSync(data, { out: new Uint8Array(size) });
  }

  private readDirectory(): void {
    const { view, bytes } = this;
    let end = bytes.length - 22;
    while (end >= 0 && view.getUint32(end, true) !== END_OF_CENTRAL_DIRECTORY) end--;
    if (end < 0) throw new ZipFailure('not a Zip file');
    const count = view.getUint16(end + 10, true);
    let position = view.getUint32(end + 16, true);
    const decoder = new TextDecoder();
    for (let index = 0; index < count; index++) {
      if (view.getUint32(position, true) !== CENTRAL_ENTRY) throw new ZipFailure('bad central directory');
      const nameLength = view.getUint16(position + 28, true);
      const name = decoder.decode(bytes.subarray(position + 46, position + 46 + nameLength));
      if (!name.endsWith('/')) {
        this.entries.set(name, {
          method: view.getUint16(position + 10, true),
          compressedSize: view.getUint32(position + 20, true),
          size: view.getUint32(position + 24, true),
          headerOffset: view.getUint32(position + 42, true),
        });
      }
      for (let slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
        this.directories.add(name.slice(0, slash));
      }
      position += 46 + nameLength + view.getUint16(position + 30, true) + view.getUint16(position + 32, true);
    }
  }
}
