// The files a program sees: a tree in memory, made of what the embedder hands in and of what the program writes. Nothing of the host.

import type { Thread } from '../objects/thread';
import { standardLibraryArchive, ZIP_PATH } from './import/standard-library';
import { stateOf } from './define-module';

/** Numbers of the modelled build (WASI's). */
export const Errno = {
  E2BIG: 1,
  EACCES: 2,
  EAGAIN: 6,
  EBADF: 8,
  EEXIST: 20,
  EINVAL: 28,
  EISDIR: 31,
  ENOENT: 44,
  ENOSYS: 52,
  ENOTDIR: 54,
  ENOTEMPTY: 55,
  ENOTSOCK: 57,
  EPERM: 63,
  EPIPE: 64,
  ESPIPE: 70,
  EXDEV: 75,
} as const;

/** A file operation that failed, without Python's exception around it. */
export class FileFailure {
  constructor(
    readonly errno: number,
    readonly path: string | undefined,
  ) {}
}

export interface FileNode {
  kind: 'file';
  data: Uint8Array;
  mode: number;
  /** Nanoseconds since the epoch. */
  mtime: bigint;
  inode: number;
}

export interface DirectoryNode {
  kind: 'directory';
  entries: Map<string, FileSystemNode>;
  mode: number;
  mtime: bigint;
  inode: number;
}

export type FileSystemNode = FileNode | DirectoryNode;

/** A tree of files in memory. */
export class FileSystem {
  private nextInode = 1;
  readonly root: DirectoryNode = this.directory();
  cwd = '/';
  /** Changes with every file or directory that appears or disappears. */
  version = 0;

  constructor() {
    this.makeDirectories('/lib');
    this.makeDirectories('/tmp');
    const archive = this.makeDirectories('/lib');
    const node = this.file(new Uint8Array(0));
    Object.defineProperty(node, 'data', {
      get: () => standardLibraryArchive().bytes,
      set: (data) => Object.defineProperty(node, 'data', { value: data, writable: true }),
      configurable: true,
    });
    archive.entries.set(ZIP_PATH.slice('/lib/'.length), node);
  }

  /** An absolute path without `.`, `..` and doubled slashes. */
  resolve(path: string): string {
    const parts: string[] = [];
    for (const part of (path.startsWith('/') ? path : `${this.cwd}/${path}`).split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    return `/${parts.join('/')}`;
  }

  /** The node at a path, or undefined. */
  find(path: string): FileSystemNode | undefined {
    let node: FileSystemNode = this.root;
    for (const part of this.resolve(path).split('/')) {
      if (part === '') continue;
      if (node.kind !== 'directory') return undefined;
      const next: FileSystemNode | undefined = node.entries.get(part);
      if (next === undefined) return undefined;
      node = next;
    }
    return node;
  }

  /** The node at a path; throws FileFailure. */
  get(path: string): FileSystemNode {
    const node = path === '' ? undefined : this.find(path);
    if (node === undefined) throw new FileFailure(this.throughFile(path) ? Errno.ENOTDIR : Errno.ENOENT, path);
    if (node.kind === 'file' && path.endsWith('/')) throw new FileFailure(Errno.ENOTDIR, path);
    return node;
  }

  /** The directory that holds a path, and its last name. */
  parentOf(path: string): { parent: DirectoryNode; name: string } {
    const full = this.resolve(path);
    const slash = full.lastIndexOf('/');
    const parent = this.find(full.slice(0, slash) || '/');
    if (parent === undefined) throw new FileFailure(this.throughFile(path) ? Errno.ENOTDIR : Errno.ENOENT, path);
    if (parent.kind !== 'directory') throw new FileFailure(Errno.ENOTDIR, path);
    return { parent, name: full.slice(slash + 1) };
  }

  /** Makes an empty file where there is none. */
  create(path: string, mode = 0o100666): FileNode {
    const { parent, name } = this.parentOf(path);
    const node = this.file(new Uint8Array(0), mode);
    parent.entries.set(name, node);
    this.touch(parent);
    return node;
  }

  makeDirectory(path: string, mode = 0o777): DirectoryNode {
    const { parent, name } = this.parentOf(path);
    if (name === '' || parent.entries.has(name)) throw new FileFailure(Errno.EEXIST, path);
    const node = this.directory(mode);
    parent.entries.set(name, node);
    this.touch(parent);
    return node;
  }

  makeDirectories(path: string): DirectoryNode {
    let node = this.root;
    for (const part of this.resolve(path).split('/')) {
      if (part === '') continue;
      let next = node.entries.get(part);
      if (next === undefined) {
        next = this.directory();
        node.entries.set(part, next);
        this.version++;
      }
      if (next.kind !== 'directory') throw new FileFailure(Errno.ENOTDIR, path);
      node = next;
    }
    return node;
  }

  /** Puts a whole file at a path, with the directories above it. */
  put(path: string, data: Uint8Array): void {
    const full = this.resolve(path);
    const slash = full.lastIndexOf('/');
    this.makeDirectories(full.slice(0, slash) || '/').entries.set(full.slice(slash + 1), this.file(data));
    this.version++;
  }

  removeFile(path: string): void {
    const node = this.get(path);
    if (node.kind === 'directory') throw new FileFailure(Errno.EISDIR, path);
    const { parent, name } = this.parentOf(path);
    parent.entries.delete(name);
    this.touch(parent);
  }

  removeDirectory(path: string): void {
    const node = this.get(path);
    if (node.kind !== 'directory') throw new FileFailure(Errno.ENOTDIR, path);
    if (node.entries.size > 0) throw new FileFailure(Errno.ENOTEMPTY, path);
    const { parent, name } = this.parentOf(path);
    parent.entries.delete(name);
    this.touch(parent);
  }

  rename(from: string, to: string): void {
    const node = this.get(from);
    const source = this.parentOf(from);
    const target = this.parentOf(to);
    const existing = target.parent.entries.get(target.name);
    if (existing !== undefined && existing !== node) {
      if (node.kind === 'file' && existing.kind === 'directory') throw new FileFailure(Errno.EISDIR, to);
      if (node.kind === 'directory' && existing.kind === 'file') throw new FileFailure(Errno.ENOTDIR, to);
      if (existing.kind === 'directory' && existing.entries.size > 0) throw new FileFailure(Errno.ENOTEMPTY, to);
    }
    source.parent.entries.delete(source.name);
    target.parent.entries.set(target.name, node);
    this.touch(source.parent);
    this.touch(target.parent);
  }

  /** Notes that a node changed now. */
  touch(node: FileSystemNode): void {
    node.mtime = now();
    if (node.kind === 'directory') this.version++;
  }

  private throughFile(path: string): boolean {
    const parts = this.resolve(path).split('/');
    for (let count = parts.length - 1; count > 1; count--) {
      const node = this.find(parts.slice(0, count).join('/'));
      if (node !== undefined) return node.kind === 'file';
    }
    return false;
  }

  private file(data: Uint8Array, mode = 0o100666): FileNode {
    return { kind: 'file', data, mode, mtime: now(), inode: this.nextInode++ };
  }

  private directory(mode = 0o777): DirectoryNode {
    return { kind: 'directory', entries: new Map(), mode: 0o040000 | mode, mtime: now(), inode: this.nextInode++ };
  }
}

const now = (): bigint => BigInt(Date.now()) * 1_000_000n;

/** The files of this interpreter. */
export function fileSystem(thread: Thread): FileSystem {
  return stateOf(thread, 'file-system', () => new FileSystem());
}
