// `__new__` of native types: tp_new as a builtin method of its type (tp_new_wrapper of typeobject.c).

import { newBuiltinFunction, type PyBuiltinFunction } from './functions/builtin-function';
import { rawMethod } from './native';
import type { Value } from './object';
import { isObject } from './object';
import { typeError } from './raise';
import { callSlots } from './types/call-slots';
import type { Thread } from './thread';
import type { PyTuple } from './containers/tuple';
import { isSubtype, PyType } from './type';
import { typeOf } from './type-of';

const definition = rawMethod('__new__', 'varargs_keywords', callNew, {
  textSignature: '($type, *args, **kwargs)',
});

/** The `__new__` that stands in the namespace of a native type. */
export function newWrapper(type: PyType): PyBuiltinFunction {
  return newBuiltinFunction(definition, type);
}

/** Is it the `__new__` of a native type? */
export function isNewWrapper(callee: PyBuiltinFunction): boolean {
  return callee.definition === definition;
}

function callNew(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const type = self as PyType;
  const [subtype] = args;
  if (subtype === undefined || args.length === (kwnames?.items.length ?? 0))
    throw typeError(`${type.tpName}.__new__(): not enough arguments`);
  if (!(subtype instanceof PyType))
    throw typeError(`${type.tpName}.__new__(X): X is not a type object (${typeOf(subtype).tpName})`);
  if (!isSubtype(subtype, type))
    throw typeError(`${type.tpName}.__new__(${subtype.tpName}): ${subtype.tpName} is not a subtype of ${type.tpName}`);
  let native: PyType | null = subtype;
  while (native !== null && native.tp.tp_new === callSlots.tp_new) native = native.base;
  if (native !== null && native.tp.tp_new !== type.tp.tp_new)
    throw typeError(`${type.tpName}.__new__(${subtype.tpName}) is not safe, use ${native.tpName}.__new__()`);
  return registerInstance(thread, type.tp.tp_new!(thread, subtype, args.slice(1), kwnames));
}

/** Makes a fresh instance known to the collector when its end can be observed. */
export function registerInstance<T extends Value>(thread: Thread, instance: T): T {
  if (isObject(instance) && instance.type.isHeapType && instance.type.tp.tp_finalize !== undefined)
    thread.interp.finalizable.add(instance);
  return instance;
}
