// The module _codecs: the codecs that CPython writes in C, and the registry.

import { hasBuffer, withBytes } from '../objects/bytes/buffer';
import { PyBytes } from '../objects/bytes/bytes';
import { buildEncodingMap, decodeCharmap, encodeCharmap } from '../objects/text/codecs/charmap';
import { lookupErrorHandler } from '../objects/text/codecs/errors';
import {
  decodeBytesEscape,
  decodeRawUnicodeEscape,
  decodeUnicodeEscape,
  encodeBytesEscape,
  encodeRawUnicodeEscape,
  encodeUnicodeEscape,
} from '../objects/text/codecs/escapes';
import { codecRegistry, codeObject, lookupCodec } from '../objects/text/codecs/registry';
import { decodeAscii, decodeLatin1, encodeSingleByte } from '../objects/text/codecs/single-byte';
import { isStandard } from '../objects/text/codecs/standard-recovery';
import { decodeUtf7, encodeUtf7 } from '../objects/text/codecs/utf7';
import { decodeUtf8, encodeUtf8 } from '../objects/text/codecs/utf8';
import { type ByteOrder, decodeUtf16, decodeUtf32, encodeWide, type WideResult } from '../objects/text/codecs/wide';
import { method, type NativeDefinition } from '../objects/native';
import { argInt, argString, argText, badArgument } from '../objects/native-arguments';
import { drop, type Value } from '../objects/object';
import { callMethod } from '../objects/protocols/attributes';
import { isTrue } from '../objects/protocols/compare';
import { isCallable } from '../objects/protocols/instances';
import { typeError, valueError } from '../objects/raise';
import { lengthOf } from '../objects/text/text-indexing';
import type { Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import { strValue, typeOf } from '../objects/type-of';
import { defineModule } from './define-module';

type Optional = Value | undefined;

/** A str or None argument (Clinic's str(accept={str, NoneType})). */
function errorsOf(name: string, position: number, value: Optional): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = strValue(value);
  if (text === undefined) throw badArgument(name, position, 'str or None', value);
  if (text.includes('\0')) throw valueError('embedded null character');
  return text;
}

/** Bytes of a buffer, or of a str in UTF-8 (Py_buffer(accept={str, buffer})). */
function bytesOrText(thread: Thread, value: Value): Uint8Array {
  const text = strValue(value);
  if (text !== undefined) return encodeUtf8(thread, text, undefined);
  return withBytes(thread, value, (bytes) => bytes.slice());
}

const bytesOf = (thread: Thread, value: Value): Uint8Array => withBytes(thread, value, (bytes) => bytes.slice());
const encoded = (bytes: Uint8Array, length: number): PyTuple => new PyTuple([new PyBytes(bytes), length]);

/** NAME_encode(str, errors) of a codec. */
function encoder(
  name: string,
  encode: (thread: Thread, text: string, errors: string | undefined) => Uint8Array,
): NativeDefinition {
  const functionName = `${name}_encode`;
  return method(`${functionName}($module, str, errors=None, /)`, (thread, _module, value: Value, errors: Optional) => {
    const text = argString(thread, functionName, 1, value);
    return encoded(encode(thread, text, errorsOf(functionName, 2, errors)), lengthOf(text));
  });
}

interface Decoded {
  text: string;
  consumed: number;
}

/** NAME_decode(data, errors, final) of a codec. */
function decoder(
  name: string,
  decode: (thread: Thread, bytes: Uint8Array, errors: string | undefined, final: boolean) => Decoded,
  source: (thread: Thread, value: Value) => Uint8Array = bytesOf,
  finalByDefault = false,
): NativeDefinition {
  const functionName = `${name}_decode`;
  return method(
    `${functionName}($module, data, errors=None, final=${finalByDefault ? 'True' : 'False'}, /)`,
    (thread, _module, data: Value, errors: Optional, final: Optional) => {
      const bytes = source(thread, data);
      const handler = errorsOf(functionName, 2, errors);
      const isFinal = final === undefined ? finalByDefault : isTrue(thread, final);
      const { text, consumed } = decode(thread, bytes, handler, isFinal);
      return new PyTuple([text, consumed]);
    },
  );
}

