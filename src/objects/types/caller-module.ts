// The module on whose behalf native code runs.

import { PyDict } from '../containers/dict';
import type { Value } from '../object';
import type { Thread } from '../thread';

/** `__name__` of the globals of the running frame; undefined outside Python code. */
export function callerModule(thread: Thread): Value | undefined {
  const globals = thread.frame?.globals;
  return globals instanceof PyDict ? globals.getStr('__name__') : undefined;
}
