// UTF-8.

import { pass, reserveBytes, reserveText } from '../../memory/budget';
import { TextWriter } from '../text-writer';
import type { Thread } from '../../thread';
import { codesOf } from '../text-indexing';
import { ByteWriter } from './byte-writer';
import { recoverDecode, recoverEncode } from './errors';
import { PyRaise } from '../../thread';
import { newUnicodeError } from '../../exceptions/unicode-error';

const native = new TextEncoder();
const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Encodes; surrogates are errors (unicode_encode_utf8). */
export function encodeUtf8(thread: Thread, text: string, errors: string | undefined): Uint8Array {
  const { budget } = thread;
  reserveBytes(budget, text.length);
  pass(budget, 16 * text.length);
  if (!LONE_SURROGATE.test(text)) return native.encode(text);
  const codes = codesOf(text, thread.budget);
  const writer = new ByteWriter(thread.budget);
  let index = 0;
  while (index < codes.length) {
    const code = codes[index]!;
    if (code < 0xd800 || code > 0xdfff) {
      writer.bytes(native.encode(String.fromCodePoint(code)));
      index++;
      continue;
    }
    let end = index + 1;
    while (end < codes.length && codes[end]! >= 0xd800 && codes[end]! <= 0xdfff) end++;
    let start = index;
    if (errors === 'surrogateescape') {
      while (start < end && codes[start]! >= 0xdc80 && codes[start]! <= 0xdcff) writer.byte(codes[start++]! - 0xdc00);
      index = start;
      if (start === end) continue;
    }
    const reason = 'surrogates not allowed';
    const { replacement, position } = recoverEncode(thread, errors, 'utf-8', text, codes, start, end, reason);
    if (replacement instanceof Uint8Array) writer.bytes(replacement);
    else {
      if (!/^[\0-\x7f]*$/.test(replacement))
        throw new PyRaise(newUnicodeError('encode', 'utf-8', text, start, end, reason));
      writer.latin1(replacement);
    }
    index = position;
  }
  return writer.take();
}

/** Length of a sequence by its first byte; 0 where none can start. */
function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2) return 0;
  if (byte < 0xe0) return 2;
  if (byte < 0xf0) return 3;
  return byte < 0xf5 ? 4 : 0;
}

/** May `byte` stand behind the first byte? The second byte of some sequences has a narrower range. */
function continues(first: number, index: number, byte: number): boolean {
  if ((byte & 0xc0) !== 0x80) return false;
  if (index !== 1) return true;
  if (first === 0xe0) return byte >= 0xa0;
  if (first === 0xed) return byte < 0xa0;
  if (first === 0xf0) return byte >= 0x90;
  if (first === 0xf4) return byte < 0x90;
  return true;
}

/** Decodes; without `final` an incomplete sequence at the end is left over (unicode_decode_utf8). */
export function decodeUtf8(
  thread: Thread,
  input: Uint8Array,
  errors: string | undefined,
  final = true,
): { text: string; consumed: number } {
  reserveText(thread.budget, input.length);
  try {
    return { text: fatal.decode(input), consumed: input.length };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  let bytes = input;
  const text = new TextWriter(thread.budget);
  let index = 0;
  while (index < bytes.length) {
    const first = bytes[index]!;
    if (first < 0x80) {
      const start = index;
      while (index < bytes.length && bytes[index]! < 0x80) index++;
      text.write(fatal.decode(bytes.subarray(start, index)));
      continue;
    }
    const length = sequenceLength(first);
    let good = 1;
    while (good < length && index + good < bytes.length && continues(first, good, bytes[index + good]!)) good++;
    if (length > 0 && good === length) {
      text.write(fatal.decode(bytes.subarray(index, index + length)));
      index += length;
      continue;
    }
    let reason = 'invalid continuation byte';
    let end = index + good;
    if (length === 0) {
      reason = 'invalid start byte';
      end = index + 1;
    } else if (end === bytes.length) {
      if (!final) return { text: text.text, consumed: index };
      reason = 'unexpected end of data';
    }
    const recovery = recoverDecode(thread, errors, 'utf-8', bytes, index, end, reason);
    text.write(recovery.replacement);
    bytes = recovery.input ?? bytes;
    index = recovery.position;
  }
  return { text: text.text, consumed: bytes.length };
}
