// The exception being handled, and how it becomes the context of one that is raised meanwhile.

import { hold } from '../object';
import type { ExceptionState, Thread } from '../thread';
import type { PyBaseException } from './exceptions';

/** The innermost exception being handled, or null (_PyErr_GetTopmostException). */
export function handledException(thread: Thread): PyBaseException | null {
  let state: ExceptionState | null = thread.excInfo;
  while (state !== null && state.exc === null) state = state.previous;
  return state === null ? null : state.exc;
}

/**
 * Makes the exception being handled the context of one that is raised, cutting the chain where that would close a circle
 * (the second half of _PyErr_SetObject).
 */
export function chainContext(thread: Thread, raised: PyBaseException): void {
  const handled = handledException(thread);
  if (handled === null || handled === raised) return;
  let cursor = handled;
  let slow = handled;
  let advance = false;
  for (let context = cursor.context; context !== null; context = cursor.context) {
    if (context === raised) {
      hold(raised);
      cursor.setContext(thread, null);
      raised.refs--;
      break;
    }
    cursor = context;
    if (cursor === slow) break;
    if (advance) slow = slow.context!;
    advance = !advance;
  }
  if (raised.context !== handled) {
    hold(raised);
    raised.setContext(thread, handled);
    raised.refs--;
  }
}
