// iterator and callable_iterator: their slots and methods.

import { builtin } from '../functions/builtin-lookup';
import { IndexErrorType, StopIterationType } from '../exceptions/exceptions';
import { walkerMethods } from './walker-methods';
import { method } from '../native';
import { drop, hold, release, unhold, type Value } from '../object';
import { richCompareBool } from '../protocols/compare';
import { length, sequenceItem } from '../protocols/subscript';
import { overflowError } from '../raise';
import { SSIZE_MAX } from './sequence-arguments';
import { NotImplemented } from '../singletons';
import { PyRaise, type Thread } from '../thread';
import { EMPTY_TUPLE, PyTuple } from './tuple';
import { isSubtype, TypeFlag } from '../type';
import { typeOf } from '../type-of';
import { completeType } from '../define-type';
import {
  PySequenceIterator,
  sequenceIteratorType,
  PyCallableIterator,
  callableIteratorType,
} from './sequence-iterator';

function nextItem(thread: Thread, iterator: PySequenceIterator): Value | undefined {
  const { sequence } = iterator;
  if (sequence === undefined) return undefined;
  if (iterator.index === SSIZE_MAX) throw overflowError('iter index too large');
  try {
    const item = sequenceItem(thread, sequence, iterator.index);
    iterator.index++;
    return item;
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    const { type } = error.exc;
    if (!isSubtype(type, IndexErrorType) && !isSubtype(type, StopIterationType)) throw error;
    drop(thread, error.exc);
    iterator.finish(thread);
    return undefined;
  }
}

completeType(sequenceIteratorType, {
  instanceClass: PySequenceIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: { tp_iter: (_thread, self) => self, tp_iternext: nextItem },
  methods: walkerMethods<PySequenceIterator>({
    remaining: (thread, { index }, sequence) => {
      const { sq_length, mp_length } = typeOf(sequence).tp;
      if (sq_length === undefined && mp_length === undefined) return NotImplemented;
      return Math.max(0, length(thread, sequence) - index);
    },
    empty: () => EMPTY_TUPLE,
    moveTo: (iterator, index) => {
      iterator.index = Math.max(0, index);
    },
  }),
});

function nextResult(thread: Thread, iterator: PyCallableIterator): Value | undefined {
  const { callable } = iterator;
  if (callable === undefined) return undefined;
  let result: Value;
  hold(callable);
  try {
    result = hold(thread.call(callable, []));
  } catch (error) {
    if (!(error instanceof PyRaise) || !isSubtype(error.exc.type, StopIterationType)) throw error;
    drop(thread, error.exc);
    iterator.finish(thread);
    return undefined;
  } finally {
    release(thread, callable);
  }
  // The call may have exhausted this very iterator.
  const sentinel = hold(iterator.sentinel);
  if (sentinel === undefined) {
    release(thread, result);
    return undefined;
  }
  let ended = true;
  try {
    ended = richCompareBool(thread, sentinel, result, '==');
  } catch (error) {
    release(thread, result);
    throw error;
  } finally {
    release(thread, sentinel);
  }
  if (!ended) return unhold(result);
  iterator.finish(thread);
  release(thread, result);
  return undefined;
}

completeType(callableIteratorType, {
  instanceClass: PyCallableIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: { tp_iter: (_thread, self) => self, tp_iternext: nextResult },
  methods: [
    method('__reduce__($self, /)', (thread, self: PyCallableIterator) => {
      const iter = builtin(thread, 'iter');
      if (self.callable === undefined) return new PyTuple([iter, new PyTuple([EMPTY_TUPLE])]);
      return new PyTuple([iter, new PyTuple([self.callable, self.sentinel!])]);
    }),
  ],
});
