// typing.Union: `int | str`.

import { defineType } from '../define-type';
import { PyFrozenSet } from '../containers/set';
import { PyGenericAlias } from './generic-alias';
import { classMethod, method } from '../native';
import { noneType } from '../none';
import { drop, hold, PyObject, release, unhold, type Value, type Visit } from '../object';
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
import { PyTuple } from '../containers/tuple';
import { isSubtype, PyType, TypeFlag } from '../type';
import { collectParameters, substitute, typeParameterRepr } from './type-parameters';
import { TypeErrorType } from '../exceptions/exceptions';
import { isTypeAlias } from './type-alias';
import { checkType } from './typing-calls';

export class PyUnion extends PyObject {
  /** `__args__`: distinct types in order; held. */
  args: PyTuple;
  /** `__parameters__`; held. */
  parameters: PyTuple | undefined = undefined;

  constructor(args: PyTuple) {
    super(unionType);
    this.args = hold(args);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.args);
    visit(this.parameters);
  }

  override clear(thread: Thread): void {
    const { args, parameters } = this;
    this.parameters = undefined;
    release(thread, args);
    release(thread, parameters);
    super.clear(thread);
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
  const members: Value[] = [];
  const add = (value: Value) => {
    const member = value === null ? noneType : value;
    if (!members.some((known) => sameMember(thread, known, member))) members.push(member);
  };
  for (const value of values) {
    if (value instanceof PyUnion) for (const member of value.args.items) add(member);
    else add(value);
  }
  return members.length === 1 ? members[0]! : new PyUnion(new PyTuple(members));
}

function sameMember(thread: Thread, a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a instanceof PyType && b instanceof PyType) return false;
  if (a instanceof PyGenericAlias !== b instanceof PyGenericAlias) return false;
  return richCompareBool(thread, a, b, '==');
}

function parametersOf(thread: Thread, union: PyUnion): PyTuple {
  union.parameters ??= hold(collectParameters(thread, union.args));
  return union.parameters;
}

function getUnionItem(thread: Thread, self: Value, item: Value): Value {
  const union = self as PyUnion;
  const args = hold(substitute(thread, self, union.args, parametersOf(thread, union), item));
  try {
    let result = hold(args.items[0] ?? null);
    for (const arg of args.items.slice(1)) {
      const next = hold(binaryOp(thread, '|', result, arg));
      release(thread, result);
      result = next;
    }
    return unhold(result);
  } finally {
    release(thread, args);
  }
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

export const unionType = defineType({
  name: 'Union',
  module: 'typing',
  instanceClass: PyUnion as never,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  doc: 'Represent a union type\n\nE.g. for int | str',
  hasWeakrefs: true,
  tp: {
    tp_repr: (thread, self) => (self as PyUnion).args.items.map((arg) => typeParameterRepr(thread, arg)).join(' | '),
    tp_hash: (thread, self) => {
      const set = hold(new PyFrozenSet());
      try {
        for (const arg of (self as PyUnion).args.items) set.add(thread, arg);
        return hash(thread, set);
      } catch (error) {
        if (error instanceof PyRaise && isSubtype(error.exc.type, TypeErrorType)) {
          drop(thread, error.exc);
          const count = (self as PyUnion).args.items.filter((arg) => !isHashable(thread, arg)).length;
          throw typeError(`union contains ${count} unhashable elements`);
        }
        throw error;
      } finally {
        release(thread, set);
      }
    },
    tp_getattro: unionGetAttr,
    tp_richcompare: (thread, left, right, op) => {
      if ((op !== '==' && op !== '!=') || !(left instanceof PyUnion) || !(right instanceof PyUnion))
        return NotImplemented;
      const equal =
        left.args.items.length === right.args.items.length &&
        left.args.items.every((arg) => right.args.items.some((other) => sameMember(thread, arg, other)));
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
    classMethod(
      '__class_getitem__($type, object, /)',
      (thread, _type, item) => subscriptUnion(thread, item),
      'See PEP 585',
    ),
  ],
  members: [{ name: '__args__', get: (object) => (object as PyUnion).args }],
  getset: [
    { name: '__name__', doc: 'Name of the type', get: () => 'Union' },
    { name: '__qualname__', doc: 'Qualified name of the type', get: () => 'Union' },
    { name: '__origin__', doc: 'Always returns the type', get: () => unionType },
    {
      name: '__parameters__',
      doc: 'Type variables in the types.UnionType.',
      get: (thread, self) => parametersOf(thread, self as PyUnion),
    },
  ],
});

function isHashable(thread: Thread, value: Value): boolean {
  try {
    hash(thread, value);
    return true;
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    return false;
  }
}
