// LOAD_GLOBAL: the name is found at a position of a table of keys, known by version.

import { SpecializedOp } from '../../bytecode/opcodes';
import { dictType, PyDict } from '../../objects/containers/dict';
import { keysVersion } from '../../objects/containers/dict-keys';
import type { Frame } from '../../objects/frames/frame';
import type { Value } from '../../objects/object';
import { Cache, specialize, unspecialize } from './rewrite';

/** An exact dict with a table of its own in which all keys are strings. */
function plainNamespace(value: Value): PyDict | undefined {
  return value instanceof PyDict && value.type === dictType && value.keys.unicode && !value.keys.shared
    ? value
    : undefined;
}

/** _Py_Specialize_LoadGlobal. */
export function specializeLoadGlobal(frame: Frame, ip: number, name: string): void {
  const { executable } = frame;
  const { words } = executable;
  const globals = plainNamespace(frame.globals);
  if (globals === undefined) return unspecialize(executable, ip);
  let index = globals.keys.find(name);
  if (index >= 0) {
    words[ip + Cache.GLOBAL_INDEX] = index;
    words[ip + Cache.MODULE_KEYS] = keysVersion(globals.keys);
    return specialize(executable, ip, SpecializedOp.LOAD_GLOBAL_MODULE);
  }
  const builtins = plainNamespace(frame.builtins);
  if (builtins === undefined) return unspecialize(executable, ip);
  index = builtins.keys.find(name);
  if (index < 0) return unspecialize(executable, ip);
  words[ip + Cache.GLOBAL_INDEX] = index;
  words[ip + Cache.MODULE_KEYS] = keysVersion(globals.keys);
  words[ip + Cache.BUILTIN_KEYS] = keysVersion(builtins.keys);
  specialize(executable, ip, SpecializedOp.LOAD_GLOBAL_BUILTIN);
}
