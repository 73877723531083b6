// What the standard error handlers put in the place of characters and bytes that a codec cannot convert.

import { PyBytes } from '../../bytes/bytes';
import { newUnicodeError } from '../../exceptions/unicode-error';
import { typeError } from '../../raise';
import { PyRaise } from '../../thread';
import { textOfCodes } from '../text-indexing';
import { nameOf } from '../unicode/names';

/** The names that cannot be unregistered. */
export const STANDARD_HANDLERS = [
  'strict',
  'ignore',
  'replace',
  'xmlcharrefreplace',
  'backslashreplace',
  'namereplace',
  'surrogatepass',
  'surrogateescape',
] as const;

export type StandardHandler = (typeof STANDARD_HANDLERS)[number];

/** Is it the name of a standard error handler? */
export const isStandard = (name: string): name is StandardHandler =>
  (STANDARD_HANDLERS as readonly string[]).includes(name);

/** What stands in for a piece of text that cannot be encoded, and the character where to go on. */
export interface EncodeRecovery {
  replacement: string | Uint8Array;
  position: number;
}

/** What stands in for bytes that cannot be decoded, and the byte where to go on, in `input` if a handler changed it. */
export interface DecodeRecovery {
  replacement: string;
  position: number;
  input?: Uint8Array;
}

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

/** \xe9, \u1234, \U00012345. */
export function backslashed(code: number): string {
  if (code < 0x100) return `\\x${hex(code, 2)}`;
  return code < 0x1_0000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/** \N{NAME}, or a backslash escape for what has no name. */
function named(code: number): string {
  const name = nameOf(code);
  return name === undefined ? backslashed(code) : `\\N{${name}}`;
}

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** How 'surrogatepass' writes a surrogate in an encoding; undefined for other encodings (get_standard_encoding). */
function surrogateEncoding(encoding: string): 'utf8' | 'utf16le' | 'utf16be' | 'utf32le' | 'utf32be' | undefined {
  const match = /^utf[-_]?(8|16|32)(?:[-_]?(le|be))?$/i.exec(encoding);
  if (match === null) return /^cp_utf8$/i.test(encoding) ? 'utf8' : undefined;
  if (match[1] === '8') return match[2] === undefined ? 'utf8' : undefined;
  return `utf${match[1] as '16' | '32'}${(match[2]?.toLowerCase() ?? 'le') as 'le' | 'be'}`;
}

function surrogateBytes(code: number, encoding: NonNullable<ReturnType<typeof surrogateEncoding>>): number[] {
  const high = code >> 8;
  const low = code & 0xff;
  switch (encoding) {
    case 'utf8':
      return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
    case 'utf16le':
      return [low, high];
    case 'utf16be':
      return [high, low];
    case 'utf32le':
      return [low, high, 0, 0];
    default:
      return [0, 0, high, low];
  }
}

/** What a standard handler puts in the place of characters [start, end) that cannot be encoded. */
export function encodeRecovery(
  handler: StandardHandler,
  encoding: string,
  text: string,
  codes: readonly number[],
  start: number,
  end: number,
  reason: string,
): EncodeRecovery {
  const failure = (): PyRaise => new PyRaise(newUnicodeError('encode', encoding, text, start, end, reason));
  const run = codes.slice(start, end);
  switch (handler) {
    case 'strict':
      throw failure();
    case 'ignore':
      return { replacement: '', position: end };
    case 'replace':
      return { replacement: '?'.repeat(run.length), position: end };
    case 'backslashreplace':
      return { replacement: run.map(backslashed).join(''), position: end };
    case 'namereplace':
      return { replacement: run.map(named).join(''), position: end };
    case 'xmlcharrefreplace':
      return { replacement: run.map((code) => `&#${code};`).join(''), position: end };
    case 'surrogateescape':
      if (!run.every((code) => code >= 0xdc80 && code <= 0xdcff)) throw failure();
      return { replacement: Uint8Array.from(run, (code) => code - 0xdc00), position: end };
    case 'surrogatepass': {
      const form = surrogateEncoding(encoding);
      if (form === undefined || !run.every(isSurrogate)) throw failure();
      return { replacement: Uint8Array.from(run.flatMap((code) => surrogateBytes(code, form))), position: end };
    }
  }
}

/** What a standard handler puts in the place of bytes [start, end) that cannot be decoded. */
export function decodeRecovery(
  handler: StandardHandler,
  encoding: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  reason: string,
): DecodeRecovery {
  const failure = (): PyRaise =>
    new PyRaise(newUnicodeError('decode', encoding, new PyBytes(bytes), start, end, reason));
  const run = bytes.subarray(start, end);
  switch (handler) {
    case 'strict':
      throw failure();
    case 'ignore':
      return { replacement: '', position: end };
    case 'replace':
      return { replacement: '\ufffd', position: end };
    case 'backslashreplace':
      return { replacement: Array.from(run, (byte) => `\\x${hex(byte, 2)}`).join(''), position: end };
    case 'surrogateescape': {
      let length = 0;
      while (length < 4 && length < run.length && run[length]! >= 128) length++;
      if (length === 0) throw failure();
      const replacement = textOfCodes(Array.from(run.subarray(0, length), (byte) => 0xdc00 + byte));
      return { replacement, position: start + length };
    }
    case 'surrogatepass': {
      const form = surrogateEncoding(encoding);
      const code = form === undefined ? -1 : surrogateAt(bytes, start, form);
      if (!isSurrogate(code)) throw failure();
      return {
        replacement: String.fromCharCode(code),
        position: start + (form === 'utf8' ? 3 : form!.startsWith('utf16') ? 2 : 4),
      };
    }
    case 'xmlcharrefreplace':
    case 'namereplace':
      throw typeError("don't know how to handle UnicodeDecodeError in error callback");
  }
}

function surrogateAt(bytes: Uint8Array, at: number, form: string): number {
  const byte = (index: number): number => bytes[at + index] ?? -1;
  switch (form) {
    case 'utf8':
      if ((byte(0) & 0xf0) !== 0xe0 || (byte(1) & 0xc0) !== 0x80 || (byte(2) & 0xc0) !== 0x80) return -1;
      return ((byte(0) & 0x0f) << 12) | ((byte(1) & 0x3f) << 6) | (byte(2) & 0x3f);
    case 'utf16le':
      return byte(1) < 0 ? -1 : (byte(1) << 8) | byte(0);
    case 'utf16be':
      return byte(1) < 0 ? -1 : (byte(0) << 8) | byte(1);
    case 'utf32le':
      return byte(3) === 0 && byte(2) === 0 ? (byte(1) << 8) | byte(0) : -1;
    default:
      return byte(0) === 0 && byte(1) === 0 && byte(3) >= 0 ? (byte(2) << 8) | byte(3) : -1;
  }
}
