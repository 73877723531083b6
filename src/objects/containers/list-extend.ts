// Adding the items of an iterable to a list.

import { type Budget, reserveItems } from '../memory/budget';
import { dictType, PyDict } from './dict';
import { TypeErrorType } from '../exceptions/exceptions';
import { PyList, listType } from './list';
import { drop, hold, release, type Value } from '../object';
import { collect, getIter, getIterOr, iterNext, lengthHint } from '../protocols/iteration';
import { typeError } from '../raise';
import { PyAnySet } from './set';
import { frozensetType, setType } from './set';
import { PyRaise, type Thread } from '../thread';
import { PyTuple, tupleType } from './tuple';

/** list.extend(iterable) (_list_extend). */
export function extendList(thread: Thread, list: PyList, iterable: Value): void {
  const known = knownItems(thread.budget, iterable);
  if (known === undefined) {
    extendByIteration(thread, list, iterable);
    return;
  }
  if (known.length === 0) return;
  const size = list.items.length;
  reserveItems(thread.budget, size + known.length);
  for (const item of known) list.items.push(hold(item));
  const exact = iterable instanceof PyList || iterable instanceof PyTuple;
  if (exact && size === 0 && list.allocated === 0) list.allocated = (known.length + 1) & ~1;
  else list.reallocate(size, thread.budget);
}

/** The items of builtin containers that no Python code is needed to read, copied. */
function knownItems(budget: Budget, iterable: Value): Value[] | undefined {
  if (iterable instanceof PyList && iterable.type === listType) {
    reserveItems(budget, iterable.items.length);
    return iterable.items.slice();
  }
  if (iterable instanceof PyTuple && iterable.type === tupleType) return iterable.items;
  if (iterable instanceof PyDict && iterable.type === dictType) {
    reserveItems(budget, 3 * iterable.size);
    return [...iterable.entries()].map(([key]) => key);
  }
  if (iterable instanceof PyAnySet && (iterable.type === setType || iterable.type === frozensetType)) {
    reserveItems(budget, 2 * iterable.used);
    return [...iterable.keys()];
  }
  return undefined;
}

/** All items, each held: those of a list or tuple, or of a list that is made of the iterator (PySequence_Fast). */
export function sequenceItems(thread: Thread, iterable: Value, refusal: string): Value[] {
  if (
    (iterable instanceof PyList && iterable.type === listType) ||
    (iterable instanceof PyTuple && iterable.type === tupleType)
  )
    return collect(thread, iterable);
  const iterator = hold(getIterOr(thread, iterable, refusal));
  const list = hold(new PyList([]));
  try {
    extendByIteration(thread, list, iterator);
    const { items } = list;
    list.items = [];
    return items;
  } finally {
    release(thread, list);
    release(thread, iterator);
  }
}

function extendByIteration(thread: Thread, list: PyList, iterable: Value): void {
  const iterator = hold(getIter(thread, iterable));
  try {
    const hint = lengthHint(thread, iterable, 8);
    reserve(thread.budget, list, hint);
    for (;;) {
      const item = iterNext(thread, iterator);
      if (item === undefined) break;
      list.append(item, thread.budget);
    }
    if (list.items.length < list.allocated) list.reallocate(list.items.length);
  } finally {
    release(thread, iterator);
  }
}

function reserve(budget: Budget, list: PyList, expected: number): void {
  reserveItems(budget, list.items.length + expected);
  const size = list.items.length;
  if (size === 0 && list.allocated === 0) {
    list.allocated = (expected + 1) & ~1;
    return;
  }
  const wanted = size + expected;
  if (wanted > 0x7fff_ffff || (list.allocated >= wanted && wanted >= list.allocated >> 1)) return;
  const roomy = (wanted + (wanted >> 3) + 6) & ~3;
  list.allocated = expected > roomy - wanted ? (wanted + 3) & ~3 : roomy;
}

/** A list or tuple with the items of an iterable: itself when it is one (PySequence_Fast). */
export function toList(thread: Thread, value: Value, notIterable: string): PyList | PyTuple {
  if (value instanceof PyList || value instanceof PyTuple) return value;
  let iterator: Value;
  try {
    iterator = hold(getIter(thread, value));
  } catch (error) {
    if (!(error instanceof PyRaise) || error.exc.type !== TypeErrorType) throw error;
    drop(thread, error.exc);
    throw typeError(notIterable);
  }
  const list = new PyList([]);
  try {
    extendByIteration(thread, list, iterator);
    return list;
  } catch (error) {
    drop(thread, list);
    throw error;
  } finally {
    release(thread, iterator);
  }
}
