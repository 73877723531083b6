// Type objects as data: identity, bases, namespace and the slots through which every operation goes (CPython's PyTypeObject).

import type { BufferInfo } from './bytes/buffer';
import type { PyDict } from './containers/dict';
import { PyObject, release, type Value, type Visit } from './object';
import type { Thread } from './thread';
import type { PyTuple } from './containers/tuple';

export type CompareOp = '<' | '<=' | '==' | '!=' | '>' | '>=';

/**
 * The functions of a type's slots. Whoever declares a type knows the class of its instances, so `self` has that class there; whoever goes
 * through a slot has got it from the type of the very value that it hands over. That is why these are methods: TypeScript lets a
 * method narrow its parameters.
 */
interface SlotFunction<Self extends Value> {
  unary(thread: Thread, self: Self): Value;
  /** Either operand may be of the type; returns the NotImplemented object when it does not know the other. */
  binary(thread: Thread, left: Value, right: Value): Value;
  /** The left operand is of the type. */
  ofLeft(thread: Thread, self: Self, other: Value): Value;
  call(thread: Thread, self: Self, args: Value[], kwnames: PyTuple | undefined): Value;
  init(thread: Thread, self: Self, args: Value[], kwnames: PyTuple | undefined): void;
  hash(thread: Thread, self: Self): number;
  compare(thread: Thread, self: Self, other: Value, op: CompareOp): Value;
  getAttribute(thread: Thread, self: Self, name: string): Value;
  setAttribute(thread: Thread, self: Self, name: string, value: Value | undefined): void;
  next(thread: Thread, self: Self): Value | undefined;
  bind(thread: Thread, self: Self, instance: Value | undefined, owner: PyType | undefined): Value;
  assign(thread: Thread, self: Self, instance: Value, value: Value | undefined): void;
  finalize(thread: Thread, self: Self): void;
  send(thread: Thread, self: Self, sent: Value): { done: boolean; value: Value };
  test(thread: Thread, self: Self): boolean;
  inPlacePower(thread: Thread, self: Self, exponent: Value, modulus: Value): Value;
  length(thread: Thread, self: Self): number;
  repeat(thread: Thread, self: Self, count: number): Value;
  assignItem(thread: Thread, self: Self, index: number, value: Value | undefined): void;
  contains(thread: Thread, self: Self, item: Value): boolean;
  assignSubscript(thread: Thread, self: Self, key: Value, value: Value | undefined): void;
  lend(thread: Thread, self: Self, flags: number): BufferInfo;
  takeBack(thread: Thread, self: Self, buffer: BufferInfo): void;
}

