// Subscripts of bytearray: reading, assigning and deleting items and slices.

import { type Budget, reserveBytes } from '../memory/budget';
import { hasBuffer, withBytes } from './buffer';
import { byteItem, byteValue, sliceBytes } from './byte-sequence';
import { PyByteArray } from './bytearray';
import { bytesOfIterable } from './bytearray-construction';
import { IndexErrorType } from '../exceptions/exceptions';
import type { Value } from '../object';
import { asSsize, isIndex, toIndex } from '../protocols/numbers';
import { indexError, typeError, valueError } from '../raise';
import { adjustIndices, PySlice, unpackSlice } from '../containers/slice';
import type { Thread } from '../thread';
import { strValue, typeOf } from '../type-of';

const OUT_OF_RANGE = 'bytearray index out of range';

export function byteItemOf(self: PyByteArray, index: number): number {
  return byteItem(self.bytes, index, OUT_OF_RANGE);
}

/** self[key] (bytearray_subscript). */
export function itemOrSlice(thread: Thread, self: PyByteArray, key: Value): Value {
  if (isIndex(key)) {
    const index = asSsize(thread, key, IndexErrorType);
    return byteItemOf(self, index < 0 ? index + self.bytes.length : index);
  }
  if (key instanceof PySlice) return new PyByteArray(sliceBytes(thread, self.bytes, key));
  throw typeError(`bytearray indices must be integers or slices, not ${typeOf(key).tpName}`);
}

/** The bytes that are assigned to a slice. */
function contentOf(thread: Thread, self: PyByteArray, value: Value | undefined): Uint8Array {
  if (value === undefined) return new Uint8Array(0);
  if (value === self) return self.bytes.slice();
  if (value instanceof PyByteArray) return value.bytes;
  if (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean' ||
    strValue(value) !== undefined
  )
    throw typeError('can assign only bytes, buffers, or iterables of ints in range(0, 256)');
  return contentOfAny(thread, value);
}

/** Bytes of a buffer or of an iterable of integers (PyByteArray_FromObject). */
function contentOfAny(thread: Thread, value: Value): Uint8Array {
  if (hasBuffer(value)) return withBytes(thread, value, (bytes) => bytes.slice());
  if (isIndex(value)) throw typeError('can assign only bytes, buffers, or iterables of ints in range(0, 256)');
  return bytesOfIterable(thread, value);
}

/** self[key] = value, del self[key] (bytearray_ass_subscript). */
export function assignSubscript(thread: Thread, self: PyByteArray, key: Value, value: Value | undefined): void {
  if (isIndex(key)) {
    let index = asSsize(thread, key, IndexErrorType);
    // First the value: its __index__ may change the size.
    const byte = value === undefined ? undefined : byteValue(toIndex(thread, value));
    if (index < 0) index += self.bytes.length;
    if (index < 0 || index >= self.bytes.length) throw indexError(OUT_OF_RANGE);
    if (byte === undefined) replaceRange(thread.budget, self, index, index + 1, new Uint8Array(0));
    else self.bytes[index] = byte;
    return;
  }
  if (!(key instanceof PySlice))
    throw typeError(`bytearray indices must be integers or slices, not ${typeOf(key).tpName}`);
  const bounds = unpackSlice(thread, key);
  const content = contentOf(thread, self, value);
  let { start, stop, step, length } = adjustIndices(self.bytes.length, bounds);
  if ((step < 0 && start < stop) || (step > 0 && start > stop)) stop = start;
  if (step === 1) {
    replaceRange(thread.budget, self, start, stop, content);
  } else if (content.length === 0) {
    deleteSteps(thread.budget, self, start, step, length);
  } else {
    if (content.length !== length)
      throw valueError(`attempt to assign bytes of size ${content.length} to extended slice of size ${length}`);
    for (let index = 0; index < length; index++) self.bytes[start + index * step] = content[index]!;
  }
}

/** Puts `content` in place of [start, stop) (bytearray_setslice_linear). */
export function replaceRange(
  budget: Budget,
  self: PyByteArray,
  start: number,
  stop: number,
  content: Uint8Array,
): void {
  const growth = content.length - (stop - start);
  if (growth === 0) {
    self.bytes.set(content, start);
    return;
  }
  self.checkResizable();
  if (growth < 0 && start === 0) self.offset -= growth;
  reserveBytes(budget, self.bytes.length + growth);
  const result = new Uint8Array(self.bytes.length + growth);
  result.set(self.bytes.subarray(0, start));
  result.set(content, start);
  result.set(self.bytes.subarray(stop), start + content.length);
  self.replace(result);
}

function deleteSteps(budget: Budget, self: PyByteArray, start: number, step: number, length: number): void {
  if (length === 0) return;
  self.checkResizable();
  reserveBytes(budget, self.bytes.length);
  const lowest = step < 0 ? start + step * (length - 1) : start;
  const stride = Math.abs(step);
  const result = self.bytes.slice(0, self.bytes.length - length);
  for (let index = lowest, at = lowest; index < self.bytes.length; index++) {
    const nth = (index - lowest) / stride;
    if (!Number.isInteger(nth) || nth >= length) result[at++] = self.bytes[index]!;
  }
  self.replace(result);
}
