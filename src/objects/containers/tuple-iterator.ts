// tuple_iterator.

import { builtin } from '../functions/builtin-lookup';
import { defineType } from '../define-type';
import { LENGTH_HINT_DOC, REDUCE_DOC, SET_STATE_DOC } from './iterator-docs';
import { method } from '../native';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import { stateIndex } from './sequence-arguments';
import type { Thread } from '../thread';
import { EMPTY_TUPLE, PyTuple } from './tuple';
import { TypeFlag } from '../type';

export class PyTupleIterator extends PyObject {
  /** Held; undefined once exhausted. */
  sequence: PyTuple | undefined;
  index = 0;

  constructor(sequence: PyTuple) {
    super(tupleIteratorType);
    this.sequence = hold(sequence);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.sequence);
  }

  override clear(thread: Thread): void {
    const { sequence } = this;
    this.sequence = undefined;
    release(thread, sequence);
    super.clear(thread);
  }
}

export const tupleIteratorType = defineType({
  name: 'tuple_iterator',
  instanceClass: PyTupleIterator as never,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => {
      const iterator = self as PyTupleIterator;
      const { sequence } = iterator;
      if (sequence === undefined) return undefined;
      const item = sequence.items[iterator.index];
      if (item !== undefined) {
        iterator.index++;
        return item;
      }
      iterator.sequence = undefined;
      release(thread, sequence);
      return undefined;
    },
  },
  methods: [
    method(
      '__length_hint__($self, /)',
      (_thread, self: PyTupleIterator) => {
        return self.sequence === undefined ? 0 : self.sequence.items.length - self.index;
      },
      LENGTH_HINT_DOC,
    ),
    method(
      '__reduce__($self, /)',
      (thread, self: PyTupleIterator) => {
        const iter = builtin(thread, 'iter');
        if (self.sequence === undefined) return new PyTuple([iter, new PyTuple([EMPTY_TUPLE])]);
        return new PyTuple([iter, new PyTuple([self.sequence]), self.index]);
      },
      REDUCE_DOC,
    ),
    method(
      '__setstate__($self, object, /)',
      (_thread, self: PyTupleIterator, state: Value) => {
        const index = stateIndex(state);
        if (self.sequence !== undefined) self.index = Math.max(0, Math.min(index, self.sequence.items.length));
        return null;
      },
      SET_STATE_DOC,
    ),
  ],
});
