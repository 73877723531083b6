// How static types are declared. A declaration only records; `readyTypes` (ready-types.ts) links MROs, slots and namespaces once all are known,
// so that files may declare types in any order.

import type { NativeDefinition } from './native';
import { type InstanceClass, PyType, TypeFlag, type TypeSlots } from './type';
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
 * What a type is declared by. `Self` is what its slots and attributes get: the instance class, or any value where that is inherited; said
 * where instances may be immediate.
 */
export interface TypeSpec<Self extends Value = Value> {
  name: string;
  /** `__module__`; builtins unless said. Other modules make tpName dotted. */
  module?: string;
  /** A thunk, so that declarations need no order. `object` unless said. */
  base?: () => PyType;
  /** All bases where there are several; the first is `base`. */
  bases?: () => PyType[];
  /** Instances can be made with the `tp_new` of the base, although the type defines none (heap types of C modules). */
  inheritsNew?: boolean;
  /** The metaclass; that of the base unless said. */
  metatype?: () => PyType;
  /** The JavaScript class of instances; inherited from the base unless said. */
  instanceClass?: InstanceClass<Self & PyObject>;
  /** TypeFlag bits beyond those that follow from the rest (BASETYPE, SEQUENCE, LONG_SUBCLASS, HAVE_VECTORCALL …). */
  flags?: number;
  /** `__text_signature__` of the constructor, as "(iterable=(), /)". */
  textSignature?: string;
  hasDict?: boolean;
  hasWeakrefs?: boolean;
  tp?: Partial<TypeSlots<NoInfer<Self>>>;
  /** What a direct call does, where that differs from a call of `tp_new` and `tp_init` (tp_vectorcall). */
  vectorcall?: PyType['vectorcall'];
  methods?: NativeDefinition[];
  getset?: GetSet<NoInfer<Self>>[];
  members?: Member<NoInfer<Self>>[];
  /** Plain values of the namespace, as `__hash__: null`. */
  attributes?: Record<string, Value>;
}

/** Declarations not yet linked. */
export const declaredTypes: { type: PyType; spec: TypeSpec }[] = [];

/** Declares a static type. The type object exists at once; it works after `readyTypes`. */
export function defineType<Self extends Value = Value>(spec: TypeSpec<Self>): PyType {
  const type = new PyType(undefined, spec.name, spec.instanceClass ?? PyObject, false);
  if (spec.module !== undefined && spec.module !== 'builtins') type.tpName = `${spec.module}.${spec.name}`;
  type.textSignature = spec.textSignature ?? null;
  type.flags = TypeFlag.IMMUTABLETYPE | TypeFlag.STATIC_BUILTIN | (spec.flags ?? 0);
  type.hasDict = spec.hasDict ?? false;
  type.hasWeakrefs = spec.hasWeakrefs ?? false;
  type.vectorcall = spec.vectorcall;
  Object.assign(type.tp, spec.tp);
  declaredTypes.push({ type, spec });
  return type;
}
