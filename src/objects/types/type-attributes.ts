// Attribute access on types: `type.__getattribute__`, `type.__setattr__`.

import { hold, release, unhold, type Value } from '../object';
import { attributeError, typeError } from '../raise';
import type { Thread } from '../thread';
import { type PyType, TypeFlag } from '../type';
import { typeLookup, typeModified } from './type-lookup';
import { typeOf } from '../type-of';
import { updateSlot } from './slot-update';
import { genericSetAttr } from '../protocols/attributes';

/** type.__getattribute__: data descriptors of the metaclass, then the type and its bases, then the metaclass (type_getattro). */
export function typeGetAttr(thread: Thread, self: Value, name: string): Value {
  const value = typeFind(thread, self as PyType, name);
  if (value === undefined)
    throw attributeError(`type object '${(self as PyType).tpName}' has no attribute '${name}'`, self, name);
  return value;
}

/** The same, with undefined where there is no such attribute; a descriptor may still raise. */
export function typeFind(thread: Thread, type: PyType, name: string): Value | undefined {
  const metatype = type.type;
  const meta = typeLookup(metatype, name);
  let metaGet: ReturnType<typeof typeOf>['tp']['tp_descr_get'];
  if (meta !== undefined) {
    const { tp_descr_get, tp_descr_set } = typeOf(meta).tp;
    metaGet = tp_descr_get;
    if (metaGet !== undefined && tp_descr_set !== undefined) return bind(thread, metaGet, meta, type, metatype);
  }
  const found = typeLookup(type, name);
  if (found !== undefined) {
    const get = typeOf(found).tp.tp_descr_get;
    return get === undefined ? found : bind(thread, get, found, undefined, type);
  }
  if (metaGet !== undefined) return bind(thread, metaGet, meta!, type, metatype);
  return meta;
}

function bind(
  thread: Thread,
  get: NonNullable<PyType['tp']['tp_descr_get']>,
  descriptor: Value,
  instance: Value | undefined,
  owner: PyType,
): Value {
  hold(descriptor);
  let result: Value;
  try {
    result = hold(get(thread, descriptor, instance, owner));
  } catch (error) {
    release(thread, descriptor);
    throw error;
  }
  release(thread, descriptor);
  return unhold(result);
}

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
