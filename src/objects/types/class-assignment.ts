// Assignment to `__class__`, and when two types lay their instances out alike.

import { moduleType } from '../module';
import { hold, isObject, release, type Value } from '../object';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import { isSubtype, PyType, TypeFlag } from '../type';
import { typeOf } from '../type-of';

/** object.__class__ = value (object_set_class). */
export function assignClass(thread: Thread, self: Value, value: Value | undefined): void {
  if (value === undefined) throw typeError("can't delete __class__ attribute");
  if (!(value instanceof PyType))
    throw typeError(`__class__ must be set to a class, not '${typeOf(value).tpName}' object`);
  const old = typeOf(self);
  const modules = isSubtype(value, moduleType) && isSubtype(old, moduleType);
  if (!modules && (value.flags & TypeFlag.IMMUTABLETYPE || old.flags & TypeFlag.IMMUTABLETYPE))
    throw typeError('__class__ assignment only supported for mutable types or ModuleType subclasses');
  checkCompatible(old, value, '__class__');
  if (!isObject(self)) return;
  if (value.isHeapType) hold(value);
  self.type = value;
  if (old.isHeapType) release(thread, old);
}

/** The error of assignments that would change the layout of instances (compatible_for_assignment). */
export function checkCompatible(old: PyType, value: PyType, attribute: string): void {
  if ((value.flags ^ old.flags) & TypeFlag.HAVE_GC)
    throw typeError(`${attribute} assignment: '${value.tpName}' deallocator differs from '${old.tpName}'`);
  const newBase = layoutBase(value);
  const oldBase = layoutBase(old);
  if (newBase === oldBase) return;
  if (newBase.base === oldBase.base && sameSlots(newBase, oldBase)) return;
  throw typeError(`${attribute} assignment: '${value.tpName}' object layout differs from '${old.tpName}'`);
}

/** Goes up while the base lays instances out in the same way (compatible_with_tp_base). */
function layoutBase(type: PyType): PyType {
  let current = type;
  while (current.base !== null && sameLayout(current, current.base)) current = current.base;
  return current;
}

function sameLayout(type: PyType, base: PyType): boolean {
  return (
    type.instanceClass === base.instanceClass &&
    type.slotCount === base.slotCount &&
    type.hasDict === base.hasDict &&
    type.hasWeakrefs === base.hasWeakrefs &&
    type.itemSize === base.itemSize
  );
}

/** Do both add the same to their common base: dictionary, weak references, slots of the same names (same_slots_added)? */
function sameSlots(a: PyType, b: PyType): boolean {
  return (
    a.instanceClass === b.instanceClass &&
    a.hasDict === b.hasDict &&
    a.hasWeakrefs === b.hasWeakrefs &&
    a.slotCount === b.slotCount &&
    a.slotNames.join() === b.slotNames.join()
  );
}

/** The type whose layout instances of `type` extend: the nearest that adds fields of its own (solid_base). */
export function solidBase(type: PyType): PyType {
  const parent = type.base === null ? type : solidBase(type.base);
  if (type.base === null) return type;
  return type.instanceClass !== parent.instanceClass ||
    type.slotCount !== parent.slotCount ||
    type.itemSize !== parent.itemSize
    ? type
    : parent;
}
