// array.array: construction and slots.

import { takes } from '../../call/native/arity-texts';
import { reserveBytes, reserveItems } from '../../objects/memory/budget';
import { BufferFlag } from '../../objects/bytes/buffer';
import { PyByteArray } from '../../objects/bytes/bytearray';
import { PyBytes } from '../../objects/bytes/bytes';
import { DeprecationWarningType, IndexErrorType } from '../../objects/exceptions/exceptions';
import { PyList } from '../../objects/containers/list';
import { hasOwnInit } from '../../objects/native-constructor';
import { noKeywords, positionalArgs } from '../../objects/native-arguments';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import { genericGetAttr } from '../../objects/protocols/attributes';
import { richCompare, richCompareBool } from '../../objects/protocols/compare';
import { forEach, getIter } from '../../objects/protocols/iteration';
import { asSsize, isIndex } from '../../objects/protocols/numbers';
import { repr } from '../../objects/protocols/text';
import { indexError, memoryError, typeError, valueError } from '../../objects/raise';
import { compareSizes } from '../../objects/containers/sequence-items';
import { NotImplemented } from '../../objects/singletons';
import { adjustIndices, PySlice, unpackSlice } from '../../objects/containers/slice';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { SSIZE_MAX } from '../../objects/containers/sequence-arguments';
import type { CompareOp, PyType, TypeSlots } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { PyArrayIterator } from './array-iterator';
import { arrayType, PyArray } from './array-object';
import { type ItemKind, itemKind } from './item-kinds';

/** The type code argument. */
function codeArgument(value: Value): string {
  const text = strValue(value);
  const wanted = 'array() argument 1 must be a unicode character, not ';
  if (text === undefined) throw typeError(wanted + typeOf(value).tpName);
  const points = [...text];
  if (points.length !== 1) throw typeError(`${wanted}a string of length ${points.length}`);
  return text;
}

const isUnicode = (code: string): boolean => code === 'u' || code === 'w';

function newArray(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  if (!hasOwnInit(type)) noKeywords('array.array', kwnames);
  const given = positionalArgs(args, kwnames);
  if (given.length < 1) throw typeError(`array() takes at least 1 argument (${given.length} given)`);
  if (given.length > 2) throw typeError(takes('array()', 'at most', 2, given.length));
  const code = codeArgument(given[0]!);
  if (code === 'u')
    thread.warn(DeprecationWarningType, "The 'u' type code is deprecated and will be removed in Python 3.16");
  const initial = given[1];
  if (initial !== undefined && !isUnicode(code)) {
    if (strValue(initial) !== undefined)
      throw typeError(`cannot use a str to initialize an array with typecode '${code}'`);
    if (initial instanceof PyArray && initial.kind.unicode)
      throw typeError(`cannot use a unicode array to initialize an array with typecode '${code}'`);
  }
  const direct =
    initial === undefined ||
    initial instanceof PyList ||
    initial instanceof PyTuple ||
    initial instanceof PyBytes ||
    initial instanceof PyByteArray ||
    (isUnicode(code) && strValue(initial) !== undefined) ||
    (initial instanceof PyArray && initial.kind.code === code);
  const iterator = direct ? undefined : hold(getIter(thread, initial));
  try {
    const kind = itemKind(code);
    if (kind === undefined) throw valueError('bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)');
    return makeArray(thread, type, kind, iterator ?? initial);
  } finally {
    release(thread, iterator);
  }
}

/** An array of the items of a value. */
export function makeArray(thread: Thread, type: PyType, kind: ItemKind, initial: Value | undefined): Value {
  const fixed = initial instanceof PyList || initial instanceof PyTuple ? initial : undefined;
  reserveBytes(thread.budget, kind.size * (fixed?.items.length ?? 0));
  const array = hold(new PyArray(type, kind, fixed?.items.length ?? 0));
  try {
    if (fixed !== undefined) {
      for (let index = 0; index < array.length; index++) {
        const item = fixed.items[index];
        if (item === undefined) throw indexError('list index out of range');
        array.store(thread, index, item);
      }
    } else if (initial instanceof PyBytes || initial instanceof PyByteArray) appendBytes(thread, array, initial.bytes);
    else if (initial instanceof PyArray) array.splice(thread.budget, 0, 0, initial.bytes);
    else if (initial !== undefined) {
      const text = strValue(initial);
      if (text !== undefined) appendText(thread, array, text);
      else forEach(thread, initial, (item) => array.append(thread, item));
    }
  } catch (error) {
    release(thread, array);
    throw error;
  }
  return unhold(array);
}

