// ASCII and Latin-1.

import { type Budget, pass } from '../../memory/budget';
import { TextWriter } from '../text-writer';
import { latin1 } from '../../numbers/int-parsing';
import { codesOf } from '../text-indexing';
import { PyRaise, type Thread } from '../../thread';
import { newUnicodeError } from '../../exceptions/unicode-error';
import { ByteWriter } from './byte-writer';
import { recoverDecode, recoverEncode } from './errors';

/** Encodes characters below a limit of 128 or 256 as bytes (unicode_encode_ucs1). */
export function encodeSingleByte(
  thread: Thread,
  text: string,
  errors: string | undefined,
  encoding: 'ascii' | 'latin-1',
): Uint8Array {
  const limit = encoding === 'ascii' ? 128 : 256;
  const reason = `ordinal not in range(${limit})`;
  const codes = codesOf(text, thread.budget);
  const writer = new ByteWriter(thread.budget);
  let index = 0;
  while (index < codes.length) {
    if (codes[index]! < limit) {
      writer.byte(codes[index++]!);
      continue;
    }
    let end = index + 1;
    while (end < codes.length && codes[end]! >= limit) end++;
    let start = index;
    if (errors === 'surrogateescape') {
      while (start < end && codes[start]! >= 0xdc80 && codes[start]! <= 0xdcff) writer.byte(codes[start++]! - 0xdc00);
      index = start;
      if (start === end) continue;
    }
    const { replacement, position } = recoverEncode(thread, errors, encoding, text, codes, start, end, reason);
    if (replacement instanceof Uint8Array) writer.bytes(replacement);
    else {
      for (const code of codesOf(replacement)) {
        if (code >= limit) throw new PyRaise(newUnicodeError('encode', encoding, text, start, end, reason));
      }
      writer.latin1(replacement);
    }
    index = position;
  }
  return writer.take();
}

/** Decodes ASCII (PyUnicode_DecodeASCII). */
export function decodeAscii(thread: Thread, input: Uint8Array, errors: string | undefined): string {
  pass(thread.budget, 8 * input.length);
  if (input.every((byte) => byte < 128)) return latin1(input, thread.budget);
  let bytes = input;
  const text = new TextWriter(thread.budget);
  let index = 0;
  while (index < bytes.length) {
    const byte = bytes[index]!;
    if (byte < 128) {
      text.write(String.fromCharCode(byte));
      index++;
      continue;
    }
    const recovery = recoverDecode(thread, errors, 'ascii', bytes, index, index + 1, 'ordinal not in range(128)');
    text.write(recovery.replacement);
    bytes = recovery.input ?? bytes;
    index = recovery.position;
  }
  return text.text;
}

/** Decodes Latin-1: every byte is a character. */
export function decodeLatin1(bytes: Uint8Array, budget: Budget): string {
  return latin1(bytes, budget);
}
