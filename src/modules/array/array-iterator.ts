// The iterator of arrays.

import { builtin } from '../../objects/functions/builtin-lookup';
import { defineType } from '../../objects/define-type';
import { emptyField, PyHolder } from '../../objects/holder';
import { method } from '../../objects/native';
import { hold, type Value } from '../../objects/object';
import { stateIndex } from '../../objects/containers/sequence-arguments';
import { EMPTY_TUPLE, PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import type { PyArray } from './array-object';

export class PyArrayIterator extends PyHolder {
  /** undefined once exhausted. */
  array: PyArray | undefined;
  index = 0;

  static {
    PyArrayIterator.holds({ array: undefined });
  }

  constructor(array: PyArray) {
    super(arrayIteratorType);
    this.array = hold(array);
  }
}

export const arrayIteratorType: PyType = defineType({
  module: 'array',
  name: 'arrayiterator',
  instanceClass: PyArrayIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, iterator) => {
      const { array } = iterator;
      if (array === undefined) return undefined;
      if (iterator.index < array.length) return array.at(iterator.index++);
      emptyField(thread, iterator, 'array');
      return undefined;
    },
  },
  methods: [
    method('__reduce__($self, /)', (thread, { array, index }: PyArrayIterator) => {
      const iter = builtin(thread, 'iter');
      if (array === undefined) return new PyTuple([iter, new PyTuple([EMPTY_TUPLE])]);
      return new PyTuple([iter, new PyTuple([array]), index]);
    }),
    method('__setstate__($self, object, /)', (_thread, self: PyArrayIterator, state: Value) => {
      const index = stateIndex(state);
      if (self.array !== undefined) self.index = Math.max(0, Math.min(index, self.array.length));
      return null;
    }),
  ],
});
