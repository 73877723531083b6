// collections.deque: methods and slots.

// Loaded before everything that may come back to this file in a circle.
import { method, type NativeDefinition } from '../../objects/native';
import { classGetItem } from '../../objects/class-getitem';
import type { GetSet } from '../../objects/define-type';
import { PyList } from '../../objects/list';
import { parseKeywords } from '../../objects/native-arguments';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import { callMethod, genericGetAttr } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { richCompareBool } from '../../objects/protocols/compare';
import { unhashable } from '../../objects/protocols/hashing';
import { collect, forEach, getIter, iterNext } from '../../objects/protocols/iteration';
import { repr } from '../../objects/protocols/text';
import { indexError, memoryError, runtimeError, typeError, valueError } from '../../objects/raise';
import { guardRepr } from '../../objects/repr-guard';
import { boundArgument, SSIZE_MAX, ssizeArgument, stateIndex } from '../../objects/sequence-arguments';
import { NotImplemented } from '../../objects/singletons';
import type { Thread } from '../../objects/thread';
import { EMPTY_TUPLE, PyTuple } from '../../objects/tuple';
import { REPEAT_LIMIT } from '../../objects/tuple-methods';
import type { CompareOp, TypeSlots } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { PyDeque, dequeType } from './deque';
import { PyDequeIterator, dequeIteratorType, dequeReverseIteratorType } from './deque-iterators';

export const dequeDoc = 'A list-like sequence optimized for data accesses near its endpoints.';

/** Adds the items of an iterable at one end. */
function extend(thread: Thread, deque: PyDeque, iterable: Value, left: boolean): void {
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
    forEach(thread, iterator, (item) => {
      if (deque.maxLength === 0) return;
      if (left) deque.appendLeft(thread, item);
      else deque.append(thread, item);
    });
  } finally {
    release(thread, iterator);
  }
}

