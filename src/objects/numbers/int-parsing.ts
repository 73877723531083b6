// int("…"): texts and bytes to integers, and the limit of conversions to and from decimal.

import type { PyBytes } from '../bytes/bytes';
import { type Int, intToText } from './int-arithmetic';
import { normalize } from './int';
import type { Value } from '../object';
import { valueError } from '../raise';
import { bytesRepr, strRepr } from '../text/str-repr';
import type { Thread } from '../thread';
import { strValue } from '../type-of';
import { decimalValue, isSpace } from '../text/unicode/properties';

const DEFAULT_MAX_DIGITS = 4300;
/** Shorter texts are never refused (_PY_LONG_MAX_STR_DIGITS_THRESHOLD). */
export const MAX_DIGITS_THRESHOLD = 640;
const STATE = 'int_max_str_digits';
const ADVICE = 'use sys.set_int_max_str_digits() to increase the limit';

/** sys.get_int_max_str_digits(). */
export function maxStrDigits(thread: Thread): number {
  return (thread.interp.moduleState.get(STATE) as number | undefined) ?? DEFAULT_MAX_DIGITS;
}

/** sys.set_int_max_str_digits(), after its checks. */
export function setMaxStrDigits(thread: Thread, digits: number): void {
  thread.interp.moduleState.set(STATE, digits);
}

/** str(a), or ValueError where it would be too long. */
export function decimalText(thread: Thread, a: Int): string {
  const text = intToText(a);
  if (typeof a === 'bigint' && text.length > MAX_DIGITS_THRESHOLD) {
    const limit = maxStrDigits(thread);
    if (limit > 0 && text.length - (a < 0n ? 1 : 0) > limit)
      throw valueError(`Exceeds the limit (${limit} digits) for integer string conversion; ${ADVICE}`);
  }
  return text;
}

/** Whitespace becomes blanks and decimal digits of all scripts become ASCII digits; other characters above ASCII become "?" (_PyUnicode_TransformDecimalAndSpaceToASCII). */
export function toAsciiDigits(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  let result = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 128) result += character;
    else if (isSpace(code)) result += ' ';
    else {
      const digit = decimalValue(code);
      if (digit < 0) return `${result}?`;
      result += digit;
    }
  }
  return result;
}

/** The bytes as text, each a character. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

const PREFIXES: Record<string, number> = { b: 2, o: 8, x: 16 };

/** Digits without underscores, the sign and the base, of an ASCII text; undefined if it is malformed (PyLong_FromString). */
function scanInt(text: string, base: number): { negative: boolean; digits: string; base: number } | undefined {
  let rest = text.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');
  const negative = rest.startsWith('-');
  if (negative || rest.startsWith('+')) rest = rest.slice(1);
  const prefix = rest[0] === '0' ? PREFIXES[rest[1]?.toLowerCase() ?? ''] : undefined;
  let decimalOnly = false;
  if (base === 0) {
    if (rest[0] !== '0') base = 10;
    else if (prefix !== undefined) base = prefix;
    else {
      decimalOnly = true;
      base = 10;
    }
  }
  if (prefix === base) {
    rest = rest.slice(2);
    if (rest[0] === '_') rest = rest.slice(1);
  }
  if (!/^[0-9a-z]+(?:_[0-9a-z]+)*$/i.test(rest)) return undefined;
  const digits = rest.replaceAll('_', '');
  for (const digit of digits) if (Number.parseInt(digit, 36) >= base) return undefined;
  if (decimalOnly && /[1-9]/.test(digits)) return undefined;
  return { negative, digits, base };
}

function digitsToInt(digits: string, base: number): Int {
  if (digits.length * Math.log2(base) < 53) return Number.parseInt(digits, base);
  if (base === 10) return normalize(BigInt(digits));
  if (base === 16) return normalize(BigInt(`0x${digits}`));
  if (base === 8) return normalize(BigInt(`0o${digits}`));
  if (base === 2) return normalize(BigInt(`0b${digits}`));
  return normalize(bigFromDigits(digits, base));
}

function bigFromDigits(digits: string, base: number): bigint {
  if (digits.length <= 9) return BigInt(Number.parseInt(digits, base));
  const low = digits.length >> 1;
  const high = digits.length - low;
  return (
    bigFromDigits(digits.slice(0, high), base) * BigInt(base) ** BigInt(low) + bigFromDigits(digits.slice(high), base)
  );
}

/** int(text, base) of a str (or instance of a subclass) or bytes; base 0 reads prefixes (PyLong_FromUnicodeObject, _PyLong_FromBytes). */
export function parseIntText(thread: Thread, value: Value, base: number): Int {
  const text = strValue(value);
  const ascii = text === undefined ? latin1((value as PyBytes).bytes) : toAsciiDigits(text);
  const scanned = scanInt(ascii, base);
  if (scanned === undefined) {
    const shown = text === undefined ? bytesRepr((value as PyBytes).bytes) : strRepr(text);
    throw valueError(`invalid literal for int() with base ${base}: ${[...shown].slice(0, 200).join('')}`);
  }
  const { negative, digits } = scanned;
  if (digits.length > MAX_DIGITS_THRESHOLD && (scanned.base & (scanned.base - 1)) !== 0) {
    const limit = maxStrDigits(thread);
    if (limit > 0 && digits.length > limit)
      throw valueError(
        `Exceeds the limit (${limit} digits) for integer string conversion: value has ${digits.length} digits; ${ADVICE}`,
      );
  }
  const size = digitsToInt(digits, scanned.base);
  return negative ? (typeof size === 'number' ? 0 - size : normalize(-size)) : size;
}
