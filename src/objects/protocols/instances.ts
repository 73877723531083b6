// isinstance, issubclass and callable.

import { drop, hold, release, type Value } from '../object';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { isSubtype, PyType } from '../type';
import { typeOf } from '../type-of';
import { typeType } from '../types/type-type';
import { PyUnion } from '../typing/union';
import { lookupAttr, lookupSpecial } from './attributes';
import { callHeld } from './calls';
import { isTrue } from './compare';

/** callable(value). */
export function isCallable(value: Value): boolean {
  return typeOf(value).tp.tp_call !== undefined;
}

/** isinstance(value, cls) (PyObject_IsInstance). */
export function isInstance(thread: Thread, value: Value, cls: Value): boolean {
  if (typeOf(value) === cls) return true;
  if (typeOf(cls) === typeType) return plainIsInstance(thread, value, cls);
  if (cls instanceof PyUnion) cls = cls.args;
  if (cls instanceof PyTuple) {
    thread.enter(' in __instancecheck__');
    try {
      return cls.items.some((item) => isInstance(thread, value, item));
    } finally {
      thread.leave();
    }
  }
  const check = lookupSpecial(thread, cls, '__instancecheck__');
  if (check !== undefined) return callCheck(thread, check, value, ' in __instancecheck__');
  return plainIsInstance(thread, value, cls);
}

function callCheck(thread: Thread, check: Value, value: Value, where: string): boolean {
  thread.enter(where);
  let result: Value;
  try {
    result = hold(callHeld(thread, check, [value]));
  } finally {
    thread.leave();
  }
  try {
    return isTrue(thread, result);
  } finally {
    release(thread, result);
  }
}

/** type.__instancecheck__ (object_isinstance of abstract.c). */
export function plainIsInstance(thread: Thread, value: Value, cls: Value): boolean {
  if (cls instanceof PyType) {
    if (isSubtype(typeOf(value), cls)) return true;
    const claimed = lookupAttr(thread, value, '__class__');
    const result = claimed instanceof PyType && claimed !== typeOf(value) && isSubtype(claimed, cls);
    drop(thread, claimed);
    return result;
  }
  checkClass(thread, cls, 'isinstance() arg 2 must be a type, a tuple of types, or a union');
  const claimed = lookupAttr(thread, value, '__class__');
  if (claimed === undefined) return false;
  hold(claimed);
  try {
    return abstractIsSubclass(thread, claimed, cls);
  } finally {
    release(thread, claimed);
  }
}

/** issubclass(derived, cls) (PyObject_IsSubclass). */
export function isSubclass(thread: Thread, derived: Value, cls: Value): boolean {
  if (typeOf(cls) === typeType) return derived === cls || plainIsSubclass(thread, derived, cls);
  if (cls instanceof PyUnion) cls = cls.args;
  if (cls instanceof PyTuple) {
    thread.enter(' in __subclasscheck__');
    try {
      return cls.items.some((item) => isSubclass(thread, derived, item));
    } finally {
      thread.leave();
    }
  }
  const check = lookupSpecial(thread, cls, '__subclasscheck__');
  if (check !== undefined) return callCheck(thread, check, derived, ' in __subclasscheck__');
  return plainIsSubclass(thread, derived, cls);
}

/** type.__subclasscheck__ (recursive_issubclass). */
export function plainIsSubclass(thread: Thread, derived: Value, cls: Value): boolean {
  if (cls instanceof PyType && derived instanceof PyType) return isSubtype(derived, cls);
  checkClass(thread, derived, 'issubclass() arg 1 must be a class');
  if (!(cls instanceof PyUnion))
    checkClass(thread, cls, 'issubclass() arg 2 must be a class, a tuple of classes, or a union');
  return abstractIsSubclass(thread, derived, cls);
}

/** `__bases__` if it is a tuple (abstract_get_bases); held for the caller. */
function abstractBases(thread: Thread, cls: Value): PyTuple | undefined {
  const bases = lookupAttr(thread, cls, '__bases__');
  if (bases instanceof PyTuple) return hold(bases);
  drop(thread, bases);
  return undefined;
}

function checkClass(thread: Thread, cls: Value, message: string): void {
  const bases = abstractBases(thread, cls);
  if (bases === undefined) throw typeError(message);
  release(thread, bases);
}

function abstractIsSubclass(thread: Thread, derived: Value, cls: Value): boolean {
  if (derived === cls) return true;
  const bases = abstractBases(thread, derived);
  if (bases === undefined) return false;
  thread.enter(' in __issubclass__');
  try {
    return bases.items.some((base) => abstractIsSubclass(thread, base, cls));
  } finally {
    thread.leave();
    release(thread, bases);
  }
}
