// The algorithms of bytes and bytearray on plain byte arrays; letters are ASCII only.

import { type Budget, pass, reserveBytes, UNLIMITED } from '../memory/budget';
import { memoryError, overflowError } from '../raise';

/** negative, 0 or positive, as a sorts before, with or after b. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    if (a[index] !== b[index]) return a[index]! - b[index]!;
  }
  return a.length - b.length;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && compareBytes(a, b) === 0;
}

const MAX_LENGTH = 0x7fff_ffff;

export function repeatBytes(budget: Budget, bytes: Uint8Array, count: number, tooLong?: string): Uint8Array {
  const size = bytes.length * Math.max(count, 0);
  if (size > MAX_LENGTH) throw tooLong === undefined ? memoryError() : overflowError(tooLong);
  reserveBytes(budget, size);
  const result = new Uint8Array(size);
  if (bytes.length === 1) result.fill(bytes[0]!);
  else for (let start = 0; start < size; start += bytes.length) result.set(bytes, start);
  return result;
}

/** So few positions are tried one by one. */
const SHORT = 64;
/** Bytes that are searched at once. */
const PIECE = 1 << 16;

type Find = (bytes: Uint8Array, part: Uint8Array, start: number, stop: number, budget?: Budget) => number;

/** The first position of `part` within [start, stop); -1 if it is not there. */
export const findBytes: Find = (bytes, part, start, stop, budget = UNLIMITED) => {
  const last = stop - part.length;
  if (part.length === 0) return start <= stop ? start : -1;
  if (last - start < SHORT) {
    for (let at = start; at <= last; at++) if (matchesAt(bytes, part, at)) return at;
    return -1;
  }
  return findInPieces(bytes, part, start, last, budget, 'indexOf');
};

/** The last position of `part` within [start, stop); -1 if it is not there. */
export const findLastBytes: Find = (bytes, part, start, stop, budget = UNLIMITED) => {
  if (part.length === 0) return start <= stop ? stop : -1;
  return findInPieces(bytes, part, start, stop - part.length, budget, 'lastIndexOf');
};

/** Looks for `part` at the positions from `first` to `last`, piece by piece from one end, so that the budget can end it. */
function findInPieces(
  bytes: Uint8Array,
  part: Uint8Array,
  first: number,
  last: number,
  budget: Budget,
  search: 'indexOf' | 'lastIndexOf',
): number {
  const memory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const step = Math.max(PIECE, part.length);
  const count = last - first + 1;
  for (let done = 0; done < count; done += step) {
    const size = Math.min(step, count - done);
    const from = search === 'indexOf' ? first + done : last + 1 - done - size;
    const to = from + size + part.length - 1;
    budget.work(((to - from) >> 8) * (1 + part.length / PIECE));
    const at = memory.subarray(from, to)[search](part);
    if (at >= 0) return from + at;
  }
  return -1;
}

function matchesAt(bytes: Uint8Array, part: Uint8Array, start: number): boolean {
  for (let index = 0; index < part.length; index++) if (bytes[start + index] !== part[index]) return false;
  return true;
}

/** How often `part` is found within [start, stop) without overlap. */
export function countBytes(
  bytes: Uint8Array,
  part: Uint8Array,
  start: number,
  stop: number,
  budget: Budget = UNLIMITED,
): number {
  if (start > stop) return 0;
  if (part.length === 0) return stop - start + 1;
  for (let count = 0, from = start; ; count++) {
    const at = findBytes(bytes, part, from, stop, budget);
    budget.work(1);
    if (at < 0) return count;
    from = at + part.length;
  }
}

/** All of `parts` with the separator between them. */
export function joinBytes(separator: Uint8Array, parts: readonly Uint8Array[], budget: Budget = UNLIMITED): Uint8Array {
  let size = Math.max(parts.length - 1, 0) * separator.length;
  for (const part of parts) size += part.length;
  if (size > MAX_LENGTH) throw overflowError('join() result is too long');
  reserveBytes(budget, size);
  pass(budget, parts.length * 8);
  const result = new Uint8Array(size);
  let position = 0;
  parts.forEach((part, index) => {
    if (index > 0) {
      result.set(separator, position);
      position += separator.length;
    }
    result.set(part, position);
    position += part.length;
  });
  return result;
}

