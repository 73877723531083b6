// The algorithms of bytes and bytearray on plain byte arrays; letters are ASCII only.

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

export function repeatBytes(bytes: Uint8Array, count: number, tooLong?: string): Uint8Array {
  const size = bytes.length * Math.max(count, 0);
  if (size > MAX_LENGTH) throw tooLong === undefined ? memoryError() : overflowError(tooLong);
  const result = new Uint8Array(size);
  if (bytes.length === 1) result.fill(bytes[0]!);
  else for (let start = 0; start < size; start += bytes.length) result.set(bytes, start);
  return result;
}

function matchesAt(bytes: Uint8Array, part: Uint8Array, start: number): boolean {
  for (let index = 0; index < part.length; index++) if (bytes[start + index] !== part[index]) return false;
  return true;
}

/** The first position of `part` within [start, stop); -1 if it is not there. */
export function findBytes(bytes: Uint8Array, part: Uint8Array, start: number, stop: number): number {
  const last = stop - part.length;
  if (part.length === 0) return start <= stop ? start : -1;
  for (let at = bytes.indexOf(part[0]!, start); at >= 0 && at <= last; at = bytes.indexOf(part[0]!, at + 1)) {
    if (matchesAt(bytes, part, at)) return at;
  }
  return -1;
}

/** The last position of `part` within [start, stop). */
export function findLastBytes(bytes: Uint8Array, part: Uint8Array, start: number, stop: number): number {
  for (let at = stop - part.length; at >= start; at--) if (matchesAt(bytes, part, at)) return at;
  return -1;
}

/** How often `part` is found within [start, stop) without overlap. */
export function countBytes(bytes: Uint8Array, part: Uint8Array, start: number, stop: number): number {
  if (start > stop) return 0;
  if (part.length === 0) return stop - start + 1;
  let count = 0;
  for (let at = findBytes(bytes, part, start, stop); at >= 0; at = findBytes(bytes, part, at + part.length, stop))
    count++;
  return count;
}

/** All of `parts` with the separator between them. */
export function joinBytes(separator: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  let size = Math.max(parts.length - 1, 0) * separator.length;
  for (const part of parts) size += part.length;
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

/** Replaces at most `count` occurrences; all if it is negative. */
export function replaceBytes(bytes: Uint8Array, old: Uint8Array, replacement: Uint8Array, count: number): Uint8Array {
  let left = count < 0 ? Infinity : count;
  const parts: Uint8Array[] = [];
  let start = 0;
  if (old.length === 0) {
    for (; start < bytes.length && left > 0; start++, left--) {
      parts.push(replacement, bytes.subarray(start, start + 1));
    }
    if (left > 0) parts.push(replacement);
    parts.push(bytes.subarray(start));
    return joinBytes(new Uint8Array(0), parts);
  }
  for (; left > 0; left--) {
    const at = findBytes(bytes, old, start, bytes.length);
    if (at < 0) break;
    parts.push(bytes.subarray(start, at));
    start = at + old.length;
  }
  parts.push(bytes.subarray(start));
  return joinBytes(replacement, parts);
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
export function splitAtSpaces(bytes: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let position = 0;
  for (;;) {
    while (position < bytes.length && isSpaceByte(bytes[position]!)) position++;
    if (position === bytes.length) return parts;
    if (limit-- <= 0) break;
    const start = position;
    while (position < bytes.length && !isSpaceByte(bytes[position]!)) position++;
    parts.push(bytes.slice(start, position));
  }
  parts.push(bytes.slice(position));
  return parts;
}

/** The same from the right. */
export function splitAtSpacesFromRight(bytes: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let end = bytes.length;
  for (;;) {
    while (end > 0 && isSpaceByte(bytes[end - 1]!)) end--;
    if (end === 0) return parts.reverse();
    if (limit-- <= 0) break;
    const stop = end;
    while (end > 0 && !isSpaceByte(bytes[end - 1]!)) end--;
    parts.push(bytes.slice(end, stop));
  }
  parts.push(bytes.slice(0, end));
  return parts.reverse();
}

export function splitAtBytes(bytes: Uint8Array, separator: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (; limit > 0; limit--) {
    const at = findBytes(bytes, separator, start, bytes.length);
    if (at < 0) break;
    parts.push(bytes.slice(start, at));
    start = at + separator.length;
  }
  parts.push(bytes.slice(start));
  return parts;
}

export function splitAtBytesFromRight(bytes: Uint8Array, separator: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let end = bytes.length;
  for (; limit > 0; limit--) {
    const at = findLastBytes(bytes, separator, 0, end);
    if (at < 0) break;
    parts.push(bytes.slice(at + separator.length, end));
    end = at;
  }
  parts.push(bytes.slice(0, end));
  return parts.reverse();
}

export function splitLinesOfBytes(bytes: Uint8Array, keepEnds: boolean): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  while (start < bytes.length) {
    let end = start;
    while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
    let next = end;
    if (next < bytes.length) next += bytes[next] === 13 && bytes[next + 1] === 10 ? 2 : 1;
    lines.push(bytes.slice(start, keepEnds ? next : end));
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

export function expandTabsOfBytes(bytes: Uint8Array, tabSize: number): Uint8Array {
  const result: number[] = [];
  let column = 0;
  for (const byte of bytes) {
    if (byte === 9) {
      if (tabSize <= 0) continue;
      const spaces = tabSize - (column % tabSize);
      if (result.length + spaces > MAX_LENGTH) throw overflowError('result too long');
      column += spaces;
      for (let count = 0; count < spaces; count++) result.push(32);
    } else {
      column = byte === 10 || byte === 13 ? 0 : column + 1;
      result.push(byte);
    }
  }
  return Uint8Array.from(result);
}

/** bytes.zfill: zeros behind the sign. */
export function zeroFillBytes(bytes: Uint8Array, width: number): Uint8Array {
  const fill = width - bytes.length;
  if (fill <= 0) return bytes.slice();
  const result = new Uint8Array(width).fill(48);
  result.set(bytes, fill);
  if (bytes[0] === 43 || bytes[0] === 45) {
    result[0] = bytes[0];
    result[fill] = 48;
  }
  return result;
}
