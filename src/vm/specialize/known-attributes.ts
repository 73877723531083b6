// Attributes whose place is known: the guards of specialised LOAD_ATTR and STORE_ATTR, and what is found there.

import { SpecializedOp } from '../../bytecode/opcodes';
import type { DictKeys } from '../../objects/containers/dict-keys';
import type { PyMemberDescriptor } from '../../objects/descriptors/attribute-descriptor';
import type { Frame } from '../../objects/frames/frame';
import { moduleGetAttr } from '../../objects/module';
import { hold, isObject, type PyObject, release, type Value } from '../../objects/object';
import { PyType } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import type { Thread } from '../../objects/thread';
import { dropEntries } from '../../call/stack';
import { hasInlineValues } from './instance-attributes';
import { Cache } from './rewrite';

/** The attribute of the owner that a specialised LOAD_ATTR expects; undefined if a guard fails. */
export function loadKnownAttribute(frame: Frame, owner: Value, ip: number, word: number): Value | undefined {
  const { words } = frame;
  const version = words[ip + Cache.VERSION]!;
  const { caches } = frame.executable;
  const opcode = word & 0xff;
  if (opcode === SpecializedOp.LOAD_ATTR_MODULE) {
    if (typeOf(owner).tp.tp_getattro !== moduleGetAttr) return undefined;
    const { dict } = owner as PyObject;
    return dict !== undefined && dict.keys.version === version ? dict.values[words[ip + Cache.OFFSET]!] : undefined;
  }
  if (opcode === SpecializedOp.LOAD_ATTR_CLASS) {
    return owner instanceof PyType && owner.version === version ? (caches[ip] as Value) : undefined;
  }
  if (opcode === SpecializedOp.LOAD_ATTR_CLASS_WITH_METACLASS_CHECK) {
    if (!(owner instanceof PyType) || owner.version !== version) return undefined;
    return owner.type.version === words[ip + Cache.KEYS_VERSION] ? (caches[ip] as Value) : undefined;
  }
  const type = typeOf(owner);
  if (type.version !== version) return undefined;
  switch (opcode) {
    case SpecializedOp.LOAD_ATTR_WITH_HINT: {
      const { dict } = owner as PyObject;
      if (dict === undefined || dict.keys.shared || !dict.keys.unicode) return undefined;
      const hint = words[ip + Cache.OFFSET]!;
      return dict.keys.entries[hint] === frame.code.co_names[word >> 9] ? dict.values[hint] : undefined;
    }
    case SpecializedOp.LOAD_ATTR_SLOT: {
      const member = caches[ip] as PyMemberDescriptor | undefined;
      if (member === undefined) return type;
      return slotValue(owner as PyObject, member);
    }
    case SpecializedOp.LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES:
      if ((type.sharedKeys as DictKeys).version !== words[ip + Cache.KEYS_VERSION]) return undefined;
      return hasInlineValues(owner as PyObject) ? (caches[ip] as Value) : undefined;
    default:
      return caches[ip] as Value;
  }
}

/** value, owner -- : stores where a specialised STORE_ATTR expects the value; false if a guard fails. */
export function storeKnownAttribute(thread: Thread, frame: Frame, sp: number, ip: number, word: number): boolean {
  const { words, slots } = frame;
  const owner = slots[sp - 1]!;
  if (!isObject(owner) || owner.type.version !== words[ip + Cache.VERSION]) return false;
  const value = slots[sp - 2]!;
  let old: Value | undefined;
  if ((word & 0xff) === SpecializedOp.STORE_ATTR_SLOT) {
    const { slotIndex } = frame.executable.caches[ip] as PyMemberDescriptor;
    owner.slots ??= [];
    while (owner.slots.length <= slotIndex) owner.slots.push(undefined);
    old = owner.slots[slotIndex];
    owner.slots[slotIndex] = hold(value);
  } else {
    const { dict } = owner;
    if (dict === undefined || dict.keys.shared || !dict.keys.unicode) return false;
    const hint = words[ip + Cache.OFFSET]!;
    if (dict.keys.entries[hint] !== frame.code.co_names[word >> 8]) return false;
    old = dict.values[hint];
    if (old === undefined) return false;
    dict.values[hint] = hold(value);
    dict.version++;
  }
  dropEntries(thread, frame, sp - 2, sp);
  release(thread, old);
  return true;
}

/** Native fields that may be None itself; in all others None stands for nothing at all. */
const MAY_BE_NONE: ReadonlySet<string> = new Set(['slice.start', 'slice.stop', 'slice.step', 'StopIteration.value']);

/** The value of a field; undefined if there is none. */
function slotValue(owner: PyObject, { slotIndex, member, owner: type, name }: PyMemberDescriptor): Value | undefined {
  if (slotIndex >= 0) return owner.slots?.[slotIndex];
  const value = member.get(owner);
  return value === null && !MAY_BE_NONE.has(`${type.tpName}.${name}`) ? undefined : value;
}