function replaceByte(bytes: Uint8Array, old: number, replacement: number): Uint8Array {
  const result = bytes.slice();
  for (let at = result.indexOf(old); at >= 0; at = result.indexOf(old, at + 1)) result[at] = replacement;
  return result;
}

/** What a piece of bytes takes beside its contents. */
const PIECE_BYTES = 200;
/** Pieces between two questions. */
const PIECES = 512;

/** Adds a piece; now and then asks whether there is room and time for more. */
function keep(parts: Uint8Array[], part: Uint8Array, budget: Budget): void {
  parts.push(part);
  if (parts.length % PIECES !== 0) return;
  budget.work(PIECES);
  budget.reserve(PIECES * PIECE_BYTES);
}

/** Replaces at most `count` occurrences; all if it is negative. */
export function replaceBytes(
  bytes: Uint8Array,
  old: Uint8Array,
  replacement: Uint8Array,
  count: number,
  budget: Budget = UNLIMITED,
): Uint8Array {
  if (replacement.length === 1 && old.length === 1 && count < 0) return replaceByte(bytes, old[0]!, replacement[0]!);
  let left = count < 0 ? Infinity : count;
  const parts: Uint8Array[] = [];
  let start = 0;
  if (old.length === 0) {
    for (; start < bytes.length && left > 0; start++, left--) {
      keep(parts, replacement, budget);
      keep(parts, bytes.subarray(start, start + 1), budget);
    }
    if (left > 0) parts.push(replacement);
    parts.push(bytes.subarray(start));
    return joinBytes(new Uint8Array(0), parts, budget);
  }
  for (; left > 0; left--) {
    const at = findBytes(bytes, old, start, bytes.length, budget);
    if (at < 0) break;
    keep(parts, bytes.subarray(start, at), budget);
    start = at + old.length;
  }
  parts.push(bytes.subarray(start));
  return joinBytes(replacement, parts, budget);
}

export const isSpaceByte = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);
export const isDigitByte = (byte: number): boolean => byte >= 48 && byte <= 57;
export const isUpperByte = (byte: number): boolean => byte >= 65 && byte <= 90;
export const isLowerByte = (byte: number): boolean => byte >= 97 && byte <= 122;
export const isAlphaByte = (byte: number): boolean => isUpperByte(byte) || isLowerByte(byte);

export const upperByte = (byte: number): number => (isLowerByte(byte) ? byte - 32 : byte);
export const lowerByte = (byte: number): number => (isUpperByte(byte) ? byte + 32 : byte);
export const swapByte = (byte: number): number =>
  isLowerByte(byte) ? byte - 32 : isUpperByte(byte) ? byte + 32 : byte;

export function capitalizeBytes(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => (index === 0 ? upperByte(byte) : lowerByte(byte)));
}

export function titleBytes(bytes: Uint8Array): Uint8Array {
  let inWord = false;
  return bytes.map((byte) => {
    const result = inWord ? lowerByte(byte) : upperByte(byte);
    inWord = isAlphaByte(byte);
    return result;
  });
}

/** bytes.istitle. */
export function isTitleBytes(bytes: Uint8Array): boolean {
  let cased = false;
  let previousIsCased = false;
  for (const byte of bytes) {
    if (isUpperByte(byte)) {
      if (previousIsCased) return false;
      previousIsCased = cased = true;
    } else if (isLowerByte(byte)) {
      if (!previousIsCased) return false;
      previousIsCased = cased = true;
    } else previousIsCased = false;
  }
  return cased;
}

/** Splits at whitespace, at most `limit` times. */
export function splitAtSpaces(bytes: Uint8Array, limit: number, budget: Budget): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let position = 0;
  for (;;) {
    while (position < bytes.length && isSpaceByte(bytes[position]!)) position++;
    if (position === bytes.length) return parts;
    if (limit-- <= 0) break;
    const start = position;
    while (position < bytes.length && !isSpaceByte(bytes[position]!)) position++;
    keep(parts, bytes.slice(start, position), budget);
  }
  parts.push(bytes.slice(position));
  return parts;
}

