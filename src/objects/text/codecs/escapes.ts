// Texts and bytes written with backslashes: unicode_escape, raw_unicode_escape and the escapes of bytes literals.

import type { Budget } from '../../memory/budget';
import { TextWriter } from '../text-writer';
import { DeprecationWarningType } from '../../exceptions/exceptions';
import { valueError } from '../../raise';
import { codesOf } from '../text-indexing';
import type { Thread } from '../../thread';
import { characterNamed } from '../unicode/names';
import { recoverDecode } from './errors';
import { backslashed } from './standard-recovery';
import { ByteWriter } from './byte-writer';

const ADVICE = 'Such sequences will not work in the future. ';

/** Encodes with \n, \xe9, \u1234 (PyUnicode_AsUnicodeEscapeString). */
export function encodeUnicodeEscape(text: string, budget: Budget): Uint8Array {
  const writer = new ByteWriter(budget);
  for (const code of codesOf(text, budget)) {
    if (code === 92) writer.latin1('\\\\');
    else if (code >= 32 && code < 127) writer.byte(code);
    else if (code === 9) writer.latin1('\\t');
    else if (code === 10) writer.latin1('\\n');
    else if (code === 13) writer.latin1('\\r');
    else writer.latin1(backslashed(code));
  }
  return writer.take();
}

/** Encodes Latin-1 as it is and the rest with \u1234 (PyUnicode_AsRawUnicodeEscapeString). */
export function encodeRawUnicodeEscape(text: string, budget: Budget): Uint8Array {
  const writer = new ByteWriter(budget);
  for (const code of codesOf(text, budget)) {
    if (code < 256) writer.byte(code);
    else writer.latin1(backslashed(code));
  }
  return writer.take();
}

interface Decoded {
  text: string;
  consumed: number;
}

const hexValue = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
};

const isOctal = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 55;

const SIMPLE: Record<string, string> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  b: '\b',
  f: '\f',
  t: '\t',
  n: '\n',
  r: '\r',
  v: '\v',
  a: '\x07',
};

const HEX: Record<string, { digits: number; truncated: string }> = {
  x: { digits: 2, truncated: 'truncated \\xXX escape' },
  u: { digits: 4, truncated: 'truncated \\uXXXX escape' },
  U: { digits: 8, truncated: 'truncated \\UXXXXXXXX escape' },
};

/** Decodes backslash escapes; other bytes are Latin-1 (_PyUnicode_DecodeUnicodeEscapeStateful). */
export function decodeUnicodeEscape(
  thread: Thread,
  input: Uint8Array,
  errors: string | undefined,
  final: boolean,
): Decoded {
  let bytes = input;
  const text = new TextWriter(thread.budget);
  let index = 0;
  let warning: string | undefined;
  while (index < bytes.length) {
    const start = index;
    const byte = bytes[index++]!;
    if (byte !== 92) {
      text.write(String.fromCharCode(byte));
      continue;
    }
    let reason: string;
    if (index >= bytes.length) {
      if (!final) return finish(thread, { text: text.text, consumed: start }, warning);
      reason = '\\ at end of string';
    } else {
      const letter = String.fromCharCode(bytes[index++]!);
      const simple = SIMPLE[letter];
      if (simple !== undefined) {
        text.write(simple);
        continue;
      }
      const hex = HEX[letter];
      if (isOctal(letter.charCodeAt(0))) {
        let code = letter.charCodeAt(0) - 48;
        for (let count = 0; count < 2 && isOctal(bytes[index]); count++) code = code * 8 + bytes[index++]! - 48;
        if (code > 0xff) warning ??= `"\\${code.toString(8)}" is an invalid octal escape sequence. ${ADVICE}`;
        text.write(String.fromCharCode(code));
        continue;
      }
      if (hex !== undefined) {
        let code = 0;
        let count = 0;
        while (count < hex.digits && hexValue(bytes[index]) >= 0) {
          code = code * 16 + hexValue(bytes[index++]);
          count++;
        }
        if (count < hex.digits) {
          if (!final && index >= bytes.length) return finish(thread, { text: text.text, consumed: start }, warning);
          reason = hex.truncated;
        } else if (code <= 0x10ffff) {
          text.write(String.fromCodePoint(code));
          continue;
        } else reason = 'illegal Unicode character';
      } else if (letter === 'N') {
        reason = 'malformed \\N character escape';
        if (index >= bytes.length && !final) return finish(thread, { text: text.text, consumed: start }, warning);
        if (bytes[index] === 123) {
          const nameStart = ++index;
          while (index < bytes.length && bytes[index] !== 125) index++;
          if (index >= bytes.length && !final) return finish(thread, { text: text.text, consumed: start }, warning);
          if (index < bytes.length && index > nameStart) {
            const name = String.fromCharCode(...bytes.subarray(nameStart, index++));
            const code = characterNamed(name);
            if (code !== undefined) {
              text.write(String.fromCodePoint(code));
              continue;
            }
            reason = 'unknown Unicode character name';
          }
        }
      } else {
        warning ??= `"\\${letter}" is an invalid escape sequence. ${ADVICE}`;
        text.write(`\\${letter}`);
        continue;
      }
    }
    const recovery = recoverDecode(thread, errors, 'unicodeescape', bytes, start, index, reason);
    text.write(recovery.replacement);
    bytes = recovery.input ?? bytes;
    index = recovery.position;
  }
  return finish(thread, { text: text.text, consumed: index }, warning);
}