function dequeInit(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const deque = self as PyDeque;
  const [iterable, limit] = parseKeywords('deque', 'iterable=(), maxlen=None', args, kwnames) as Value[];
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
function copy(thread: Thread, deque: PyDeque): Value {
  if (deque.type === dequeType) {
    const result = new PyDeque();
    result.maxLength = deque.maxLength;
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
  if (needed * size > REPEAT_LIMIT) throw memoryError();
  const items = new PyTuple(deque.items());
  hold(items);
  for (let round = 1; round < needed; round++) for (const item of items.items) deque.append(thread, item);
  release(thread, items);
}

function checkIndex(deque: PyDeque, index: number): void {
  if (index < 0 || index >= deque.size) throw indexError('deque index out of range');
}

/** The position of the first equal item between the bounds, -1 if there is none; `mutated` is raised when the deque changes. */
function find(
  thread: Thread,
  deque: PyDeque,
  value: Value,
  start: number,
  stop: number,
  mutated: () => unknown,
): number {
  const { state } = deque;
  for (let index = start; index < stop; index++) {
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

const mutatedDuringIteration = () => runtimeError('deque mutated during iteration');

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

export const dequeSlots: Partial<TypeSlots> = {
  tp_getattro: genericGetAttr,
  tp_new: (_thread, type) => new PyDeque(type),
  tp_init: dequeInit,
  tp_hash: unhashable,
  tp_repr: (thread, self) => {
    const deque = self as PyDeque;
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
  tp_iter: (_thread, self) => new PyDequeIterator(dequeIteratorType, self as PyDeque),
  tp_richcompare: compare,
  sq_length: (_thread, self) => (self as PyDeque).size,
  sq_concat: (thread, left, right) => {
    if (!(right instanceof PyDeque))
      throw typeError(`can only concatenate deque (not "${typeOf(right).tpName}") to deque`);
    return onCopy(thread, left as PyDeque, (result) => extend(thread, result, right, false));
  },
  sq_repeat: (thread, self, count) => onCopy(thread, self as PyDeque, (result) => repeatInPlace(thread, result, count)),
  sq_item: (_thread, self, index) => {
    checkIndex(self as PyDeque, index);
    return (self as PyDeque).at(index);
  },
  sq_ass_item: (thread, self, index, value) => {
    const deque = self as PyDeque;
    checkIndex(deque, index);
    if (value === undefined) {
      deque.removeAt(thread, index);
      return;
    }
    const old = deque.at(index);
    deque.put(index, hold(value));
    release(thread, old);
  },
  sq_contains: (thread, self, value) =>
    find(thread, self as PyDeque, value, 0, (self as PyDeque).size, mutatedDuringIteration) >= 0,
  sq_inplace_concat: (thread, self, other) => {
    extend(thread, self as PyDeque, other, false);
    return self;
  },
  sq_inplace_repeat: (thread, self, count) => {
    repeatInPlace(thread, self as PyDeque, count);
    return self;
  },
};

export const dequeGetSet: GetSet[] = [
  {
    name: 'maxlen',
    get: (_thread, self) => {
      const { maxLength } = self as PyDeque;
      return maxLength < 0 ? null : maxLength;
    },
    doc: 'maximum size of a deque or None if unbounded',
  },
];

function insert(thread: Thread, deque: PyDeque, index: number, value: Value): void {
  const { size } = deque;
  if (deque.maxLength === size) throw indexError('deque already at its maximum size');
  if (index >= size) deque.append(thread, value);
  else if (index <= -size || index === 0) deque.appendLeft(thread, value);
  else {
    deque.rotate(-index);
    if (index < 0) deque.append(thread, value);
    else deque.appendLeft(thread, value);
    deque.rotate(index);
  }
}

/** A method that changes the deque and returns None. */
function action(
  signature: string,
  work: (thread: Thread, self: PyDeque, ...values: Value[]) => void,
  doc: string,
): NativeDefinition {
  return method(
    signature,
    (thread, self: PyDeque, ...values) => {
      work(thread, self, ...values);
      return null;
    },
    doc,
  );
}

export const dequeMethods: NativeDefinition[] = [
  action(
    'append($self, item, /)',
    (thread, self, item) => self.append(thread, item!),
    'Add an element to the right side of the deque.',
  ),
  action(
    'appendleft($self, item, /)',
    (thread, self, item) => self.appendLeft(thread, item!),
    'Add an element to the left side of the deque.',
  ),
  action('clear($self, /)', (thread, self) => self.removeAll(thread), 'Remove all elements from the deque.'),
  method('__copy__($self, /)', copy, 'Return a shallow copy of a deque.'),
  method('copy($self, /)', copy, 'Return a shallow copy of a deque.'),
  method(
    'count($self, value, /)',
    (thread, self: PyDeque, value: Value) => {
      let count = 0;
      for (let from = 0; ; count++) {
        const found = find(thread, self, value, from, self.size, mutatedDuringIteration);
        if (found < 0) return count;
        from = found + 1;
      }
    },
    'Return number of occurrences of value.',
  ),
  action(
    'extend($self, iterable, /)',
    (thread, self, iterable) => extend(thread, self, iterable!, false),
    'Extend the right side of the deque with elements from the iterable.',
  ),
  action(
    'extendleft($self, iterable, /)',
    (thread, self, iterable) => extend(thread, self, iterable!, true),
    'Extend the left side of the deque with elements from the iterable.',
  ),
  {
    ...method(
      'index($self, value, start=None, stop=None, /)',
      (thread, self: PyDeque, value: Value, start?: Value, stop?: Value) => {
        const { size } = self;
        let first = boundArgument(thread, start, 0);
        let end = boundArgument(thread, stop, SSIZE_MAX);
        if (first < 0) first = Math.max(0, first + size);
        if (end < 0) end = Math.max(0, end + size);
        end = Math.min(end, size);
        const found = find(thread, self, value, Math.min(first, end), end, mutatedDuringIteration);
        if (found < 0) throw valueError('deque.index(x): x not in deque');
        return found;
      },
      'Return first index of value.\n\nRaises ValueError if the value is not present.',
    ),
    textSignature: '($self, value, [start, [stop]])',
  },
  action(
    'insert($self, index, value, /)',
    (thread, self, index, value) => insert(thread, self, ssizeArgument(thread, index!), value!),
    'Insert value before index.',
  ),
  method(
    'pop($self, /)',
    (_thread, self: PyDeque) => {
      const value = self.takeRight();
      if (value === undefined) throw indexError('pop from an empty deque');
      return unhold(value);
    },
    'Remove and return the rightmost element.',
  ),
  method(
    'popleft($self, /)',
    (_thread, self: PyDeque) => {
      const value = self.takeLeft();
      if (value === undefined) throw indexError('pop from an empty deque');
      return unhold(value);
    },
    'Remove and return the leftmost element.',
  ),
  method(
    '__reduce__($self, /)',
    (thread, self: PyDeque) => {
      const state = hold(callMethod(thread, self, '__getstate__', []));
      try {
        const args = self.maxLength < 0 ? EMPTY_TUPLE : new PyTuple([EMPTY_TUPLE, self.maxLength]);
        return new PyTuple([self.type, args, state, getIter(thread, self)]);
      } finally {
        release(thread, state);
      }
    },
    'Return state information for pickling.',
  ),
  action(
    'remove($self, value, /)',
    (thread, self, value) => {
      const mutated = () => indexError('deque mutated during iteration');
      const found = find(thread, self, value!, 0, self.size, mutated);
      if (found < 0) throw valueError('deque.remove(x): x not in deque');
      self.removeAt(thread, found);
    },
    'Remove first occurrence of value.',
  ),
  method(
    '__reversed__($self, /)',
    (_thread, self: PyDeque) => new PyDequeIterator(dequeReverseIteratorType, self),
    'Return a reverse iterator over the deque.',
  ),
  action(
    'reverse($self, /)',
    (_thread, self) => {
      const items = self.items();
      items.forEach((item, index) => {
        self.put(items.length - 1 - index, item);
      });
    },
    'Reverse *IN PLACE*.',
  ),
  action(
    'rotate($self, n=1, /)',
    (thread, self, n = 1) => self.rotate(ssizeArgument(thread, n)),
    'Rotate the deque n steps to the right.  If n is negative, rotates left.',
  ),
  method(
    '__sizeof__($self, /)',
    (_thread, self: PyDeque) => self.byteSize,
    'Return the size of the deque in memory, in bytes.',
  ),
  classGetItem(),
];
