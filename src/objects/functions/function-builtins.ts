// The builtins that a function sees: found through its globals when it is made.

import type { PyDict } from '../containers/dict';
import { isObject, type Value } from '../object';
import type { Thread } from '../thread';

/**
 * The namespace of builtins that code with these globals sees: `globals['__builtins__']`, a module or a dict; without that,
 * the one of the running frame (_PyEval_BuiltinsFromGlobals).
 */
export function builtinsFromGlobals(thread: Thread, globals: PyDict): Value {
  const builtins = globals.getStr('__builtins__');
  if (builtins === undefined) return thread.frame?.builtins ?? thread.interp.builtins;
  return isObject(builtins) && builtins.dict !== undefined && builtins.type.name === 'module'
    ? builtins.dict
    : builtins;
}
