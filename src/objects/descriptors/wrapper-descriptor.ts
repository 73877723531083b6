// wrapper_descriptor and method-wrapper: the slots of native types as Python methods.

import { wrapperDocumentation } from '../documentation';
import { reduceMethod } from '../functions/builtin-function';
import { defineType, type GetSet } from '../define-type';
import { descriptorMembers, descriptorQualname, PyDescriptor } from './descriptor';
import { addressOf, idOf } from '../identity';
import { rawMethod } from '../native';
import { hold, type Value } from '../object';
import { NotImplemented } from '../singletons';
import type { SlotDefinition, SlotFunction } from '../types/slot-table';
import { type PyType, TypeFlag } from '../type';
import { typeOf } from '../type-of';
import { KEPT, PyHolder } from '../holder';

export class PyWrapperDescriptor extends PyDescriptor {
  constructor(
    owner: PyType,
    readonly definition: SlotDefinition,
    /** The slot function that calls go to. */
    readonly wrapped: SlotFunction,
  ) {
    super(wrapperDescriptorType, owner, definition.name);
  }
}

/** A slot bound to an object: `(1).__add__`. */
export class PyMethodWrapper extends PyHolder {
  /** Held. */
  descriptor: PyWrapperDescriptor;
  /** Held. */
  self: Value;

  static {
    PyMethodWrapper.holds({ descriptor: KEPT, self: null });
  }

  constructor(descriptor: PyWrapperDescriptor, self: Value) {
    super(methodWrapperType);
    this.descriptor = hold(descriptor);
    this.self = hold(self);
  }
}

const documentationOf = ({ owner, name }: PyWrapperDescriptor): Value => wrapperDocumentation(owner, name);

const getset: GetSet<PyWrapperDescriptor>[] = [
  { name: '__doc__', get: (_thread, object) => documentationOf(object) },
  descriptorQualname,
  { name: '__text_signature__', get: (_thread, object) => object.definition.signature },
];

export const wrapperDescriptorType: PyType = defineType({
  name: 'wrapper_descriptor',
  instanceClass: PyWrapperDescriptor,
  flags: TypeFlag.HAVE_GC | TypeFlag.METHOD_DESCRIPTOR,
  methods: [
    rawMethod('__reduce__', 'noargs', (thread, self: PyDescriptor) => reduceMethod(thread, self.owner, self.name)),
  ],
  getset,
  members: descriptorMembers,
  tp: {
    tp_repr: (_thread, value) => {
      const { name, owner } = value as PyDescriptor;
      return `<slot wrapper '${name}' of '${owner.tpName}' objects>`;
    },
  },
});

export const methodWrapperType: PyType = defineType({
  name: 'method-wrapper',
  instanceClass: PyMethodWrapper,
  flags: TypeFlag.HAVE_GC,
  methods: [
    rawMethod('__reduce__', 'noargs', (thread, wrapper: PyMethodWrapper) =>
      reduceMethod(thread, wrapper.self, wrapper.descriptor.name),
    ),
  ],
  getset: [
    { name: '__objclass__', get: (_thread, object) => object.descriptor.owner },
    { name: '__name__', get: (_thread, object) => object.descriptor.name },
    {
      name: '__qualname__',
      get: (_thread, object) => {
        const { owner, name } = object.descriptor;
        return `${owner.qualname}.${name}`;
      },
    },
    { name: '__doc__', get: (_thread, object) => documentationOf(object.descriptor) },
    {
      name: '__text_signature__',
      get: (_thread, object) => object.descriptor.definition.signature,
    },
  ],
  members: [{ name: '__self__', get: (object) => object.self }],
  tp: {
    tp_repr: (_thread, value) => {
      const { descriptor, self } = value;
      return `<method-wrapper '${descriptor.name}' of ${typeOf(self).tpName} object at ${addressOf(self)}>`;
    },
    tp_hash: (_thread, value) => {
      const { descriptor, self } = value;
      const mixed = ((idOf(self) >>> 4) ^ (idOf(descriptor) >>> 4)) | 0;
      return mixed === -1 ? -2 : mixed;
    },
    tp_richcompare: (_thread, left, right, op) => {
      if ((op !== '==' && op !== '!=') || !(left instanceof PyMethodWrapper) || !(right instanceof PyMethodWrapper))
        return NotImplemented;
      const equal = left.descriptor === right.descriptor && left.self === right.self;
      return op === '==' ? equal : !equal;
    },
  },
});
