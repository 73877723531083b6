// Driving a generator, coroutine or async generator from native code: send, throw and close as they are in Objects/genobject.c.

import {
  GeneratorExitType,
  PyBaseException,
  StopAsyncIterationType,
  StopIterationType,
} from '../exceptions/exceptions';
import { exceptionFrom, isExceptionClass } from '../exceptions/exception-values';
import { FrameState, PyGenerator } from './generator';
import { drop, hold, release, unhold, type Value } from '../object';
import { lookupAttr } from '../protocols/attributes';
import { raise, runtimeError, stopIteration, typeError, valueError } from '../raise';
import { type ExceptionState, PyRaise, type Thread } from '../thread';
import { PyTraceback } from './traceback';
import { isSubtype, PyType } from '../type';
import { typeOf } from '../type-of';
import { Op } from '../../bytecode/opcodes';

/** Is it a generator or coroutine? Those are driven directly. */
const isDriven = (value: Value): value is PyGenerator =>
  value instanceof PyGenerator && value.kind !== 'async generator';

/**
 * Resumes with a value or an exception (gen_send_ex2). Returns the yielded value; at the end of the frame returns undefined and
 * leaves the returned value in `thread.returned`. `sent` undefined stands for a plain next().
 */
export function resume(
  thread: Thread,
  generator: PyGenerator,
  sent: Value | undefined,
  thrown?: PyBaseException,
  closing = false,
): Value | undefined {
  const { state } = generator;
  if (state === FrameState.CREATED && sent !== undefined && sent !== null) {
    throw typeError(`can't send non-None value to a just-started ${generator.kind}`);
  }
  if (state === FrameState.EXECUTING) {
    dropThrown(thread, thrown);
    throw valueError(`${generator.kind} already executing`);
  }
  if (generator.isFinished) {
    if (generator.kind === 'coroutine' && !closing) {
      dropThrown(thread, thrown);
      throw runtimeError('cannot reuse already awaited coroutine');
    }
    if (thrown !== undefined) throw new PyRaise(thrown, true);
    thread.returned = null;
    return undefined;
  }
  return thread.resume(generator, sent ?? null, thrown);
}

const dropThrown = (thread: Thread, thrown: PyBaseException | undefined): void => drop(thread, thrown);

/** The same for send() and throw(): the end of the frame is a StopIteration or StopAsyncIteration (gen_send_ex). */
export function resumeOrStop(
  thread: Thread,
  generator: PyGenerator,
  sent: Value | undefined,
  thrown?: PyBaseException,
  closing = false,
): Value {
  const result = resume(thread, generator, sent, thrown, closing);
  if (result !== undefined) return result;
  const { returned } = thread;
  if (generator.kind === 'async generator') throw raise(StopAsyncIterationType);
  if (returned === null) throw stopIteration();
  throw stopIterationWith(returned);
}

/** StopIteration that carries a value, even a tuple or an exception (_PyGen_SetStopIterationValue). */
export const stopIterationWith = (value: Value): PyRaise => stopIteration(value);

/** `next()`: undefined at the end; a value other than None at the end raises StopIteration with it (gen_iternext). */
export function generatorNext(thread: Thread, self: Value): Value | undefined {
  const result = resume(thread, self as PyGenerator, undefined);
  if (result !== undefined) return result;
  const { returned } = thread;
  if (returned !== null) throw stopIterationWith(returned);
  return undefined;
}

/** `am_send` of generators and coroutines. */
export function generatorSend(thread: Thread, self: Value, sent: Value): { done: boolean; value: Value } {
  const result = resume(thread, self as PyGenerator, sent);
  return result !== undefined ? { done: false, value: result } : { done: true, value: thread.returned };
}

/** Runs something as if the generator's frame executed it, so that tracebacks are complete and the generator is busy. */
function asExecuting<T>(thread: Thread, generator: PyGenerator, linked: boolean, run: () => T): T {
  const { frame, state } = generator;
  const previous = thread.frame;
  if (linked) {
    frame.previous = previous;
    thread.frame = frame;
  }
  generator.state = FrameState.EXECUTING;
  try {
    return run();
  } finally {
    generator.state = state;
    if (linked) {
      thread.frame = previous;
      frame.previous = null;
    }
  }
}

/** Closes what a generator delegates to (gen_close_iter). */
function closeDelegate(thread: Thread, delegate: Value): void {
  if (isDriven(delegate)) {
    drop(thread, closeGenerator(thread, delegate));
    return;
  }
  const close = lookupAttrUnraisable(thread, delegate, 'close');
  if (close === undefined) return;
  hold(close);
  try {
    drop(thread, thread.call(close, []));
  } finally {
    release(thread, close);
  }
}

function lookupAttrUnraisable(thread: Thread, object: Value, name: string): Value | undefined {
  try {
    return lookupAttr(thread, object, name);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    thread.unraisable(error.exc, 'Exception ignored while closing generator', object);
    return undefined;
  }
}