/** The slots of a type, named and grouped as in CPython. All are inherited along the MRO. */
export class TypeSlots<Self extends Value = Value> {
  tp_new?: (thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined) => Value = undefined;
  tp_init?: SlotFunction<Self>['init'] = undefined;
  /** Vectorcall form; there is no separate tuple/dict form in the host. */
  tp_call?: SlotFunction<Self>['call'] = undefined;
  tp_repr?: SlotFunction<Self>['unary'] = undefined;
  tp_str?: SlotFunction<Self>['unary'] = undefined;
  /** A 32-bit signed integer, never -1. undefined is inherited; `unhashable` marks `__hash__ = None`. */
  tp_hash?: SlotFunction<Self>['hash'] = undefined;
  tp_richcompare?: SlotFunction<Self>['compare'] = undefined;
  tp_getattro?: SlotFunction<Self>['getAttribute'] = undefined;
  /** value undefined: delete. */
  tp_setattro?: SlotFunction<Self>['setAttribute'] = undefined;
  tp_iter?: SlotFunction<Self>['unary'] = undefined;
  /** undefined: exhausted (without StopIteration). */
  tp_iternext?: SlotFunction<Self>['next'] = undefined;
  /** `instance` is undefined for access through the class; None (null) is a possible instance. */
  tp_descr_get?: SlotFunction<Self>['bind'] = undefined;
  tp_descr_set?: SlotFunction<Self>['assign'] = undefined;
  /** `__del__` and native finalisation. */
  tp_finalize?: SlotFunction<Self>['finalize'] = undefined;
  am_await?: SlotFunction<Self>['unary'] = undefined;
  am_aiter?: SlotFunction<Self>['unary'] = undefined;
  am_anext?: SlotFunction<Self>['unary'] = undefined;
  /** Resumes with a sent value; `done` tells a return from a yield. */
  am_send?: SlotFunction<Self>['send'] = undefined;
  nb_add?: SlotFunction<Self>['binary'] = undefined;
  nb_subtract?: SlotFunction<Self>['binary'] = undefined;
  nb_multiply?: SlotFunction<Self>['binary'] = undefined;
  nb_remainder?: SlotFunction<Self>['binary'] = undefined;
  nb_divmod?: SlotFunction<Self>['binary'] = undefined;
  nb_power?: (thread: Thread, base: Value, exponent: Value, modulus: Value) => Value = undefined;
  nb_negative?: SlotFunction<Self>['unary'] = undefined;
  nb_positive?: SlotFunction<Self>['unary'] = undefined;
  nb_absolute?: SlotFunction<Self>['unary'] = undefined;
  nb_bool?: SlotFunction<Self>['test'] = undefined;
  nb_invert?: SlotFunction<Self>['unary'] = undefined;
  nb_lshift?: SlotFunction<Self>['binary'] = undefined;
  nb_rshift?: SlotFunction<Self>['binary'] = undefined;
  nb_and?: SlotFunction<Self>['binary'] = undefined;
  nb_xor?: SlotFunction<Self>['binary'] = undefined;
  nb_or?: SlotFunction<Self>['binary'] = undefined;
  nb_int?: SlotFunction<Self>['unary'] = undefined;
  nb_float?: SlotFunction<Self>['unary'] = undefined;
  nb_index?: SlotFunction<Self>['unary'] = undefined;
  nb_floor_divide?: SlotFunction<Self>['binary'] = undefined;
  nb_true_divide?: SlotFunction<Self>['binary'] = undefined;
  nb_matrix_multiply?: SlotFunction<Self>['binary'] = undefined;
  nb_inplace_add?: SlotFunction<Self>['ofLeft'] = undefined;
  nb_inplace_subtract?: SlotFunction<Self>['ofLeft'] = undefined;
  nb_inplace_multiply?: SlotFunction<Self>['ofLeft'] = undefined;
  nb_inplace_remainder?: SlotFunction<Self>['ofLeft'] = undefined;
  nb_inplace_power?: SlotFunction<Self>['inPlacePower'] = undefined;
  nb_inplace_lshift?: SlotFunction<Self>['ofLeft'] = undefined;
  nb_inplace_rshift?: SlotFunction<Self>['ofLeft'] = undefined;
  nb_inplace_and?: SlotFunction<Self>['ofLeft'] = undefined;
  nb_inplace_xor?: SlotFunction<Self>['ofLeft'] = undefined;
  nb_inplace_or?: SlotFunction<Self>['ofLeft'] = undefined;
  nb_inplace_floor_divide?: SlotFunction<Self>['ofLeft'] = undefined;
  nb_inplace_true_divide?: SlotFunction<Self>['ofLeft'] = undefined;
  nb_inplace_matrix_multiply?: SlotFunction<Self>['ofLeft'] = undefined;
  sq_length?: SlotFunction<Self>['length'] = undefined;
  sq_concat?: SlotFunction<Self>['ofLeft'] = undefined;
  sq_repeat?: SlotFunction<Self>['repeat'] = undefined;
  sq_item?: SlotFunction<Self>['repeat'] = undefined;
  sq_ass_item?: SlotFunction<Self>['assignItem'] = undefined;
  sq_contains?: SlotFunction<Self>['contains'] = undefined;
  sq_inplace_concat?: SlotFunction<Self>['ofLeft'] = undefined;
  sq_inplace_repeat?: SlotFunction<Self>['repeat'] = undefined;
  mp_length?: SlotFunction<Self>['length'] = undefined;
  mp_subscript?: SlotFunction<Self>['ofLeft'] = undefined;
  mp_ass_subscript?: SlotFunction<Self>['assignSubscript'] = undefined;
  /** The buffer protocol: lends memory until bf_releasebuffer gets it back (buffer.ts has the consumers' side). */
  bf_getbuffer?: SlotFunction<Self>['lend'] = undefined;
  bf_releasebuffer?: SlotFunction<Self>['takeBack'] = undefined;
}

/** Py_TPFLAGS_* that matter here, with CPython's bit numbers (visible as `__flags__`). */
export const TypeFlag = {
  STATIC_BUILTIN: 1 << 1,
  INLINE_VALUES: 1 << 2,
  MANAGED_WEAKREF: 1 << 3,
  MANAGED_DICT: 1 << 4,
  SEQUENCE: 1 << 5,
  MAPPING: 1 << 6,
  DISALLOW_INSTANTIATION: 1 << 7,
  IMMUTABLETYPE: 1 << 8,
  HEAPTYPE: 1 << 9,
  BASETYPE: 1 << 10,
  HAVE_VECTORCALL: 1 << 11,
  READY: 1 << 12,
  READYING: 1 << 13,
  HAVE_GC: 1 << 14,
  METHOD_DESCRIPTOR: 1 << 17,
  VALID_VERSION_TAG: 1 << 19,
  IS_ABSTRACT: 1 << 20,
  MATCH_SELF: 1 << 22,
  ITEMS_AT_END: 1 << 23,
  LONG_SUBCLASS: 1 << 24,
  LIST_SUBCLASS: 1 << 25,
  TUPLE_SUBCLASS: 1 << 26,
  BYTES_SUBCLASS: 1 << 27,
  UNICODE_SUBCLASS: 1 << 28,
  DICT_SUBCLASS: 1 << 29,
  BASE_EXC_SUBCLASS: 1 << 30,
  TYPE_SUBCLASS: 1 << 31,
} as const;

