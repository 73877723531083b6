// bytes(…): construction from integers, iterables, buffers and encoded texts.

import { reserveBytes } from '../memory/budget';
import { hasBuffer } from './buffer';
import { bytesType, PyBytes } from './bytes';
import { OverflowErrorType, TypeErrorType } from '../exceptions/exceptions';
import { argText, parseKeywords } from '../native-arguments';
import { copyContents } from './memoryview-items';
import { drop, hold, release, type Value } from '../object';
import { swallow } from '../protocols/attributes';
import { callSpecialIfFound } from '../protocols/calls';
import { encodeText } from '../protocols/codecs';
import { forEachOf, getIterOr, lengthHint } from '../protocols/iteration';
import { asSsize, isIndex } from '../protocols/numbers';
import { memoryError, typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import type { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';
import { strValue, typeOf } from '../type-of';

/** The bytes that an iterator of integers gives; `outOfRange` is the error of others. */
export function bytesFromIterator(thread: Thread, iterator: Value, outOfRange: string): Uint8Array {
  let bytes = new Uint8Array(64);
  let size = 0;
  forEachOf(thread, iterator, (item) => {
    const byte = asSsize(thread, item);
    if (byte < 0 || byte > 255) throw valueError(outOfRange);
    if (size === bytes.length) {
      reserveBytes(thread.budget, 2 * size);
      const grown = new Uint8Array(2 * size);
      grown.set(bytes);
      bytes = grown;
    }
    bytes[size++] = byte;
  });
  return bytes.slice(0, size);
}

/** The bytes of a buffer or of an iterable of integers (PyBytes_FromObject). */
function bytesOfContent(thread: Thread, value: Value): Uint8Array {
  if (value instanceof PyBytes) return value.bytes;
  if (hasBuffer(value)) return copyContents(thread, value);
  const refusal = `cannot convert '${typeOf(value).tpName}' object to bytes`;
  if (strValue(value) !== undefined) throw typeError(refusal);
  const iterator = getIterOr(thread, value, refusal);
  hold(iterator);
  try {
    lengthHint(thread, value, 64);
    return bytesFromIterator(thread, iterator, 'bytes must be in range(0, 256)');
  } finally {
    release(thread, iterator);
  }
}

/** What `__bytes__` returns, if there is one. */
function specialBytes(thread: Thread, value: Value): PyBytes | undefined {
  const result = callSpecialIfFound(thread, value, '__bytes__', []);
  if (result === undefined || result instanceof PyBytes) return result;
  const error = typeError(`__bytes__ returned non-bytes (type ${typeOf(result).tpName})`);
  drop(thread, result);
  throw error;
}

/** The bytes of any value that bytes(value) would take for content (PyObject_Bytes). */
export function bytesFromObject(thread: Thread, value: Value): Uint8Array {
  if (value instanceof PyBytes && value.type === bytesType) return value.bytes;
  const special = specialBytes(thread, value);
  if (special === undefined) return bytesOfContent(thread, value);
  const { bytes } = special;
  drop(thread, special);
  return bytes;
}

/** The arguments of bytes() and bytearray(), encoding and errors as text. */
export function parseSourceArguments(
  thread: Thread,
  name: string,
  args: Value[],
  kwnames: PyTuple | undefined,
): { source: Value | undefined; encoding: string | undefined; errors: string | undefined } {
  const spec = `source=b'', encoding='utf-8', errors='strict'`;
  const [source, encoding, errors] = parseKeywords(thread, name, spec, args, kwnames) as (Value | undefined)[];
  return {
    source,
    encoding: encoding === undefined ? undefined : argText(thread, name, 'encoding', encoding),
    errors: errors === undefined ? undefined : argText(thread, name, 'errors', errors),
  };
}

/** The number of zeros that bytes(n) consists of; undefined if the value is no index after all. */
export function countOfZeros(thread: Thread, value: Value): number | undefined {
  if (!isIndex(value)) return undefined;
  let size: number;
  try {
    size = asSsize(thread, value, OverflowErrorType);
  } catch (error) {
    swallow(thread, error, TypeErrorType);
    return undefined;
  }
  if (size < 0) throw valueError('negative count');
  if (size > 0x7fff_0000) throw memoryError();
  return size;
}

/** bytes.__new__ (bytes_new_impl). */
export function newBytes(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const { source, encoding, errors } = parseSourceArguments(thread, 'bytes', args, kwnames);
  const result = make(thread, source, encoding, errors);
  if (type === bytesType) return result;
  const copy = new PyBytes(result.bytes, type);
  drop(thread, result);
  return copy;
}

function make(
  thread: Thread,
  source: Value | undefined,
  encoding: string | undefined,
  errors: string | undefined,
): PyBytes {
  if (source === undefined) {
    if (encoding !== undefined) throw typeError('encoding without a string argument');
    if (errors !== undefined) throw typeError('errors without a string argument');
    return new PyBytes(new Uint8Array(0));
  }
  const text = strValue(source);
  if (encoding !== undefined) {
    if (text === undefined) throw typeError('encoding without a string argument');
    return encodeText(thread, text, encoding, errors);
  }
  if (errors !== undefined)
    throw typeError(text === undefined ? 'errors without a string argument' : 'string argument without an encoding');
  if (source instanceof PyBytes && source.type === bytesType) return source;
  const special = specialBytes(thread, source);
  if (special !== undefined) return special;
  if (text !== undefined) throw typeError('string argument without an encoding');
  const zeros = countOfZeros(thread, source);
  if (zeros !== undefined) {
    reserveBytes(thread.budget, zeros);
    return new PyBytes(new Uint8Array(zeros));
  }
  return new PyBytes(bytesOfContent(thread, source));
}
