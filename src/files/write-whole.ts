// Writing a file so that it is either what it was or what it is to be: beside it first, then put in its place.

import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { aboutFile, systemCode } from './file-problem';
import { writeAll } from './write-all';

/** What keeps a new file from being put beside an old one that may be written itself: the folder, or the mount of a single file. */
const NOT_BESIDE = ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV'];

/**
 * A file that is being written. Symbolic links are followed, missing folders made, permissions kept; devices, pipes and open descriptors
 * (/dev/stdout) are written directly. All methods throw FileProblem; after that, what was there before is as it was.
 */
export class WholeFile {
  private readonly target: string;
  private readonly descriptor: number;
  /** Where the new text is until it is done. */
  private beside: string | undefined;
  private owned = true;

  constructor(private readonly file: string) {
    [this.target, this.descriptor] = aboutFile(file, 'written', () => this.open());
  }

  write(content: string | Uint8Array): void {
    this.orDiscard(() => writeAll(this.descriptor, content));
  }

  /** Puts the new text in the place of the old one. */
  done(): void {
    this.orDiscard(() => {
      // A disk may find out late that it is full.
      if (this.beside !== undefined) fs.fsyncSync(this.descriptor);
      this.close();
      if (this.beside !== undefined) putInPlace(this.beside, this.target);
      this.beside = undefined;
    });
  }

  /** Leaves all as it was. */
  discard(): void {
    this.close();
    if (this.beside !== undefined) fs.rmSync(this.beside, { force: true });
    this.beside = undefined;
  }

  private open(): [target: string, descriptor: number] {
    const { target, descriptor } = follow(this.file);
    if (descriptor !== undefined) {
      this.owned = false;
      return [target, descriptor];
    }
    const there = fs.statSync(target, { throwIfNoEntry: false });
    if (there === undefined) makeFolder(path.dirname(target));
    else if (!there.isFile()) return [target, fs.openSync(target, fs.constants.O_WRONLY)];
    else fs.accessSync(target, fs.constants.W_OK);
    const beside = nameBeside(target);
    try {
      const created = fs.openSync(beside, 'wx');
      this.beside = beside;
      if (there !== undefined) keepOwner(created, there);
      return [target, created];
    } catch (error) {
      if (there === undefined || !NOT_BESIDE.includes(systemCode(error) ?? '')) throw error;
      return [target, fs.openSync(target, 'w')];
    }
  }

  private close(): void {
    if (this.owned) fs.closeSync(this.descriptor);
    this.owned = false;
  }

  private orDiscard(work: () => void): void {
    try {
      aboutFile(this.file, 'written', work);
    } catch (error) {
      this.discard();
      throw error;
    }
  }
}

/** Writes a file at once, as WholeFile does. Throws FileProblem. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const whole = new WholeFile(file);
  whole.write(content);
  whole.done();
}

/**
 * Makes sure, as far as that can be known, that a file can be written, and that its folder exists. A file that was not there is not there
 * afterwards. Throws FileProblem.
 */
export function checkWritable(file: string): void {
  aboutFile(file, 'written', () => {
    const { target, descriptor } = follow(file);
    if (descriptor !== undefined) return void fs.fstatSync(descriptor);
    const there = fs.statSync(target, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (there !== undefined) return fs.accessSync(target, fs.constants.W_OK);
    makeFolder(path.dirname(target));
    const beside = nameBeside(target);
    fs.closeSync(fs.openSync(beside, 'wx'));
    fs.rmSync(beside);
  });
}

function nameBeside(target: string): string {
  const { dir, base } = path.parse(target);
  return path.join(dir, `.${base.slice(0, 40)}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
}

/** A file that is a mount of its own cannot be replaced, but it can be filled. */
function putInPlace(beside: string, target: string): void {
  try {
    fs.renameSync(beside, target);
  } catch (error) {
    if (!NOT_BESIDE.includes(systemCode(error) ?? '')) throw error;
    fs.copyFileSync(beside, target);
    fs.rmSync(beside);
  }
}

/** Makes a folder, step by step: `recursive` never ends in some special file systems. Throws what the file system throws. */
export function makeFolder(folder: string): void {
  const there = fs.statSync(folder, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (there !== undefined) throw Object.assign(new Error(), { code: 'ENOTDIR' });
  makeFolder(path.dirname(path.resolve(folder)));
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    // Another process may have been faster.
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}

function keepOwner(descriptor: number, { mode, uid, gid }: fs.Stats): void {
  const now = fs.fstatSync(descriptor);
  if (now.uid !== uid || now.gid !== gid) {
    try {
      fs.fchownSync(descriptor, uid, gid);
    } catch (error) {
      // Only root may give a file away; then it belongs to who wrote it.
      if (systemCode(error) !== 'EPERM') throw error;
    }
  }
  fs.fchmodSync(descriptor, mode & 0o7777);
}

/** Where the symbolic links of a path lead: to a file, there or not, or to an open descriptor of this process. */
function follow(file: string): { target: string; descriptor?: number } {
  let target = path.resolve(file);
  for (let links = 0; links < 40; links++) {
    const [, own, number] = /^\/(?:dev|proc\/(self|\d+))\/fd\/(\d+)$/.exec(target) ?? [];
    if (number !== undefined && [undefined, 'self', String(process.pid)].includes(own)) {
      return { target, descriptor: Number(number) };
    }
    if (fs.lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return { target };
    target = path.resolve(path.dirname(target), fs.readlinkSync(target));
  }
  throw Object.assign(new Error(), { code: 'ELOOP' });
}