/** The JavaScript class whose instances a type allocates; two bases with unrelated classes conflict in layout. */
export type InstanceClass<T extends PyObject = PyObject> = abstract new (...args: never[]) => T;

/** How the direct call of a native class takes an array (tp_vectorcall). */
export interface Vectorcall {
  /** Keywords too; otherwise a call with keywords goes on to `type.__call__`, which gets a dictionary. */
  keywords: boolean;
  /** What it does, where that is not what `type.__call__` does. */
  call?: (thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined) => Value;
}

/** In a lookup cache: no class has the name. */
export const ABSENT = Symbol('absent');

/** A type object. Static types are made by `defineType` (define-type.ts), heap types by the class statement (type-new.ts). */
export class PyType extends PyObject {
  /** `__name__`. */
  name: string;
  /** `__qualname__`. */
  qualname: string;
  /** tp_name as it stands in messages such as "'collections.deque' object": dotted for native types of modules other than builtins. */
  tpName: string;
  base: PyType | null = null;
  bases: PyType[] = [];
  /** Linearised bases, this type first. */
  mro: PyType[] = [];
  /** `__bases__` and `__mro__` as objects; held. Assigned together with `bases` and `mro`. */
  basesTuple: PyTuple | undefined = undefined;
  mroTuple: PyTuple | undefined = undefined;
  /** tp_dict; held. Assigned by whoever makes the type. */
  namespace!: PyDict;
  flags = 0;
  doc: string | null = null;
  readonly isHeapType: boolean;
  /** Instances have a `__dict__`. */
  hasDict = false;
  /** Instances can be weakly referenced. */
  hasWeakrefs = false;
  /** `__basicsize__`, `__itemsize__`, `__dictoffset__`, `__weakrefoffset__` (type-layout.ts). */
  basicSize = 8;
  itemSize = 0;
  dictOffset = 0;
  weakrefOffset = 0;
  /** `__text_signature__` of native types. */
  textSignature: string | null = null;
  /** Number of `__slots__` values of instances, inherited ones included. */
  slotCount = 0;
  /** The names in its own `__slots__`, mangled and sorted, without `__dict__` and `__weakref__`. */
  slotNames: string[] = [];
  instanceClass: InstanceClass;
  /** Every slot function, own or inherited; read on every operation. */
  tp: TypeSlots = new TypeSlots();
  /** How a direct call of this very class takes its arguments in an array, if it does; not inherited. */
  vectorcall: Vectorcall | undefined = undefined;
  /** Attribute lookup cache along the MRO; emptied when this type or a base changes (type-lookup.ts). */
  readonly lookupCache: Map<string, Value | typeof ABSENT> = new Map();
  /** tp_version_tag: changes with every modification; 0 means unassigned. */
  version = 0;
  /** How many versions it has had. */
  versionsUsed = 0;
  /** The function behind `__getitem__` as specialised subscripts know it, and its version; borrowed. */
  getitem: PyObject | undefined = undefined;
  getitemVersion = 0;
  /** Attribute names of instances in order of first assignment, shared by their dictionaries (dict.ts). */
  sharedKeys: unknown = undefined;
  /** The type has been cleared: it holds nothing any more. */
  private gone = false;

  constructor(metatype: PyType | undefined, name: string, instanceClass: InstanceClass, isHeapType: boolean) {
    super(metatype ?? UNSET_METATYPE);
    this.name = name;
    this.qualname = name;
    this.tpName = name;
    this.instanceClass = instanceClass;
    this.isHeapType = isHeapType;
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    if (!this.isHeapType || this.gone) return;
    visit(this.namespace);
    visit(this.base);
    visit(this.basesTuple);
    visit(this.mroTuple);
  }

  override clear(thread: Thread): void {
    if (this.gone) return;
    this.gone = true;
    const { namespace, base, basesTuple, mroTuple } = this;
    for (const parent of this.bases) thread.interp.subclasses.get(parent)?.delete(this);
    this.bases = [];
    this.mro = [];
    this.base = null;
    this.basesTuple = this.mroTuple = undefined;
    this.lookupCache.clear();
    release(thread, basesTuple);
    release(thread, mroTuple);
    release(thread, base);
    namespace.removeAll(thread);
    release(thread, namespace);
    super.clear(thread);
  }
}

/** Stands in for `type` while `type` itself is being made. */
const UNSET_METATYPE = { isHeapType: false } as PyType;

/** Is `type` the same as `other` or derived from it (PyType_IsSubtype)? */
export function isSubtype(type: PyType, other: PyType): boolean {
  return type === other || type.mro.includes(other);
}
