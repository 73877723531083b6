// method_descriptor and classmethod_descriptor: native methods as they stand in the namespace of a type.

import { attributeDocumentation } from '../documentation';
import { reduceMethod } from '../functions/builtin-function';
import { defineType, type GetSet } from '../define-type';
import { descriptorMembers, descriptorQualname, PyDescriptor } from './descriptor';
import { type NativeDefinition, rawMethod, textSignatureOf } from '../native';
import { type PyType, TypeFlag } from '../type';

export class PyMethodDescriptor extends PyDescriptor {
  constructor(
    owner: PyType,
    readonly definition: NativeDefinition,
    type: PyType = methodDescriptorType,
  ) {
    super(type, owner, definition.name);
  }
}

export class PyClassMethodDescriptor extends PyMethodDescriptor {
  constructor(owner: PyType, definition: NativeDefinition) {
    super(owner, definition, classMethodDescriptorType);
  }
}

const sharedGetSet: GetSet[] = [
  {
    name: '__doc__',
    get: (_thread, object) => {
      const { owner, name } = object as PyMethodDescriptor;
      return attributeDocumentation(owner, name);
    },
  },
  descriptorQualname,
  {
    name: '__text_signature__',
    get: (_thread, object) => textSignatureOf((object as PyMethodDescriptor).definition),
  },
];

const reduce = rawMethod('__reduce__', 'noargs', (thread, self: PyDescriptor) =>
  reduceMethod(thread, self.owner, self.name),
);

export const methodDescriptorType: PyType = defineType({
  name: 'method_descriptor',
  instanceClass: PyMethodDescriptor,
  flags: TypeFlag.HAVE_GC | TypeFlag.HAVE_VECTORCALL | TypeFlag.METHOD_DESCRIPTOR,
  tp: {
    tp_repr: (_thread, value) => {
      const { name, owner } = value;
      return `<method '${name}' of '${owner.tpName}' objects>`;
    },
  },
  methods: [reduce],
  getset: sharedGetSet,
  members: descriptorMembers,
});

export const classMethodDescriptorType: PyType = defineType({
  name: 'classmethod_descriptor',
  instanceClass: PyClassMethodDescriptor,
  flags: TypeFlag.HAVE_GC,
  tp: {
    tp_repr: (_thread, value) => {
      const { name, owner } = value as PyMethodDescriptor;
      return `<method '${name}' of '${owner.tpName}' objects>`;
    },
  },
  methods: [],
  getset: sharedGetSet,
  members: descriptorMembers,
});
