// The process's standard streams for a program that runs synchronously: nothing is lost when it ends, and errors follow the output before them.

import fs from 'node:fs';
import type { OutputStream } from '../objects/interpreter-state';

const FLUSH_AT = 1 << 16;

/** Writes all bytes, waiting for a reader that is slow. A reader that went away ends the process, as it ends python. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let offset = 0; offset < bytes.length; ) {
    try {
      offset += fs.writeSync(descriptor, bytes, offset);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

/** Standard output, collected into large writes; by line on a terminal. */
export class ConsoleOutput implements OutputStream {
  private pending = '';
  private readonly byLine = process.stdout.isTTY === true;

  write(text: string): void {
    this.pending += text;
    if (this.pending.length > FLUSH_AT || (this.byLine && text.includes('\n'))) this.flush();
  }

  flush(): void {
    const { pending } = this;
    this.pending = '';
    if (pending !== '') writeAll(1, pending);
  }
}

/** Standard error: written at once, after the output that came before. */
export class ConsoleErrors implements OutputStream {
  constructor(private readonly output: ConsoleOutput) {}

  write(text: string): void {
    this.output.flush();
    writeAll(2, text);
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
