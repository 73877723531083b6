// getset_descriptor and member_descriptor: computed attributes and native fields of a type.

import { attributeDocumentation } from '../documentation';
import { reduceMethod } from '../functions/builtin-function';
import { defineType, type GetSet, type Member, type TypeSpec } from '../define-type';
import { descriptorMembers, descriptorQualname, PyDescriptor } from './descriptor';
import { rawMethod } from '../native';
import { hold, release } from '../object';
import { raise } from '../raise';
import { AttributeErrorType } from '../exceptions/exceptions';
import { type PyType, TypeFlag } from '../type';

export class PyGetSetDescriptor extends PyDescriptor {
  constructor(
    owner: PyType,
    readonly getset: GetSet,
  ) {
    super(getSetDescriptorType, owner, getset.name);
  }
}

export class PyMemberDescriptor extends PyDescriptor {
  constructor(
    owner: PyType,
    readonly member: Member,
    /** The index in `slots` of instances, for the members made by `__slots__`; -1 for native fields. */
    readonly slotIndex = -1,
  ) {
    super(memberDescriptorType, owner, member.name);
  }

  /** Is it a reference to an object in C (Py_T_OBJECT_EX or _Py_T_OBJECT)? */
  get holdsObject(): boolean {
    return this.slotIndex >= 0 || !PLAIN_FIELDS.has(`${this.owner.tpName}.${this.name}`);
  }

  /** Where C has it, in bytes, for the members made by `__slots__`. */
  get offset(): number {
    return OBJECT_SIZE + SLOT_SIZE * this.slotIndex;
  }
}

/** Native fields that are numbers in C. */
const PLAIN_FIELDS: ReadonlySet<string> = new Set([
  'BaseException.__suppress_context__',
  'UnicodeError.end',
  'UnicodeError.start',
  'code.co_argcount',
  'code.co_firstlineno',
  'code.co_flags',
  'code.co_kwonlyargcount',
  'code.co_nlocals',
  'code.co_posonlyargcount',
  'code.co_stacksize',
  'complex.imag',
  'complex.real',
  'frame.f_trace_lines',
  'traceback.tb_lasti',
  'type.__basicsize__',
  'type.__dictoffset__',
  'type.__flags__',
  'type.__itemsize__',
  'type.__weakrefoffset__',
]);

/** Bytes of an object without fields, and of a reference, in the modelled build. */
const OBJECT_SIZE = 8;
const SLOT_SIZE = 4;

/** The member that stands for one name of `__slots__`. */
export function slotMember(name: string, index: number): Member {
  return {
    name,
    get: (object) => object.slots?.[index],
    set: (thread, object, value) => {
      object.slots ??= [];
      const { slots } = object;
      while (slots.length <= index) slots.push(undefined);
      const old = slots[index];
      if (value === undefined && old === undefined) throw raise(AttributeErrorType, name);
      slots[index] = hold(value);
      release(thread, old);
    },
  };
}

const getset: GetSet[] = [
  {
    name: '__doc__',
    get: (_thread, object) => attributeDocumentation((object as PyDescriptor).owner, (object as PyDescriptor).name),
  },
  descriptorQualname,
];

const reduce = rawMethod('__reduce__', 'noargs', (thread, self: PyDescriptor) =>
  reduceMethod(thread, self.owner, self.name),
);

const shared: Omit<TypeSpec, 'name' | 'tp'> = {
  flags: TypeFlag.HAVE_GC,
  members: descriptorMembers,
};

export const getSetDescriptorType: PyType = defineType({
  ...shared,
  name: 'getset_descriptor',
  instanceClass: PyGetSetDescriptor,
  getset,
  tp: {
    tp_repr: (_thread, value) => {
      const { name, owner } = value as PyDescriptor;
      return `<attribute '${name}' of '${owner.tpName}' objects>`;
    },
  },
});

export const memberDescriptorType: PyType = defineType({
  ...shared,
  name: 'member_descriptor',
  instanceClass: PyMemberDescriptor,
  methods: [reduce],
  getset,
  tp: {
    tp_repr: (_thread, value) => {
      const { name, owner } = value as PyDescriptor;
      return `<member '${name}' of '${owner.tpName}' objects>`;
    },
  },
});
