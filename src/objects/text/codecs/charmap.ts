// The charmap codec: one byte a character, by a mapping.

import { TextWriter } from '../text-writer';
import { PyBytes } from '../../bytes/bytes';
import { defineType } from '../../define-type';
import { PyDict } from '../../containers/dict';
import { LookupErrorType } from '../../exceptions/exceptions';
import { drop, PyObject, type Value } from '../../object';
import { swallow } from '../../protocols/attributes';
import { getItem } from '../../protocols/subscript';
import { typeError } from '../../raise';
import { codesOf } from '../text-indexing';
import { PyRaise, type Thread } from '../../thread';
import { type PyType, TypeFlag } from '../../type';
import { intValue, strValue, typeOf } from '../../type-of';
import { newUnicodeError } from '../../exceptions/unicode-error';
import { ByteWriter } from './byte-writer';
import { recoverDecode, recoverEncode } from './errors';

const UNDEFINED = 'character maps to <undefined>';

/** A fast mapping from code points to bytes. */
export class PyEncodingMap extends PyObject {
  constructor(readonly bytes: ReadonlyMap<number, number>) {
    super(encodingMapType);
  }
}

export const encodingMapType: PyType = defineType({
  name: 'EncodingMap',
  instanceClass: PyEncodingMap,
  flags: TypeFlag.DISALLOW_INSTANTIATION,
  methods: [],
});

/** A mapping for encoding from the 256 characters of a decoding table (PyUnicode_BuildEncodingMap). */
export function buildEncodingMap(thread: Thread, table: string): Value {
  const codes = codesOf(table);
  const mapped = new Map<number, number>();
  codes.slice(0, 256).forEach((code, byte) => {
    if (code !== 0xfffe) mapped.set(code, byte);
  });
  const isPlain =
    codes[0] === 0 && codes.length >= 256 && codes.slice(1, 256).every((code) => code > 0 && code <= 0xffff);
  if (isPlain) return new PyEncodingMap(mapped);
  const dict = PyDict.fresh();
  codes.slice(0, 256).forEach((code, byte) => dict.set(thread, code, byte));
  return dict;
}

/** What a mapping gives for a key; undefined where it gives None or nothing. */
function lookUp(thread: Thread, mapping: Value, key: number): Value | undefined {
  try {
    const found = getItem(thread, mapping, key);
    return found === null ? undefined : found;
  } catch (error) {
    swallow(thread, error, LookupErrorType);
    return undefined;
  }
}

/** The bytes that a mapping gives for a character (charmapencode_lookup). */
function encodeCode(thread: Thread, mapping: Value, code: number): Uint8Array | undefined {
  if (mapping instanceof PyEncodingMap) {
    const byte = mapping.bytes.get(code);
    return byte === undefined ? undefined : Uint8Array.of(byte);
  }
  const found = lookUp(thread, mapping, code);
  if (found === undefined) return undefined;
  try {
    if (found instanceof PyBytes) return found.bytes;
    const byte = intValue(found);
    if (byte === undefined)
      throw typeError(`character mapping must return integer, bytes or None, not ${typeOf(found).tpName}`);
    if (byte < 0 || byte > 255) throw typeError('character mapping must be in range(256)');
    return Uint8Array.of(Number(byte));
  } finally {
    drop(thread, found);
  }
}

/** Encodes by a mapping (_PyUnicode_EncodeCharmap). */
export function encodeCharmap(thread: Thread, text: string, errors: string | undefined, mapping: Value): Uint8Array {
  const codes = codesOf(text, thread.budget);
  const writer = new ByteWriter(thread.budget);
  let index = 0;
  while (index < codes.length) {
    const bytes = encodeCode(thread, mapping, codes[index]!);
    if (bytes !== undefined) {
      writer.bytes(bytes);
      index++;
      continue;
    }
    let end = index + 1;
    while (end < codes.length && encodeCode(thread, mapping, codes[end]!) === undefined) end++;
    const failure = () => new PyRaise(newUnicodeError('encode', 'charmap', text, index, end, UNDEFINED));
    const { replacement, position } = recoverEncode(thread, errors, 'charmap', text, codes, index, end, UNDEFINED);
    if (replacement instanceof Uint8Array) writer.bytes(replacement);
    else {
      for (const code of codesOf(replacement)) {
        const mapped = encodeCode(thread, mapping, code);
        if (mapped === undefined) throw failure();
        writer.bytes(mapped);
      }
    }
    index = position;
  }
  return writer.take();
}

/** The text that a mapping gives for a byte. */
function decodeByte(
  thread: Thread,
  mapping: Value,
  table: readonly string[] | undefined,
  byte: number,
): string | undefined {
  if (table !== undefined) {
    const character = table[byte];
    return character === '\ufffe' ? undefined : character;
  }
  const found = lookUp(thread, mapping, byte);
  if (found === undefined) return undefined;
  try {
    const text = strValue(found);
    if (text !== undefined) return text === '\ufffe' ? undefined : text;
    const code = intValue(found);
    if (code === undefined) throw typeError('character mapping must return integer, None or str');
    if (code === 0xfffe) return undefined;
    if (code < 0 || code > 0x10ffff) throw typeError('character mapping must be in range(0x110000)');
    return String.fromCodePoint(Number(code));
  } finally {
    drop(thread, found);
  }
}

/** Decodes by a mapping or a table of characters (PyUnicode_DecodeCharmap). */
export function decodeCharmap(thread: Thread, input: Uint8Array, errors: string | undefined, mapping: Value): string {
  const tableText = strValue(mapping);
  const table = tableText === undefined ? undefined : [...tableText];
  let bytes = input;
  const text = new TextWriter(thread.budget);
  let index = 0;
  while (index < bytes.length) {
    const decoded = decodeByte(thread, mapping, table, bytes[index]!);
    if (decoded !== undefined) {
      text.write(decoded);
      index++;
      continue;
    }
    const recovery = recoverDecode(thread, errors, 'charmap', bytes, index, index + 1, UNDEFINED);
    text.write(recovery.replacement);
    bytes = recovery.input ?? bytes;
    index = recovery.position;
  }
  return text.text;
}
