// How static types are declared: by name first, where the class of their instances needs them, and completed with slots and methods where all
// is known. A definition only records; `readyTypes` (ready-types.ts) links MROs, slots and namespaces.

import type { NativeDefinition } from './native';
import { type InstanceClass, PyType, TypeFlag, type TypeSlots, type Vectorcall } from './type';
import { PyObject, type Value } from './object';
import type { Thread } from './thread';

/** A computed attribute (PyGetSetDef). Without `set` it is read-only. `set` gets undefined for a deletion. */
export interface GetSet<Self extends Value = Value> {
  name: string;
  get(thread: Thread, self: Self): Value;
  set?(thread: Thread, self: Self, value: Value | undefined): void;
}

/** A native field shown as attribute (PyMemberDef); appears as member_descriptor. */
export interface Member<Self extends Value = PyObject> {
  name: string;
  get(self: Self): Value | undefined;
  set?(thread: Thread, self: Self, value: Value | undefined): void;
}

/**
 * What makes a type what it is. `Self` is what its slots and attributes get: the instance class, or any value where that is inherited; said
 * where instances may be immediate.
 */
export interface TypeDefinition<Self extends Value = Value> {
  /** `object` unless said. */
  base?: PyType;
  /** All bases where there are several; the first is `base`. */
  bases?: PyType[];
  /** Instances can be made with the `tp_new` of the base, although the type defines none (heap types of C modules). */
  inheritsNew?: boolean;
  /** The metaclass; that of the base unless said. */
  metatype?: PyType;
  /** The JavaScript class of instances; inherited from the base unless said. */
  instanceClass?: InstanceClass<Self & PyObject>;
  /** TypeFlag bits beyond those that follow from the rest (BASETYPE, SEQUENCE, LONG_SUBCLASS, HAVE_VECTORCALL …). */
  flags?: number;
  /** `__text_signature__` of the constructor, as "(iterable=(), /)". */
  textSignature?: string;
  hasDict?: boolean;
  hasWeakrefs?: boolean;
  tp?: Partial<TypeSlots<NoInfer<Self>>>;
  /** Direct calls take an array (tp_vectorcall). */
  vectorcall?: Vectorcall;
  methods?: NativeDefinition<NoInfer<Self>>[];
  getset?: GetSet<NoInfer<Self>>[];
  members?: Member<NoInfer<Self>>[];
  /** Plain values of the namespace, as `__hash__: null`. */
  attributes?: Record<string, Value>;
}

/** A type that is declared and defined at once. */
export interface TypeSpec<Self extends Value = Value> extends TypeDefinition<Self> {
  name: string;
  /** `__module__`; builtins unless said. Other modules make tpName dotted. */
  module?: string;
}

/** Types that are not yet linked, with their definitions. */
export const declaredTypes = new Map<PyType, TypeDefinition | undefined>();

/**
 * Makes the type object of a static type, which is only a name until `completeType`: what the class of its instances needs, so that slots and
 * methods, which need everything, can stand in a file above it.
 */
export function declareType(name: string, module = 'builtins'): PyType {
  const type = new PyType(undefined, name, PyObject, false);
  if (module !== 'builtins') type.tpName = `${module}.${name}`;
  type.flags = TypeFlag.IMMUTABLETYPE | TypeFlag.STATIC_BUILTIN;
  declaredTypes.set(type, undefined);
  return type;
}

/** Gives a declared type its slots and all else; it works after `readyTypes`. */
export function completeType<Self extends Value = Value>(type: PyType, definition: TypeDefinition<Self>): void {
  if (definition.instanceClass !== undefined) type.instanceClass = definition.instanceClass;
  type.textSignature = definition.textSignature ?? null;
  type.flags |= definition.flags ?? 0;
  type.hasDict = definition.hasDict ?? false;
  type.hasWeakrefs = definition.hasWeakrefs ?? false;
  type.vectorcall = definition.vectorcall;
  Object.assign(type.tp, definition.tp);
  declaredTypes.set(type, definition);
}

/** Declares and completes a static type. */
export function defineType<Self extends Value = Value>(spec: TypeSpec<Self>): PyType {
  const type = declareType(spec.name, spec.module);
  completeType(type, spec);
  return type;
}
