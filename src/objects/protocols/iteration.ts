// The iterator protocol as native code uses it.

import { StopIterationType, TypeErrorType } from '../exceptions/exceptions';
import { listType, PyList } from '../containers/list';
import { MOST_ITEMS, reserveItems } from '../memory/budget';
import { drop, hold, release, type Value } from '../object';
import { overflowError, typeError, valueError } from '../raise';
import { PySequenceIterator } from '../containers/sequence-iterator';
import { NotImplemented } from '../singletons';
import { PyRaise, type Thread } from '../thread';
import { PyTuple, tupleType } from '../containers/tuple';
import { isSubtype } from '../type';
import { typeLookup } from '../types/type-lookup';
import { intValue, typeOf } from '../type-of';
import { swallow } from './attributes';
import { callFound } from './calls';
import { isSequence } from './is-sequence';

/** iter(value) (PyObject_GetIter). */
export function getIter(thread: Thread, value: Value): Value {
  const type = typeOf(value);
  const slot = type.tp.tp_iter;
  if (slot === undefined) {
    if (isSequence(value)) return new PySequenceIterator(value);
    throw typeError(`'${type.tpName}' object is not iterable`);
  }
  const iterator = slot(thread, value);
  if (typeOf(iterator).tp.tp_iternext === undefined) {
    const error = typeError(`iter() returned non-iterator of type '${typeOf(iterator).tpName}'`);
    drop(thread, iterator);
    throw error;
  }
  return iterator;
}

/** iter(value), where another text stands for a TypeError. */
export function getIterOr(thread: Thread, value: Value, text: string): Value {
  try {
    return getIter(thread, value);
  } catch (error) {
    swallow(thread, error, TypeErrorType);
    throw typeError(text);
  }
}

/** The next item; undefined when exhausted, whether or not StopIteration was raised (PyIter_NextItem). */
export function iterNext(thread: Thread, iterator: Value): Value | undefined {
  const slot = typeOf(iterator).tp.tp_iternext;
  if (slot === undefined) throw typeError(`'${typeOf(iterator).tpName}' object is not an iterator`);
  thread.countWork();
  try {
    return slot(thread, iterator);
  } catch (error) {
    if (error instanceof PyRaise && isSubtype(error.exc.type, StopIterationType)) {
      drop(thread, error.exc);
      return undefined;
    }
    throw error;
  }
}

/** Visits each item, which is held during the visit. A visit that returns false ends the loop. */
// biome-ignore lint/suspicious/noConfusingVoidType: most visitors return nothing
export function forEach(thread: Thread, iterable: Value, visit: (item: Value) => void | false): void {
  forEachOf(thread, getIter(thread, iterable), visit);
}

/** The same with an iterator. */
// biome-ignore lint/suspicious/noConfusingVoidType: most visitors return nothing
export function forEachOf(thread: Thread, iterator: Value, visit: (item: Value) => void | false): void {
  hold(iterator);
  try {
    for (;;) {
      const item = hold(iterNext(thread, iterator));
      if (item === undefined) return;
      try {
        if (visit(item) === false) return;
      } finally {
        release(thread, item);
      }
    }
  } finally {
    release(thread, iterator);
  }
}

/** All items, each held by the array: the caller adopts or releases them. */
export function collect(thread: Thread, iterable: Value): Value[] {
  if (iterable instanceof PyTuple && iterable.type.tp.tp_iter === tupleType.tp.tp_iter)
    return copyHeld(thread, iterable.items);
  if (iterable instanceof PyList && iterable.type.tp.tp_iter === listType.tp.tp_iter)
    return copyHeld(thread, iterable.items);
  const items: Value[] = [];
  const iterator = hold(getIter(thread, iterable));
  try {
    for (;;) {
      const item = hold(iterNext(thread, iterator));
      if (item === undefined) return items;
      items.push(item);
      if ((items.length & LOOK) === 0)
        reserveItems(thread.budget, Math.min(items.length, MOST_ITEMS) + (items.length >> 1));
    }
  } catch (error) {
    releaseAll(thread, items);
    throw error;
  } finally {
    release(thread, iterator);
  }
}

/** Releases the items of an array made by `collect`. */
export function releaseAll(thread: Thread, items: Value[]): void {
  for (const item of items) release(thread, item);
}

function copyHeld(thread: Thread, items: Value[]): Value[] {
  reserveItems(thread.budget, items.length);
  for (const item of items) hold(item);
  return items.slice();
}

/** Items between two looks at the memory, less one. */
const LOOK = 0xffff;

const SSIZE_MAX = 2147483647;

/** len(value), or what `__length_hint__` says, or the default (PyObject_LengthHint). */
export function lengthHint(thread: Thread, value: Value, defaultValue: number): number {
  const type = typeOf(value);
  const size = type.tp.sq_length ?? type.tp.mp_length;
  if (size !== undefined) {
    try {
      return size(thread, value);
    } catch (error) {
      swallow(thread, error, TypeErrorType);
    }
  }
  const found = typeLookup(type, '__length_hint__');
  if (found === undefined) return defaultValue;
  let result: Value;
  try {
    result = callFound(thread, value, type, found, []);
  } catch (error) {
    swallow(thread, error, TypeErrorType);
    return defaultValue;
  }
  if (result === NotImplemented) return defaultValue;
  const hint = intValue(result);
  const resultName = typeOf(result).tpName;
  drop(thread, result);
  if (hint === undefined) throw typeError(`__length_hint__ must be an integer, not ${resultName}`);
  if (hint > SSIZE_MAX || hint < -SSIZE_MAX - 1) throw overflowError('Python int too large to convert to C ssize_t');
  if (hint < 0) throw valueError('__length_hint__() should return >= 0');
  return Number(hint);
}
