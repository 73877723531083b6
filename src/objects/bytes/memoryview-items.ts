// Items, slices and comparison of memoryviews.

import { type Budget, reserveBytes } from '../memory/budget';
import { type BufferInfo, BufferFlag, getBuffer, hasBuffer, releaseBuffer } from './buffer';
import { IndexErrorType, OverflowErrorType, TypeErrorType, ValueErrorType } from '../exceptions/exceptions';
import { NATIVE_SIZES, nativeBytes, readNative } from './item-formats';
import { PyMemoryView } from './memoryview';
import { drop, type Value } from '../object';
import { swallow } from '../protocols/attributes';
import { richCompareBool } from '../protocols/compare';
import { asSsize, isIndex } from '../protocols/numbers';
import { indexError, notImplementedError, typeError, valueError } from '../raise';
import { Ellipsis } from '../singletons';
import { adjustIndices, PySlice, unpackSlice } from '../containers/slice';
import { PyRaise, type Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { isSubtype } from '../type';

/** Strides of items that lie next to each other, the last dimension fastest. */
export function contiguousStrides(shape: readonly number[], itemsize: number): number[] {
  const strides: number[] = [];
  let step = itemsize;
  for (let dimension = shape.length - 1; dimension >= 0; dimension--) {
    strides[dimension] = step;
    step *= shape[dimension]!;
  }
  return strides;
}

/** Do the items lie next to each other, in C's or Fortran's order (PyBuffer_IsContiguous)? */
export function isContiguous({ shape, strides, itemsize, length }: BufferInfo, order: 'C' | 'F'): boolean {
  if (length === 0) return true;
  const dimensions = shape.map((_, index) => index);
  if (order === 'C') dimensions.reverse();
  let step = itemsize;
  for (const dimension of dimensions) {
    if (shape[dimension]! > 1 && strides[dimension] !== step) return false;
    step *= shape[dimension]!;
  }
  return true;
}

/** The offsets of all items, in C's or Fortran's order of indices. */
export function* itemOffsets(info: BufferInfo, order: 'C' | 'F' = 'C'): Generator<number> {
  const { shape, strides } = info;
  if (shape.some((size) => size === 0)) return;
  const indices = shape.map(() => 0);
  const dimensions = shape.map((_, index) => index);
  if (order === 'C') dimensions.reverse();
  let offset = info.offset;
  for (;;) {
    yield offset;
    let advanced = false;
    for (const dimension of dimensions) {
      offset += strides[dimension]!;
      if (++indices[dimension]! < shape[dimension]!) {
        advanced = true;
        break;
      }
      offset -= shape[dimension]! * strides[dimension]!;
      indices[dimension] = 0;
    }
    if (!advanced) return;
  }
}

/** The bytes of all items next to each other. */
export function copyView(info: BufferInfo, budget: Budget, order: 'C' | 'F' = 'C'): Uint8Array {
  const { memory, itemsize } = info;
  reserveBytes(budget, info.length);
  if (order === 'C' && isContiguous(info, 'C')) return memory.slice(info.offset, info.offset + info.length);
  const result = new Uint8Array(info.length);
  let position = 0;
  for (const offset of itemOffsets(info, order)) {
    result.set(memory.subarray(offset, offset + itemsize), position);
    position += itemsize;
    budget.work(1);
  }
  return result;
}

/** The items of any buffer next to each other, as bytes(buffer) copies them (PyBuffer_ToContiguous). */
export function copyContents(thread: Thread, value: Value): Uint8Array {
  const info = getBuffer(thread, value, BufferFlag.FULL_RO);
  try {
    return copyView(info, thread.budget);
  } finally {
    releaseBuffer(thread, value, info);
  }
}

/** The native format of a view, without '@'; undefined if its items cannot be read. */
export function nativeFormat({ format, itemsize }: BufferInfo): string | undefined {
  const code = format.startsWith('@') ? format.slice(1) : format;
  return NATIVE_SIZES[code] === itemsize ? code : undefined;
}

function readableFormat(info: BufferInfo): string {
  const format = nativeFormat(info);
  if (format === undefined) throw notImplementedError(`memoryview: format ${info.format} not supported`);
  return format;
}

/** The item at an offset (unpack_single). */
export function itemAtOffset(info: BufferInfo, offset: number): Value {
  return readNative(info.memory, offset, readableFormat(info));
}

/** The item at an index of a one-dimensional view (memory_item). */
export function itemAt(info: BufferInfo, index: number): Value {
  const format = readableFormat(info);
  if (info.shape.length === 0) throw typeError('invalid indexing of 0-dim memory');
  if (info.shape.length > 1) throw notImplementedError('multi-dimensional sub-views are not implemented');
  return readNative(info.memory, offsetOf(info, 0, index, info.offset), format);
}

/** Moves an offset along a dimension (lookup_dimension). */
function offsetOf(info: BufferInfo, dimension: number, index: number, offset: number): number {
  const size = info.shape[dimension]!;
  const at = index < 0 ? index + size : index;
  if (at < 0 || at >= size) throw indexError(`index out of bounds on dimension ${dimension + 1}`);
  return offset + at * info.strides[dimension]!;
}

/** A view of the items that a slice of the first dimension selects. */
function sliced(thread: Thread, info: BufferInfo, slice: PySlice): BufferInfo {
  const { start, step, length } = adjustIndices(info.shape[0]!, unpackSlice(thread, slice));
  const shape = [length, ...info.shape.slice(1)];
  const strides = [info.strides[0]! * step, ...info.strides.slice(1)];
  const size = shape.reduce((product, count) => product * count, info.itemsize);
  return { ...info, offset: info.offset + info.strides[0]! * start, shape, strides, length: size };
}

/** The offset of the item at a tuple of indices (ptr_from_tuple). */
function offsetOfTuple(thread: Thread, info: BufferInfo, indices: readonly Value[]): number {
  const dimensions = info.shape.length;
  if (indices.length > dimensions)
    throw typeError(`cannot index ${dimensions}-dimension view with ${indices.length}-element tuple`);
  return indices.reduce<number>((offset, index, dimension) => {
    return offsetOf(info, dimension, asSsize(thread, index, IndexErrorType), offset);
  }, info.offset);
}

const isIndexTuple = (key: Value): key is PyTuple => key instanceof PyTuple && key.items.every(isIndex);
const isSliceTuple = (key: Value): boolean =>
  key instanceof PyTuple && key.items.length > 0 && key.items.every((item) => item instanceof PySlice);

/** view[key] (memory_subscript). */
export function viewItem(thread: Thread, view: PyMemoryView, key: Value): Value {
  const info = view.check();
  if (info.shape.length === 0) {
    if (key instanceof PyTuple && key.items.length === 0) return itemAtOffset(info, info.offset);
    if (key === Ellipsis) return view;
    throw typeError('invalid indexing of 0-dim memory');
  }
  if (isIndex(key)) return itemAt(info, asSsize(thread, key, IndexErrorType));
  if (key instanceof PySlice) return view.derive(sliced(thread, info, key));
  if (isIndexTuple(key)) {
    const format = readableFormat(info);
    if (key.items.length < info.shape.length) throw notImplementedError('sub-views are not implemented');
    return readNative(info.memory, offsetOfTuple(thread, info, key.items), format);
  }
  if (isSliceTuple(key)) throw notImplementedError('multi-dimensional slicing is not implemented');
  throw typeError('memoryview: invalid slice key');
}

/** Stores a value at an offset (pack_single). */
function store(thread: Thread, info: BufferInfo, offset: number, value: Value): void {
  const format = readableFormat(info);
  const shown = info.format;
  let bytes: Uint8Array | undefined;
  if (format === 'f') {
    bytes = singleFloat(thread, value, shown);
  } else {
    bytes = guarded(thread, value, format, shown);
  }
  if (bytes === undefined) {
    throw format === 'c' && !isBytes(value)
      ? invalidType(shown)
      : valueError(`memoryview: invalid value for format '${shown}'`);
  }
  info.memory.set(bytes, offset);
}

const invalidType = (format: string) => typeError(`memoryview: invalid type for format '${format}'`);
const isBytes = (value: Value): boolean => hasBuffer(value) && !(value instanceof PyMemoryView);

/** A float in 32 bits; too large ones become infinite. */
function singleFloat(thread: Thread, value: Value, shown: string): Uint8Array {
  const double = guarded(thread, value, 'd', shown)!;
  const number = new DataView(double.buffer, double.byteOffset).getFloat64(0, true);
  return new Uint8Array(Float32Array.of(number).buffer);
}

/** nativeBytes with the errors of memoryview (fix_error_int). */
function guarded(thread: Thread, value: Value, format: string, shown: string): Uint8Array | undefined {
  try {
    return nativeBytes(thread, value, format);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    if (isSubtype(error.exc.type, TypeErrorType)) {
      swallow(thread, error, TypeErrorType);
      throw invalidType(shown);
    }
    if (isSubtype(error.exc.type, OverflowErrorType) || isSubtype(error.exc.type, ValueErrorType)) {
      drop(thread, error.exc);
      throw valueError(`memoryview: invalid value for format '${shown}'`);
    }
    throw error;
  }
}

/** view[key] = value (memory_ass_sub). */
export function assignItem(thread: Thread, view: PyMemoryView, key: Value, value: Value | undefined): void {
  const info = view.check();
  if (info.readonly) throw typeError('cannot modify read-only memory');
  if (value === undefined) throw typeError('cannot delete memory');
  if (info.shape.length === 0) {
    if (key !== Ellipsis && !(key instanceof PyTuple && key.items.length === 0))
      throw typeError('invalid indexing of 0-dim memory');
    store(thread, info, info.offset, value);
    return;
  }
  if (isIndex(key)) {
    readableFormat(info);
    if (info.shape.length > 1) throw notImplementedError('sub-views are not implemented');
    store(thread, info, offsetOf(info, 0, asSsize(thread, key, IndexErrorType), info.offset), value);
    return;
  }
  if (key instanceof PySlice && info.shape.length === 1) {
    assignSlice(thread, sliced(thread, info, key), value);
    return;
  }
  if (isIndexTuple(key)) {
    if (key.items.length < info.shape.length) throw notImplementedError('sub-views are not implemented');
    store(thread, info, offsetOfTuple(thread, info, key.items), value);
    return;
  }
  if (key instanceof PySlice || isSliceTuple(key))
    throw notImplementedError('memoryview slice assignments are currently restricted to ndim = 1');
  throw typeError('memoryview: invalid slice key');
}

function assignSlice(thread: Thread, target: BufferInfo, value: Value): void {
  const source = getBuffer(thread, value, BufferFlag.FULL_RO);
  try {
    const plain = (format: string): string => format.replace('@', '');
    if (
      source.shape.length !== 1 ||
      source.shape[0] !== target.shape[0] ||
      source.itemsize !== target.itemsize ||
      plain(source.format) !== plain(target.format)
    ) {
      throw valueError('memoryview assignment: lvalue and rvalue have different structures');
    }
    const bytes = copyView(source, thread.budget);
    let position = 0;
    for (const offset of itemOffsets(target)) {
      thread.countWork();
      target.memory.set(bytes.subarray(position, position + target.itemsize), offset);
      position += target.itemsize;
    }
  } finally {
    releaseBuffer(thread, value, source);
  }
}

/** Are shapes and items equal? undefined if the other is no buffer (memory_richcompare). */
export function viewEquals(thread: Thread, view: PyMemoryView, other: Value): boolean | undefined {
  if (view.released) return view === other;
  if (other instanceof PyMemoryView && other.released) return false;
  if (!hasBuffer(other)) return undefined;
  const info = view.check();
  const second = getBuffer(thread, other, BufferFlag.FULL_RO);
  try {
    if (info.shape.length !== second.shape.length || info.shape.some((size, index) => size !== second.shape[index]))
      return false;
    const formats = [nativeFormat(info), nativeFormat(second)];
    if (formats.some((format) => format === undefined))
      return info.format === second.format && sameBytes(info, second, thread.budget);
    const offsets = itemOffsets(second);
    for (const offset of itemOffsets(info)) {
      thread.countWork();
      const a = itemAtOffset(info, offset);
      const b = itemAtOffset(second, offsets.next().value as number);
      const equal = richCompareBool(thread, a, b, '==');
      drop(thread, a);
      drop(thread, b);
      if (!equal) return false;
    }
    return true;
  } finally {
    releaseBuffer(thread, other, second);
  }
}

function sameBytes(a: BufferInfo, b: BufferInfo, budget: Budget): boolean {
  const x = copyView(a, budget);
  const y = copyView(b, budget);
  return x.length === y.length && x.every((byte, index) => byte === y[index]);
}
