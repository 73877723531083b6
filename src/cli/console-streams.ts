// The process's standard streams for a program that runs synchronously: nothing is lost when it ends, and errors follow the output before them.

import fs from 'node:fs';
import { aboutFile, FileProblem } from '../files/file-problem';
import { writeAll } from '../files/write-all';
import type { OutputStream } from '../objects/interpreter-state';
import { ExitCode } from './exit-codes';

const FLUSH_AT = 1 << 16;
const NAMES: Record<number, string> = { 1: 'standard output', 2: 'standard error' };

/** Writes all, waiting for a reader that is slow. False when the reader has gone. Throws FileProblem. */
function writeTo(descriptor: 1 | 2, text: string): boolean {
  try {
    aboutFile(NAMES[descriptor]!, 'written', () => writeAll(descriptor, text));
    return true;
  } catch (error) {
    if (error instanceof FileProblem && error.code === 'EPIPE') return false;
    throw error;
  }
}

/** Text that is not written yet, where another thread can see it. */
export interface SharedText {
  readonly bytes: Uint8Array;
  readonly length: Int32Array;
}

/** Standard output, collected into large writes; by line on a terminal. */
export class ConsoleOutput implements OutputStream {
  private pending = '';
  private readonly byLine = process.stdout.isTTY === true;
  private shared: SharedText | undefined = undefined;

  /** From now on what is not written yet can be seen from another thread. */
  share(): SharedText {
    this.flush();
    this.shared = {
      bytes: new Uint8Array(new SharedArrayBuffer(4 * FLUSH_AT)),
      length: new Int32Array(new SharedArrayBuffer(4)),
    };
    return this.shared;
  }

  write(text: string): void {
    this.pending += text;
    if (this.shared !== undefined) append(this.shared, text);
    if (this.pending.length > FLUSH_AT || (this.byLine && text.includes('\n'))) this.flush();
  }

  flush(): void {
    const { pending } = this;
    this.pending = '';
    if (this.shared !== undefined) Atomics.store(this.shared.length, 0, 0);
    // Without a reader of its output a program has nothing left to do.
    if (pending !== '' && !writeTo(1, pending)) process.exit(ExitCode.FINE);
  }
}

/** As much as there is room for: what is longer is written at once. */
function append({ bytes, length }: SharedText, text: string): void {
  const begin = Atomics.load(length, 0);
  const encoded = Buffer.from(text, 'utf8').subarray(0, bytes.length - begin);
  bytes.set(encoded, begin);
  Atomics.store(length, 0, begin + encoded.length);
}

/** Standard error: written at once, after the output that came before. */
export class ConsoleErrors implements OutputStream {
  constructor(private readonly output: ConsoleOutput) {}

  write(text: string): void {
    this.output.flush();
    writeTo(2, text);
  }
}

/** Reads standard input line by line, each with its line end; undefined at the end. */
export function lineReader(output: ConsoleOutput): () => string | undefined {
  let buffered = Buffer.alloc(0);
  let ended = false;
  const chunk = Buffer.alloc(1 << 14);
  return () => {
    output.flush();
    for (;;) {
      const end = buffered.indexOf(10);
      if (end >= 0 || (ended && buffered.length > 0)) {
        const length = end >= 0 ? end + 1 : buffered.length;
        const line = buffered.toString('utf8', 0, length);
        buffered = buffered.subarray(length);
        return line;
      }
      if (ended) return undefined;
      const count = readSome(chunk);
      if (count === 0) ended = true;
      else buffered = Buffer.concat([buffered, chunk.subarray(0, count)]);
    }
  };
}

function readSome(chunk: Buffer): number {
  for (;;) {
    try {
      return fs.readSync(0, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
