// tuple_iterator.

import { defineType } from '../define-type';
import type { Thread } from '../thread';
import type { Value } from '../object';
import { clamp, SequenceWalker } from './sequence-walker';
import { walkerMethods } from './walker-methods';
import { EMPTY_TUPLE, type PyTuple } from './tuple';
import { type PyType, TypeFlag } from '../type';

export class PyTupleIterator extends SequenceWalker<PyTuple> {
  constructor(sequence: PyTuple) {
    super(tupleIteratorType, sequence);
  }
}

function next(thread: Thread, self: Value): Value | undefined {
  const iterator = self as PyTupleIterator;
  const item = iterator.sequence?.items[iterator.index];
  if (item === undefined) iterator.finish(thread);
  else iterator.index++;
  return item;
}

export const tupleIteratorType: PyType = defineType({
  name: 'tuple_iterator',
  instanceClass: PyTupleIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: { tp_iter: (_thread, self) => self, tp_iternext: next },
  methods: walkerMethods<PyTupleIterator>({
    remaining: (_thread, { index }, { items }) => items.length - index,
    empty: () => EMPTY_TUPLE,
    moveTo: (iterator, index, { items }) => {
      iterator.index = clamp(index, 0, items.length);
    },
  }),
});
