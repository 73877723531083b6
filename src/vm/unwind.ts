// What happens between an exception and its handler: catching it at the boundary of native code, and the traceback.

import { newException, type PyBaseException, RecursionErrorType } from '../objects/exceptions/exceptions';
import { type Frame, frameObject } from '../objects/frames/frame';
import { memoryError } from '../objects/raise';
import { hold, unhold } from '../objects/object';
import { EmbedderFailure, PyRaise, Stopped } from '../objects/thread';
import { PyTraceback } from '../objects/frames/traceback';
import { chainContext } from '../objects/exceptions/exception-context';
import { asFault } from './fault';
import type { VmThread } from './thread-implementation';

/** The exception, held, that native code has thrown. What ends the run passes through, and from now on the run is over. */
export function asRaised(thread: VmThread, error: unknown, frame: Frame): PyBaseException {
  if (error instanceof PyRaise) {
    const exc = hold(error.exc);
    if (!error.chained) chainContext(thread, exc);
    return exc;
  }
  const raised = hostException(error);
  if (raised === undefined) throw ending(thread, error, frame);
  thread.frame = frame;
  const exc = hold(raised.exc);
  chainContext(thread, exc);
  return exc;
}

/** What ends the run: whatever else runs on the way out, `__del__` for instance, ends with the same at its first look at the limits. */
function ending(thread: VmThread, error: unknown, frame: Frame): unknown {
  if (error instanceof EmbedderFailure) return error;
  const reason = error instanceof Stopped ? error : asFault(error, frame);
  thread.limits.end(reason);
  return reason;
}

/** The exception that Python has for a stack or a memory of JavaScript that is used up. */
export function hostException(error: unknown): PyRaise | undefined {
  if (error instanceof RangeError && isStackOverflow(error))
    return new PyRaise(newException(RecursionErrorType, 'maximum recursion depth exceeded'));
  return isOutOfMemory(error) ? memoryError() : undefined;
}

/** Has JavaScript run out of stack, under native code that calls itself deeply? */
const isStackOverflow = (error: RangeError): boolean => error.message === 'Maximum call stack size exceeded';

/** Would a string, an array, an integer or a map have been larger than JavaScript allows? */
const isOutOfMemory = (error: unknown): boolean =>
  (error instanceof Error && (error as NodeJS.ErrnoException).code === 'ERR_STRING_TOO_LONG') ||
  (error instanceof RangeError && TOO_LARGE.test(error.message));

const TOO_LARGE =
  /^(Invalid (string|array|typed array) length|Array buffer allocation failed|(Map|Set|BigInt|Maximum BigInt) )/;

/** Adds the frame's entry to the traceback of an exception (PyTraceBack_Here). */
export function addTraceback(thread: VmThread, frame: Frame, exc: PyBaseException): void {
  const entry = hold(new PyTraceback(exc.traceback ?? undefined, frameObject(frame), frame.ip * 2));
  exc.setTraceback(thread, entry);
  unhold(entry);
}
