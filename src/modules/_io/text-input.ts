// Text that was read ahead, and where in it characters and lines end.

import { concat } from './io-base';

/** Decoded text of one or more chunks, and how far it is used. */
export class TextInput {
  decoded = '';
  used = 0;
  /** Where the chunk that `decoded` came from begins, in bytes; and the chunk. */
  chunkStart = 0;
  chunk: Uint8Array = new Uint8Array(0);

  get isUsedUp(): boolean {
    return this.used === this.decoded.length;
  }

  /** The text up to the index `stop`. */
  take(stop: number): string {
    const text = this.decoded.slice(this.used, stop);
    this.used = stop;
    return text;
  }

  /** Another chunk, and its text. */
  add(bytes: Uint8Array, text: string): void {
    if (this.isUsedUp) {
      this.chunk = bytes;
      this.decoded = text;
      this.used = 0;
    } else {
      this.chunk = concat([this.chunk, bytes]);
      this.decoded += text;
    }
  }

  forget(): void {
    this.decoded = '';
    this.used = 0;
  }
}

/** The index `count` code points after `start`, or undefined if the text is shorter. */
export function offsetOf(text: string, start: number, count: number): number | undefined {
  let index = start;
  for (let step = 0; step < count; step++) {
    if (index >= text.length) return undefined;
    index += text.codePointAt(index)! > 0xffff ? 2 : 1;
  }
  return index <= text.length ? index : undefined;
}

/** The index after the first line end at or after `start`, -1 if there is none yet (_PyIO_find_line_ending). */
export function lineEnd(text: string, start: number, newline: string | null): number {
  if (newline === null || newline === '\n') return text.indexOf('\n', start) + 1 || -1;
  if (newline !== '') {
    const index = text.indexOf(newline, start);
    return index < 0 ? -1 : index + newline.length;
  }
  for (let index = start; index < text.length; index++) {
    if (text[index] === '\n') return index + 1;
    if (text[index] === '\r') return text[index + 1] === '\n' ? index + 2 : index + 1;
  }
  return -1;
}
