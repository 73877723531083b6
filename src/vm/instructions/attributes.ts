// Instructions that read and set attributes.

import type { Frame } from '../../objects/frames/frame';
import { hold, release, type Value } from '../../objects/object';
import { delAttr, getAttr, getMethod, setAttr } from '../../objects/protocols/attributes';
import { checkSuper, superFind, superLookup } from '../../call/super';
import { superType } from '../../objects/descriptors/super';
import type { Thread } from '../../objects/thread';
import { PyType, TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { dropEntries, dropEntry, put, replaceEntries, replaceTop, steal } from '../../call/stack';

/** owner -- value (LOAD_ATTR without the method bit). */
export function loadAttribute(thread: Thread, frame: Frame, sp: number, name: string): void {
  replaceTop(thread, frame, sp, getAttr(thread, frame.slots[sp - 1]!, name));
}

/** owner -- method, self | value, NULL (LOAD_ATTR with the method bit). */
export function loadMethod(thread: Thread, frame: Frame, sp: number, name: string): void {
  const { slots, owned } = frame;
  const owner = slots[sp - 1]!;
  const { callable, self } = getMethod(thread, owner, name);
  if (self === undefined) {
    replaceTop(thread, frame, sp, callable);
    slots[sp] = undefined;
    return;
  }
  slots[sp] = owner;
  owned[sp] = owned[sp - 1]!;
  put(frame, sp - 1, callable);
}

/** value, owner -- : owner.name = value */
export function storeAttribute(thread: Thread, frame: Frame, sp: number, name: string): void {
  setAttr(thread, frame.slots[sp - 1]!, name, frame.slots[sp - 2]!);
  dropEntry(thread, frame, sp - 1);
  dropEntry(thread, frame, sp - 2);
}

/** owner -- : del owner.name */
export function deleteAttribute(thread: Thread, frame: Frame, sp: number, name: string): void {
  delAttr(thread, frame.slots[sp - 1]!, name);
  dropEntry(thread, frame, sp - 1);
}

/**
 * super, class, self -- value [, NULL] | method, self (LOAD_SUPER_ATTR). Bit 0 asks for the method form, bit 1 says that super() had
 * two arguments.
 */
export function loadSuperAttribute(thread: Thread, frame: Frame, sp: number, oparg: number, name: string): void {
  const { slots } = frame;
  const [callable, cls, self] = [slots[sp - 3]!, slots[sp - 2]!, slots[sp - 1]!];
  // A super object takes None for no object at all; the specialised forms, which make none, do not.
  if (callable === superType && cls instanceof PyType && self !== null) {
    loadWithoutSuperObject(thread, frame, sp, oparg, name);
    return;
  }
  loadFromSuperObject(thread, frame, sp, oparg, name);
}

/** The same where `super` is known to be the builtin and `class` to be a class. */
export function loadWithoutSuperObject(thread: Thread, frame: Frame, sp: number, oparg: number, name: string): void {
  const { slots } = frame;
  const cls = slots[sp - 2] as PyType;
  const self = slots[sp - 1]!;
  if (name !== '__class__') {
    const objectType = checkSuper(thread, cls, self);
    const found = superFind(cls, objectType, name);
    if (found !== undefined && objectType !== self && oparg & 1 && typeOf(found).flags & TypeFlag.METHOD_DESCRIPTOR) {
      hold(found);
      const receiver = steal(frame, sp - 1);
      slots[sp - 1] = undefined;
      dropEntries(thread, frame, sp - 3, sp - 1);
      slots[sp - 3] = found;
      slots[sp - 2] = receiver;
      frame.owned[sp - 3] = frame.owned[sp - 2] = 1;
      return;
    }
    if (found !== undefined) {
      replaceEntries(thread, frame, sp - 3, sp, superLookup(thread, cls, self, objectType, name)!);
      slots[sp - 2] = undefined;
      return;
    }
  }
  loadFromSuperObject(thread, frame, sp, oparg, name);
}

function loadFromSuperObject(thread: Thread, frame: Frame, sp: number, oparg: number, name: string): void {
  const { slots } = frame;
  const [callable, cls, self] = [slots[sp - 3]!, slots[sp - 2]!, slots[sp - 1]!];
  const instance = hold(thread.call(callable, callable === superType || oparg & 2 ? [cls, self] : []));
  let value: Value;
  try {
    value = hold(getAttr(thread, instance, name));
  } finally {
    release(thread, instance);
  }
  replaceEntries(thread, frame, sp - 3, sp, value);
  release(thread, value);
  slots[sp - 2] = undefined;
}
