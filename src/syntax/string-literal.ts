// The value of a string or bytes literal: prefixes, quotes and escapes.

import { PyBytes } from '../objects/bytes/bytes';
import type { Value } from '../objects/object';
import type { SyntaxFailure } from './syntax-failure';
import { characterNamed } from '../objects/text/unicode/names';

/** What went wrong in a literal; the parser adds where. */
export class LiteralError {
  constructor(
    readonly kind: 'unicode error' | 'value error' | 'bytes',
    readonly message: string,
    /** What the codec was decoding, and where it stopped. */
    readonly unicode: SyntaxFailure['unicode'] = null,
  ) {}
}

/** An escape that means nothing, or an octal one beyond \377: where it stands in the literal's body, and how it reads. */
export interface BadEscape {
  index: number;
  escape: string;
}

export interface DecodedString {
  value: Value;
  badEscape: BadEscape | null;
  /** Where the body starts in the literal. */
  bodyStart: number;
}

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const TRUNCATED: Readonly<Record<string, string>> = {
  x: 'truncated \\xXX escape',
  u: 'truncated \\uXXXX escape',
  U: 'truncated \\UXXXXXXXX escape',
};

/** Position of `index` in the text as the codec sees it: other than ASCII is spelled \UXXXXXXXX before decoding. */
export function codecPosition(body: string, index: number): number {
  let position = 0;
  for (let i = 0; i < index; i++) {
    const c = body.charCodeAt(i);
    if (c < 0x80) position++;
    else {
      position += 10;
      if ((c & 0xfc00) === 0xd800 && (body.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++;
      if (body[i - 1] === '\\') position += 5;
    }
  }
  return position;
}

/** The text as the codec sees it. */
function codecText(body: string): string {
  return body
    .replace(/\\(?=[^\x00-\x7f]|$)/g, '\\u005c')
    .replace(/[^\x00-\x7f]/gu, (c) => `\\U${c.codePointAt(0)!.toString(16).padStart(8, '0')}`);
}

function unicodeError(body: string, start: number, end: number, reason: string): LiteralError {
  const first = codecPosition(body, start);
  const last = codecPosition(body, end) - 1;
  const bytes = first === last ? `byte 0x5c in position ${first}` : `bytes in position ${first}-${last}`;
  const object = Buffer.from(codecText(body), 'latin1');
  const unicode = { encoding: 'unicodeescape', object, start: first, end: last + 1, reason };
  return new LiteralError('unicode error', `'unicodeescape' codec can't decode ${bytes}: ${reason}`, unicode);
}

/** Replaces the escapes of a str literal's body (decode_unicode_with_escapes). */
export function decodeUnicodeEscapes(body: string): { value: string; badEscape: BadEscape | null } {
  let result = '';
  let badEscape: BadEscape | null = null;
  let i = 0;
  for (;;) {
    const backslash = body.indexOf('\\', i);
    if (backslash < 0) return { value: result + body.slice(i), badEscape };
    result += body.slice(i, backslash);
    const c = body[backslash + 1];
    i = backslash + 2;
    if (c === undefined) return { value: `${result}\\`, badEscape };
    const simple = SIMPLE[c];
    if (simple !== undefined) {
      result += simple;
      continue;
    }
    const hexDigits = HEX_DIGITS[c];
    if (hexDigits !== undefined) {
      const digits = /^[0-9a-fA-F]*/.exec(body.slice(i, i + hexDigits))![0];
      if (digits.length < hexDigits) throw unicodeError(body, backslash, i + digits.length, TRUNCATED[c]!);
      i += hexDigits;
      const code = Number.parseInt(digits, 16);
      if (code > 0x10ffff) throw unicodeError(body, backslash, i, 'illegal Unicode character');
      result += String.fromCodePoint(code);
    } else if (c >= '0' && c <= '7') {
      const digits = /^[0-7]{1,3}/.exec(body.slice(i - 1))![0];
      i += digits.length - 1;
      const code = Number.parseInt(digits, 8);
      if (code > 0o377) badEscape ??= { index: backslash, escape: digits };
      result += String.fromCharCode(code);
    } else if (c === 'N') {
      if (body[i] !== '{') throw unicodeError(body, backslash, i, 'malformed \\N character escape');
      const close = body.indexOf('}', i);
      if (close <= i + 1) {
        const end = close < 0 ? body.length : i + 1;
        throw unicodeError(body, backslash, end, 'malformed \\N character escape');
      }
      const code = characterNamed(body.slice(i + 1, close));
      if (code === undefined) throw unicodeError(body, backslash, close + 1, 'unknown Unicode character name');
      result += String.fromCodePoint(code);
      i = close + 1;
    } else {
      if (c.charCodeAt(0) < 0x80) badEscape ??= { index: backslash, escape: c };
      result += `\\${c}`;
    }
  }
}

/** Replaces the escapes of a bytes literal's body (_PyBytes_DecodeEscape2). */
function decodeBytesEscapes(body: string): { value: Uint8Array; badEscape: BadEscape | null } {
  const bytes: number[] = [];
  let badEscape: BadEscape | null = null;
  for (let i = 0; i < body.length; ) {
    const c = body[i]!;
    if (c !== '\\') {
      bytes.push(c.charCodeAt(0));
      i++;
      continue;
    }
    const escaped = body[i + 1]!;
    const simple = SIMPLE[escaped];
    if (simple !== undefined) {
      if (simple !== '') bytes.push(simple.charCodeAt(0));
      i += 2;
    } else if (escaped === 'x') {
      const digits = body.slice(i + 2, i + 4);
      if (!/^[0-9a-fA-F]{2}$/.test(digits))
        throw new LiteralError('value error', `invalid \\x escape at position ${i}`);
      bytes.push(Number.parseInt(digits, 16));
      i += 4;
    } else if (escaped >= '0' && escaped <= '7') {
      const digits = /^[0-7]{1,3}/.exec(body.slice(i + 1))![0];
      const code = Number.parseInt(digits, 8);
      if (code > 0o377) badEscape ??= { index: i, escape: digits };
      bytes.push(code & 0xff);
      i += 1 + digits.length;
    } else {
      badEscape ??= { index: i, escape: escaped };
      bytes.push(0x5c);
      i++;
    }
  }
  return { value: Uint8Array.from(bytes), badEscape };
}

/** The value of a whole literal, prefix and quotes included (_PyPegen_parse_string). */
export function decodeLiteral(literal: string): DecodedString {
  let i = 0;
  let raw = false;
  let bytes = false;
  for (; literal[i] !== '"' && literal[i] !== "'"; i++) {
    const c = literal[i]!;
    if (c === 'r' || c === 'R') raw = true;
    else if (c === 'b' || c === 'B') bytes = true;
  }
  const quote = literal[i]!;
  const triple = literal.length - i >= 6 && literal.startsWith(quote.repeat(3), i);
  const bodyStart = i + (triple ? 3 : 1);
  const body = literal.slice(bodyStart, literal.length - (triple ? 3 : 1));
  const plain = raw || !body.includes('\\');
  if (!bytes) {
    if (plain) return { value: body, badEscape: null, bodyStart };
    return { ...decodeUnicodeEscapes(body), bodyStart };
  }
  if (/[^\x00-\x7f]/.test(body)) throw new LiteralError('bytes', 'bytes can only contain ASCII literal characters');
  if (plain) return { value: new PyBytes(new Uint8Array(Buffer.from(body, 'latin1'))), badEscape: null, bodyStart };
  const decoded = decodeBytesEscapes(body);
  return { value: new PyBytes(decoded.value), badEscape: decoded.badEscape, bodyStart };
}
