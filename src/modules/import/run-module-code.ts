// Running the code of a module in the module's namespace.

import type { PyCode } from '../../objects/functions/code';
import type { PyModule } from '../../objects/module';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import type { Thread } from '../../objects/thread';
import { evalCode } from '../../vm/evaluate-code';

/** `exec(code, module.__dict__)`. The module may be one that nobody holds yet. */
export function runModuleCode(thread: Thread, module: Value, code: PyCode): void {
  const namespace = (module as PyModule).dict!;
  if (namespace.getStr('__builtins__') === undefined) {
    namespace.setStr(thread, '__builtins__', thread.frame?.builtins ?? thread.interp.builtins);
  }
  hold(module);
  hold(code);
  try {
    drop(thread, evalCode(thread, code, namespace, namespace));
  } finally {
    release(thread, code);
    unhold(module);
  }
}
