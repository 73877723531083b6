// collections.deque: methods.

import { method, type NativeDefinition } from '../../objects/native';
import { classGetItem } from '../../objects/types/class-getitem';
import type { GetSet } from '../../objects/define-type';
import { hold, release, unhold, type Value } from '../../objects/object';
import { callMethod } from '../../objects/protocols/attributes';
import { getIter } from '../../objects/protocols/iteration';
import { indexError, valueError } from '../../objects/raise';
import { boundArgument, SSIZE_MAX, ssizeArgument } from '../../objects/containers/sequence-arguments';
import type { Thread } from '../../objects/thread';
import { EMPTY_TUPLE, PyTuple } from '../../objects/containers/tuple';
import type { PyDeque } from './deque';
import { copy, extend, find, mutatedDuringIteration } from './deque-slots';
import { PyDequeIterator, dequeReverseIteratorType } from './deque-iterators';

export const dequeGetSet: GetSet<PyDeque>[] = [
  {
    name: 'maxlen',
    get: (_thread, self) => {
      const { maxLength } = self;
      return maxLength < 0 ? null : maxLength;
    },
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
): NativeDefinition {
  return method(signature, (thread, self: PyDeque, ...values) => {
    work(thread, self, ...values);
    return null;
  });
}

export const dequeMethods: NativeDefinition[] = [
  action('append($self, item, /)', (thread, self, item) => self.append(thread, item!)),
  action('appendleft($self, item, /)', (thread, self, item) => self.appendLeft(thread, item!)),
  action('clear($self, /)', (thread, self) => self.removeAll(thread)),
  method('__copy__($self, /)', copy),
  method('copy($self, /)', copy),
  method('count($self, value, /)', (thread, self: PyDeque, value: Value) => {
    let count = 0;
    for (let from = 0; ; count++) {
      const found = find(thread, self, value, from, self.size, mutatedDuringIteration);
      if (found < 0) return count;
      from = found + 1;
    }
  }),
  action('extend($self, iterable, /)', (thread, self, iterable) => extend(thread, self, iterable!, false)),
  action('extendleft($self, iterable, /)', (thread, self, iterable) => extend(thread, self, iterable!, true)),
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
    ),
    textSignature: '($self, value, [start, [stop]])',
  },
  action('insert($self, index, value, /)', (thread, self, index, value) =>
    insert(thread, self, ssizeArgument(thread, index!), value!),
  ),
  method('pop($self, /)', (_thread, self: PyDeque) => {
    const value = self.takeRight();
    if (value === undefined) throw indexError('pop from an empty deque');
    return unhold(value);
  }),
  method('popleft($self, /)', (_thread, self: PyDeque) => {
    const value = self.takeLeft();
    if (value === undefined) throw indexError('pop from an empty deque');
    return unhold(value);
  }),
  method('__reduce__($self, /)', (thread, self: PyDeque) => {
    const state = hold(callMethod(thread, self, '__getstate__', []));
    try {
      const args = self.maxLength < 0 ? EMPTY_TUPLE : new PyTuple([EMPTY_TUPLE, self.maxLength]);
      return new PyTuple([self.type, args, state, getIter(thread, self)]);
    } finally {
      release(thread, state);
    }
  }),
  action('remove($self, value, /)', (thread, self, value) => {
    const mutated = () => indexError('deque mutated during iteration');
    const found = find(thread, self, value!, 0, self.size, mutated);
    if (found < 0) throw valueError('deque.remove(x): x not in deque');
    self.removeAt(thread, found);
  }),
  method('__reversed__($self, /)', (_thread, self: PyDeque) => new PyDequeIterator(dequeReverseIteratorType, self)),
  action('reverse($self, /)', (_thread, self) => {
    const items = self.items();
    items.forEach((item, index) => {
      self.put(items.length - 1 - index, item);
    });
  }),
  action('rotate($self, n=1, /)', (thread, self, n = 1) => self.rotate(ssizeArgument(thread, n))),
  method('__sizeof__($self, /)', (_thread, self: PyDeque) => self.byteSize),
  classGetItem(),
];
