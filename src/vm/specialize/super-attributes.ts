// LOAD_SUPER_ATTR: `super` is the builtin, so that no super object is needed.

import { SpecializedOp } from '../../bytecode/opcodes';
import { superType } from '../../objects/descriptors/super';
import type { Executable } from '../../objects/functions/executable';
import type { Value } from '../../objects/object';
import { PyType } from '../../objects/type';
import { specialize, unspecialize } from './rewrite';

/** _Py_Specialize_LoadSuperAttr. */
export function specializeLoadSuperAttr(
  executable: Executable,
  ip: number,
  oparg: number,
  callable: Value,
  cls: Value,
): void {
  if (callable !== superType || !(cls instanceof PyType)) return unspecialize(executable, ip);
  const form = oparg & 1 ? SpecializedOp.LOAD_SUPER_ATTR_METHOD : SpecializedOp.LOAD_SUPER_ATTR_ATTR;
  specialize(executable, ip, form);
}
