// JSON strings: escaping, and reading them with their escapes.

import type { PyBaseException } from '../../objects/exceptions/exceptions';
import type { Value } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { valueError } from '../../objects/raise';
import { textOfCodes } from '../../objects/text/text-indexing';
import { PyRaise, type Thread } from '../../objects/thread';
import { importModule } from '../import/import-module';
import { sliceOf, type Subject } from '../regex/subject';

const SHORT: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const unicodeEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The text in quotes; only what must be is escaped (encode_basestring). */
export function quote(text: string): string {
  return `"${text.replace(/["\\\0-\x1f]/g, (unit) => SHORT[unit] ?? unicodeEscape(unit))}"`;
}

/** The text in quotes and in ASCII; characters beyond 16 bits become surrogate pairs (encode_basestring_ascii). */
export function quoteAscii(text: string): string {
  return `"${text.replace(/[^ !#-[\]-~]/g, (unit) => SHORT[unit] ?? unicodeEscape(unit))}"`;
}

/** The json.JSONDecodeError for a place in the document. */
export function decodeError(thread: Thread, message: string, document: Value, position: number): PyRaise {
  const type = getAttr(thread, importModule(thread, 'json.decoder'), 'JSONDecodeError');
  return new PyRaise(thread.call(type, [message, document, position]) as PyBaseException);
}

const QUOTE = 34;
const BACKSLASH = 92;
const U = 117;

/** What follows a backslash. */
const ESCAPES = new Map<number, number>([
  [QUOTE, QUOTE],
  [BACKSLASH, BACKSLASH],
  [47, 47],
  [98, 8],
  [102, 12],
  [110, 10],
  [114, 13],
  [116, 9],
]);

/** Four hexadecimal digits; -1 if they are not. */
function fourDigits(codes: ArrayLike<number>, at: number): number {
  let value = 0;
  for (let index = at; index < at + 4; index++) {
    const code = codes[index]!;
    const digit =
      code >= 48 && code <= 57
        ? code - 48
        : (code >= 97 && code <= 102) || (code >= 65 && code <= 70)
          ? (code | 32) - 87
          : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** The string whose first character (after the quote) is at `end`, and the place behind it (scanstring_unicode). */
export function scanString(
  thread: Thread,
  source: Subject,
  end: number,
  strict: boolean,
): { text: string; end: number } {
  const { characters: codes, value: document } = source;
  const { length } = codes;
  const begin = end - 1;
  if (end < 0 || end > length) throw valueError('end is out of bounds');
  const unterminated = () => decodeError(thread, 'Unterminated string starting at', document, begin);
  let text = '';
  for (;;) {
    let next = end;
    while (next < length && codes[next] !== QUOTE && codes[next] !== BACKSLASH) {
      if (strict && codes[next]! <= 0x1f) throw decodeError(thread, 'Invalid control character at', document, next);
      next++;
    }
    if (next === length) throw unterminated();
    if (next > end) text += sliceOf(source, end, next) as string;
    if (codes[next++] === QUOTE) return { text, end: next };
    if (next === length) throw unterminated();
    const escape = codes[next]!;
    if (escape !== U) {
      const code = ESCAPES.get(escape);
      if (code === undefined) throw decodeError(thread, 'Invalid \\escape', document, next - 1);
      text += String.fromCharCode(code);
      end = next + 1;
      continue;
    }
    const digits = next + 1;
    end = digits + 4;
    let code = end < length ? fourDigits(codes, digits) : -1;
    if (code < 0) throw decodeError(thread, 'Invalid \\uXXXX escape', document, next);
    const isPair = code >= 0xd800 && code < 0xdc00 && end + 6 < length;
    if (isPair && codes[end] === BACKSLASH && codes[end + 1] === U) {
      const low = fourDigits(codes, end + 2);
      if (low < 0) throw decodeError(thread, 'Invalid \\uXXXX escape', document, end + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        end += 6;
      }
    }
    text += textOfCodes([code]);
  }
}
