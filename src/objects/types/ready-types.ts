// Links all declared static types, once per process: bases, MROs, slots and namespaces (type_ready of typeobject.c).

import './builtin-types';
import { typeDocumentation } from '../documentation';
import { PyGetSetDescriptor, PyMemberDescriptor } from '../descriptors/attribute-descriptor';
import { newBuiltinFunction } from '../functions/builtin-function';
import { declaredTypes, type TypeDefinition } from '../define-type';
import { PyDict } from '../containers/dict';
import { PyClassMethodDescriptor, PyMethodDescriptor } from '../descriptors/method-descriptor';
import { linearize } from './mro';
import type { NativeDefinition } from '../native';
import { newWrapper } from '../native-new';
import { IMMORTAL, isObject, type Value } from '../object';
import { objectType } from './object-type';
import { unhashable } from '../protocols/hashing';
import { inheritFlags, inheritSlots } from './slot-inheritance';
import { type SlotName, slotTable } from './slot-table';
import { PyStaticMethod } from '../descriptors/staticmethod';
import { registerStaticType } from './static-subclasses';
import { PyTuple } from '../containers/tuple';
import { applyLayout } from './type-layout';
import { type PyType, TypeFlag } from '../type';
import { typeVersion } from './type-lookup';
import { typeType } from './type-type';
import { PyWrapperDescriptor } from '../descriptors/wrapper-descriptor';
import { InternalError } from '../thread';

/** Counts of shared objects start high above the mark, so that no imbalance can bring them below it. */
const SHARED = IMMORTAL + 0x1000_0000;

/** Makes all declared types work. Types declared later are linked by the next call. */
export function readyTypes(): void {
  const definitions = new Map<PyType, TypeDefinition>();
  for (const [type, definition] of declaredTypes) {
    if (definition === undefined) throw new InternalError(`the type ${type.tpName} is declared but not completed`);
    definitions.set(type, definition);
  }
  declaredTypes.clear();
  for (const type of definitions.keys()) ready(type, definitions);
}

function ready(type: PyType, definitions: ReadonlyMap<PyType, TypeDefinition>): void {
  const spec = definitions.get(type);
  if (spec === undefined || type.flags & (TypeFlag.READY | TypeFlag.READYING)) return;
  type.flags |= TypeFlag.READYING;
  const base = type === objectType ? null : (spec.base ?? objectType);
  if (base !== null) {
    ready(base, definitions);
    type.base = base;
    if (spec.instanceClass === undefined) type.instanceClass = base.instanceClass;
  }
  type.type = spec.metatype ?? base?.type ?? typeType;
  type.bases = base === null ? [] : (spec.bases ?? [base]);
  for (const other of type.bases) ready(other, definitions);
  type.mro = linearize(type);
  type.refs = SHARED;
  fillNamespace(type, base, spec);
  if (base !== null) {
    inheritFlags(type, base, spec.inheritsNew ?? false);
    for (const ancestor of type.mro.slice(1)) inheritSlots(type, ancestor);
  }
  applyLayout(type);
  finishHash(type);
  if (isModuleType(type) && type.namespace.getStr('__module__') === undefined)
    type.namespace.initStr('__module__', type.tpName.slice(0, type.tpName.lastIndexOf('.')));
  type.basesTuple = immortal(new PyTuple(type.bases));
  type.mroTuple = immortal(new PyTuple(type.mro));
  type.flags = (type.flags & ~TypeFlag.READYING) | TypeFlag.READY;
  typeVersion(type);
  registerStaticType(type);
}

/** An object that all interpreters share: never deallocated. */
export function immortal<T extends Value>(value: T): T {
  if (isObject(value) && value.refs < IMMORTAL) value.refs = SHARED;
  return value;
}

/** type_ready_fill_dict: `__new__`, slots, methods, members, getsets, the rest. */
function fillNamespace(type: PyType, base: PyType | null, spec: TypeDefinition): void {
  const namespace = immortal(new PyDict());
  type.namespace = namespace;
  const define = (name: string, value: Value) => {
    if (namespace.getStr(name) === undefined) namespace.initStr(name, immortal(value));
  };
  const { tp } = type;
  const named = new Map((spec.methods ?? []).map((definition) => [definition.name, definition]));
  if (tp.tp_new !== undefined && !(type.flags & TypeFlag.DISALLOW_INSTANTIATION)) define('__new__', newWrapper(type));
  if (spec.attributes !== undefined && '__hash__' in spec.attributes) tp.tp_hash = unhashable;
  for (const definition of slotTable()) {
    const { name, slot, wrapper } = definition;
    const wrapped = tp[slot];
    if (wrapped === undefined || wrapper === undefined) continue;
    if (base !== null && !isModuleType(type) && isInherited(type, base, slot)) continue;
    const coexisting = named.get(name);
    if (coexisting !== undefined) {
      define(name, methodDescriptor(type, coexisting));
      continue;
    }
    if (slot === 'tp_hash' && wrapped === unhashable) define('__hash__', null);
    else define(name, new PyWrapperDescriptor(type, definition, wrapped));
  }
  for (const definition of spec.methods ?? []) define(definition.name, methodDescriptor(type, definition));
  for (const member of spec.members ?? []) define(member.name, new PyMemberDescriptor(type, member));
  for (const getset of spec.getset ?? []) define(getset.name, new PyGetSetDescriptor(type, getset));
  for (const [name, value] of Object.entries(spec.attributes ?? {})) define(name, value);
  type.doc = typeDocumentation(type.tpName);
  define('__doc__', type.doc);
}

/** Does CPython make it when its module is imported? Then its namespace has `__module__` and every slot that it names. */
function isModuleType(type: PyType): boolean {
  return type.tpName.includes('.') && !STATIC_WITH_MODULE.has(type.tpName);
}

/** Types of modules that CPython makes statically: their `__module__` follows from the name and is not in the namespace. */
const STATIC_WITH_MODULE = new Set(
  (
    '_contextvars.Token _contextvars.ContextVar _contextvars.Context collections.OrderedDict pickle.PickleBuffer ' +
    'types.GenericAlias types.SimpleNamespace typing.Union typing.TypeAliasType Token.MISSING ' +
    'string.templatelib.Interpolation string.templatelib.Template string.templatelib.TemplateIter ' +
    'weakref.CallableProxyType weakref.ProxyType weakref.ReferenceType sys.legacy_event_handler ' +
    'sys.int_info sys.float_info sys.hash_info sys.version_info sys.flags sys.thread_info'
  ).split(' '),
);

/** A native method as it stands in the namespace. */
function methodDescriptor(type: PyType, definition: NativeDefinition): Value {
  if (definition.binding === 'class') return new PyClassMethodDescriptor(type, definition);
  if (definition.binding === 'static') return new PyStaticMethod(immortal(newBuiltinFunction(definition, type)));
  return new PyMethodDescriptor(type, definition);
}

/** Does the type repeat the slot of its base (slot_inherited)? Comparison and hash count together. */
function isInherited(type: PyType, base: PyType, slot: SlotName): boolean {
  if (type.tp[slot] !== base.tp[slot]) return false;
  if (slot === 'tp_hash') return type.tp.tp_richcompare === base.tp.tp_richcompare;
  if (slot === 'tp_richcompare') return type.tp.tp_hash === base.tp.tp_hash;
  return true;
}

/** A type that compares but does not hash is unhashable (type_ready_set_hash). */
function finishHash(type: PyType): void {
  if (type.tp.tp_hash !== undefined) return;
  if (type.namespace.getStr('__hash__') !== undefined) return;
  type.namespace.initStr('__hash__', null);
  type.tp.tp_hash = unhashable;
}
