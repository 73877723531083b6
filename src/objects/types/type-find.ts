// What an attribute of a type is: `type.__getattribute__`.

import { hold, release, unhold, type Value } from '../object';
import { attributeError } from '../raise';
import type { Thread } from '../thread';
import type { PyType } from '../type';
import { typeLookup } from './type-lookup';
import { typeOf } from '../type-of';

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
