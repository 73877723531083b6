// Bytes to hexadecimal digits and back.

import { type Budget, reserveItems, reserveText } from '../memory/budget';
import { codesOf } from '../text/text-indexing';
import { TextWriter } from '../text/text-writer';
import { hasBuffer, withBytes } from './buffer';
import { PyBytes } from './bytes';
import { latin1 } from '../numbers/int-parsing';
import type { Value } from '../object';
import { length } from '../protocols/subscript';
import { typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import { fullyQualifiedName } from '../types/type-names';
import { strValue, typeOf } from '../type-of';

function separatorOf(thread: Thread, value: Value, binary: boolean): string {
  const size = length(thread, value);
  if (size !== 1) throw valueError('sep must be length 1.');
  const text = strValue(value) ?? (value instanceof PyBytes ? latin1(value.bytes) : undefined);
  if (text === undefined) throw typeError('sep must be str or bytes.');
  if (text > (binary ? '\xff' : '\x7f')) throw valueError('sep must be ASCII.');
  return text;
}

/**
 * Two digits for each byte, with a separator after each group counted from the right, or the left if negative (_Py_strhex_with_sep).
 * The separator must be ASCII unless the result will be `binary`.
 */
export function bytesToHex(
  thread: Thread,
  bytes: Uint8Array,
  separator: Value | undefined,
  group: number,
  binary = false,
): string {
  const mark = separator === undefined ? '' : separatorOf(thread, separator, binary);
  const size = Math.abs(group);
  const count = bytes.length;
  const { budget } = thread;
  const marks = mark === '' || size === 0 ? 0 : Math.floor((count - 1) / size);
  reserveText(budget, 2 * count + marks);
  if (marks <= 0) return hexInParts(bytes, budget);
  const text = new TextWriter(budget);
  for (let index = 0; index < count; index++) {
    const position = group > 0 ? count - index : index;
    if (mark !== '' && size !== 0 && index > 0 && position % size === 0) text.write(mark);
    const byte = bytes[index]!;
    text.write(byte < 16 ? `0${byte.toString(16)}` : byte.toString(16));
  }
  return text.text;
}

/** Bytes that become digits at once. */
const PART = 1 << 16;
/** So few are written one by one. */
const SHORT = 32;

function hexInParts(bytes: Uint8Array, budget: Budget): string {
  if (bytes.length <= SHORT) {
    let digits = '';
    for (const byte of bytes) digits += byte < 16 ? `0${byte.toString(16)}` : byte.toString(16);
    return digits;
  }
  const text = new TextWriter(budget);
  for (let start = 0; start < bytes.length; start += PART) {
    const part = bytes.subarray(start, start + PART);
    text.write(Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('hex'));
  }
  return text.text;
}

/** Bytes between two looks at the budget, less one. */
const LOOK = 1023;

const digitOf = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
};

/** bytes.fromhex: digits in pairs, whitespace between them (_PyBytes_FromHex). */
export function bytesFromHex(thread: Thread, value: Value): Uint8Array {
  const text = strValue(value);
  let codes: ArrayLike<number>;
  if (text !== undefined) {
    reserveItems(thread.budget, 2 * text.length);
    codes = codesOf(text);
  } else if (hasBuffer(value)) codes = withBytes(thread, value, (bytes) => bytes.slice());
  else
    throw typeError(`fromhex() argument must be str or bytes-like, not ${fullyQualifiedName(thread, typeOf(value))}`);
  const result = new Uint8Array(codes.length >> 1);
  let size = 0;
  let position = 0;
  const bad = (at: number) => valueError(`non-hexadecimal number found in fromhex() arg at position ${at}`);
  while (position < codes.length) {
    const code = codes[position]!;
    if (code === 32 || (code >= 9 && code <= 13)) {
      position++;
      continue;
    }
    const high = digitOf(code);
    if (high < 0) throw bad(position);
    if (position + 1 === codes.length)
      throw valueError('fromhex() arg must contain an even number of hexadecimal digits');
    const low = digitOf(codes[position + 1]!);
    if (low < 0) throw bad(position + 1);
    result[size++] = high * 16 + low;
    if ((size & LOOK) === 0) thread.budget.work(LOOK);
    position += 2;
  }
  return result.slice(0, size);
}
