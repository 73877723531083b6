// Which slots and flags a type takes over from its bases (inherit_slots and inherit_special of typeobject.c).

import { type PyType, TypeFlag, type TypeSlots } from '../type';

/** Slots inherited one by one. The groups below go together or not at all. */
const GROUPED = new Set<keyof TypeSlots>(['tp_richcompare', 'tp_hash', 'tp_new', 'tp_finalize']);

/** Copies the slots that the type has not defined from one class of its MRO, if that class defines them itself. */
export function inheritSlots(type: PyType, base: PyType): void {
  const own = type.tp as unknown as Record<string, unknown>;
  const inherited = base.tp as unknown as Record<string, unknown>;
  const grand = base.base?.tp as unknown as Record<string, unknown> | undefined;
  for (const slot in inherited) {
    const value = inherited[slot];
    if (value === undefined || own[slot] !== undefined || GROUPED.has(slot as keyof TypeSlots)) continue;
    if (grand?.[slot] !== value) own[slot] = value;
  }
  if (type.tp.tp_richcompare === undefined && type.tp.tp_hash === undefined && !overridesHash(type)) {
    type.tp.tp_richcompare = base.tp.tp_richcompare;
    type.tp.tp_hash = base.tp.tp_hash;
  }
  if (type.tp.tp_finalize === undefined) type.tp.tp_finalize = base.tp.tp_finalize;
}

/** Does the namespace define equality or hash itself (overrides_hash)? */
function overridesHash(type: PyType): boolean {
  return type.namespace.getStr('__eq__') !== undefined || type.namespace.getStr('__hash__') !== undefined;
}

/** What `match` takes an object for. */
const COLLECTION_FLAGS = TypeFlag.SEQUENCE | TypeFlag.MAPPING;

const INHERITED_FLAGS =
  TypeFlag.LONG_SUBCLASS |
  TypeFlag.LIST_SUBCLASS |
  TypeFlag.TUPLE_SUBCLASS |
  TypeFlag.BYTES_SUBCLASS |
  TypeFlag.UNICODE_SUBCLASS |
  TypeFlag.DICT_SUBCLASS |
  TypeFlag.BASE_EXC_SUBCLASS |
  TypeFlag.TYPE_SUBCLASS |
  TypeFlag.MATCH_SELF |
  TypeFlag.ITEMS_AT_END;

/** Takes over flags, instance layout and `tp_new` from the base (inherit_special, type_ready_set_new). */
export function inheritFlags(type: PyType, base: PyType, inheritsNew = type.isHeapType): void {
  type.flags |= base.flags & INHERITED_FLAGS;
  const collection = type.mro.find(({ flags }) => flags & COLLECTION_FLAGS);
  if (!(type.flags & COLLECTION_FLAGS) && collection !== undefined) type.flags |= collection.flags & COLLECTION_FLAGS;
  if (base.flags & TypeFlag.HAVE_GC) type.flags |= TypeFlag.HAVE_GC;
  if (base.hasDict) type.hasDict = true;
  if (base.hasWeakrefs) type.hasWeakrefs = true;
  type.slotCount = Math.max(type.slotCount, base.slotCount);
  if (base.flags & TypeFlag.DISALLOW_INSTANTIATION && type.isHeapType && type.tp.tp_new === undefined)
    type.flags |= TypeFlag.DISALLOW_INSTANTIATION;
  if (type.tp.tp_new !== undefined || type.flags & TypeFlag.DISALLOW_INSTANTIATION) return;
  // A static type directly under object does not become instantiable by inheritance.
  if (base.base === null && !inheritsNew) type.flags |= TypeFlag.DISALLOW_INSTANTIATION;
  else type.tp.tp_new = base.tp.tp_new;
}
