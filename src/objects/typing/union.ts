// typing.Union: `int | str`.

import { defineType } from '../define-type';
import { PyFrozenSet } from '../containers/set';
import { PyGenericAlias } from './generic-alias';
import { classMethod, method } from '../native';
import { noneType } from '../none';
import { drop, hold, release, unhold, type Value } from '../object';
import { genericGetAttr } from '../protocols/attributes';
import { whileHeld } from '../protocols/calls';
import { releaseAll } from '../protocols/iteration';
import { binaryOp } from '../protocols/numbers';
import { richCompareBool } from '../protocols/compare';
import { hash } from '../protocols/hashing';
import { repr } from '../protocols/text';
import { typeError } from '../raise';
import { NotImplemented } from '../singletons';
import { PyRaise, type Thread } from '../thread';
import { EMPTY_TUPLE, PyTuple } from '../containers/tuple';
import { PyType, TypeFlag } from '../type';
import { collectParameters, substitute, typeParameterRepr } from './type-parameters';
import { isTypeAlias } from './type-alias';
import { checkType } from './typing-calls';
import { PyHolder } from '../holder';

export class PyUnion extends PyHolder {
  /** `__args__`: distinct types in order; held. */
  args: PyTuple;
  /** `__parameters__`; held. */
  parameters: PyTuple | undefined = undefined;

  static {
    PyUnion.holds({ args: EMPTY_TUPLE, hashable: undefined, unhashable: undefined, parameters: undefined });
  }

  constructor(
    args: PyTuple,
    /** The members that have a hash; held. */
    public hashable: PyFrozenSet | undefined,
    /** The others; held. */
    public unhashable: PyTuple | undefined,
  ) {
    super(unionType);
    this.args = hold(args);
    hold(hashable);
    hold(unhashable);
  }
}

function isUnionable(value: Value): boolean {
  return (
    value === null ||
    value instanceof PyType ||
    value instanceof PyGenericAlias ||
    value instanceof PyUnion ||
    isTypeAlias(value)
  );
}

/** `left | right` as a type; NotImplemented where a value is no type (_Py_union_type_or). */
export function unionOf(thread: Thread, values: Value[]): Value {
  if (!values.every(isUnionable)) return NotImplemented;
  return makeUnion(thread, values);
}

/** The union of types, flattened and without repetitions; a single type stays itself (_Py_union_from_tuple). */
export function makeUnion(thread: Thread, values: Value[]): Value {
  const members = new Members();
  try {
    for (const value of values) {
      if (value instanceof PyUnion) for (const member of value.args.items) members.add(thread, member);
      else members.add(thread, value === null ? noneType : value);
    }
    const { args, hashable, unhashable } = members;
    if (args.length === 1) return args[0]!;
    return new PyUnion(PyTuple.of(args), hashable, unhashable.length === 0 ? undefined : new PyTuple(unhashable));
  } finally {
    release(thread, members.hashable);
  }
}

/** Distinct members in order: those with a hash are told apart by a set, the others one by one (unionbuilder). */
class Members {
  readonly args: Value[] = [];
  readonly hashable = hold(new PyFrozenSet());
  readonly unhashable: Value[] = [];

  add(thread: Thread, member: Value): void {
    const hashed = this.hashOf(thread, member);
    if (hashed === undefined) {
      if (this.unhashable.some((known) => richCompareBool(thread, known, member, '=='))) return;
      this.unhashable.push(member);
    } else if (!this.hashable.addHashed(thread, member, hashed)) return;
    this.args.push(member);
  }

  private hashOf(thread: Thread, member: Value): number | undefined {
    try {
      return hash(thread, member);
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      drop(thread, error.exc);
      return undefined;
    }
  }
}

function parametersOf(thread: Thread, union: PyUnion): PyTuple {
  union.parameters ??= hold(collectParameters(thread, union.args));
  return union.parameters;
}

function getUnionItem(thread: Thread, self: Value, item: Value): Value {
  const union = self as PyUnion;
  const args = hold(substitute(thread, self, union.args, parametersOf(thread, union), item));
  let result: Value = null;
  try {
    result = hold(args.items[0] ?? null);
    for (const arg of args.items.slice(1)) {
      const next = hold(binaryOp(thread, '|', result, arg));
      release(thread, result);
      result = next;
    }
  } finally {
    release(thread, args);
  }
  return unhold(result);
}

/** Union[item]: what is no type is checked by typing. */
export function subscriptUnion(thread: Thread, item: Value): Value {
  const items = item instanceof PyTuple ? item.items : [item];
  if (items.length === 0) throw typeError('Cannot take a Union of no types.');
  const checked: Value[] = [];
  try {
    for (const value of items) checked.push(hold(isUnionable(value) ? value : checkedType(thread, value)));
    const result = hold(makeUnion(thread, checked));
    releaseAll(thread, checked.splice(0));
    return unhold(result);
  } finally {
    releaseAll(thread, checked);
  }
}

function checkedType(thread: Thread, value: Value): Value {
  return checkType(thread, value, 'Union[arg, ...]: each arg must be a type.');
}

/** union_getattro: `__module__` is that of the class. */
function unionGetAttr(thread: Thread, self: Value, name: string): Value {
  if (name === '__module__') return 'typing';
  return genericGetAttr(thread, self, name);
}

export const unionType: PyType = defineType({
  name: 'Union',
  module: 'typing',
  instanceClass: PyUnion,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  hasWeakrefs: true,
  tp: {
    tp_repr: (thread, self) => self.args.items.map((arg) => typeParameterRepr(thread, arg)).join(' | '),
    tp_hash: (thread, self) => {
      const { hashable, unhashable } = self;
      const count = unhashable?.items.length ?? 0;
      for (const value of unhashable?.items ?? []) hash(thread, value);
      if (count > 0) throw typeError(`union contains ${count} unhashable element${count === 1 ? '' : 's'}`);
      return hash(thread, hashable!);
    },
    tp_getattro: unionGetAttr,
    tp_richcompare: (thread, left, right, op) => {
      if ((op !== '==' && op !== '!=') || !(left instanceof PyUnion) || !(right instanceof PyUnion))
        return NotImplemented;
      const equal =
        sameUnhashable(thread, left, right) && richCompareBool(thread, left.hashable!, right.hashable!, '==');
      return op === '==' ? equal : !equal;
    },
    nb_or: (thread, left, right) => {
      const members = new PyTuple([left, right]);
      return whileHeld(thread, members, () => subscriptUnion(thread, members));
    },
    mp_subscript: getUnionItem,
  },
  methods: [
    method('__mro_entries__($self, object, /)', (thread, self) => {
      throw typeError(`Cannot subclass ${repr(thread, self)}`);
    }),
    classMethod('__class_getitem__($type, object, /)', (thread, _type, item) => subscriptUnion(thread, item)),
  ],
  members: [{ name: '__args__', get: (object) => object.args }],
  getset: [
    { name: '__name__', get: () => 'Union' },
    { name: '__qualname__', get: () => 'Union' },
    { name: '__origin__', get: () => unionType },
    {
      name: '__parameters__',
      get: (thread, self) => parametersOf(thread, self),
    },
  ],
});

/** Have both the same members without a hash, in any order (unions_equal)? */
function sameUnhashable(thread: Thread, left: PyUnion, right: PyUnion): boolean {
  const a = left.unhashable?.items ?? [];
  const b = right.unhashable?.items ?? [];
  const within = (some: Value[], others: Value[]) =>
    some.every((value) => others.some((other) => richCompareBool(thread, value, other, '==')));
  return a.length === b.length && within(a, b) && within(b, a);
}
