// method_descriptor and classmethod_descriptor: native methods as they stand in the namespace of a type.

import { attributeDocumentation } from '../documentation';
import { newBuiltinFunction, reduceMethod } from '../functions/builtin-function';
import { defineType, type GetSet } from '../define-type';
import { descriptorMembers, descriptorQualname, PyDescriptor } from './descriptor';
import { type NativeDefinition, rawMethod, textSignatureOf } from '../native';
import { callNative } from '../native-arguments';
import type { Value } from '../object';
import { isDictionary, requireStrings } from '../containers/keyword-names';
import { typeError } from '../raise';
import { checkReceiver } from '../receiver';
import type { Thread } from '../thread';
import type { PyTuple } from '../containers/tuple';
import { isSubtype, PyType, TypeFlag } from '../type';
import { typeOf } from '../type-of';

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

/** list.append(x, 1): checks the receiver, then calls (method_vectorcall). */
export function callMethodDescriptor(
  thread: Thread,
  callee: Value,
  args: Value[],
  kwnames: PyTuple | undefined,
): Value {
  const descriptor = callee as PyMethodDescriptor;
  if (kwnames !== undefined && isDictionary(kwnames)) requireStrings(kwnames);
  const positional = args.length - (kwnames === undefined ? 0 : kwnames.items.length);
  const describe = () => `${descriptor.owner.qualname}.${descriptor.name}()`;
  if (positional < 1) throw typeError(`unbound method ${describe()} needs an argument`);
  const self = args[0]!;
  if (typeOf(self) !== descriptor.owner) checkReceiver(descriptor, self);
  return callNative(thread, descriptor.definition, self, args.slice(1), kwnames, describe);
}

function callClassMethodDescriptor(thread: Thread, callee: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const descriptor = callee as PyClassMethodDescriptor;
  const { owner, name, definition } = descriptor;
  const positional = args.length - (kwnames === undefined ? 0 : kwnames.items.length);
  if (positional < 1) throw typeError(`descriptor '${name}' of '${owner.tpName}' object needs an argument`);
  const cls = checkClass(descriptor, args[0]!);
  return callNative(thread, definition, cls, args.slice(1), kwnames, () => `${cls.qualname}.${name}()`);
}

function checkClass(descriptor: PyClassMethodDescriptor, cls: Value): PyType {
  const { owner, name } = descriptor;
  if (!(cls instanceof PyType))
    throw typeError(
      `descriptor '${name}' for type '${owner.tpName}' needs a type, not a '${typeOf(cls).tpName}' as arg 2`,
    );
  if (!isSubtype(cls, owner))
    throw typeError(`descriptor '${name}' requires a subtype of '${owner.tpName}' but received '${cls.tpName}'`);
  return cls;
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
    tp_call: callMethodDescriptor,
    tp_repr: (_thread, value) => {
      const { name, owner } = value as PyMethodDescriptor;
      return `<method '${name}' of '${owner.tpName}' objects>`;
    },
    tp_descr_get: (_thread, self, instance) => {
      if (instance === undefined) return self;
      const descriptor = self as PyMethodDescriptor;
      checkReceiver(descriptor, instance);
      return newBuiltinFunction(descriptor.definition, instance);
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
    tp_call: callClassMethodDescriptor,
    tp_repr: (_thread, value) => {
      const { name, owner } = value as PyMethodDescriptor;
      return `<method '${name}' of '${owner.tpName}' objects>`;
    },
    tp_descr_get: (_thread, self, instance, owner) => {
      const descriptor = self as PyClassMethodDescriptor;
      let cls: Value | undefined = owner;
      if (cls === undefined) {
        if (instance === undefined)
          throw typeError(
            `descriptor '${descriptor.name}' for type '${descriptor.owner.tpName}' needs either an object or a type`,
          );
        cls = typeOf(instance);
      }
      return newBuiltinFunction(descriptor.definition, checkClass(descriptor, cls));
    },
  },
  methods: [],
  getset: sharedGetSet,
  members: descriptorMembers,
});
