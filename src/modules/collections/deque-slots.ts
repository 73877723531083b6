// collections.deque: construction, slots and what methods share with them.

import { pass, reserveItems } from '../../objects/memory/budget';
import { PyList } from '../../objects/containers/list';
import { parseKeywords } from '../../objects/native-arguments';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import { genericGetAttr } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { richCompareBool } from '../../objects/protocols/compare';
import { unhashable } from '../../objects/protocols/hashing';
import { collect, getIter, iterNext } from '../../objects/protocols/iteration';
import { repr } from '../../objects/protocols/text';
import { indexError, runtimeError, typeError, valueError } from '../../objects/raise';
import { guardRepr } from '../../objects/repr-guard';
import { stateIndex } from '../../objects/containers/sequence-arguments';
import { NotImplemented } from '../../objects/singletons';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import type { CompareOp, TypeSlots } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { PyDeque, dequeType } from './deque';
import { PyDequeIterator, dequeIteratorType } from './deque-iterators';

/** Adds the items of an iterable at one end. */
export function extend(thread: Thread, deque: PyDeque, iterable: Value, left: boolean): void {
  if (iterable === deque) {
    for (const item of collect(thread, deque)) {
      if (left) deque.appendLeft(thread, item);
      else deque.append(thread, item);
      release(thread, item);
    }
    return;
  }
  const iterator = hold(getIter(thread, iterable));
  try {
    deque.startAt(left ? 63 : 1);
    for (let item = iterNext(thread, iterator); item !== undefined; item = iterNext(thread, iterator)) {
      if (deque.maxLength === 0) drop(thread, item);
      else if (left) deque.appendLeft(thread, item);
      else deque.append(thread, item);
    }
  } finally {
    release(thread, iterator);
  }
}

function dequeInit(thread: Thread, deque: PyDeque, args: Value[], kwnames: PyTuple | undefined): void {
  const [iterable, limit] = parseKeywords(thread, 'deque', 'iterable=(), maxlen=None', args, kwnames) as Value[];
  let maxLength = -1;
  if (limit !== undefined && limit !== null) {
    maxLength = stateIndex(limit);
    if (maxLength < 0) throw valueError('maxlen must be non-negative');
  }
  deque.maxLength = maxLength;
  deque.removeAll(thread);
  if (iterable !== undefined) extend(thread, deque, iterable, false);
}

/** A copy of the same type (deque_copy). */
export function copy(thread: Thread, deque: PyDeque): Value {
  if (deque.type === dequeType) {
    const result = new PyDeque();
    result.maxLength = deque.maxLength;
    reserveItems(thread.budget, 2 * deque.size);
    for (const item of deque.items()) result.append(thread, item);
    return result;
  }
  const args: Value[] = deque.maxLength < 0 ? [deque] : [deque, deque.maxLength];
  const result = callHeld(thread, deque.type, args);
  if (!(result instanceof PyDeque)) {
    const error = typeError(`${deque.type.tpName}() must return a deque, not ${typeOf(result).tpName}`);
    drop(thread, result);
    throw error;
  }
  return result;
}

/** Works on a copy and gives it back. */
function onCopy(thread: Thread, deque: PyDeque, work: (result: PyDeque) => void): Value {
  const result = hold(copy(thread, deque)) as PyDeque;
  try {
    work(result);
  } catch (error) {
    release(thread, result);
    throw error;
  }
  return unhold(result);
}

function repeatInPlace(thread: Thread, deque: PyDeque, count: number): void {
  const { size, maxLength } = deque;
  if (size === 0 || count === 1) return;
  if (count <= 0) {
    deque.removeAll(thread);
    return;
  }
  const needed = maxLength >= 0 && count * size > maxLength ? Math.ceil(maxLength / size) : count;
  reserveItems(thread.budget, needed * size);
  const items = new PyTuple(deque.items());
  hold(items);
  for (let round = 1; round < needed; round++) {
    pass(thread.budget, size);
    for (const item of items.items) deque.append(thread, item);
  }
  release(thread, items);
}

