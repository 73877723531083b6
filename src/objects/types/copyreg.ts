// The `copyreg` module, which the default pickling asks for its functions.

import type { Value } from '../object';
import { callHeld } from '../protocols/calls';
import { builtin } from '../functions/builtin-lookup';
import type { Thread } from '../thread';

/** copyreg, imported if nobody has done so yet (import_copyreg). */
export function copyregModule(thread: Thread): Value {
  const loaded = thread.interp.modules.getStr('copyreg');
  return loaded ?? callHeld(thread, builtin(thread, '__import__'), ['copyreg']);
}
