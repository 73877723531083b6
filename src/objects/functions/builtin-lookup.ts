// The builtins as `__reduce__` methods name them.

import type { Value } from '../object';
import { attributeError } from '../raise';
import type { Thread } from '../thread';

/** A value of the builtins namespace, for the result of a `__reduce__` (_PyEval_GetBuiltin). */
export function builtin(thread: Thread, name: string): Value {
  const value = thread.interp.builtins.getStr(name);
  if (value === undefined) throw attributeError(name, null, name);
  return value;
}
