// What happens with an exception that nobody caught: sys.last_exc and sys.excepthook (PyErr_PrintEx).

import type { PyBaseException } from '../objects/exceptions/exceptions';
import { drop, hold, release, type Value } from '../objects/object';
import { PyRaise } from '../objects/thread';
import type { VmThread } from './thread-implementation';
import { formatException } from './traceback-text';

/** Shows an uncaught exception, which is not SystemExit. */
export function showUncaught(thread: VmThread, exc: PyBaseException): void {
  const { sysDict } = thread.interp;
  const traceback: Value = exc.traceback;
  sysDict.setStr(thread, 'last_exc', exc);
  sysDict.setStr(thread, 'last_type', exc.type);
  sysDict.setStr(thread, 'last_value', exc);
  sysDict.setStr(thread, 'last_traceback', traceback);
  const hook = sysDict.getStr('excepthook');
  if (hook === undefined || hook === null) {
    thread.services.writeStderr(thread, 'sys.excepthook is missing\n' + formatException(thread, exc));
    return;
  }
  hold(hook);
  try {
    drop(thread, thread.call(hook, [exc.type, exc, traceback]));
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    const failure = hold(error.exc);
    thread.services.writeStderr(
      thread,
      `Error in sys.excepthook:\n${formatException(thread, failure)}\nOriginal exception was:\n${formatException(thread, exc)}`,
    );
    release(thread, failure);
  } finally {
    release(thread, hook);
  }
}