/** Appends items from machine values. */
export function appendBytes(thread: Thread, array: PyArray, bytes: Uint8Array): void {
  if (bytes.length % array.kind.size !== 0) throw valueError('bytes length not a multiple of item size');
  if (bytes.length > 0) array.splice(thread.budget, array.length, array.length, bytes);
}

/** Appends the characters of a text to a unicode array. */
export function appendText(thread: Thread, array: PyArray, text: string): void {
  reserveItems(thread.budget, 2 * text.length);
  const points = Array.from(text, (character) => character.codePointAt(0)!);
  if (points.length > 0)
    array.splice(thread.budget, array.length, array.length, new Uint8Array(Uint32Array.from(points).buffer));
}

/** The text of a unicode array. */
export function arrayText(array: PyArray): string {
  let text = '';
  for (let index = 0; index < array.length; index++) text += array.at(index) as string;
  return text;
}

/** Appends the items of another array of the same kind, or of any iterable. */
export function extendArray(thread: Thread, array: PyArray, other: Value): void {
  if (other instanceof PyArray) {
    if (other.kind !== array.kind) throw typeError('can only extend with array of same kind');
    array.splice(thread.budget, array.length, array.length, other.bytes);
  } else forEach(thread, other, (item) => array.append(thread, item));
}

function compare(thread: Thread, left: Value, right: Value, op: CompareOp): Value {
  if (!(left instanceof PyArray) || !(right instanceof PyArray)) return NotImplemented;
  if (left.length !== right.length && (op === '==' || op === '!=')) return op === '!=';
  for (let index = 0; index < left.length && index < right.length; index++) {
    thread.countWork();
    const a = hold(left.at(index));
    const b = hold(right.at(index));
    try {
      if (richCompareBool(thread, a, b, '==')) continue;
      if (op === '==') return false;
      if (op === '!=') return true;
      return richCompare(thread, a, b, op);
    } finally {
      release(thread, a);
      release(thread, b);
    }
  }
  return compareSizes(left.length, right.length, op);
}

/** Is the item at a position equal to a value? */
export function itemEquals(thread: Thread, array: PyArray, index: number, value: Value): boolean {
  const item = hold(array.at(index));
  try {
    return richCompareBool(thread, item, value, '==');
  } finally {
    release(thread, item);
  }
}

/** A new array of the same kind with these bytes as items. */
function withItems(array: PyArray, bytes: Uint8Array): PyArray {
  const result = new PyArray(arrayType, array.kind, bytes.length / array.kind.size);
  result.bytes.set(bytes);
  return result;
}

/** The bytes of the selected items, copied. */
function selectedBytes(thread: Thread, array: PyArray, start: number, step: number, length: number): Uint8Array {
  const { size } = array.kind;
  reserveBytes(thread.budget, length * size);
  if (step === 1) return array.slice(start, start + length).slice();
  const bytes = new Uint8Array(length * size);
  for (let nth = 0; nth < length; nth++) bytes.set(array.slice(start + nth * step, start + nth * step + 1), nth * size);
  return bytes;
}

function concatenate(thread: Thread, left: Value, right: Value): Value {
  const array = left as PyArray;
  if (!(right instanceof PyArray)) throw typeError(`can only append array (not "${typeOf(right).tpName}") to array`);
  if (right.kind !== array.kind) throw typeError('bad argument type for built-in operation');
  reserveBytes(thread.budget, array.bytes.length + right.bytes.length);
  const joined = new Uint8Array(array.bytes.length + right.bytes.length);
  joined.set(array.bytes);
  joined.set(right.bytes, array.bytes.length);
  return withItems(array, joined);
}

function repeatBytes(thread: Thread, array: PyArray, count: number): Uint8Array {
  const { bytes } = array;
  if (bytes.length * count > SSIZE_MAX) throw memoryError();
  reserveBytes(thread.budget, bytes.length * Math.max(0, count));
  const repeated = new Uint8Array(bytes.length * Math.max(0, count));
  for (let offset = 0; offset < repeated.length; offset += bytes.length) repeated.set(bytes, offset);
  return repeated;
}

function itemAt(array: PyArray, index: number): Value {
  if (index < 0 || index >= array.length) throw indexError('array index out of range');
  return array.at(index);
}

