// From what compile() was given to the text the tokenizer reads: byte order mark, encoding cookie (PEP 263), newlines.

import { TextDecoder } from 'node:util';
import { SyntaxFailure } from './syntax-failure';

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/;
const BLANK = /^[ \t\f]*(?:#.*)?$/;

/** The encoding that the first two lines declare, or null. */
function cookieOf(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, 1000)).split(/\r\n|\r|\n/, 2);
  for (const line of head) {
    const match = COOKIE.exec(line);
    if (match !== null) return match[1]!;
    if (!BLANK.test(line)) return null;
  }
  return null;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Spells an encoding the way the tokenizer compares it (get_normal_name). */
function normalName(name: string): string {
  const folded = name.slice(0, 12).toLowerCase().replaceAll('_', '-');
  if (folded === 'utf-8' || folded.startsWith('utf-8-')) return 'utf-8';
  if (/^(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.test(folded)) return 'iso-8859-1';
  return name;
}

function failure(msg: string, filename: string): SyntaxFailure {
  return new SyntaxFailure('SyntaxError', msg, filename, 0, -1, null, null, null);
}

/** Decodes bytes in an encoding that is neither UTF-8 nor Latin-1; throws SyntaxFailure where it cannot. */
export type Decode = (bytes: Uint8Array, encoding: string) => string;

function decodeBytes(bytes: Uint8Array, filename: string, decode: Decode | undefined): string {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bom ? bytes.subarray(3) : bytes;
  const declared = cookieOf(body);
  const encoding = declared === null ? 'utf-8' : normalName(declared);
  if (bom && encoding !== 'utf-8') {
    const line =
      latin1(body)
        .split(/[\r\n]/)
        .find((text) => COOKIE.test(text)) ?? '';
    const msg = `encoding problem: ${encoding} with BOM`;
    throw new SyntaxFailure('SyntaxError', msg, filename, 1, 0, 1, line.length, line);
  }
  if (encoding === 'iso-8859-1') return latin1(body);
  if (encoding === 'utf-8') return decodeUtf8(body, filename);
  if (decode !== undefined) return decode(body, encoding);
  if (/^(?:us-?)?ascii$/i.test(encoding)) return decodeAscii(body, filename);
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(encoding.toLowerCase(), { fatal: true, ignoreBOM: true });
  } catch {
    throw failure(`unknown encoding: ${encoding}`, filename);
  }
  return decoder.decode(body);
}

function decodeAscii(bytes: Uint8Array, filename: string): string {
  const position = bytes.findIndex((byte) => byte >= 0x80);
  if (position < 0) return latin1(bytes);
  const hex = bytes[position]!.toString(16);
  const msg = `'ascii' codec can't decode byte 0x${hex} in position ${position}: ordinal not in range(128)`;
  throw failure(msg, filename);
}

function decodeUtf8(bytes: Uint8Array, filename: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw nonUtf8(bytes, filename);
  }
}

/** Names the first byte that is not UTF-8. */
function nonUtf8(bytes: Uint8Array, filename: string): SyntaxFailure {
  const position = firstBadByte(bytes);
  const hex = bytes[position]!.toString(16).padStart(2, '0');
  const before = latin1(bytes.subarray(0, position));
  const lineno = before.split('\n').length;
  const lineStart = before.lastIndexOf('\n') + 1;
  const newline = bytes.indexOf(10, position);
  const line = Buffer.from(bytes.subarray(lineStart, newline < 0 ? bytes.length : newline)).toString('utf8');
  const offset = Buffer.from(bytes.subarray(lineStart, position + 1)).toString('utf8').length;
  const msg =
    `Non-UTF-8 code starting with '\\x${hex}' on line ${lineno}, but no encoding declared; ` +
    'see https://peps.python.org/pep-0263/ for details';
  return new SyntaxFailure('SyntaxError', msg, filename, lineno, offset, lineno, offset, line);
}

function firstBadByte(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const b = bytes[i]!;
    const size = b < 0x80 ? 1 : b < 0xc2 ? 0 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : b < 0xf5 ? 4 : 0;
    if (size === 0) return i;
    const low = b === 0xe0 ? 0xa0 : b === 0xf0 ? 0x90 : 0x80;
    const high = b === 0xed ? 0x9f : b === 0xf4 ? 0x8f : 0xbf;
    for (let k = 1; k < size; k++) {
      const next = bytes[i + k] ?? 0;
      if (next < (k === 1 ? low : 0x80) || next > (k === 1 ? high : 0xbf)) return i;
    }
    i += size;
  }
  throw new Error('the bytes are UTF-8');
}

/**
 * The text the tokenizer reads. Every newline is `\n`; a whole file ends with one.
 * Throws SyntaxFailure for null bytes and for bytes that cannot be decoded.
 */
export function sourceText(source: string | Uint8Array, filename: string, wholeFile: boolean, decode?: Decode): string {
  let text = typeof source === 'string' ? source : decodeBytes(source, filename, decode);
  if (text.includes('\0')) {
    throw new SyntaxFailure('SyntaxError', 'source code string cannot contain null bytes', filename);
  }
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  if (wholeFile && !text.endsWith('\n')) text += '\n';
  return text;
}
