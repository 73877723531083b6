// list_iterator and list_reverseiterator.

import { defineType } from '../define-type';
import { PyList } from './list';
import type { Value } from '../object';
import { clamp, SequenceWalker } from './sequence-walker';
import { walkerMethods } from './walker-methods';
import type { Thread } from '../thread';
import { type PyType, TypeFlag } from '../type';

export class PyListIterator extends SequenceWalker<PyList> {
  constructor(list: PyList) {
    super(listIteratorType, list);
  }
}

export class PyListReverseIterator extends SequenceWalker<PyList> {
  constructor(list: PyList) {
    super(listReverseIteratorType, list, list.items.length - 1);
  }
}

function next(thread: Thread, iterator: PyListIterator): Value | undefined {
  const item = iterator.sequence?.items[iterator.index];
  if (item === undefined) iterator.finish(thread);
  else iterator.index++;
  return item;
}

function nextReversed(thread: Thread, iterator: PyListReverseIterator): Value | undefined {
  const item = iterator.sequence?.items[iterator.index];
  if (item === undefined) {
    iterator.index = -1;
    iterator.finish(thread);
  } else iterator.index--;
  return item;
}

export const listIteratorType: PyType = defineType({
  name: 'list_iterator',
  instanceClass: PyListIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: { tp_iter: (_thread, self) => self, tp_iternext: next },
  methods: walkerMethods<PyListIterator>({
    remaining: (_thread, { index }, { items }) => Math.max(0, items.length - index),
    empty: () => new PyList([]),
    moveTo: (iterator, index, { items }) => {
      iterator.index = clamp(index, -1, items.length);
    },
  }),
});

export const listReverseIteratorType: PyType = defineType({
  name: 'list_reverseiterator',
  instanceClass: PyListReverseIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: { tp_iter: (_thread, self) => self, tp_iternext: nextReversed },
  methods: walkerMethods<PyListReverseIterator>({
    remaining: (_thread, { index }, { items }) => (items.length < index + 1 ? 0 : index + 1),
    empty: () => new PyList([]),
    maker: 'reversed',
    moveTo: (iterator, index, { items }) => {
      iterator.index = clamp(index, -1, items.length - 1);
    },
  }),
});
