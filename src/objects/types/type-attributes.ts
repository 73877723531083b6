// Assigning attributes of types: `type.__setattr__`.

import type { Value } from '../object';
import { attributeError, typeError } from '../raise';
import type { Thread } from '../thread';
import { type PyType, TypeFlag } from '../type';
import { typeLookup, typeModified } from './type-lookup';
import { typeOf } from '../type-of';
import { updateSlot } from './slot-update';
import { genericSetAttr } from '../protocols/attributes';

/** type.__setattr__ and type.__delattr__ (type_setattro). */
export function typeSetAttr(thread: Thread, self: Value, name: string, value: Value | undefined): void {
  const type = self as PyType;
  if (type.flags & TypeFlag.IMMUTABLETYPE)
    throw typeError(`cannot set '${name}' attribute of immutable type '${type.tpName}'`);
  const meta = typeLookup(type.type, name);
  if (meta !== undefined && typeOf(meta).tp.tp_descr_set !== undefined)
    return genericSetAttr(thread, self, name, value);
  setInNamespace(thread, type, name, value);
}

/** Changes the namespace of a type and all that follows from it. */
export function setInNamespace(thread: Thread, type: PyType, name: string, value: Value | undefined): void {
  if (value === undefined && type.namespace.getStr(name) === undefined)
    throw attributeError(`type object '${type.tpName}' has no attribute '${name}'`, type, name);
  typeModified(thread, type);
  if (value === undefined) type.namespace.delStr(thread, name);
  else type.namespace.setStr(thread, name, value);
  typeModified(thread, type);
  if (name.startsWith('__') && name.endsWith('__')) updateSlot(thread, type, name);
}
