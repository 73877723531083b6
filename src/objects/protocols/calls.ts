// Calling special methods from native code: the callable and the arguments stay alive as long as the call lasts.

import { AttributeErrorType } from '../exceptions/exceptions';
import { hold, isObject, release, unhold, type Value } from '../object';
import { raise } from '../raise';
import type { Thread } from '../thread';
import type { PyTuple } from '../containers/tuple';
import { type PyType, TypeFlag } from '../type';
import { typeLookup } from '../types/type-lookup';
import { typeOf } from '../type-of';

/** Calls with values that perhaps nobody else holds: they are held meanwhile, and let go of afterwards. */
export function callHeld(thread: Thread, callable: Value, args: Value[], kwnames?: PyTuple): Value {
  hold(callable);
  for (const value of args) hold(value);
  hold(kwnames);
  const held = [...args];
  try {
    const result = hold(thread.call(callable, args, kwnames));
    for (const value of held) release(thread, value);
    release(thread, kwnames);
    release(thread, callable);
    return unhold(result);
  } catch (error) {
    for (const value of held) release(thread, value);
    release(thread, kwnames);
    release(thread, callable);
    throw error;
  }
}

/** Calls `found`, an attribute of `self`'s type, as a method of it: functions get `self` first, other descriptors are bound. */
export function callFound(thread: Thread, self: Value, type: PyType, found: Value, args: Value[]): Value {
  const foundType = typeOf(found);
  if (foundType.flags & TypeFlag.METHOD_DESCRIPTOR) {
    hold(found);
    let result: Value;
    try {
      result = hold(thread.call(found, args.length === 0 ? [self] : [self, ...args]));
    } catch (error) {
      release(thread, found);
      throw error;
    }
    release(thread, found);
    return unhold(result);
  }
  const get = foundType.tp.tp_descr_get;
  return callHeld(thread, get === undefined ? found : get(thread, found, self, type), args);
}

/** Calls a special method found on the type; undefined if the type has none (vectorcall_maybe of typeobject.c, without NotImplemented). */
export function callSpecialIfFound(thread: Thread, self: Value, name: string, args: Value[]): Value | undefined {
  const type = typeOf(self);
  const found = typeLookup(type, name);
  return found === undefined ? undefined : callFound(thread, self, type, found, args);
}

/** Calls a special method that the type must have (vectorcall_method of typeobject.c). */
export function callSpecial(thread: Thread, self: Value, name: string, args: Value[]): Value {
  const type = typeOf(self);
  const found = typeLookup(type, name);
  if (found === undefined) throw raise(AttributeErrorType, name);
  return callFound(thread, self, type, found, args);
}

/** Runs `work` with a value held, and lets go of it; a result that is (inside) the value survives. */
export function whileHeld<T>(thread: Thread, value: Value, work: () => T): T {
  hold(value);
  let result: T;
  try {
    result = work();
  } catch (error) {
    release(thread, value);
    throw error;
  }
  if (isObject(result as Value)) {
    hold(result as Value);
    release(thread, value);
    return unhold(result as Value) as T;
  }
  release(thread, value);
  return result;
}
