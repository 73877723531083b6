// What the running frame knows, as builtin functions ask for it: global and local names, compiler flags.

import type { PyDict } from '../../objects/containers/dict';
import { frameObject } from '../../objects/frames/frame';
import { localsToDict } from '../../objects/frames/frame-locals-proxy';
import type { Value } from '../../objects/object';
import { systemError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { CodeFlag } from '../../objects/functions/code-flags';

/** The global namespace of the running frame (PyEval_GetGlobals); undefined outside any frame. */
export function frameGlobals(thread: Thread): PyDict | undefined {
  return thread.frame?.globals;
}

/** What `locals()` gives: a fresh snapshot in a function, the namespace itself elsewhere (_PyEval_GetFrameLocals). */
export function frameLocals(thread: Thread): Value {
  const { frame } = thread;
  if (frame === null) throw systemError('frame does not exist');
  if (frame.code.co_flags & CodeFlag.OPTIMIZED || frame.locals === undefined)
    return localsToDict(thread, frameObject(frame));
  return frame.locals ?? frame.globals;
}

/** The namespace of builtins that the running frame uses (PyEval_GetBuiltins). */
export function frameBuiltins(thread: Thread): Value {
  return thread.frame?.builtins ?? thread.interp.builtins;
}
