// Running code objects: modules, class bodies, exec and eval (PyEval_EvalCode).

import type { PyCode } from '../objects/functions/code';
import type { PyDict } from '../objects/containers/dict';
import { PyFunction } from '../objects/functions/function';
import { builtinsFromGlobals } from '../objects/functions/function-builtins';
import { hold, release, unhold, type Value } from '../objects/object';
import type { Thread } from '../objects/thread';
import type { PyTuple } from '../objects/containers/tuple';
import type { VmThread } from './thread-implementation';

/** Runs a code object in these namespaces, with cells for its free variables if it has any. */
export function evalCode(thread: Thread, code: PyCode, globals: PyDict, locals: Value, closure?: PyTuple): Value {
  const func = hold(new PyFunction(code, globals, builtinsFromGlobals(thread, globals)));
  if (closure !== undefined) func.closure = hold(closure);
  try {
    const result = hold((thread as VmThread).callFunction(func, [], undefined, locals));
    release(thread, func);
    return unhold(result);
  } catch (error) {
    release(thread, func);
    throw error;
  }
}
