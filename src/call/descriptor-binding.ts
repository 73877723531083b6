// Descriptor binding: what an attribute access makes of the value that it finds on a type (tp_descr_get and tp_descr_set).

import { AttributeErrorType } from '../objects/exceptions/exceptions';
import type { PyGetSetDescriptor, PyMemberDescriptor } from '../objects/descriptors/attribute-descriptor';
import type { PyClassMethodDescriptor, PyMethodDescriptor } from '../objects/descriptors/method-descriptor';
import type { MethodWrapping } from '../objects/descriptors/method-wrapping';
import { PyMethodWrapper, type PyWrapperDescriptor } from '../objects/descriptors/wrapper-descriptor';
import { PyMethod } from '../objects/functions/bound-method';
import { newBuiltinFunction } from '../objects/functions/builtin-function';
import type { PyFunction } from '../objects/functions/function';
import type { PyObject, Value } from '../objects/object';
import { attributeError, raise, runtimeError, typeError } from '../objects/raise';
import { checkReceiver } from '../objects/receiver';
import type { Thread } from '../objects/thread';
import type { PyType } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { checkClass } from './native-methods';

/** Through an instance a function becomes a bound method, through the class it stays itself (func_descr_get). */
export function bindFunction(_thread: Thread, func: PyFunction, instance: Value | undefined): Value {
  return instance === undefined || instance === null ? func : new PyMethod(func, instance);
}

/** A bound method does not bind again. */
export function bindNoFurther(_thread: Thread, method: PyMethod): Value {
  return method;
}

/** A native method becomes a builtin with its self (method_get). */
export function bindNativeMethod(_thread: Thread, descriptor: PyMethodDescriptor, instance: Value | undefined): Value {
  if (instance === undefined) return descriptor;
  checkReceiver(descriptor, instance);
  return newBuiltinFunction(descriptor.definition, instance);
}

/** A native class method gets the class, however it is reached (classmethod_get). */
export function bindNativeClassMethod(
  _thread: Thread,
  descriptor: PyClassMethodDescriptor,
  instance: Value | undefined,
  owner: PyType | undefined,
): Value {
  if (owner === undefined && instance === undefined)
    throw typeError(
      `descriptor '${descriptor.name}' for type '${descriptor.owner.tpName}' needs either an object or a type`,
    );
  const cls = checkClass(descriptor, owner ?? typeOf(instance!));
  return newBuiltinFunction(descriptor.definition, cls);
}

/** A slot becomes a method of the object (wrapperdescr_get). */
export function bindSlotWrapper(_thread: Thread, descriptor: PyWrapperDescriptor, instance: Value | undefined): Value {
  if (instance === undefined) return descriptor;
  checkReceiver(descriptor, instance);
  return new PyMethodWrapper(descriptor, instance);
}

/** `@classmethod`: the function with the class as its self (cm_descr_get). */
export function bindClassMethod(
  _thread: Thread,
  { callable }: MethodWrapping,
  instance: Value | undefined,
  owner: PyType | undefined,
): Value {
  if (callable === undefined) throw runtimeError('uninitialized classmethod object');
  return new PyMethod(callable, owner ?? typeOf(instance ?? null));
}

/** `@staticmethod`: the function as it is (sm_descr_get). */
export function bindStaticMethod(_thread: Thread, { callable }: MethodWrapping): Value {
  if (callable === undefined) throw runtimeError('uninitialized staticmethod object');
  return callable;
}

/** A computed attribute (getset_get). */
export function getComputed(thread: Thread, descriptor: PyGetSetDescriptor, instance: Value | undefined): Value {
  if (instance === undefined) return descriptor;
  checkReceiver(descriptor, instance);
  return descriptor.getset.get(thread, instance);
}

/** getset_set. */
export function setComputed(
  thread: Thread,
  descriptor: PyGetSetDescriptor,
  instance: Value,
  value: Value | undefined,
): void {
  checkReceiver(descriptor, instance);
  const { getset, name, owner } = descriptor;
  if (getset.set === undefined)
    throw raise(AttributeErrorType, `attribute '${name}' of '${owner.tpName}' objects is not writable`);
  getset.set(thread, instance, value);
}

/** A native field, or a name of `__slots__` (member_get). */
export function getField(_thread: Thread, descriptor: PyMemberDescriptor, instance: Value | undefined): Value {
  if (instance === undefined) return descriptor;
  checkReceiver(descriptor, instance);
  const { member, name } = descriptor;
  const value = member.get(instance as PyObject);
  if (value === undefined)
    throw attributeError(`'${typeOf(instance).tpName}' object has no attribute '${name}'`, instance, name);
  return value;
}

/** member_set. */
export function setField(
  thread: Thread,
  descriptor: PyMemberDescriptor,
  instance: Value,
  value: Value | undefined,
): void {
  checkReceiver(descriptor, instance);
  const { member } = descriptor;
  if (member.set === undefined) throw raise(AttributeErrorType, 'readonly attribute');
  member.set(thread, instance as PyObject, value);
}
