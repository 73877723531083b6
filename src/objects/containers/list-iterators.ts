// list_iterator and list_reverseiterator.

import { builtin } from '../functions/builtin-lookup';
import { defineType } from '../define-type';
import { PyList } from './list';
import { LENGTH_HINT_DOC, REDUCE_DOC, SET_STATE_DOC } from './iterator-docs';
import { method } from '../native';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import { stateIndex } from './sequence-arguments';
import type { Thread } from '../thread';
import { PyTuple } from './tuple';
import { type PyType, TypeFlag } from '../type';

abstract class ListWalker extends PyObject {
  /** Held; undefined once exhausted. */
  list: PyList | undefined;

  constructor(
    type: PyType,
    list: PyList,
    public index: number,
  ) {
    super(type);
    this.list = hold(list);
  }

  /** Ends the iteration for good. */
  finish(thread: Thread): void {
    const { list } = this;
    this.list = undefined;
    release(thread, list);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.list);
  }

  override clear(thread: Thread): void {
    this.finish(thread);
    super.clear(thread);
  }
}

export class PyListIterator extends ListWalker {
  constructor(list: PyList) {
    super(listIteratorType, list, 0);
  }
}

export class PyListReverseIterator extends ListWalker {
  constructor(list: PyList) {
    super(listReverseIteratorType, list, list.items.length - 1);
  }
}

export const listIteratorType = defineType({
  name: 'list_iterator',
  instanceClass: PyListIterator as never,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => {
      const iterator = self as PyListIterator;
      const { list } = iterator;
      if (list === undefined) return undefined;
      const item = list.items[iterator.index];
      if (item === undefined) {
        iterator.finish(thread);
        return undefined;
      }
      iterator.index++;
      return item;
    },
  },
  methods: [
    method(
      '__length_hint__($self, /)',
      (_thread, self: PyListIterator) => {
        return self.list === undefined ? 0 : Math.max(0, self.list.items.length - self.index);
      },
      LENGTH_HINT_DOC,
    ),
    method(
      '__reduce__($self, /)',
      (thread, self: PyListIterator) => {
        const iter = builtin(thread, 'iter');
        if (self.list === undefined) return new PyTuple([iter, new PyTuple([new PyList([])])]);
        return new PyTuple([iter, new PyTuple([self.list]), self.index]);
      },
      REDUCE_DOC,
    ),
    method(
      '__setstate__($self, object, /)',
      (_thread, self: PyListIterator, state: Value) => {
        const index = stateIndex(state);
        if (self.list !== undefined) self.index = Math.max(0, Math.min(index, self.list.items.length));
        return null;
      },
      SET_STATE_DOC,
    ),
  ],
});

export const listReverseIteratorType = defineType({
  name: 'list_reverseiterator',
  instanceClass: PyListReverseIterator as never,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => {
      const iterator = self as PyListReverseIterator;
      const { list } = iterator;
      if (list === undefined) return undefined;
      const item = list.items[iterator.index];
      if (item === undefined) {
        iterator.index = -1;
        iterator.finish(thread);
        return undefined;
      }
      iterator.index--;
      return item;
    },
  },
  methods: [
    method(
      '__length_hint__($self, /)',
      (_thread, self: PyListReverseIterator) => {
        if (self.list === undefined || self.list.items.length < self.index + 1) return 0;
        return self.index + 1;
      },
      LENGTH_HINT_DOC,
    ),
    method(
      '__reduce__($self, /)',
      (thread, self: PyListReverseIterator) => {
        if (self.list === undefined) return new PyTuple([builtin(thread, 'iter'), new PyTuple([new PyList([])])]);
        return new PyTuple([builtin(thread, 'reversed'), new PyTuple([self.list]), self.index]);
      },
      REDUCE_DOC,
    ),
    method(
      '__setstate__($self, object, /)',
      (_thread, self: PyListReverseIterator, state: Value) => {
        const index = stateIndex(state);
        if (self.list !== undefined) self.index = Math.max(-1, Math.min(index, self.list.items.length - 1));
        return null;
      },
      SET_STATE_DOC,
    ),
  ],
});