function finish(thread: Thread, decoded: Decoded, warning: string | undefined): Decoded {
  if (warning !== undefined) thread.warn(DeprecationWarningType, warning, 1);
  return decoded;
}

/** Decodes \u1234 and \U00012345 behind an odd number of backslashes; other bytes are Latin-1 (_PyUnicode_DecodeRawUnicodeEscapeStateful). */
export function decodeRawUnicodeEscape(
  thread: Thread,
  input: Uint8Array,
  errors: string | undefined,
  final: boolean,
): Decoded {
  let bytes = input;
  const text = new TextWriter(thread.budget);
  let index = 0;
  while (index < bytes.length) {
    const start = index;
    const byte = bytes[index++]!;
    if (byte !== 92) {
      text.write(String.fromCharCode(byte));
      continue;
    }
    if (index >= bytes.length) {
      if (!final) return { text: text.text, consumed: start };
      text.write('\\');
      continue;
    }
    const letter = bytes[index++]!;
    if (letter !== 117 && letter !== 85) {
      text.write(`\\${String.fromCharCode(letter)}`);
      continue;
    }
    const digits = letter === 117 ? 4 : 8;
    let code = 0;
    let count = 0;
    while (count < digits && hexValue(bytes[index]) >= 0) {
      code = code * 16 + hexValue(bytes[index++]);
      count++;
    }
    let reason: string;
    if (count < digits) {
      if (!final && index >= bytes.length) return { text: text.text, consumed: start };
      reason = digits === 4 ? 'truncated \\uXXXX escape' : 'truncated \\UXXXXXXXX escape';
    } else if (code <= 0x10ffff) {
      text.write(String.fromCodePoint(code));
      continue;
    } else reason = '\\Uxxxxxxxx out of range';
    const recovery = recoverDecode(thread, errors, 'rawunicodeescape', bytes, start, index, reason);
    text.write(recovery.replacement);
    bytes = recovery.input ?? bytes;
    index = recovery.position;
  }
  return { text: text.text, consumed: index };
}

/** Bytes as the inside of a bytes literal in single quotes (codecs.escape_encode). */
export function encodeBytesEscape(bytes: Uint8Array, budget: Budget): Uint8Array {
  const writer = new ByteWriter(budget);
  for (const byte of bytes) {
    if (byte === 39 || byte === 92) writer.bytes([92, byte]);
    else if (byte === 9) writer.latin1('\\t');
    else if (byte === 10) writer.latin1('\\n');
    else if (byte === 13) writer.latin1('\\r');
    else if (byte < 32 || byte >= 127) writer.latin1(backslashed(byte));
    else writer.byte(byte);
  }
  return writer.take();
}

/** The inside of a bytes literal as bytes (PyBytes_DecodeEscape). */
export function decodeBytesEscape(thread: Thread, bytes: Uint8Array, errors: string | undefined): Uint8Array {
  const writer = new ByteWriter(thread.budget);
  let warning: string | undefined;
  let index = 0;
  while (index < bytes.length) {
    const start = index;
    const byte = bytes[index++]!;
    if (byte !== 92) {
      writer.byte(byte);
      continue;
    }
    if (index >= bytes.length) throw valueError('Trailing \\ in string');
    const letter = String.fromCharCode(bytes[index++]!);
    const simple = SIMPLE[letter];
    if (simple !== undefined) writer.latin1(simple);
    else if (isOctal(letter.charCodeAt(0))) {
      let code = letter.charCodeAt(0) - 48;
      for (let count = 0; count < 2 && isOctal(bytes[index]); count++) code = code * 8 + bytes[index++]! - 48;
      if (code > 0xff) warning ??= `b"\\${code.toString(8)}" is an invalid octal escape sequence. ${ADVICE}`;
      writer.byte(code & 0xff);
    } else if (letter === 'x') {
      const high = hexValue(bytes[index]);
      const low = high < 0 ? -1 : hexValue(bytes[index + 1]);
      if (low >= 0) {
        writer.byte(high * 16 + low);
        index += 2;
        continue;
      }
      if (high >= 0) index++;
      if (errors === undefined || errors === 'strict') throw valueError(`invalid \\x escape at position ${start}`);
      if (errors === 'replace') writer.byte(63);
      else if (errors !== 'ignore') throw valueError(`decoding error; unknown error handling code: ${errors}`);
    } else {
      warning ??= `b"\\${letter}" is an invalid escape sequence. ${ADVICE}`;
      writer.latin1(`\\${letter}`);
    }
  }
  if (warning !== undefined) thread.warn(DeprecationWarningType, warning, 1);
  return writer.take();
}
