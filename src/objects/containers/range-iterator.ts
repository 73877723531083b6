// range_iterator and longrange_iterator.

import { builtin } from '../functions/builtin-lookup';
import { defineType } from '../define-type';
import { normalize } from '../numbers/int';
import { method } from '../native';
import { PyObject, type Value } from '../object';
import { toIndex } from '../protocols/numbers';
import { PyRange } from './range';
import { longArgument } from './sequence-arguments';
import type { Thread } from '../thread';
import { PyTuple } from './tuple';
import { type PyType, TypeFlag } from '../type';
import { intValue, typeOf } from '../type-of';
import { typeError } from '../raise';

type Int = number | bigint;

export class PyRangeIterator extends PyObject {
  constructor(
    type: PyType,
    public next: Int,
    readonly step: Int,
    public remaining: Int,
  ) {
    super(type);
  }
}

/** Values within C longs: numbers all the way. */
function nextShort(_thread: Thread, self: Value): Value | undefined {
  const iterator = self as { next: number; step: number; remaining: number } & PyRangeIterator;
  if (iterator.remaining === 0) return undefined;
  iterator.remaining--;
  const { next } = iterator;
  iterator.next = next + iterator.step;
  return next;
}

function nextLong(_thread: Thread, self: Value): Value | undefined {
  const iterator = self as PyRangeIterator;
  if (iterator.remaining === 0) return undefined;
  const { next } = iterator;
  iterator.remaining = normalize(BigInt(iterator.remaining) - 1n);
  iterator.next = normalize(BigInt(next) + BigInt(iterator.step));
  return next;
}

function skip(iterator: PyRangeIterator, count: Int): void {
  const { remaining } = iterator;
  const skipped = count < 0 ? 0 : count > remaining ? remaining : count;
  iterator.next = normalize(BigInt(iterator.next) + BigInt(skipped) * BigInt(iterator.step));
  iterator.remaining = normalize(BigInt(remaining) - BigInt(skipped));
}

function defineIterator(name: string, next: (thread: Thread, self: Value) => Value | undefined, long: boolean): PyType {
  return defineType({
    name,
    instanceClass: PyRangeIterator,
    flags: TypeFlag.DISALLOW_INSTANTIATION,
    tp: { tp_iter: (_thread, self) => self, tp_iternext: next },
    methods: [
      method('__length_hint__($self, /)', (_thread, self: PyRangeIterator) => self.remaining),
      method('__reduce__($self, /)', (thread, self: PyRangeIterator) => {
        const stop = normalize(BigInt(self.next) + BigInt(self.remaining) * BigInt(self.step));
        const range = new PyRange(self.next, stop, self.step);
        return new PyTuple([builtin(thread, 'iter'), new PyTuple([range]), null]);
      }),
      method('__setstate__($self, object, /)', (thread, self: PyRangeIterator, state: Value) => {
        if (long) {
          if (intValue(state) === undefined) throw typeError(`state must be an int, not ${typeOf(state).tpName}`);
          skip(self, toIndex(thread, state));
        } else skip(self, longArgument(thread, state));
        return null;
      }),
    ],
  });
}

export const rangeIteratorType = defineIterator('range_iterator', nextShort, false);
export const longRangeIteratorType = defineIterator('longrange_iterator', nextLong, true);
