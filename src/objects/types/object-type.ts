// object: the base of all types.

import { defineType } from '../define-type';
import { addressOf } from '../identity';
import { method, rawMethod } from '../native';
import { registerInstance } from '../native-new';
import { drop, PyObject, type Value } from '../object';
import { directory } from './object-directory';
import { getState, reduceEx, reduceWith } from './object-reduce';
import { argInt, badArgument } from '../native-arguments';
import { genericGetAttr, genericSetAttr } from '../protocols/attributes';
import { isTrue } from '../protocols/compare';
import { identityHash } from '../protocols/hashing';
import { strObject } from '../protocols/text';
import { typeError } from '../raise';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import type { PyTuple } from '../containers/tuple';
import { type PyType, TypeFlag } from '../type';
import { abstractMethodNames, moduleOf } from './type-names';
import { strValue, typeOf } from '../type-of';
import { sizeOf } from './type-layout';
import { assignClass } from './class-assignment';

/** object_new: refuses arguments that nobody takes, and abstract classes. */
export function newObject(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  if (args.length > 0 || kwnames !== undefined) {
    if (type.tp.tp_new !== newObject)
      throw typeError('object.__new__() takes exactly one argument (the type to instantiate)');
    if (type.tp.tp_init === initObject) throw typeError(`${type.tpName}() takes no arguments`);
  }
  if (type.flags & TypeFlag.IS_ABSTRACT) throw abstractInstantiation(thread, type);
  return registerInstance(thread, new (type.instanceClass as unknown as new (type: PyType) => PyObject)(type));
}

function abstractInstantiation(thread: Thread, type: PyType) {
  const names = abstractMethodNames(thread, type);
  const plural = names.length > 1 ? 's' : '';
  return typeError(
    `Can't instantiate abstract class ${type.name} without an implementation for abstract method${plural} '${names.join("', '")}'`,
  );
}

/** object_init. */
export function initObject(_thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  if (args.length === 0 && kwnames === undefined) return;
  const type = typeOf(self);
  if (type.tp.tp_init !== initObject)
    throw typeError('object.__init__() takes exactly one argument (the instance to initialize)');
  if (type.tp.tp_new === newObject)
    throw typeError(`${type.tpName}.__init__() takes exactly one argument (the instance to initialize)`);
}

/** object_repr: the module is named unless it is builtins. */
export function reprDefault(thread: Thread, self: Value): Value {
  const type = typeOf(self);
  const module = moduleOf(thread, type);
  const name = module === undefined || module === 'builtins' ? type.tpName : `${module}.${type.qualname}`;
  return `<${name} object at ${addressOf(self)}>`;
}

/** object_richcompare: identity; `!=` is the opposite of `==`. */
export function compareObjects(thread: Thread, self: Value, other: Value, op: string): Value {
  if (op === '==') return self === other ? true : NotImplemented;
  if (op !== '!=') return NotImplemented;
  const compare = typeOf(self).tp.tp_richcompare;
  if (compare === undefined) return NotImplemented;
  const equal = compare(thread, self, other, '==');
  if (equal === NotImplemented) return NotImplemented;
  try {
    return !isTrue(thread, equal);
  } finally {
    drop(thread, equal);
  }
}

function formatSpec(spec: Value): string {
  const text = strValue(spec);
  if (text === undefined) throw badArgument('__format__', 0, 'str', spec);
  return text;
}

export const objectType: PyType = defineType<Value>({
  name: 'object',
  instanceClass: PyObject,
  flags: TypeFlag.BASETYPE,
  textSignature: '()',
  tp: {
    tp_new: newObject,
    tp_init: initObject,
    tp_repr: reprDefault,
    tp_str: (thread, self) => (typeOf(self).tp.tp_repr ?? reprDefault)(thread, self),
    tp_hash: identityHash,
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
    tp_richcompare: compareObjects,
  },
  methods: [
    method('__reduce_ex__($self, protocol, /)', (thread, self, protocol) =>
      reduceEx(thread, self, argInt(thread, protocol)),
    ),
    method('__reduce__($self, /)', (thread, self) => reduceWith(thread, self, 0)),
    method('__getstate__($self, /)', (thread, self) => getState(thread, self, false)),
    rawMethod('__subclasshook__', 'o', () => NotImplemented, {
      binding: 'class',
      textSignature: '($type, object, /)',
    }),
    rawMethod('__init_subclass__', 'noargs', () => null, {
      binding: 'class',
      textSignature: '($type, /)',
    }),
    method('__format__($self, format_spec, /)', (thread, self, spec) => {
      if (formatSpec(spec) !== '')
        throw typeError(`unsupported format string passed to ${typeOf(self).tpName}.__format__`);
      return strObject(thread, self);
    }),
    method('__sizeof__($self, /)', (_thread, self) => sizeOf(typeOf(self), self)),
    method('__dir__($self, /)', (thread, self) => directory(thread, self)),
  ],
  getset: [
    {
      name: '__class__',
      get: (_thread, self) => typeOf(self),
      set: assignClass,
    },
  ],
});