/** `throw(type, value, traceback)` (_gen_throw). */
export function throwInto(
  thread: Thread,
  generator: PyGenerator,
  closeOnExit: boolean,
  type: Value,
  value: Value | undefined,
  traceback: Value | undefined,
): Value {
  const delegate = generator.delegate;
  if (delegate !== undefined) {
    hold(delegate);
    try {
      if (closeOnExit && matchesType(type, GeneratorExitType)) {
        try {
          asExecuting(thread, generator, false, () => closeDelegate(thread, delegate));
        } catch (error) {
          if (!(error instanceof PyRaise)) throw error;
          return resumeOrStop(thread, generator, null, error.exc);
        }
      } else {
        const inner = isDriven(delegate);
        const method = inner ? undefined : lookupAttr(thread, delegate, 'throw');
        if (inner || method !== undefined) {
          hold(method);
          try {
            return asExecuting(thread, generator, true, () => {
              if (inner) return throwInto(thread, delegate, closeOnExit, type, value, traceback);
              const args = [type];
              if (value !== undefined) args.push(value);
              if (traceback !== undefined) args.push(traceback);
              return thread.call(method!, args);
            });
          } catch (error) {
            if (!(error instanceof PyRaise)) throw error;
            return resumeOrStop(thread, generator, null, error.exc);
          } finally {
            release(thread, method);
          }
        }
      }
    } finally {
      release(thread, delegate);
    }
  }
  return resumeOrStop(thread, generator, null, exceptionToThrow(thread, type, value, traceback));
}

const matchesType = (type: Value, target: PyType): boolean =>
  type instanceof PyType ? isSubtype(type, target) : type instanceof PyBaseException && isSubtype(type.type, target);

/** Checks the arguments of throw() and makes the exception. */
function exceptionToThrow(
  thread: Thread,
  type: Value,
  value: Value | undefined,
  traceback: Value | undefined,
): PyBaseException {
  let trace = traceback ?? undefined;
  if (trace !== undefined && !(trace instanceof PyTraceback)) {
    throw typeError('throw() third argument must be a traceback object');
  }
  let exc: PyBaseException;
  if (isExceptionClass(type)) {
    exc = exceptionFrom(thread, type, value ?? null);
  } else if (type instanceof PyBaseException) {
    if (value !== undefined && value !== null) {
      throw typeError('instance exception may not have a separate value');
    }
    exc = type;
    trace ??= exc.traceback ?? undefined;
  } else {
    throw typeError(`exceptions must be classes or instances deriving from BaseException, not ${typeOf(type).tpName}`);
  }
  if (trace !== undefined && exc.traceback !== trace) {
    hold(exc);
    const old = exc.traceback;
    exc.traceback = hold(trace as PyTraceback);
    release(thread, old);
    unhold(exc);
  }
  return exc;
}

const DEPTH_ONE = 4;

/** `close()` (gen_close). */
export function closeGenerator(thread: Thread, generator: PyGenerator): Value {
  if (generator.state === FrameState.CREATED) {
    generator.state = FrameState.COMPLETED;
    return null;
  }
  if (generator.isFinished) return null;
  const delegate = generator.delegate;
  let failure: PyBaseException | undefined;
  if (delegate !== undefined) {
    hold(delegate);
    try {
      asExecuting(thread, generator, false, () => closeDelegate(thread, delegate));
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      failure = error.exc;
    } finally {
      release(thread, delegate);
    }
  }
  if (generator.isSuspended && failure === undefined) {
    const { co_code } = generator.code;
    const { ip } = generator.frame;
    if (!thread.watchesUnwind && co_code[2 * ip] === Op.RESUME && co_code[2 * ip + 1]! & DEPTH_ONE) {
      generator.state = FrameState.CLEARED;
      thread.clearFrame(generator.frame);
      releaseState(thread, generator.exceptionState);
      return null;
    }
  }
  let result: Value;
  try {
    result = resumeOrStop(thread, generator, null, failure ?? raise(GeneratorExitType).exc, true);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    const { exc } = error;
    if (isSubtype(exc.type, StopIterationType)) {
      const value = stopValue(exc);
      hold(value);
      drop(thread, exc);
      return unhold(value);
    }
    if (isSubtype(exc.type, GeneratorExitType)) {
      drop(thread, exc);
      return null;
    }
    throw error;
  }
  drop(thread, result);
  throw runtimeError(`${generator.kind} ignored GeneratorExit`);
}

function releaseState(thread: Thread, state: ExceptionState): void {
  const { exc } = state;
  state.exc = null;
  release(thread, exc);
}

/** `value` of a StopIteration. */
export const stopValue = (exc: PyBaseException): Value => (exc as PyBaseException & { value?: Value }).value ?? null;

/** What happens to a generator that nobody holds any more (_PyGen_Finalize). */
export function finalizeGenerator(thread: Thread, self: Value): void {
  const generator = self as PyGenerator;
  if (generator.isFinished) return;
  if (generator.kind === 'async generator' && generator.originOrFinalizer !== undefined && !generator.closed) {
    try {
      drop(thread, thread.call(generator.originOrFinalizer, [generator]));
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      thread.unraisable(error.exc, 'Exception ignored while finalizing generator', generator);
    }
    return;
  }
  if (generator.kind === 'coroutine' && generator.state === FrameState.CREATED) {
    thread.warnUnawaited(generator);
    return;
  }
  try {
    drop(thread, closeGenerator(thread, generator));
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    thread.unraisable(error.exc, 'Exception ignored while closing generator', generator);
  }
}
