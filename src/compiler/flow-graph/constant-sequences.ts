// Concatenation, repetition and subscription of constant strings, bytes and tuples, with CPython's limits on what is folded.

import { PyBytes } from '../../objects/bytes/bytes';
import type { Value } from '../../objects/object';
import { PySlice } from '../../objects/containers/slice';
import { PyTuple } from '../../objects/containers/tuple';
import type { Int } from '../../objects/numbers/int-arithmetic';
import { toInt } from './constant-numbers';

const MAX_STR_SIZE = 4096;
const MAX_COLLECTION_SIZE = 256;
/** The largest Py_ssize_t of the modelled build. */
const MAX_SSIZE = 2 ** 31 - 1;
/** Items of a repeated tuple, those of nested tuples included. */
const MAX_TOTAL_ITEMS = 1024;

/** The sum of two constant texts, bytes or tuples; undefined for anything else (eval_const_binop). */
export function concatenate(left: Value, right: Value): Value | undefined {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (left instanceof PyBytes && right instanceof PyBytes) {
    const bytes = new Uint8Array(left.bytes.length + right.bytes.length);
    bytes.set(left.bytes);
    bytes.set(right.bytes, left.bytes.length);
    return new PyBytes(bytes);
  }
  if (left instanceof PyTuple && right instanceof PyTuple) return PyTuple.of([...left.items, ...right.items]);
  return undefined;
}

/** `sequence * count` (CPython's const_folding_safe_multiply). */
export function repeat(sequence: Value, count: Int): Value | undefined {
  const times = Number(count);
  if (times > MAX_SSIZE || times < -MAX_SSIZE - 1) return undefined;
  if (typeof sequence === 'string') {
    if (sequence === '') return '';
    const isSmall = times >= 0 && times <= Math.floor(MAX_STR_SIZE / codePoints(sequence).length);
    return isSmall ? sequence.repeat(times) : undefined;
  }
  if (sequence instanceof PyBytes) {
    const { length } = sequence.bytes;
    if (length === 0) return sequence;
    if (times < 0 || times > Math.floor(MAX_STR_SIZE / length)) return undefined;
    const bytes = new Uint8Array(length * times);
    for (let at = 0; at < bytes.length; at += length) bytes.set(sequence.bytes, at);
    return new PyBytes(bytes);
  }
  if (!(sequence instanceof PyTuple)) return undefined;
  const { length } = sequence.items;
  if (length === 0) return sequence;
  if (times < 0 || times > Math.floor(MAX_COLLECTION_SIZE / length)) return undefined;
  if (times > 0 && remainingItems(sequence, Math.floor(MAX_TOTAL_ITEMS / times)) < 0) return undefined;
  return PyTuple.of(Array.from({ length: times }, () => sequence.items).flat());
}

/** What is left of `limit` after counting all items of nested tuples; negative if it does not suffice. */
function remainingItems(value: Value, limit: number): number {
  if (!(value instanceof PyTuple)) return limit;
  let rest = limit - value.items.length;
  for (const item of value.items) {
    if (rest < 0) break;
    rest = remainingItems(item, rest);
  }
  return rest;
}

/** `container[key]`; undefined where that raises. */
export function subscript(container: Value, key: Value): Value | undefined {
  const index = toInt(key);
  if (typeof container === 'string') {
    const points = codePoints(container);
    if (index !== undefined) return itemAt(points, index);
    const indices = key instanceof PySlice ? sliceIndices(key, points.length) : undefined;
    return indices === undefined ? undefined : indices.map((position) => points[position]!).join('');
  }
  if (container instanceof PyTuple) {
    if (index !== undefined) return itemAt(container.items, index);
    const indices = key instanceof PySlice ? sliceIndices(key, container.items.length) : undefined;
    return indices === undefined ? undefined : PyTuple.of(indices.map((position) => container.items[position]!));
  }
  if (container instanceof PyBytes) {
    if (index !== undefined) return itemAt(container.bytes, index);
    const indices = key instanceof PySlice ? sliceIndices(key, container.bytes.length) : undefined;
    return indices === undefined
      ? undefined
      : new PyBytes(Uint8Array.from(indices, (position) => container.bytes[position]!));
  }
  return undefined;
}

/** The characters of a string: code points, a lone surrogate being one. */
function codePoints(text: string): ArrayLike<string> & string[] {
  return Array.from(text);
}

function itemAt<T>(items: ArrayLike<T>, key: Int): T | undefined {
  const index = Number(key);
  return items[index < 0 ? index + items.length : index];
}

/** The indices that a slice selects; undefined if its bounds are no ints or its step is 0 (PySlice_AdjustIndices). */
function sliceIndices({ start, stop, step }: PySlice, length: number): number[] | undefined {
  const bound = (value: Value, fallback: number): number | undefined => {
    if (value === null) return fallback;
    const int = toInt(value);
    return int === undefined ? undefined : Number(int);
  };
  const stride = bound(step, 1);
  if (stride === undefined || stride === 0) return undefined;
  const lowest = stride < 0 ? -1 : 0;
  const highest = stride < 0 ? length - 1 : length;
  const clip = (index: number): number => (index < 0 ? Math.max(index + length, lowest) : Math.min(index, highest));
  const first = bound(start, Number.NaN);
  const last = bound(stop, Number.NaN);
  if (first === undefined || last === undefined) return undefined;
  const from = start === null ? (stride < 0 ? highest : lowest) : clip(first);
  const to = stop === null ? (stride < 0 ? lowest : highest) : clip(last);
  const indices: number[] = [];
  for (let index = from; stride < 0 ? index > to : index < to; index += stride) indices.push(index);
  return indices;
}
