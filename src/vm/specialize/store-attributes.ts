// STORE_ATTR: the place of the value is known, as long as the type of the owner stays the same.

import { SpecializedOp } from '../../bytecode/opcodes';
import type { PyMemberDescriptor } from '../../objects/descriptors/attribute-descriptor';
import type { Executable } from '../../objects/functions/executable';
import { moduleType } from '../../objects/module';
import { isObject, type Value } from '../../objects/object';
import { isSubtype } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { typeVersion } from '../../objects/types/type-lookup';
import { analyzeStore } from './descriptors';
import { StoreCache } from './attribute-caches';
import { specializeDictAccess } from './instance-attributes';
import { specialize, unspecialize } from './rewrite';

/** _Py_Specialize_StoreAttr. */
export function specializeStoreAttr(executable: Executable, ip: number, owner: Value, name: string): void {
  if (!specialized(executable, ip, owner, name)) unspecialize(executable, ip);
}

function specialized(executable: Executable, ip: number, owner: Value, name: string): boolean {
  const type = typeOf(owner);
  if (type === moduleType || !isObject(owner)) return false;
  const { kind, descriptor } = analyzeStore(type, name);
  const version = typeVersion(type);
  if (version === 0) return false;
  if (kind === 'absent') {
    const { STORE_ATTR_INSTANCE_VALUE, STORE_ATTR_WITH_HINT } = SpecializedOp;
    return specializeDictAccess(
      executable,
      ip,
      owner,
      name,
      version,
      STORE_ATTR_INSTANCE_VALUE,
      STORE_ATTR_WITH_HINT,
      true,
    );
  }
  if (kind !== 'object slot') return false;
  const member = descriptor as PyMemberDescriptor;
  if (!isSubtype(type, member.owner) || member.member.set === undefined) return false;
  executable.words[ip + StoreCache.version] = version;
  executable.words[ip + StoreCache.index] = member.offset;
  executable.caches[ip] = member;
  specialize(executable, ip, SpecializedOp.STORE_ATTR_SLOT);
  return true;
}
