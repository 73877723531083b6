// The beginning and the end of a thread (thread_run of Modules/_threadmodule.c).

import { frameOfContainers } from '../../call/argument-frames';
import { ROOT_LEVEL } from '../../objects/frames/frame';
import { PyMethod } from '../../objects/functions/bound-method';
import { PyFunction } from '../../objects/functions/function';
import { type PyBaseException, SystemExitType } from '../../objects/exceptions/exceptions';
import { hold, release, type Value } from '../../objects/object';
import { PyRaise } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { isSubtype } from '../../objects/type';
import type { VmThread } from '../thread-implementation';

/**
 * Starts the call of a new thread. A Python function gets its first frame, with which any loop can go on; anything else runs here to its end.
 * False if the thread is over.
 */
export function begin(thread: VmThread): boolean {
  const { turn } = thread;
  const { callable, args, keywords } = turn.start!;
  turn.begun = true;
  try {
    let func = callable;
    let values = args;
    if (callable instanceof PyMethod && callable.func instanceof PyFunction) {
      func = callable.func;
      values = new PyTuple([callable.self, ...args.items]);
    }
    if (func instanceof PyFunction) {
      hold(values);
      try {
        const frame = frameOfContainers(thread, func, values, keywords);
        thread.pushFrame(frame);
        frame.isInit = false;
        frame.isEntry = true;
        frame.level = ROOT_LEVEL;
        frame.ip = 0;
      } finally {
        release(thread, values);
      }
      return true;
    }
    end(thread, hold(thread.callWithContainers(callable, args, keywords)), undefined);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    end(thread, null, hold(error.exc));
  }
  return false;
}

/** Ends a thread with a result or an exception, both held: lets go of all that it has, then tells those who wait for it. */
export function end(thread: VmThread, result: Value, raised: PyBaseException | undefined): void {
  const start = thread.turn.start!;
  release(thread, result);
  if (raised !== undefined) {
    if (!isSubtype(raised.type, SystemExitType))
      thread.unraisable(raised, 'Exception ignored in thread started by', start.callable);
    release(thread, raised);
  }
  thread.turn.start = undefined;
  release(thread, start.callable);
  release(thread, start.args);
  release(thread, start.keywords);
  thread.clear();
  thread.scheduler.remove(thread);
  start.ended(thread);
}
