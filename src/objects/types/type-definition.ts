// type: its slots, methods and attributes.

import { PyDict } from '../containers/dict';
import { PyMappingProxy } from '../containers/mapping-proxy';
import { PyList } from '../containers/list';
import { method, rawMethod } from '../native';
import { linearize } from './mro';
import { hold, release, type Value } from '../object';
import { mergeClass } from './object-directory';
import { isTrue } from '../protocols/compare';
import { plainIsInstance, plainIsSubclass } from '../protocols/instances';
import { attributeError, typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import { EMPTY_TUPLE } from '../containers/tuple';
import { PyType, TypeFlag } from '../type';
import { typeSetAttr } from './type-attributes';
import { typeAnnotations } from './type-annotations';
import { assignBases } from './type-bases';
import { typeModified } from './type-lookup';
import { moduleValue, reprType } from './type-names';
import { initType, newType } from './type-new';
import { strValue, typeOf } from '../type-of';
import { unionOf } from '../typing/union';
import { completeType } from '../define-type';
import { typeType } from './type-type';
import { typeGetAttr } from './type-find';

/** Refuses a change to a type that may not change, and a deletion of what may not be deleted (check_set_special_type_attr). */
function checkSpecial(type: PyType, value: Value | undefined, name: string): asserts value is Value {
  if (type.flags & TypeFlag.IMMUTABLETYPE)
    throw typeError(`cannot set '${name}' attribute of immutable type '${type.tpName}'`);
  if (value === undefined) throw typeError(`cannot delete '${name}' attribute of immutable type '${type.tpName}'`);
}

function setName(_thread: Thread, type: PyType, value: Value | undefined): void {
  checkSpecial(type, value, '__name__');
  const name = strValue(value);
  if (name === undefined)
    throw typeError(`can only assign string to ${type.name}.__name__, not '${typeOf(value).tpName}'`);
  if (name.includes('\0')) throw valueError('type name must not contain null characters');
  type.name = name;
  type.tpName = name;
}

function setQualname(_thread: Thread, type: PyType, value: Value | undefined): void {
  checkSpecial(type, value, '__qualname__');
  const name = strValue(value);
  if (name === undefined)
    throw typeError(`can only assign string to ${type.name}.__qualname__, not '${typeOf(value).tpName}'`);
  type.qualname = name;
}

function setModule(thread: Thread, type: PyType, value: Value | undefined): void {
  checkSpecial(type, value, '__module__');
  typeModified(thread, type);
  type.namespace.setStr(thread, '__module__', value);
  type.namespace.delStr(thread, '__firstlineno__');
  typeModified(thread, type);
}

function docOf(thread: Thread, type: PyType): Value {
  if (!type.isHeapType && type.doc !== null) return type.doc;
  const doc = type.namespace.getStr('__doc__');
  if (doc === undefined) return null;
  const get = typeOf(doc).tp.tp_descr_get;
  return get === undefined ? doc : get(thread, doc, undefined, type);
}

function setDoc(thread: Thread, type: PyType, value: Value | undefined): void {
  checkSpecial(type, value, '__doc__');
  typeModified(thread, type);
  type.namespace.setStr(thread, '__doc__', value);
  typeModified(thread, type);
}

function abstractMethods(_thread: Thread, type: PyType): Value {
  const names = type === typeType ? undefined : type.namespace.getStr('__abstractmethods__');
  if (names === undefined) throw attributeError('__abstractmethods__', type, '__abstractmethods__');
  return names;
}

function setAbstractMethods(thread: Thread, type: PyType, value: Value | undefined): void {
  const abstract = value !== undefined && isTrue(thread, value);
  if (value !== undefined) type.namespace.setStr(thread, '__abstractmethods__', value);
  else if (!type.namespace.delStr(thread, '__abstractmethods__'))
    throw attributeError('__abstractmethods__', type, '__abstractmethods__');
  typeModified(thread, type);
  if (abstract) type.flags |= TypeFlag.IS_ABSTRACT;
  else type.flags &= ~TypeFlag.IS_ABSTRACT;
}

/** `type.__dict__`: read-only. */
function namespaceProxy(_thread: Thread, self: PyType): Value {
  return new PyMappingProxy(self.namespace);
}

/** Live direct subclasses, in the order of their creation. */
export function directSubclasses(thread: Thread, type: PyType): PyType[] {
  return [...(thread.interp.subclasses.get(type) ?? [])];
}

completeType(typeType, {
  instanceClass: PyType,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.TYPE_SUBCLASS | TypeFlag.HAVE_VECTORCALL,
  hasDict: true,
  hasWeakrefs: true,
  tp: {
    tp_new: newType,
    tp_init: initType,
    tp_repr: reprType,
    tp_getattro: typeGetAttr,
    tp_setattro: typeSetAttr,
    nb_or: (thread, left, right) => unionOf(thread, [left, right]),
  },
  methods: [
    method('mro($self, /)', (_thread, self: PyType) => new PyList(linearize(self))),
    method('__subclasses__($self, /)', (thread, self: PyType) => new PyList(directSubclasses(thread, self))),
    rawMethod('__prepare__', 'fastcall_keywords', () => PyDict.fresh(), {
      binding: 'class',
      textSignature: '($cls, name, bases, /, **kwds)',
    }),
    method('__instancecheck__($self, instance, /)', (thread, self, instance) =>
      plainIsInstance(thread, instance, self),
    ),
    method('__subclasscheck__($self, subclass, /)', (thread, self, subclass) =>
      plainIsSubclass(thread, subclass, self),
    ),
    method('__dir__($self, /)', (thread, self) => {
      const names = hold(PyDict.fresh());
      try {
        mergeClass(thread, names, self);
        return new PyList([...names.entries()].map(([key]) => key));
      } finally {
        release(thread, names);
      }
    }),
    method('__sizeof__($self, /)', (_thread, self: PyType) => typeSize(self)),
  ],
  members: [
    { name: '__basicsize__', get: (object) => object.basicSize },
    { name: '__itemsize__', get: (object) => object.itemSize },
    { name: '__flags__', get: (object) => object.flags >>> 0 },
    { name: '__weakrefoffset__', get: (object) => object.weakrefOffset },
    { name: '__base__', get: (object) => object.base },
    { name: '__dictoffset__', get: (object) => object.dictOffset },
  ],
  getset: [
    { name: '__name__', get: (_thread, self) => self.name, set: setName },
    { name: '__qualname__', get: (_thread, self) => self.qualname, set: setQualname },
    { name: '__bases__', get: (_thread, self) => self.basesTuple ?? null, set: assignBases },
    { name: '__mro__', get: (_thread, self) => self.mroTuple ?? null },
    { name: '__module__', get: (_thread, self) => moduleValue(self), set: setModule },
    { name: '__abstractmethods__', get: abstractMethods, set: setAbstractMethods },
    { name: '__dict__', get: namespaceProxy },
    { name: '__doc__', get: docOf, set: setDoc },
    { name: '__text_signature__', get: (_thread, self) => self.textSignature },
    ...typeAnnotations,
    {
      name: '__type_params__',
      get: (_thread, type) => {
        return (type === typeType ? undefined : type.namespace.getStr('__type_params__')) ?? EMPTY_TUPLE;
      },
      set: (thread, type, value) => {
        checkSpecial(type, value, '__type_params__');
        type.namespace.setStr(thread, '__type_params__', value);
        typeModified(thread, type);
      },
    },
  ],
});

/** type.__sizeof__. */
function typeSize(type: PyType): number {
  return type.isHeapType ? typeType.basicSize + 4 * type.slotNames.length : 192;
}
