// Calling a class: `type.__call__` makes the instance with `__new__` and initialises it with `__init__` (type_call in typeobject.c).

import { noKeywords } from '../objects/native-arguments';
import { drop, hold, release, unhold, type Value } from '../objects/object';
import { getAttr } from '../objects/protocols/attributes';
import { callHeld } from '../objects/protocols/calls';
import { attributeError, typeError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import type { PyTuple } from '../objects/containers/tuple';
import { isSubtype, type PyType, TypeFlag } from '../objects/type';
import { typeLookup } from '../objects/types/type-lookup';
import { typeOf } from '../objects/type-of';
import { typeType } from '../objects/types/type-type';

/** `type(object)`; calls with other arguments make a class (type_vectorcall). */
export function callType(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  if (args.length - (kwnames?.items.length ?? 0) !== 1) return callClass(thread, type, args, kwnames);
  noKeywords('type', kwnames);
  return typeOf(args[0]!);
}

/** A direct call of a class: its own vectorcall if it has one and its metaclass has no `__call__`. */
export function vectorcallClass(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  return (type.vectorcall?.call ?? callClass)(thread, type, args, kwnames);
}

/** `C(*args)`: what `__new__` returns, after `__init__` if that is an instance of the class. */
export function callClass(thread: Thread, callee: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const type = callee as PyType;
  if (type === typeType) {
    const positional = args.length - (kwnames?.items.length ?? 0);
    if (args.length === 1 && positional === 1) return typeOf(args[0]!);
    if (positional !== 3) throw typeError('type() takes 1 or 3 arguments');
  }
  const { tp_new } = type.tp;
  if (tp_new === undefined) throw typeError(`cannot create '${type.tpName}' instances`);
  const instance = tp_new(thread, type, args, kwnames);
  const actual = typeOf(instance);
  if (actual !== type && !isSubtype(actual, type)) return instance;
  const { tp_init } = actual.tp;
  if (tp_init === undefined) return instance;
  hold(instance);
  try {
    tp_init(thread, instance, args, kwnames);
  } catch (error) {
    release(thread, instance);
    throw error;
  }
  return unhold(instance);
}

/** The `tp_init` of a class written in Python (slot_tp_init). */
export function initInstance(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const type = typeOf(self);
  const found = typeLookup(type, '__init__');
  if (found === undefined)
    throw attributeError(`'${type.tpName}' object has no attribute '__init__'`, self, '__init__');
  let result: Value;
  if (typeOf(found).flags & TypeFlag.METHOD_DESCRIPTOR) {
    hold(found);
    try {
      result = thread.call(found, [self, ...args], kwnames);
    } finally {
      release(thread, found);
    }
  } else {
    const get = typeOf(found).tp.tp_descr_get;
    result = callHeld(thread, get === undefined ? found : get(thread, found, self, type), args, kwnames);
  }
  if (result === null) return;
  const error = typeError(`__init__() should return None, not '${typeOf(result).tpName}'`);
  drop(thread, result);
  throw error;
}

/** The `tp_new` of a class written in Python: `__new__` is a static method and gets the class as first argument (slot_tp_new). */
export function newInstance(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  return callHeld(thread, getAttr(thread, type, '__new__'), [type, ...args], kwnames);
}
