// Bytes on their way from one end of a pipe or of a socket pair to the other, in memory.

import { Errno, FileFailure } from './file-system';

/** What a channel takes before a writer has to wait. */
const CAPACITY = 65536;

export class Channel {
  private chunks: Uint8Array[] = [];
  private size = 0;
  /** Nobody writes any more: the reader gets what is left, then the end. */
  ended = false;
  /** Nobody reads any more. */
  abandoned = false;

  get hasData(): boolean {
    return this.size > 0;
  }

  /** Is there something to read, be it the end? */
  get isReadable(): boolean {
    return this.size > 0 || this.ended;
  }

  /** Would a write take something, or fail at once? */
  get isWritable(): boolean {
    return this.size < CAPACITY || this.abandoned;
  }

  /** Up to `count` bytes; none at the end. With `peek` they stay. */
  read(count: number, peek = false): Uint8Array {
    if (!this.isReadable) throw new FileFailure(Errno.EAGAIN, undefined);
    const bytes = new Uint8Array(Math.min(count, this.size));
    let filled = 0;
    for (const chunk of this.chunks) {
      const part = chunk.subarray(0, bytes.length - filled);
      bytes.set(part, filled);
      filled += part.length;
    }
    if (!peek) this.skip(filled);
    return bytes;
  }

  private skip(count: number): void {
    this.size -= count;
    while (count > 0) {
      const first = this.chunks[0]!;
      if (first.length > count) {
        this.chunks[0] = first.subarray(count);
        return;
      }
      this.chunks.shift();
      count -= first.length;
    }
  }

  /** Takes what there is room for, at least one byte; gives how many. */
  write(bytes: Uint8Array): number {
    if (this.abandoned) throw new FileFailure(Errno.EPIPE, undefined);
    const room = CAPACITY - this.size;
    if (room <= 0 && bytes.length > 0) throw new FileFailure(Errno.EAGAIN, undefined);
    const taken = bytes.slice(0, room);
    if (taken.length > 0) this.chunks.push(taken);
    this.size += taken.length;
    return taken.length;
  }
}