/** NAME_decode(data, errors) of a codec without state. */
function plainDecoder(
  name: string,
  decode: (thread: Thread, bytes: Uint8Array, errors: string | undefined) => string,
): NativeDefinition {
  const functionName = `${name}_decode`;
  return method(`${functionName}($module, data, errors=None, /)`, (thread, _module, data: Value, errors: Optional) => {
    const bytes = bytesOf(thread, data);
    return new PyTuple([decode(thread, bytes, errorsOf(functionName, 2, errors)), bytes.length]);
  });
}

type WideDecoder = (
  thread: Thread,
  bytes: Uint8Array,
  errors: string | undefined,
  order: ByteOrder,
  final: boolean,
) => WideResult;

const orderOf = (value: number): ByteOrder => (value < 0 ? -1 : value > 0 ? 1 : 0);

/** All functions of UTF-16 or UTF-32. */
function wideFunctions(bits: 16 | 32, decode: WideDecoder): NativeDefinition[] {
  const name = `utf_${bits}`;
  return [
    method(
      `${name}_encode($module, str, errors=None, byteorder=0, /)`,
      (thread, _module, value: Value, errors: Optional, order: Optional) => {
        const text = argString(thread, `${name}_encode`, 1, value);
        const handler = errorsOf(`${name}_encode`, 2, errors);
        const byteOrder = orderOf(order === undefined ? 0 : argInt(thread, order));
        return encoded(encodeWide(thread, text, handler, bits, byteOrder), lengthOf(text));
      },
    ),
    encoder(`${name}_le`, (thread, text, errors) => encodeWide(thread, text, errors, bits, -1)),
    encoder(`${name}_be`, (thread, text, errors) => encodeWide(thread, text, errors, bits, 1)),
    decoder(name, (thread, bytes, errors, final) => decode(thread, bytes, errors, 0, final)),
    decoder(`${name}_le`, (thread, bytes, errors, final) => decode(thread, bytes, errors, -1, final)),
    decoder(`${name}_be`, (thread, bytes, errors, final) => decode(thread, bytes, errors, 1, final)),
    method(
      `${name}_ex_decode($module, data, errors=None, byteorder=0, final=False,\n                 /)`,
      (thread, _module, data: Value, errors: Optional, order: Optional, final: Optional) => {
        const bytes = bytesOf(thread, data);
        const handler = errorsOf(`${name}_ex_decode`, 2, errors);
        const byteOrder = orderOf(order === undefined ? 0 : argInt(thread, order));
        const result = decode(thread, bytes, handler, byteOrder, final !== undefined && isTrue(thread, final));
        return new PyTuple([result.text, result.consumed, result.order]);
      },
    ),
  ];
}

/** encode and decode by name, with any codec. */
function coder(name: 'encode' | 'decode'): NativeDefinition {
  return method(
    `${name}($module, /, obj, encoding='utf-8', errors='strict')`,
    (thread, _module, object: Value, encoding: Optional, errors: Optional) =>
      codeObject(
        thread,
        name === 'encode' ? 'encoding' : 'decoding',
        object,
        encoding === undefined ? 'utf-8' : argText(thread, name, 'encoding', encoding),
        errors === undefined ? undefined : argText(thread, name, 'errors', errors),
      ),
  );
}

const registry: NativeDefinition[] = [
  method('register($module, search_function, /)', (thread, _module, search: Value) => {
    if (!isCallable(search)) throw typeError('argument must be callable');
    codecRegistry(thread).search.append(search);
    return null;
  }),
  method('unregister($module, search_function, /)', (thread, _module, search: Value) => {
    const { search: list, cache } = codecRegistry(thread);
    const index = list.items.indexOf(search);
    if (index < 0) return null;
    drop(thread, callMethod(thread, cache, 'clear', []));
    list.replaceSlice(thread, index, 1, []);
    return null;
  }),
  method('lookup($module, encoding, /)', (thread, _module, encoding: Value) =>
    lookupCodec(thread, argText(thread, 'lookup', 0, encoding)),
  ),
  coder('encode'),
  coder('decode'),
  method('register_error($module, errors, handler, /)', (thread, _module, errors: Value, handler: Value) => {
    const name = argText(thread, 'register_error', 1, errors);
    if (!isCallable(handler)) throw typeError('handler must be callable');
    codecRegistry(thread).errors.setStr(thread, name, handler);
    return null;
  }),
  method('_unregister_error($module, errors, /)', (thread, _module, errors: Value) => {
    const name = argText(thread, '_unregister_error', 0, errors);
    if (isStandard(name)) throw valueError(`cannot un-register built-in error handler '${name}'`);
    return codecRegistry(thread).errors.delStr(thread, name);
  }),
  method('lookup_error($module, name, /)', (thread, _module, name: Value) =>
    lookupErrorHandler(thread, argText(thread, 'lookup_error', 0, name)),
  ),
];

