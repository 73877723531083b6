// What bytes and bytearray do alike as sequences.

import { type Budget, pass, reserveBytes } from '../memory/budget';
import { BufferFlag, hasBuffer, withBytes } from './buffer';
import type { PyByteArray } from './bytearray';
import { bytesType, exactBytes, PyBytes } from './bytes';
import { findBytes } from './byte-operations';
import { BufferErrorType } from '../exceptions/exceptions';
import type { Value } from '../object';
import { asSsize, isIndex, toIndex } from '../protocols/numbers';
import { indexError, memoryError, raise, typeError, valueError } from '../raise';
import { adjustIndices, PySlice, unpackSlice } from '../containers/slice';
import type { Thread } from '../thread';
import { IndexErrorType } from '../exceptions/exceptions';
import { typeOf } from '../type-of';

/** What is wrong with an integer that is no byte. */
export const OUT_OF_RANGE = 'byte must be in range(0, 256)';

/** Refuses a consumer who wants to write (PyBuffer_FillInfo). */
export function checkWritable(flags: number): void {
  if (flags & BufferFlag.WRITABLE) throw raise(BufferErrorType, 'Object is not writable.');
}

/** The byte at an index within the bytes. */
export function byteItem(bytes: Uint8Array, index: number, message: string): number {
  const byte = bytes[index];
  if (byte === undefined) throw indexError(message);
  return byte;
}

/** The bytes that a slice selects. */
export function sliceBytes(thread: Thread, bytes: Uint8Array, slice: PySlice): Uint8Array {
  const { start, step, length } = adjustIndices(bytes.length, unpackSlice(thread, slice));
  reserveBytes(thread.budget, length);
  if (step === 1) return bytes.slice(start, start + length);
  const result = new Uint8Array(length);
  for (let index = 0; index < length; index++) result[index] = bytes[start + index * step]!;
  return result;
}

/** bytes[key] (bytes_subscript). */
export function byteSequenceOf(thread: Thread, self: PyBytes, key: Value): Value {
  const { bytes } = self;
  if (isIndex(key)) {
    const index = asSsize(thread, key, IndexErrorType);
    return byteItem(bytes, index < 0 ? index + bytes.length : index, 'index out of range');
  }
  if (!(key instanceof PySlice)) throw typeError(`byte indices must be integers or slices, not ${typeOf(key).tpName}`);
  const part = sliceBytes(thread, bytes, key);
  if (part.length === bytes.length && self.type === bytesType && (key.step === null || key.step === 1)) return self;
  return new PyBytes(part);
}

const MOST_BYTES = 0x7fff_ffff;

/** a + b of bytes (bytes_concat). */
export function bytesConcat(thread: Thread, left: PyBytes, right: Value): Value {
  if (!hasBuffer(right)) throw cannotConcatenate(left, right);
  return withBytes(thread, right, (other) => {
    if (left.bytes.length === 0 && right instanceof PyBytes && right.type === bytesType) return right;
    if (other.length === 0 && left.type === bytesType) return exactBytes(left);
    return new PyBytes(joinTwo(thread.budget, left.bytes, other));
  });
}

export function cannotConcatenate(left: Value, right: Value) {
  return typeError(`can't concat ${typeOf(right).tpName} to ${typeOf(left).tpName}`);
}

export function joinTwo(budget: Budget, left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length + right.length > MOST_BYTES) throw memoryError();
  reserveBytes(budget, left.length + right.length);
  const result = new Uint8Array(left.length + right.length);
  result.set(left);
  result.set(right, left.length);
  return result;
}

/** item in bytes: a number of a byte, or bytes-like (_Py_bytes_contains). */
export function bytesContain(thread: Thread, bytes: Uint8Array, item: Value): boolean {
  if (isIndex(item)) {
    pass(thread.budget, bytes.length);
    return bytes.includes(byteValue(toIndex(thread, item)));
  }
  return withBytes(thread, item, (part) => findBytes(bytes, part, 0, bytes.length, thread.budget) >= 0);
}

/** The number as a byte. */
export function byteValue(value: number | bigint): number {
  if (value < 0 || value > 255) throw valueError(OUT_OF_RANGE);
  return Number(value);
}

/** The argument of find, count, index and their kin: bytes-like, or the number of a byte (parse_args_finds_byte). */
export function withNeedle<T>(thread: Thread, value: Value, use: (needle: Uint8Array) => T): T {
  if (hasBuffer(value)) return withBytes(thread, value, use);
  if (!isIndex(value))
    throw typeError(`argument should be integer or bytes-like object, not '${typeOf(value).tpName}'`);
  return use(Uint8Array.of(byteValue(toIndex(thread, value))));
}

/** bytes or bytearray, whose class decides the class of results. */
export type ByteSequence = PyBytes | PyByteArray;
