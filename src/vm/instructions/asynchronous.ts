// Instructions of await, async for and yield from.

import { special } from '../../bytecode/stack-entries';
import { asyncGeneratorType, PyAsyncGenWrappedValue } from '../../objects/frames/async-generator';
import { coroutineType } from '../../objects/frames/coroutine';
import {
  newException,
  RuntimeErrorType,
  StopAsyncIterationType,
  StopIterationType,
  type PyBaseException,
  TypeErrorType,
} from '../../objects/exceptions/exceptions';
import type { Frame } from '../../objects/frames/frame';
import { PyGenerator } from '../../objects/frames/generator';
import { generatorType } from '../../objects/frames/generator-type';
import { stopValue } from '../../objects/frames/generator-resume';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import { callMethod } from '../../objects/protocols/attributes';
import { getIter } from '../../objects/protocols/iteration';
import { runtimeError, typeError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import { isSubtype } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { put, replaceTop } from '../../call/stack';
import { CodeFlag } from '../../objects/functions/code-flags';
import { instruction } from './definition';

/** Is it a coroutine, or a generator made one by `types.coroutine`? */
const isCoroutine = (value: Value): value is PyGenerator =>
  value instanceof PyGenerator &&
  (value.type === coroutineType ||
    (value.type === generatorType && (value.code.co_flags & CodeFlag.ITERABLE_COROUTINE) !== 0));

/** The iterator that drives an awaitable (_PyCoro_GetAwaitableIter). */
export function awaitableIterator(thread: Thread, value: Value): Value {
  if (isCoroutine(value)) return value;
  const type = typeOf(value);
  const getter = type.tp.am_await;
  if (getter === undefined) throw typeError(`'${type.tpName}' object can't be awaited`);
  const iterator = getter(thread, value);
  if (isCoroutine(iterator)) {
    drop(thread, iterator);
    throw typeError('__await__() returned a coroutine');
  }
  if (typeOf(iterator).tp.tp_iternext === undefined) {
    const text = `__await__() returned non-iterator of type '${typeOf(iterator).tpName}'`;
    drop(thread, iterator);
    throw typeError(text);
  }
  return iterator;
}

export const GET_AWAITABLE = instruction({
  summary: 'Replaces an awaitable by the iterator that drives it.',
  operand: 'flags',
  before: ['awaitable'],
  after: ['iterator'],
  may: 'runs Python',
  run(thread, frame, sp, oparg) {
    const value = frame.slots[sp - 1]!;
    const type = typeOf(value);
    if (oparg !== 0 && type.tp.am_await === undefined && !isCoroutine(value)) {
      const source = oparg === 1 ? '__aenter__' : '__aexit__';
      throw typeError(
        `'async with' received an object from ${source} that does not implement __await__: ${type.tpName}`,
      );
    }
    const iterator = awaitableIterator(thread, value);
    if (iterator instanceof PyGenerator && iterator.type === coroutineType && iterator.delegate !== undefined) {
      throw runtimeError('coroutine is being awaited already');
    }
    replaceTop(thread, frame, sp, iterator);
  },
});

export const GET_AITER = instruction({
  summary: 'Replaces an asynchronous iterable by its asynchronous iterator.',
  operand: 'none',
  before: ['iterable'],
  after: [special('iterator', 'iterator')],
  may: 'runs Python',
  run(thread, frame, sp) {
    const value = frame.slots[sp - 1]!;
    const type = typeOf(value);
    const getter = type.tp.am_aiter;
    if (getter === undefined) {
      throw typeError(`'async for' requires an object with __aiter__ method, got ${type.tpName}`);
    }
    const iterator = getter(thread, value);
    if (typeOf(iterator).tp.am_anext === undefined) {
      const name = typeOf(iterator).tpName;
      drop(thread, iterator);
      throw typeError(`'async for' received an object from __aiter__ that does not implement __anext__: ${name}`);
    }
    replaceTop(thread, frame, sp, iterator);
  },
});

export const GET_ANEXT = instruction({
  summary: 'Pushes the awaitable for the next item of the asynchronous iterator on top.',
  operand: 'none',
  before: ['iterator'],
  after: ['iterator', 'awaitable'],
  may: 'runs Python',
  run(thread, frame, sp) {
    const iterator = frame.slots[sp - 1]!;
    const type = typeOf(iterator);
    const getter = type.tp.am_anext;
    if (getter === undefined) {
      throw typeError(`'async for' requires an iterator with __anext__ method, got ${type.tpName}`);
    }
    const next = getter(thread, iterator);
    if (type === asyncGeneratorType) {
      put(frame, sp, next);
      return;
    }
    hold(next);
    try {
      put(frame, sp, awaitableIterator(thread, next));
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      const text = `'async for' received an invalid object from __anext__: ${typeOf(next).tpName}`;
      throw fromCause(thread, newException(TypeErrorType, text), error.exc);
    } finally {
      release(thread, next);
    }
  },
});

/** An exception with another as cause and context (_PyErr_FormatFromCause). */
function fromCause(thread: Thread, exc: PyBaseException, cause: PyBaseException): PyRaise {
  exc.setCause(thread, cause);
  exc.setContext(thread, cause);
  return new PyRaise(exc);
}

export const GET_YIELD_FROM_ITER = instruction({
  summary: 'Makes the delegate of a yield from: a generator stays, anything else gives its iterator.',
  operand: 'none',
  before: ['iterable'],
  after: ['delegate'],
  may: 'runs Python',
  run(thread, frame, sp) {
    const value = frame.slots[sp - 1]!;
    if (value instanceof PyGenerator) {
      if (value.type === coroutineType) {
        if (!(frame.code.co_flags & (CodeFlag.COROUTINE | CodeFlag.ITERABLE_COROUTINE))) {
          throw typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
        return;
      }
      if (value.type === generatorType) return;
    }
    replaceTop(thread, frame, sp, getIter(thread, value));
  },
});

/** Sends a value to a delegate that is no generator of this loop: the next value, or undefined with the result in `thread.returned`. */
export function sendTo(
  thread: Thread,
  delegate: Value,
  sent: Value,
  onStop?: (error: PyRaise) => void,
): Value | undefined {
  try {
    const next = sent === null ? typeOf(delegate).tp.tp_iternext : undefined;
    const value = next === undefined ? callMethod(thread, delegate, 'send', [sent]) : next(thread, delegate);
    if (value === undefined) thread.returned = null;
    return value;
  } catch (error) {
    if (!(error instanceof PyRaise) || !isSubtype(error.exc.type, StopIterationType)) throw error;
    onStop?.(error);
    const result = hold(stopValue(error.exc));
    drop(thread, error.exc);
    thread.returned = unhold(result);
    return undefined;
  }
}

/** value -- wrapped value: an asynchronous yield. */
export const wrapAsyncYield = (value: Value): Value => new PyAsyncGenWrappedValue(value);

/** Turns a StopIteration that leaves a generator into a RuntimeError (stopiteration_error). */
export function stopIterationError(thread: Thread, frame: Frame, exc: PyBaseException): PyBaseException {
  const { co_flags } = frame.code;
  let text: string | undefined;
  if (isSubtype(exc.type, StopIterationType)) {
    text = 'generator raised StopIteration';
    if (co_flags & CodeFlag.ASYNC_GENERATOR) text = 'async generator raised StopIteration';
    else if (co_flags & CodeFlag.COROUTINE) text = 'coroutine raised StopIteration';
  } else if (co_flags & CodeFlag.ASYNC_GENERATOR && isSubtype(exc.type, StopAsyncIterationType)) {
    text = 'async generator raised StopAsyncIteration';
  }
  if (text === undefined) return exc;
  return fromCause(thread, newException(RuntimeErrorType, text), exc).exc;
}
