// co_exceptiontable: which instructions an exception handler covers (CPython's Objects/exception_handling_notes.txt).

import { ByteBuffer } from './byte-buffer';

/** One range of instructions. Positions count bytes, as in `dis`; `end` is the first byte behind the range. */
export interface ExceptionTableEntry {
  start: number;
  end: number;
  target: number;
  /** Height to which the stack is cut before the handler runs. */
  depth: number;
  /** The handler also finds the index of the instruction that raised. */
  lasti: boolean;
}

const CONTINUATION = 0x40;
const ENTRY_START = 0x80;

/** Writes the entries, in order of their start. */
export function encodeExceptionTable(entries: readonly ExceptionTableEntry[]): Uint8Array {
  const buffer = new ByteBuffer();
  for (const { start, end, target, depth, lasti } of entries) {
    writeVarint(buffer, start / 2, ENTRY_START);
    writeVarint(buffer, (end - start) / 2, 0);
    writeVarint(buffer, target / 2, 0);
    writeVarint(buffer, (depth << 1) | Number(lasti), 0);
  }
  return buffer.finish();
}

/** Six bits a byte, the most significant first; `mark` is set in the first byte. */
function writeVarint(buffer: ByteBuffer, value: number, mark: number): void {
  let shift = 0;
  while (value >>> (shift + 6) !== 0) shift += 6;
  for (let first = mark; shift >= 0; shift -= 6, first = 0) {
    buffer.push(((value >>> shift) & 0x3f) | (shift > 0 ? CONTINUATION : 0) | first);
  }
}

/** Reads a table. */
export function decodeExceptionTable(table: Uint8Array): ExceptionTableEntry[] {
  const entries: ExceptionTableEntry[] = [];
  let position = 0;
  const readVarint = (): number => {
    let byte = table[position++]!;
    let value = byte & 0x3f;
    while (byte & CONTINUATION) {
      byte = table[position++]!;
      value = (value << 6) | (byte & 0x3f);
    }
    return value;
  };
  while (position < table.length) {
    const start = 2 * readVarint();
    const end = start + 2 * readVarint();
    const target = 2 * readVarint();
    const depthAndLasti = readVarint();
    entries.push({ start, end, target, depth: depthAndLasti >> 1, lasti: (depthAndLasti & 1) === 1 });
  }
  return entries;
}
