// `__slots__`: which names instances have room for (type_new_slots of typeobject.c).

import { PyGetSetDescriptor, PyMemberDescriptor, slotMember } from '../descriptors/attribute-descriptor';
import type { PyDict } from '../containers/dict';
import { getInstanceDict, setInstanceDict } from './instance-dict';
import { isIdentifier } from '../text/unicode/properties';
import type { Value } from '../object';
import { collect, releaseAll } from '../protocols/iteration';
import { typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import type { PyType } from '../type';
import { strValue, typeOf } from '../type-of';
import { weakrefsGetSet } from '../memory/weakref-attribute';
import { repr } from '../protocols/text';

/** What the body of a class adds to the layout of its base. */
export interface AddedSlots {
  names: string[];
  addDict: boolean;
  addWeakrefs: boolean;
}

/** Reads `__slots__` of the namespace, and decides about `__dict__` and `__weakref__`. */
export function readSlots(
  thread: Thread,
  className: string,
  base: PyType,
  bases: PyType[],
  namespace: PyDict,
): AddedSlots {
  const slots = namespace.getStr('__slots__');
  const mayAddDict = !base.hasDict;
  const mayAddWeakrefs = !base.hasWeakrefs && base.itemSize === 0;
  if (slots === undefined) return { names: [], addDict: mayAddDict, addWeakrefs: mayAddWeakrefs };
  const items = strValue(slots) !== undefined ? [slots] : collect(thread, slots);
  try {
    const added = checkSlots(thread, className, base, items, namespace, mayAddDict, mayAddWeakrefs);
    if (bases.length > 1) {
      for (const other of bases) {
        if (other === base) continue;
        if (mayAddDict && !added.addDict && other.hasDict) added.addDict = true;
        if (mayAddWeakrefs && !added.addWeakrefs && other.hasWeakrefs) added.addWeakrefs = true;
      }
    }
    return added;
  } finally {
    if (strValue(slots) === undefined) releaseAll(thread, items);
  }
}

function checkSlots(
  thread: Thread,
  className: string,
  base: PyType,
  items: Value[],
  namespace: PyDict,
  mayAddDict: boolean,
  mayAddWeakrefs: boolean,
): AddedSlots {
  if (items.length > 0 && base.itemSize !== 0)
    throw typeError(`nonempty __slots__ not supported for subtype of '${base.name}'`);
  const added: AddedSlots = { names: [], addDict: false, addWeakrefs: false };
  const plain: string[] = [];
  for (const item of items) {
    const name = strValue(item);
    if (name === undefined) throw typeError(`__slots__ items must be strings, not '${typeOf(item).tpName}'`);
    if (!isIdentifier(name)) throw typeError('__slots__ must be identifiers');
    if (name === '__dict__') {
      if (!mayAddDict || added.addDict) throw typeError('__dict__ slot disallowed: we already got one');
      added.addDict = true;
    } else if (name === '__weakref__') {
      if (!mayAddWeakrefs || added.addWeakrefs) throw typeError('__weakref__ slot disallowed: we already got one');
      added.addWeakrefs = true;
    } else plain.push(name);
  }
  for (const name of plain) {
    const mangled = mangle(className, name);
    if (
      namespace.getStr(mangled) !== undefined &&
      !['__qualname__', '__classcell__', '__classdictcell__'].includes(name)
    )
      throw valueError(`${repr(thread, name)} in __slots__ conflicts with class variable`);
    added.names.push(mangled);
  }
  added.names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return added;
}

/** `__x` in class `C` is `_C__x` (_Py_Mangle). */
export function mangle(className: string, name: string): string {
  if (!name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name;
  const stripped = className.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}

/** Puts the descriptors of slots, `__dict__` and `__weakref__` into the namespace of a new type. */
export function addSlotDescriptors(type: PyType, firstSlot: number, added: AddedSlots): void {
  const { namespace } = type;
  const define = (name: string, descriptor: PyGetSetDescriptor | PyMemberDescriptor) => {
    if (namespace.getStr(name) === undefined) namespace.initStr(name, descriptor);
  };
  added.names.forEach((name, index) => {
    define(name, new PyMemberDescriptor(type, slotMember(name, firstSlot + index), firstSlot + index));
  });
  if (added.addDict)
    define(
      '__dict__',
      new PyGetSetDescriptor(type, {
        name: '__dict__',
        get: getInstanceDict,
        set: setInstanceDict,
      }),
    );
  if (added.addWeakrefs) define('__weakref__', new PyGetSetDescriptor(type, weakrefsGetSet));
}
