// What `anext(iterator, default)` returns: an awaitable that gives the default at the end of the iterator.

import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import { method, rawMethod } from '../../objects/native';
import { drop, hold, type PyObject, release, unhold, type Value } from '../../objects/object';
import { callMethod, swallow } from '../../objects/protocols/attributes';
import { iterNext } from '../../objects/protocols/iteration';
import { stopIteration, typeError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import { isSubtype, type PyType, TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { awaitableIterator } from '../../vm/instructions/asynchronous';
import { PyHolder } from '../../objects/holder';

class PyAnextAwaitable extends PyHolder {
  static {
    PyAnextAwaitable.holds({ wrapped: null, fallback: null });
  }

  constructor(
    /** Both held. */
    public wrapped: Value,
    public fallback: Value,
  ) {
    super(anextAwaitableType);
    hold(wrapped);
    hold(fallback);
  }
}

/** The iterator behind the wrapped awaitable (anextawaitable_getiter). */
function iteratorOf(thread: Thread, self: PyAnextAwaitable): Value {
  const iterator = awaitableIterator(thread, self.wrapped);
  const type = typeOf(iterator);
  if (type.tp.tp_iternext !== undefined) return iterator;
  const inner = hold(type.tp.am_await!(thread, iterator));
  drop(thread, iterator);
  unhold(inner);
  if (typeOf(inner).tp.tp_iternext === undefined) {
    const { tpName } = typeOf(inner);
    drop(thread, inner);
    throw typeError(`${type.tpName}.__await__() must return an iterable, not ${tpName}`);
  }
  return inner;
}

/** Runs a step; the end of the asynchronous iterator becomes the end of this one, with the default as its value. */
function orDefault<T>(thread: Thread, self: PyAnextAwaitable, step: (iterator: Value) => T): T {
  const iterator = hold(iteratorOf(thread, self));
  try {
    return step(iterator);
  } catch (error) {
    if (!(error instanceof PyRaise) || !isSubtype(error.exc.type, exceptions.StopAsyncIterationType)) throw error;
    swallow(thread, error, exceptions.StopAsyncIterationType);
    throw stopIteration(self.fallback);
  } finally {
    release(thread, iterator);
  }
}

const anextAwaitableType: PyType = defineType({
  name: 'anext_awaitable',
  instanceClass: PyAnextAwaitable,
  flags: TypeFlag.HAVE_GC,
  tp: {
    am_await: (_thread, self) => self,
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => orDefault(thread, self, (iterator) => iterNext(thread, iterator)),
  },
  methods: [
    method('send($self, object, /)', (thread, self: PyAnextAwaitable, value: Value) =>
      orDefault(thread, self, (iterator) => callMethod(thread, iterator, 'send', [value])),
    ),
    rawMethod('throw', 'fastcall', (thread, self: PyAnextAwaitable, args) =>
      orDefault(thread, self, (iterator) => callMethod(thread, iterator, 'throw', args)),
    ),
    method('close($self, /)', (thread, self: PyAnextAwaitable) =>
      orDefault(thread, self, (iterator) => callMethod(thread, iterator, 'close', [])),
    ),
  ],
});

/** An awaitable that gives `fallback` where the wrapped one raises StopAsyncIteration. */
export const newAnextAwaitable = (wrapped: Value, fallback: Value): PyObject => new PyAnextAwaitable(wrapped, fallback);
