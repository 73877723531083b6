// object: its slots and methods.

import { addressOf } from '../identity';
import { method, rawMethod } from '../native';
import { PyObject, type Value } from '../object';
import { directory } from './object-directory';
import { getState, reduceEx, reduceWith } from './object-reduce';
import { argInt, badArgument } from '../native-arguments';
import { genericGetAttr, genericSetAttr } from '../protocols/attributes';
import { identityHash } from '../protocols/hashing';
import { strObject } from '../protocols/text';
import { typeError } from '../raise';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { TypeFlag } from '../type';
import { moduleOf } from './type-names';
import { strValue, typeOf } from '../type-of';
import { sizeOf } from './type-layout';
import { assignClass } from './class-assignment';
import { completeType } from '../define-type';
import { newObject, initObject, compareObjects, objectType } from './object-type';

/** object_repr: the module is named unless it is builtins. */
export function reprDefault(thread: Thread, self: Value): Value {
  const type = typeOf(self);
  const module = moduleOf(thread, type);
  const name = module === undefined || module === 'builtins' ? type.tpName : `${module}.${type.qualname}`;
  return `<${name} object at ${addressOf(self)}>`;
}

function formatSpec(spec: Value): string {
  const text = strValue(spec);
  if (text === undefined) throw badArgument('__format__', 0, 'str', spec);
  return text;
}

completeType<Value>(objectType, {
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
