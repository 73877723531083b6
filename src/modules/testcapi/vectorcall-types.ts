// Types of _testcapi that differ in how they are called: with the vectorcall flag, bound like functions, or neither.

import { PyMethod } from '../../objects/functions/bound-method';
import { defineType } from '../../objects/define-type';
import { PyObject, type Value } from '../../objects/object';
import { positionalArgs } from '../../objects/native-arguments';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';

/** An object whose vectorcall function says whether it stands where the base type keeps it. */
class MethodDescriptor extends PyObject {
  constructor(
    type: PyType,
    readonly inBase: boolean,
  ) {
    super(type);
  }
}

export const methodDescriptorBaseType: PyType = defineType({
  name: 'MethodDescriptorBase',
  instanceClass: MethodDescriptor,
  flags: TypeFlag.BASETYPE | TypeFlag.METHOD_DESCRIPTOR | TypeFlag.HAVE_VECTORCALL,
  tp: {
    tp_new: (_thread, type) => new MethodDescriptor(type, true),
    tp_call: (_thread, self) => self.inBase,
    tp_descr_get: (_thread, self, instance) =>
      instance === undefined || instance === null ? self : new PyMethod(self, instance),
  },
});

export const vectorcallTypes: PyType[] = [
  methodDescriptorBaseType,
  defineType({
    name: 'MethodDescriptorDerived',
    base: methodDescriptorBaseType,
    flags: TypeFlag.BASETYPE | TypeFlag.METHOD_DESCRIPTOR | TypeFlag.HAVE_VECTORCALL,
  }),
  defineType({
    name: 'MethodDescriptorNopGet',
    base: methodDescriptorBaseType,
    flags: TypeFlag.BASETYPE,
    tp: {
      tp_call: (_thread, _self, args: Value[], kwnames) => PyTuple.of(positionalArgs(args, kwnames)),
      tp_descr_get: (_thread, self) => self,
    },
  }),
  defineType({
    name: 'MethodDescriptor2',
    base: methodDescriptorBaseType,
    flags: TypeFlag.BASETYPE | TypeFlag.METHOD_DESCRIPTOR | TypeFlag.HAVE_VECTORCALL,
    tp: {
      tp_new: (_thread, type) => new MethodDescriptor(type, false),
      tp_call: (_thread, self) => (self as MethodDescriptor).inBase,
    },
  }),
];
