// set_iterator.

import { builtin } from '../functions/builtin-lookup';
import { defineType } from '../define-type';
import { PyList } from './list';
import { method } from '../native';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import { runtimeError } from '../raise';
import type { PyAnySet } from './set';
import type { Thread } from '../thread';
import { PyTuple } from './tuple';
import { type PyType, TypeFlag } from '../type';

export class PySetIterator extends PyObject {
  /** Held; undefined once exhausted. */
  set: PyAnySet | undefined;
  /** The size at the start; -1 after it was seen to have changed, so that the error stays. */
  expectedSize: number;
  position = 0;
  remaining: number;

  constructor(set: PyAnySet) {
    super(setIteratorType);
    this.set = hold(set);
    this.expectedSize = this.remaining = set.used;
  }

  finish(thread: Thread): void {
    const { set } = this;
    this.set = undefined;
    release(thread, set);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.set);
  }

  override clear(thread: Thread): void {
    this.finish(thread);
    super.clear(thread);
  }
}

function nextKey(thread: Thread, self: Value): Value | undefined {
  const iterator = self as PySetIterator;
  const { set } = iterator;
  if (set === undefined) return undefined;
  if (iterator.expectedSize !== set.used) {
    iterator.expectedSize = -1;
    throw runtimeError('Set changed size during iteration');
  }
  const { table } = set;
  let { position } = iterator;
  while (position < table.length && table[position] === undefined) position++;
  const key = table[position];
  iterator.position = position + 1;
  if (key === undefined) {
    iterator.finish(thread);
    return undefined;
  }
  iterator.remaining--;
  return key;
}

export const setIteratorType: PyType = defineType({
  name: 'set_iterator',
  instanceClass: PySetIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: { tp_iter: (_thread, self) => self, tp_iternext: nextKey },
  methods: [
    method('__length_hint__($self, /)', (_thread, self: PySetIterator) => {
      return self.set !== undefined && self.expectedSize === self.set.used ? self.remaining : 0;
    }),
    method('__reduce__($self, /)', (thread, self: PySetIterator) => {
      const { set } = self;
      if (set !== undefined && self.expectedSize !== set.used) {
        self.expectedSize = -1;
        throw runtimeError('Set changed size during iteration');
      }
      const rest = set === undefined ? [] : set.table.slice(self.position).filter((key) => key !== undefined);
      return new PyTuple([builtin(thread, 'iter'), new PyTuple([new PyList(rest)])]);
    }),
  ],
});