const charmap: NativeDefinition[] = [
  method(
    'charmap_encode($module, str, errors=None, mapping=None, /)',
    (thread, _module, value: Value, errors: Optional, mapping: Optional) => {
      const text = argString(thread, 'charmap_encode', 1, value);
      const handler = errorsOf('charmap_encode', 2, errors);
      const bytes =
        mapping === undefined || mapping === null
          ? encodeSingleByte(thread, text, handler, 'latin-1')
          : encodeCharmap(thread, text, handler, mapping);
      return encoded(bytes, lengthOf(text));
    },
  ),
  method(
    'charmap_decode($module, data, errors=None, mapping=None, /)',
    (thread, _module, data: Value, errors: Optional, mapping: Optional) => {
      const bytes = bytesOf(thread, data);
      const handler = errorsOf('charmap_decode', 2, errors);
      const text =
        mapping === undefined || mapping === null
          ? decodeLatin1(bytes, thread.budget)
          : decodeCharmap(thread, bytes, handler, mapping);
      return new PyTuple([text, bytes.length]);
    },
  ),
  method('charmap_build($module, map, /)', (thread, _module, map: Value) =>
    buildEncodingMap(thread, argString(thread, 'charmap_build', 0, map)),
  ),
];

const escapes: NativeDefinition[] = [
  method('escape_encode($module, data, errors=None, /)', (thread, _module, data: Value, errors: Optional) => {
    if (!(data instanceof PyBytes)) throw badArgument('escape_encode', 1, 'bytes', data);
    errorsOf('escape_encode', 2, errors);
    return encoded(encodeBytesEscape(data.bytes, thread.budget), data.bytes.length);
  }),
  method('escape_decode($module, data, errors=None, /)', (thread, _module, data: Value, errors: Optional) => {
    const bytes = bytesOrText(thread, data);
    return encoded(decodeBytesEscape(thread, bytes, errorsOf('escape_decode', 2, errors)), bytes.length);
  }),
  encoder('unicode_escape', (thread, text) => encodeUnicodeEscape(text, thread.budget)),
  decoder('unicode_escape', decodeUnicodeEscape, bytesOrText, true),
  encoder('raw_unicode_escape', (thread, text) => encodeRawUnicodeEscape(text, thread.budget)),
  decoder('raw_unicode_escape', decodeRawUnicodeEscape, bytesOrText, true),
  method('readbuffer_encode($module, data, errors=None, /)', (thread, _module, data: Value, errors: Optional) => {
    if (strValue(data) === undefined && !hasBuffer(data))
      throw typeError(`a bytes-like object is required, not '${typeOf(data).tpName}'`);
    errorsOf('readbuffer_encode', 2, errors);
    const bytes = bytesOrText(thread, data);
    return encoded(bytes, bytes.length);
  }),
];

defineModule({
  name: '_codecs',
  functions: [
    ...registry,
    ...escapes,
    encoder('utf_8', encodeUtf8),
    decoder('utf_8', decodeUtf8),
    encoder('utf_7', (thread, text) => encodeUtf7(text, thread.budget)),
    decoder('utf_7', decodeUtf7),
    ...wideFunctions(16, decodeUtf16),
    ...wideFunctions(32, decodeUtf32),
    encoder('latin_1', (thread, text, errors) => encodeSingleByte(thread, text, errors, 'latin-1')),
    plainDecoder('latin_1', (thread, bytes) => decodeLatin1(bytes, thread.budget)),
    encoder('ascii', (thread, text, errors) => encodeSingleByte(thread, text, errors, 'ascii')),
    plainDecoder('ascii', decodeAscii),
    ...charmap,
  ],
});
