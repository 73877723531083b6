// Who is called how, and who binds how: what the chapter says of each type, entered before types are made ready.

import {
  getSetDescriptorType,
  memberDescriptorType,
  type PyGetSetDescriptor,
  type PyMemberDescriptor,
} from '../objects/descriptors/attribute-descriptor';
import { classMethodType, type PyClassMethod } from '../objects/descriptors/classmethod';
import {
  classMethodDescriptorType,
  methodDescriptorType,
  type PyClassMethodDescriptor,
  type PyMethodDescriptor,
} from '../objects/descriptors/method-descriptor';
import { type PyStaticMethod, staticMethodType } from '../objects/descriptors/staticmethod';
import { PySuper, superType } from '../objects/descriptors/super';
import {
  methodWrapperType,
  type PyMethodWrapper,
  type PyWrapperDescriptor,
  wrapperDescriptorType,
} from '../objects/descriptors/wrapper-descriptor';
import { methodType, type PyMethod } from '../objects/functions/bound-method';
import { builtinFunctionType, type PyBuiltinFunction } from '../objects/functions/builtin-function';
import { functionType, type PyFunction } from '../objects/functions/function';
import type { Value } from '../objects/object';
import type { PyType, TypeSlots } from '../objects/type';
import { callSlots } from '../objects/types/call-slots';
import { readyTypes } from '../objects/types/ready-types';
import { typeType } from '../objects/types/type-type';
import { callBoundMethod } from './bound-method';
import { callBuiltin } from './builtin-function';
import { callInstance } from './callable-instance';
import { callClass, callType, initInstance, newInstance } from './class-call';
import * as binding from './descriptor-binding';
import { callClassMethodDescriptor, callMethodDescriptor, callMethodWrapper, callSlotWrapper } from './native-methods';
import { bindSuper, callSuper, initSuperObject, superGetAttr } from './super';

const fill = <Self extends Value>(type: PyType, slots: Partial<TypeSlots<Self>>): unknown =>
  Object.assign(type.tp, slots);

/** Completes the types that calls are about, and makes all types ready. */
export function readyCallables(): void {
  if (typeType.tp.tp_call === undefined) {
    enterCalls();
    enterBinding();
  }
  readyTypes();
}

function enterCalls(): void {
  fill<PyFunction>(functionType, { tp_call: (thread, self, args, kwnames) => thread.call(self, args, kwnames) });
  fill<PyMethod>(methodType, { tp_call: callBoundMethod });
  fill<PyBuiltinFunction>(builtinFunctionType, { tp_call: callBuiltin });
  fill<PyMethodDescriptor>(methodDescriptorType, { tp_call: callMethodDescriptor });
  fill<PyClassMethodDescriptor>(classMethodDescriptorType, { tp_call: callClassMethodDescriptor });
  fill<PyWrapperDescriptor>(wrapperDescriptorType, { tp_call: callSlotWrapper });
  fill<PyMethodWrapper>(methodWrapperType, { tp_call: callMethodWrapper });
  fill<PyStaticMethod>(staticMethodType, {
    tp_call: (thread, { callable }, args, kwnames) => thread.call(callable ?? null, args, kwnames),
  });
  fill<PyType>(typeType, { tp_call: callClass });
  typeType.vectorcall = { keywords: false, call: callType };
  Object.assign(callSlots, { tp_call: callInstance, tp_init: initInstance, tp_new: newInstance });
}

function enterBinding(): void {
  fill<PyFunction>(functionType, { tp_descr_get: binding.bindFunction });
  fill<PyMethod>(methodType, { tp_descr_get: binding.bindNoFurther });
  fill<PyMethodDescriptor>(methodDescriptorType, { tp_descr_get: binding.bindNativeMethod });
  fill<PyClassMethodDescriptor>(classMethodDescriptorType, { tp_descr_get: binding.bindNativeClassMethod });
  fill<PyWrapperDescriptor>(wrapperDescriptorType, { tp_descr_get: binding.bindSlotWrapper });
  fill<PyClassMethod>(classMethodType, { tp_descr_get: binding.bindClassMethod });
  fill<PyStaticMethod>(staticMethodType, { tp_descr_get: binding.bindStaticMethod });
  fill<PyGetSetDescriptor>(getSetDescriptorType, {
    tp_descr_get: binding.getComputed,
    tp_descr_set: binding.setComputed,
  });
  fill<PyMemberDescriptor>(memberDescriptorType, { tp_descr_get: binding.getField, tp_descr_set: binding.setField });
  fill<PySuper>(superType, {
    tp_new: (_thread, type) => new PySuper(type),
    tp_init: initSuperObject,
    tp_getattro: superGetAttr,
    tp_descr_get: bindSuper,
  });
  superType.vectorcall = { keywords: true, call: callSuper };
}
