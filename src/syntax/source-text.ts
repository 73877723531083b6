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

/** Decodes a program given as bytes. */
function decodeBytes(bytes: Uint8Array, filename: string): string {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bom ? bytes.subarray(3) : bytes;
  const declared = cookieOf(body);
  const encoding = declared === null ? 'utf-8' : normalName(declared);
  if (bom && encoding !== 'utf-8') throw failure(`encoding problem: ${encoding} with BOM`, filename);
  if (encoding === 'iso-8859-1') return latin1(body);
  if (encoding === 'utf-8') return decodeUtf8(body, filename, declared !== null || bom);
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding.toLowerCase(), { fatal: true, ignoreBOM: true });
  } catch {
    throw failure(`unknown encoding: ${encoding}`, filename);
  }
  return decoder.decode(body);
}

function decodeUtf8(bytes: Uint8Array, filename: string, declared: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw nonUtf8(bytes, filename, declared);
  }
}

/** Names the first byte that is not UTF-8. */
function nonUtf8(bytes: Uint8Array, filename: string, declared: boolean): SyntaxFailure {
  const { position, reason } = firstBadByte(bytes);
  const hex = bytes[position]!.toString(16).padStart(2, '0');
  if (declared) {
    return failure(
      `(unicode error) 'utf-8' codec can't decode byte 0x${hex} in position ${position}: ${reason}`,
      filename,
    );
  }
  const before = latin1(bytes.subarray(0, position));
  const lineno = before.split('\n').length;
  const lineStart = before.lastIndexOf('\n') + 1;
  const newline = bytes.indexOf(10, position);
  const line = Buffer.from(bytes.subarray(lineStart, newline < 0 ? bytes.length : newline)).toString('utf8');
  const offset = Buffer.from(bytes.subarray(lineStart, position + 1)).toString('utf8').length;
  const msg =
    `Non-UTF-8 code starting with '\\x${hex}' in file ${filename} on line ${lineno}, but no encoding declared; ` +
    'see https://peps.python.org/pep-0263/ for details';
  return new SyntaxFailure('SyntaxError', msg, filename, lineno, offset, lineno, offset, line);
}

function firstBadByte(bytes: Uint8Array): { position: number; reason: string } {
  for (let i = 0; i < bytes.length; ) {
    const b = bytes[i]!;
    if (b < 0x80) {
      i++;
      continue;
    }
    const size = b < 0xc2 ? 0 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : b < 0xf5 ? 4 : 0;
    if (size === 0) return { position: i, reason: 'invalid start byte' };
    const low = b === 0xe0 ? 0xa0 : b === 0xf0 ? 0x90 : 0x80;
    const high = b === 0xed ? 0x9f : b === 0xf4 ? 0x8f : 0xbf;
    for (let k = 1; k < size; k++) {
      const next = bytes[i + k];
      if (next === undefined) return { position: i, reason: 'unexpected end of data' };
      if (next < (k === 1 ? low : 0x80) || next > (k === 1 ? high : 0xbf)) {
        return { position: i, reason: 'invalid continuation byte' };
      }
    }
    i += size;
  }
  return { position: 0, reason: 'invalid start byte' };
}

/**
 * The text the tokenizer reads. Every newline is `\n`; a whole file ends with one.
 * Throws SyntaxFailure for null bytes and for bytes that cannot be decoded.
 */
export function sourceText(source: string | Uint8Array, filename: string, wholeFile: boolean): string {
  let text = typeof source === 'string' ? source : decodeBytes(source, filename);
  if (text.includes('\0')) {
    throw new SyntaxFailure('SyntaxError', 'source code string cannot contain null bytes', filename);
  }
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  if (wholeFile && !text.endsWith('\n')) text += '\n';
  return text;
}