/** The same from the right. */
export function splitAtSpacesFromRight(bytes: Uint8Array, limit: number, budget: Budget): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let end = bytes.length;
  for (;;) {
    while (end > 0 && isSpaceByte(bytes[end - 1]!)) end--;
    if (end === 0) return parts.reverse();
    if (limit-- <= 0) break;
    const stop = end;
    while (end > 0 && !isSpaceByte(bytes[end - 1]!)) end--;
    keep(parts, bytes.slice(end, stop), budget);
  }
  parts.push(bytes.slice(0, end));
  return parts.reverse();
}

export function splitAtBytes(bytes: Uint8Array, separator: Uint8Array, limit: number, budget: Budget): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (; limit > 0; limit--) {
    const at = findBytes(bytes, separator, start, bytes.length, budget);
    if (at < 0) break;
    keep(parts, bytes.slice(start, at), budget);
    start = at + separator.length;
  }
  parts.push(bytes.slice(start));
  return parts;
}

export function splitAtBytesFromRight(
  bytes: Uint8Array,
  separator: Uint8Array,
  limit: number,
  budget: Budget,
): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let end = bytes.length;
  for (; limit > 0; limit--) {
    const at = findLastBytes(bytes, separator, 0, end, budget);
    if (at < 0) break;
    keep(parts, bytes.slice(at + separator.length, end), budget);
    end = at;
  }
  parts.push(bytes.slice(0, end));
  return parts.reverse();
}

export function splitLinesOfBytes(bytes: Uint8Array, keepEnds: boolean, budget: Budget): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  while (start < bytes.length) {
    let end = start;
    while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
    let next = end;
    if (next < bytes.length) next += bytes[next] === 13 && bytes[next + 1] === 10 ? 2 : 1;
    keep(lines, bytes.slice(start, keepEnds ? next : end), budget);
    start = next;
  }
  return lines;
}

/** Where the bytes begin and end without those of `characters` (whitespace where there are none) at their ends. */
export function strippedBounds(
  bytes: Uint8Array,
  characters: Uint8Array | undefined,
  left: boolean,
  right: boolean,
): [start: number, end: number] {
  const strips = characters === undefined ? isSpaceByte : (byte: number): boolean => characters.includes(byte);
  let start = 0;
  let end = bytes.length;
  if (left) while (start < end && strips(bytes[start]!)) start++;
  if (right) while (end > start && strips(bytes[end - 1]!)) end--;
  return [start, end];
}

export function expandTabsOfBytes(bytes: Uint8Array, tabSize: number, budget: Budget): Uint8Array {
  let size = 0;
  forEachExpanded(bytes, tabSize, (count) => {
    size += count;
    if (size > MAX_LENGTH) throw overflowError('result too long');
  });
  reserveBytes(budget, size);
  const result = new Uint8Array(size);
  let at = 0;
  forEachExpanded(bytes, tabSize, (count, byte) => {
    result.fill(byte, at, at + count);
    at += count;
  });
  return result;
}

/** Each byte, and how often it stands in the result: a tab is so many spaces. */
function forEachExpanded(bytes: Uint8Array, tabSize: number, visit: (count: number, byte: number) => void): void {
  let column = 0;
  for (const byte of bytes) {
    if (byte === 9) {
      if (tabSize <= 0) continue;
      const spaces = tabSize - (column % tabSize);
      column += spaces;
      visit(spaces, 32);
    } else {
      column = byte === 10 || byte === 13 ? 0 : column + 1;
      visit(1, byte);
    }
  }
}

/** bytes.zfill: zeros behind the sign. */
export function zeroFillBytes(bytes: Uint8Array, width: number, budget: Budget): Uint8Array {
  const fill = width - bytes.length;
  if (fill <= 0) return bytes.slice();
  reserveBytes(budget, width);
  const result = new Uint8Array(width).fill(48);
  result.set(bytes, fill);
  if (bytes[0] === 43 || bytes[0] === 45) {
    result[0] = bytes[0];
    result[fill] = 48;
  }
  return result;
}
