// What happens between an exception and its handler: catching it at the boundary of native code, and the traceback.

import { newException, type PyBaseException, RecursionErrorType } from '../objects/exceptions/exceptions';
import { type Frame, frameObject } from '../objects/frames/frame';
import { memoryError } from '../objects/raise';
import { hold, unhold } from '../objects/object';
import { PyRaise } from '../objects/thread';
import { PyTraceback } from '../objects/frames/traceback';
import { chainContext } from './exception-state';
import type { VmThread } from './thread-implementation';

/** The exception, held, that native code has thrown; anything that is no Python exception passes through. */
export function asRaised(thread: VmThread, error: unknown, frame: Frame): PyBaseException {
  if (error instanceof PyRaise) {
    const exc = hold(error.exc);
    if (!error.chained) chainContext(thread, exc);
    return exc;
  }
  if (error instanceof RangeError && isStackOverflow(error)) {
    thread.frame = frame;
    const exc = hold(newException(RecursionErrorType, 'maximum recursion depth exceeded'));
    chainContext(thread, exc);
    return exc;
  }
  if (error instanceof RangeError && isOutOfMemory(error)) {
    thread.frame = frame;
    const exc = hold(memoryError().exc);
    chainContext(thread, exc);
    return exc;
  }
  throw error;
}

/** Has JavaScript run out of stack, under native code that calls itself deeply? */
const isStackOverflow = (error: RangeError): boolean => error.message === 'Maximum call stack size exceeded';

/** Would a string, an array, an integer or a map have been larger than JavaScript allows? */
const isOutOfMemory = ({ message }: RangeError): boolean =>
  /^(Invalid (string|array|typed array) length|Array buffer allocation failed|(Map|Set|BigInt|Maximum BigInt) )/.test(
    message,
  );

/** Adds the frame's entry to the traceback of an exception (PyTraceBack_Here). */
export function addTraceback(thread: VmThread, frame: Frame, exc: PyBaseException): void {
  const entry = hold(new PyTraceback(exc.traceback ?? undefined, frameObject(frame), frame.ip * 2));
  exc.setTraceback(thread, entry);
  unhold(entry);
}
