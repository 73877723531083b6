// int("…"): texts and bytes to integers, and the limit of conversions to and from decimal.

import { TextWriter } from '../text/text-writer';
import type { PyBytes } from '../bytes/bytes';
import { bitLengthOfBig, isLong } from './big-int';
import { bigOfText } from './big-int-text';
import { type Budget, pass, reserveText, UNLIMITED } from '../memory/budget';
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
  if (typeof a === 'number') return intToText(a);
  const limit = maxStrDigits(thread);
  const tooLong = () => valueError(`Exceeds the limit (${limit} digits) for integer string conversion; ${ADVICE}`);
  if (limit > 0 && isLong(a) && bitLengthOfBig(a) > limit * BITS_PER_DIGIT + 4) throw tooLong();
  const text = intToText(a, 10, thread.budget);
  if (text.length > MAX_DIGITS_THRESHOLD && limit > 0 && text.length - (a < 0n ? 1 : 0) > limit) throw tooLong();
  return text;
}

/** Bits that a decimal digit stands for. */
const BITS_PER_DIGIT = Math.log2(10);

/** Whitespace becomes blanks and decimal digits of all scripts become ASCII digits; other characters above ASCII become "?" (_PyUnicode_TransformDecimalAndSpaceToASCII). */
export function toAsciiDigits(text: string, budget: Budget = UNLIMITED): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  const result = new TextWriter(budget);
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 128) result.write(character);
    else if (isSpace(code)) result.write(' ');
    else {
      const digit = decimalValue(code);
      result.write(digit < 0 ? '?' : String(digit));
      if (digit < 0) break;
    }
  }
  return result.text;
}

/** So few bytes are read one by one. */
const SHORT = 32;

/** The bytes as text, each a character. */
export function latin1(bytes: Uint8Array, budget: Budget = UNLIMITED): string {
  reserveText(budget, bytes.length);
  if (bytes.length <= SHORT) return String.fromCharCode(...bytes);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

const isAsciiSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Without whitespace at the ends. */
function trimAscii(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isAsciiSpace(text.charCodeAt(start))) start++;
  while (end > start && isAsciiSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

const PREFIXES: Record<string, number> = { b: 2, o: 8, x: 16 };

/** Digits without underscores, the sign and the base, of an ASCII text; undefined if it is malformed (PyLong_FromString). */
function scanInt(text: string, base: number): { negative: boolean; digits: string; base: number } | undefined {
  let rest = trimAscii(text);
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
  if (!/^[0-9a-z]/i.test(rest) || rest.endsWith('_') || rest.includes('__') || /[^0-9a-z_]/i.test(rest))
    return undefined;
  const digits = rest.replaceAll('_', '');
  for (let index = 0; index < digits.length; index++)
    if (digitValue(digits.charCodeAt(index)) >= base) return undefined;
  if (decimalOnly && /[1-9]/.test(digits)) return undefined;
  return { negative, digits, base };
}

/** The value of an ASCII letter or digit. */
function digitValue(code: number): number {
  return code < 58 ? code - 48 : (code | 32) - 87;
}

function digitsToInt(digits: string, base: number, budget: Budget): Int {
  if (digits.length * Math.log2(base) < 53) return Number.parseInt(digits, base);
  return normalize(bigOfText(digits, base, budget));
}

/** int(text, base) of a str (or instance of a subclass) or bytes; base 0 reads prefixes (PyLong_FromUnicodeObject, _PyLong_FromBytes). */
export function parseIntText(thread: Thread, value: Value, base: number): Int {
  const text = strValue(value);
  const ascii =
    text === undefined ? latin1((value as PyBytes).bytes, thread.budget) : toAsciiDigits(text, thread.budget);
  pass(thread.budget, 64 * ascii.length);
  const scanned = scanInt(ascii, base);
  if (scanned === undefined) {
    const shown = text === undefined ? bytesRepr((value as PyBytes).bytes) : strRepr(text);
    throw valueError(`invalid literal for int() with base ${base}: ${[...shown.slice(0, 400)].slice(0, 200).join('')}`);
  }
  const { negative, digits } = scanned;
  if (digits.length > MAX_DIGITS_THRESHOLD && (scanned.base & (scanned.base - 1)) !== 0) {
    const limit = maxStrDigits(thread);
    if (limit > 0 && digits.length > limit)
      throw valueError(
        `Exceeds the limit (${limit} digits) for integer string conversion: value has ${digits.length} digits; ${ADVICE}`,
      );
  }
  const size = digitsToInt(digits, scanned.base, thread.budget);
  return negative ? (typeof size === 'number' ? 0 - size : normalize(-size)) : size;
}