function checkIndex(deque: PyDeque, index: number): void {
  if (index < 0 || index >= deque.size) throw indexError('deque index out of range');
}

/** The position of the first equal item between the bounds, -1 if there is none; `mutated` is raised when the deque changes. */
export function find(
  thread: Thread,
  deque: PyDeque,
  value: Value,
  start: number,
  stop: number,
  mutated: () => unknown,
): number {
  const { state } = deque;
  for (let index = start; index < stop; index++) {
    thread.countWork();
    const item = hold(deque.at(index));
    let equal: boolean;
    try {
      equal = richCompareBool(thread, item, value, '==');
    } finally {
      release(thread, item);
    }
    if (deque.state !== state) throw mutated();
    if (equal) return index;
  }
  return -1;
}

export const mutatedDuringIteration = () => runtimeError('deque mutated during iteration');

function compare(thread: Thread, left: Value, right: Value, op: CompareOp): Value {
  if (!(left instanceof PyDeque) || !(right instanceof PyDeque)) return NotImplemented;
  if (op === '==' || op === '!=') {
    if (left === right) return op === '==';
    if (left.size !== right.size) return op === '!=';
  }
  const iterators = [hold(getIter(thread, left)), hold(getIter(thread, right))] as const;
  let x: Value | undefined;
  let y: Value | undefined;
  try {
    for (;;) {
      x = hold(iterNext(thread, iterators[0]));
      y = hold(iterNext(thread, iterators[1]));
      if (x === undefined || y === undefined) break;
      try {
        if (!richCompareBool(thread, x, y, '==')) return richCompareBool(thread, x, y, op);
      } finally {
        release(thread, x);
        release(thread, y);
        x = y = undefined;
      }
    }
    switch (op) {
      case '<':
        return y !== undefined;
      case '<=':
        return x === undefined;
      case '==':
        return x === y;
      case '!=':
        return x !== y;
      case '>':
        return x !== undefined;
      case '>=':
        return y === undefined;
      default:
        return NotImplemented;
    }
  } finally {
    release(thread, x);
    release(thread, y);
    for (const iterator of iterators) release(thread, iterator);
  }
}

export const dequeSlots: Partial<TypeSlots<PyDeque>> = {
  tp_getattro: genericGetAttr,
  tp_new: (_thread, type) => new PyDeque(type),
  tp_init: dequeInit,
  tp_hash: unhashable,
  tp_repr: (thread, deque) => {
    return guardRepr(thread, deque, '[...]', () => {
      const list = hold(PyList.adopt(collect(thread, deque)));
      try {
        const limit = deque.maxLength >= 0 ? `, maxlen=${deque.maxLength}` : '';
        return `${deque.type.name}(${repr(thread, list)}${limit})`;
      } finally {
        release(thread, list);
      }
    });
  },
  tp_iter: (_thread, self) => new PyDequeIterator(dequeIteratorType, self),
  tp_richcompare: compare,
  sq_length: (_thread, self) => self.size,
  sq_concat: (thread, left, right) => {
    if (!(right instanceof PyDeque))
      throw typeError(`can only concatenate deque (not "${typeOf(right).tpName}") to deque`);
    return onCopy(thread, left, (result) => extend(thread, result, right, false));
  },
  sq_repeat: (thread, self, count) => onCopy(thread, self, (result) => repeatInPlace(thread, result, count)),
  sq_item: (_thread, self, index) => {
    checkIndex(self, index);
    return self.at(index);
  },
  sq_ass_item: (thread, deque, index, value) => {
    checkIndex(deque, index);
    if (value === undefined) {
      deque.removeAt(thread, index);
      return;
    }
    const old = deque.at(index);
    deque.put(index, hold(value));
    release(thread, old);
  },
  sq_contains: (thread, self, value) => find(thread, self, value, 0, self.size, mutatedDuringIteration) >= 0,
  sq_inplace_concat: (thread, self, other) => {
    extend(thread, self, other, false);
    return self;
  },
  sq_inplace_repeat: (thread, self, count) => {
    repeatInPlace(thread, self, count);
    return self;
  },
};
