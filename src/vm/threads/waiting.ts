// Waiting: native code that waits is left and called again when the loop has called it, and otherwise waits below loops of other threads.

import type { VmThread } from '../thread-implementation';
import { SUSPEND, type Wait } from './switch';

/**
 * Waits until `ready()`, or until the time is over: then false. Other threads run meanwhile. Called before anything has been done: a native
 * function that the loop has called is called a second time when it may go on.
 */
export function waitFor(thread: VmThread, object: unknown, ready: () => boolean, milliseconds: number): boolean {
  const { turn, scheduler, interp } = thread;
  const { resumed } = turn;
  turn.resumed = undefined;
  const deadline = resumed?.deadline ?? interp.clock.now() + milliseconds;
  const since = resumed?.since ?? scheduler.clock;
  for (;;) {
    scheduler.handleSignals(thread);
    if (ready()) return true;
    if (interp.clock.now() >= deadline) return false;
    suspendOrWait(thread, { object, ready, deadline, since });
  }
}

/** Lets another thread run before long native work, if one wants to (Py_BEGIN_ALLOW_THREADS). */
export function releaseGil(thread: VmThread): void {
  const { turn, scheduler } = thread;
  if (turn.resumed !== undefined) turn.resumed = undefined;
  else if (scheduler.isWanted(0))
    suspendOrWait(thread, { object: null, ready: () => true, deadline: Infinity, since: scheduler.clock });
}

function suspendOrWait(thread: VmThread, wait: Wait): void {
  if (thread.canSuspend) {
    thread.turn.wait = wait;
    throw SUSPEND;
  }
  thread.scheduler.waitBelow(thread, wait);
}
