// What happens between an exception and its handler: catching it at the boundary of native code, the traceback, the frames on the way.

import { newException, type PyBaseException, RecursionErrorType } from '../objects/exceptions/exceptions';
import { type Frame, frameObject } from '../objects/frames/frame';
import { memoryError } from '../objects/raise';
import { type Handler, handlerAt } from '../objects/functions/executable';
import { hold, unhold } from '../objects/object';
import { dropEntries } from '../call/stack';
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

/**
 * Takes an exception, held, to its handler: in this frame, or in a calling one, once its callees have been given up. The stack of `from` ends
 * at its `sp`; the handler is that of the instruction at `at`; `isNew` makes the frame part of the traceback. The thread's frame then goes on
 * at the handler. Where the exception leaves the loop of `level`, it is thrown; where it leaves another one, the thread that goes on instead
 * is given.
 */
export function unwind(
  thread: VmThread,
  from: Frame,
  exc: PyBaseException,
  isNew: boolean,
  at: number,
  budget: number,
  level: number,
): VmThread | undefined {
  let frame = from;
  let raised = exc;
  let traced = isNew;
  let ip = at;
  for (;;) {
    const { sp } = frame;
    if (traced) addTraceback(thread, frame, raised);
    if (thread.observer !== undefined) raised = thread.observer.raised(frame, ip, raised, traced);
    const { owned } = frame;
    for (let index = sp; index < owned.length; index++) owned[index] = 0;
    const handler = handlerAt(frame.executable, ip);
    if (handler !== undefined) {
      enterHandler(thread, frame, handler, raised, sp);
      const failure = thread.observer?.handled(frame, handler.target, raised);
      if (failure === undefined) {
        frame.ip = handler.target;
        return undefined;
      }
      raised = failure;
      traced = false;
      ip = handler.target - 1;
      continue;
    }
    const { localCount } = frame.executable;
    dropEntries(thread, frame, localCount, sp);
    frame.sp = localCount;
    if (thread.observer !== undefined) raised = thread.observer.unwinding(frame, ip, raised);
    const { isEntry, level: entered } = frame;
    thread.popFrame(frame);
    if (isEntry) {
      thread.returnBudget(budget);
      if (entered === level) throw new PyRaise(unhold(raised), true);
      thread.scheduler.finish(thread, entered, null, raised);
      return thread.scheduler.next(level);
    }
    frame = thread.frame!;
    ip = frame.ip - 1;
    traced = true;
  }
}

/** The stack as a handler finds it: as high as when its range began, perhaps the instruction that raised, and the exception. */
function enterHandler(thread: VmThread, frame: Frame, handler: Handler, raised: PyBaseException, sp: number): void {
  const { slots, owned, executable } = frame;
  const depth = executable.localCount + handler.depth;
  dropEntries(thread, frame, depth, sp);
  frame.sp = depth;
  if (handler.lasti) slots[frame.sp++] = frame.ip;
  slots[frame.sp] = raised;
  owned[frame.sp++] = 1;
}
