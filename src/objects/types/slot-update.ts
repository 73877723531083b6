// The slots of heap types follow their special methods (update_slot and fixup_slot_dispatchers of typeobject.c).

import { PyBuiltinFunction } from '../functions/builtin-function';
import { PyDict } from '../containers/dict';
import { isNewWrapper } from '../native-new';
import { unhashable } from '../protocols/hashing';
import { type SlotDefinition, type SlotFunction, type SlotName, slotsNamed, slotTable } from './slot-table';
import type { Thread } from '../thread';
import { isSubtype, PyType, TypeFlag, type TypeSlots } from '../type';
import { findInMro } from './type-lookup';
import { PyWrapperDescriptor } from '../descriptors/wrapper-descriptor';
import { inheritSlots } from './slot-inheritance';

let groups: Map<SlotName, SlotDefinition[]> | undefined;

/** The entries of the table by slot, in order. */
function slotGroups(): Map<SlotName, SlotDefinition[]> {
  if (groups === undefined) {
    groups = new Map();
    for (const definition of slotTable()) {
      const group = groups.get(definition.slot);
      if (group === undefined) groups.set(definition.slot, [definition]);
      else group.push(definition);
    }
  }
  return groups;
}

/** Sets all slots of a fresh heap type from what its namespace and bases define (inherit_slots, fixup_slot_dispatchers). */
export function setSlots(type: PyType, base: PyType): void {
  const plainOrder = type.bases.length === 1 && type.mro[1] === base && type.mro.length === base.mro.length + 1;
  if (!plainOrder) {
    setAllSlots(type);
    inheritVectorcall(type);
    return;
  }
  const { tp_new } = type.tp;
  Object.assign(type.tp, base.isHeapType ? base.tp : slotsOfPlainSubclass(base));
  type.tp.tp_new = tp_new;
  const affected = new Set<SlotName>();
  for (const [key] of type.namespace.entries())
    if (typeof key === 'string' && key.startsWith('__'))
      for (const { slot } of slotsNamed(key) ?? []) affected.add(slot);
  for (const slot of affected) updateOneSlot(type, slot, slotGroups().get(slot)!);
  inheritVectorcall(type);
}

/** The vectorcall flag comes with the inherited tp_call. */
function inheritVectorcall(type: PyType): void {
  const { tp_call } = type.tp;
  if (tp_call === undefined) return;
  const origin = type.mro.find((ancestor) => ancestor !== type && ancestor.tp.tp_call === tp_call);
  if (origin !== undefined) type.flags |= origin.flags & TypeFlag.HAVE_VECTORCALL;
}

function setAllSlots(type: PyType): void {
  for (const ancestor of type.mro.slice(1)) inheritSlots(type, ancestor);
  for (const [slot, group] of slotGroups()) updateOneSlot(type, slot, group);
}

const plainSlots = new WeakMap<PyType, TypeSlots>();

/** The slots of a class that derives from a static type and defines nothing. */
function slotsOfPlainSubclass(base: PyType): TypeSlots {
  let slots = plainSlots.get(base);
  if (slots === undefined) {
    const plain = new PyType(base.type, base.name, base.instanceClass, true);
    plain.namespace = new PyDict();
    plain.base = base;
    plain.bases = [base];
    plain.mro = [plain, ...base.mro];
    plain.tp.tp_new = base.tp.tp_new;
    setAllSlots(plain);
    slots = plain.tp;
    plainSlots.set(base, slots);
  }
  return slots;
}

/** Sets the slots that a special method stands for, in the type and in all subclasses that do not define it themselves. */
export function updateSlot(thread: Thread, type: PyType, name: string): void {
  const definitions = slotsNamed(name);
  if (definitions === undefined) return;
  const affected = new Set(definitions.map(({ slot }) => slot));
  const update = (target: PyType) => {
    for (const slot of affected) updateOneSlot(target, slot, slotGroups().get(slot)!);
    const subclasses = thread.interp.subclasses.get(target);
    if (subclasses === undefined) return;
    for (const subclass of subclasses) if (subclass.namespace.getStr(name) === undefined) update(subclass);
  };
  update(type);
}

/** Recomputes all slots of a type and its subclasses after its bases changed (update_all_slots). */
export function updateAllSlots(thread: Thread, type: PyType): void {
  setAllSlots(type);
  for (const subclass of thread.interp.subclasses.get(type) ?? []) updateAllSlots(thread, subclass);
}

/** update_one_slot: a native function if all names agree on one, otherwise the generic function that looks the method up. */
function updateOneSlot(type: PyType, slot: SlotName, group: SlotDefinition[]): void {
  const tp = type.tp as unknown as Record<string, SlotFunction | undefined>;
  let specific: SlotFunction | undefined;
  let generic: SlotFunction | undefined;
  let useGeneric = false;
  for (const definition of group) {
    const found = findInMro(type, definition.name);
    if (found === undefined) continue;
    if (found instanceof PyWrapperDescriptor && found.definition.name === definition.name) {
      const unique = uniqueSlot(type, definition.name);
      if (unique === undefined || unique === slot) generic = definition.generic;
      if (
        (specific === undefined || specific === found.wrapped) &&
        found.definition.wrapper === definition.wrapper &&
        isSubtype(type, found.owner)
      )
        specific = found.wrapped;
      else useGeneric = true;
    } else if (slot === 'tp_new' && found instanceof PyBuiltinFunction && isNewWrapper(found)) {
      specific = type.tp.tp_new as SlotFunction | undefined;
    } else if (slot === 'tp_hash' && found === null) {
      specific = unhashable;
    } else {
      useGeneric = true;
      generic = definition.generic;
    }
  }
  tp[slot] = specific !== undefined && !useGeneric ? specific : generic;
  if (slot === 'tp_call' && useGeneric) type.flags &= ~TypeFlag.HAVE_VECTORCALL;
}

/** The one slot that is set among those with this name; undefined if there are several or none (resolve_slotdups). */
function uniqueSlot(type: PyType, name: string): SlotName | undefined {
  let result: SlotName | undefined;
  for (const { slot } of slotsNamed(name)!) {
    if (type.tp[slot] === undefined) continue;
    if (result !== undefined) return undefined;
    result = slot;
  }
  return result;
}
