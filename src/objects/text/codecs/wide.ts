// UTF-16 and UTF-32, with and without byte order marks.

import { TextWriter } from '../text-writer';
import { codesOf } from '../text-indexing';
import { PyRaise, type Thread } from '../../thread';
import { newUnicodeError } from '../../exceptions/unicode-error';
import { ByteWriter } from './byte-writer';
import { recoverDecode, recoverEncode } from './errors';

/** -1: little-endian, 1: big-endian, 0: native with a mark. */
export type ByteOrder = -1 | 0 | 1;

const NAMES = {
  16: { '-1': 'utf-16-le', 0: 'utf-16', 1: 'utf-16-be' },
  32: { '-1': 'utf-32-le', 0: 'utf-32', 1: 'utf-32-be' },
} as const;

function writeUnit(writer: ByteWriter, unit: number, bits: 16 | 32, big: boolean): void {
  const bytes =
    bits === 16 ? [unit & 0xff, unit >>> 8] : [unit & 0xff, (unit >>> 8) & 0xff, (unit >>> 16) & 0xff, unit >>> 24];
  writer.bytes(big ? bytes.reverse() : bytes);
}

function writeCode(writer: ByteWriter, code: number, bits: 16 | 32, big: boolean): void {
  if (bits === 32 || code < 0x1_0000) {
    writeUnit(writer, code, bits, big);
    return;
  }
  writeUnit(writer, 0xd800 + ((code - 0x1_0000) >> 10), bits, big);
  writeUnit(writer, 0xdc00 + ((code - 0x1_0000) & 0x3ff), bits, big);
}

/** Encodes; surrogates are errors (_PyUnicode_EncodeUTF16, _PyUnicode_EncodeUTF32). */
export function encodeWide(
  thread: Thread,
  text: string,
  errors: string | undefined,
  bits: 16 | 32,
  order: ByteOrder,
): Uint8Array {
  const encoding = NAMES[bits][order];
  const reason = 'surrogates not allowed';
  const big = order === 1;
  const codes = codesOf(text, thread.budget);
  const writer = new ByteWriter(thread.budget);
  if (order === 0) writeUnit(writer, 0xfeff, bits, false);
  let index = 0;
  while (index < codes.length) {
    const code = codes[index]!;
    if (code < 0xd800 || code > 0xdfff) {
      writeCode(writer, code, bits, big);
      index++;
      continue;
    }
    const failure = () => new PyRaise(newUnicodeError('encode', encoding, text, index, index + 1, reason));
    const { replacement, position } = recoverEncode(thread, errors, encoding, text, codes, index, index + 1, reason);
    if (replacement instanceof Uint8Array) {
      if (replacement.length % (bits / 8) !== 0) throw failure();
      writer.bytes(replacement);
    } else {
      if (!/^[\0-\x7f]*$/.test(replacement)) throw failure();
      for (const unit of codesOf(replacement)) writeUnit(writer, unit, bits, big);
    }
    index = position;
  }
  return writer.take();
}

export interface WideResult {
  text: string;
  consumed: number;
  /** The order that a mark told, or the one that was given. */
  order: ByteOrder;
}

/** Decodes UTF-16 (PyUnicode_DecodeUTF16Stateful). */
export function decodeUtf16(
  thread: Thread,
  input: Uint8Array,
  errors: string | undefined,
  order: ByteOrder,
  final = true,
): WideResult {
  let bytes = input;
  let index = 0;
  if (order === 0 && bytes.length >= 2) {
    const mark = bytes[0]! | (bytes[1]! << 8);
    if (mark === 0xfeff || mark === 0xfffe) {
      order = mark === 0xfeff ? -1 : 1;
      index = 2;
    }
  }
  const big = order === 1;
  const encoding = NAMES[16][order === 0 ? -1 : order];
  const unitAt = (at: number): number =>
    big ? (bytes[at]! << 8) | bytes[at + 1]! : bytes[at]! | (bytes[at + 1]! << 8);
  const text = new TextWriter(thread.budget);
  while (index < bytes.length) {
    let end: number;
    let reason: string;
    if (index + 1 === bytes.length) {
      if (!final) break;
      reason = 'truncated data';
      end = bytes.length;
    } else {
      const unit = unitAt(index);
      if (unit < 0xd800 || unit > 0xdfff) {
        text.write(String.fromCharCode(unit));
        index += 2;
        continue;
      }
      if (unit >= 0xdc00) {
        reason = 'illegal encoding';
        end = index + 2;
      } else if (index + 4 > bytes.length) {
        if (!final) break;
        reason = 'unexpected end of data';
        end = bytes.length;
      } else {
        const low = unitAt(index + 2);
        if (low >= 0xdc00 && low <= 0xdfff) {
          text.write(String.fromCharCode(unit, low));
          index += 4;
          continue;
        }
        reason = 'illegal UTF-16 surrogate';
        end = index + 2;
      }
    }
    const recovery = recoverDecode(thread, errors, encoding, bytes, index, end, reason);
    text.write(recovery.replacement);
    bytes = recovery.input ?? bytes;
    index = recovery.position;
  }
  return { text: text.text, consumed: index, order };
}

/** Decodes UTF-32 (PyUnicode_DecodeUTF32Stateful). */
export function decodeUtf32(
  thread: Thread,
  input: Uint8Array,
  errors: string | undefined,
  order: ByteOrder,
  final = true,
): WideResult {
  let bytes = input;
  let index = 0;
  const read = (at: number, big: boolean): number => {
    const [a, b, c, d] = bytes.subarray(at, at + 4) as unknown as [number, number, number, number];
    return big ? ((a << 24) | (b << 16) | (c << 8) | d) >>> 0 : ((d << 24) | (c << 16) | (b << 8) | a) >>> 0;
  };
  if (order === 0 && bytes.length >= 4) {
    const mark = read(0, false);
    if (mark === 0xfeff || mark === 0xfffe_0000) {
      order = mark === 0xfeff ? -1 : 1;
      index = 4;
    }
  }
  const big = order === 1;
  const encoding = NAMES[32][order === 0 ? -1 : order];
  const text = new TextWriter(thread.budget);
  while (index < bytes.length) {
    let reason: string;
    let end = index + 4;
    if (end > bytes.length) {
      if (!final) break;
      reason = 'truncated data';
      end = bytes.length;
    } else {
      const code = read(index, big);
      if (code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) {
        text.write(String.fromCodePoint(code));
        index = end;
        continue;
      }
      reason =
        code > 0x10ffff
          ? 'code point not in range(0x110000)'
          : 'code point in surrogate code point range(0xd800, 0xe000)';
    }
    const recovery = recoverDecode(thread, errors, encoding, bytes, index, end, reason);
    text.write(recovery.replacement);
    bytes = recovery.input ?? bytes;
    index = recovery.position;
  }
  return { text: text.text, consumed: index, order };
}