function subscript(thread: Thread, array: PyArray, key: Value): Value {
  if (isIndex(key)) {
    const index = asSsize(thread, key, IndexErrorType);
    return itemAt(array, index < 0 ? index + array.length : index);
  }
  if (!(key instanceof PySlice)) throw typeError('array indices must be integers');
  const bounds = unpackSlice(thread, key);
  const { start, step, length } = adjustIndices(array.length, bounds);
  return withItems(array, selectedBytes(thread, array, start, step, length));
}

function assignItem(thread: Thread, array: PyArray, index: number, value: Value | undefined): void {
  if (index < 0 || index >= array.length) throw indexError('array assignment index out of range');
  if (value === undefined) array.splice(thread.budget, index, index + 1, new Uint8Array(0));
  else array.store(thread, index, value);
}

function assignSubscript(thread: Thread, array: PyArray, key: Value, value: Value | undefined): void {
  if (isIndex(key)) {
    const index = asSsize(thread, key, IndexErrorType);
    assignItem(thread, array, index < 0 ? index + array.length : index, value);
    return;
  }
  if (!(key instanceof PySlice)) throw typeError('array indices must be integers');
  const bounds = unpackSlice(thread, key);
  let { start, step, length } = adjustIndices(array.length, bounds);
  let replacement = new Uint8Array(0);
  if (value !== undefined) {
    if (!(value instanceof PyArray))
      throw typeError(`can only assign array (not "${typeOf(value).tpName}") to array slice`);
    if (value.kind !== array.kind) throw typeError('bad argument type for built-in operation');
    replacement = value.bytes.slice();
  }
  const { size } = array.kind;
  const needed = replacement.length / size;
  if (needed === 0 || length !== needed) array.checkResizable();
  if (step === 1) array.splice(thread.budget, start, start + length, replacement);
  else if (needed === 0) {
    if (step < 0) {
      start += step * (length - 1);
      step = -step;
    }
    for (let nth = length - 1; nth >= 0; nth--)
      array.splice(thread.budget, start + nth * step, start + nth * step + 1, replacement);
  } else {
    if (needed !== length)
      throw valueError(`attempt to assign array of size ${needed} to extended slice of size ${length}`);
    for (let nth = 0; nth < length; nth++) {
      const at = start + nth * step;
      array.slice(at, at + 1).set(replacement.subarray(nth * size, (nth + 1) * size));
    }
  }
}

export const arraySlots: Partial<TypeSlots<PyArray>> = {
  tp_getattro: genericGetAttr,
  tp_new: newArray,
  tp_repr: (thread, array) => {
    const head = `${array.type.name}('${array.kind.code}'`;
    if (array.length === 0) return `${head})`;
    if (array.kind.unicode) return `${head}, ${repr(thread, arrayText(array))})`;
    const list = new PyList(Array.from({ length: array.length }, (_, index) => array.at(index)));
    const text = repr(thread, list);
    drop(thread, list);
    return `${head}, ${text})`;
  },
  tp_iter: (_thread, self) => new PyArrayIterator(self),
  tp_richcompare: compare,
  sq_length: (_thread, self) => self.length,
  sq_concat: concatenate,
  sq_repeat: (thread, self, count) => withItems(self, repeatBytes(thread, self, count)),
  sq_item: (_thread, self, index) => itemAt(self, index),
  sq_ass_item: (thread, self, index, value) => assignItem(thread, self, index, value),
  sq_contains: (thread, array, value) => {
    for (let index = 0; index < array.length; index++) {
      thread.countWork();
      if (itemEquals(thread, array, index, value)) return true;
    }
    return false;
  },
  sq_inplace_concat: (thread, self, other) => {
    if (!(other instanceof PyArray))
      throw typeError(`can only extend array with array (not "${typeOf(other).tpName}")`);
    extendArray(thread, self, other);
    return self;
  },
  sq_inplace_repeat: (thread, array, count) => {
    if (array.length > 0 && count !== 1)
      array.splice(thread.budget, 0, array.length, repeatBytes(thread, array, count));
    return array;
  },
  mp_length: (_thread, self) => self.length,
  mp_subscript: subscript,
  mp_ass_subscript: assignSubscript,
  bf_getbuffer: (_thread, self, flags) => {
    const buffer = self.lend();
    if (!(flags & BufferFlag.FORMAT)) buffer.format = 'B';
    return buffer;
  },
  bf_releasebuffer: (_thread, self) => {
    self.exports--;
  },
};
