// Instructions that read and set attributes.

import type { DictKeys } from '../../objects/containers/dict-keys';
import type { Frame } from '../../objects/frames/frame';
import { hold, isObject, type PyObject, release, type Value } from '../../objects/object';
import { delAttr, genericGetAttr, getAttr, getMethod, setAttr } from '../../objects/protocols/attributes';
import { checkSuper, superFind, superLookup, superType } from '../../objects/descriptors/super';
import type { Thread } from '../../objects/thread';
import { PyType, TypeFlag } from '../../objects/type';
import { assignVersion, typeLookup } from '../../objects/types/type-lookup';
import { typeOf } from '../../objects/type-of';
import { dropEntries, dropEntry, put, replaceEntries, replaceTop, steal } from '../stack';

/** What an attribute instruction found last time, valid while the type has the same version. */
class AttributeCache {
  constructor(
    readonly version: number,
    /** A method found on the type, or undefined for a value of the instance dictionary. */
    readonly method: Value | undefined,
    /** The instance dictionary's key table and position of the value. */
    readonly keys: DictKeys | undefined,
    readonly position: number,
  ) {}
}

/** owner -- value (LOAD_ATTR without the method bit). */
export function loadAttribute(thread: Thread, frame: Frame, sp: number, name: string, ip: number): void {
  const owner = frame.slots[sp - 1]!;
  if (isObject(owner)) {
    const cache = frame.executable.caches[ip] as AttributeCache | undefined;
    const { dict } = owner;
    if (cache !== undefined && dict !== undefined && cache.keys === dict.keys && cache.version === owner.type.version) {
      const value = dict.values[cache.position];
      if (value !== undefined) {
        replaceTop(thread, frame, sp, value);
        return;
      }
    }
    const value = getAttr(thread, owner, name);
    if (dict !== undefined) rememberInstanceValue(frame, ip, owner, name, value);
    replaceTop(thread, frame, sp, value);
    return;
  }
  replaceTop(thread, frame, sp, getAttr(thread, owner, name));
}

/** Remembers a plain attribute of the instance that no data descriptor shadows. */
function rememberInstanceValue(frame: Frame, ip: number, owner: PyObject, name: string, value: Value): void {
  const { type, dict } = owner;
  if (dict === undefined || type.tp.tp_getattro !== genericGetAttr) return;
  const position = dict.keys.find(name);
  if (position < 0 || dict.values[position] !== value) return;
  const found = typeLookup(type, name);
  if (found !== undefined && typeOf(found).tp.tp_descr_set !== undefined) return;
  frame.executable.caches[ip] = new AttributeCache(assignVersion(type), undefined, dict.keys, position);
}

/** owner -- method, self | value, NULL (LOAD_ATTR with the method bit). */
export function loadMethod(thread: Thread, frame: Frame, sp: number, name: string, ip: number): void {
  const { slots, owned } = frame;
  const owner = slots[sp - 1]!;
  const type = typeOf(owner);
  const cache = frame.executable.caches[ip] as AttributeCache | undefined;
  let method: Value | undefined;
  if (cache !== undefined && cache.version === type.version && cache.method !== undefined) {
    const dict = isObject(owner) ? owner.dict : undefined;
    if (dict === undefined || dict.keys.find(name) < 0) method = cache.method;
  }
  if (method === undefined) {
    const found = getMethod(thread, owner, name);
    if (found.self === undefined) {
      replaceTop(thread, frame, sp, found.callable);
      slots[sp] = undefined;
      return;
    }
    method = found.callable;
    if (typeOf(method).flags & TypeFlag.METHOD_DESCRIPTOR) {
      frame.executable.caches[ip] = new AttributeCache(assignVersion(type), method, undefined, 0);
    }
  }
  slots[sp] = owner;
  owned[sp] = owned[sp - 1]!;
  put(frame, sp - 1, method);
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
  if (callable === superType && cls instanceof PyType && name !== '__class__') {
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
