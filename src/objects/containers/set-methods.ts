// set and frozenset: methods and slots.

import { classGetItem } from '../types/class-getitem';
import { PyList } from './list';
import { coexisting, method, type NativeDefinition } from '../native';
import { checkPositional, noKeywords } from '../native-arguments';
import { drop, hold, release, type Value } from '../object';
import { callMethod } from '../protocols/attributes';
import { unhashable } from '../protocols/hashing';
import { repr } from '../protocols/text';
import { keyError } from '../raise';
import { guardRepr } from '../repr-guard';
import { positionalCount } from './sequence-arguments';
import { frozensetType, PyAnySet, PyFrozenSet, PySet, setType } from './set';
import { PySetIterator } from './set-iterator';
import {
  copySet,
  difference,
  differenceOfAll,
  intersection,
  intersectionOfAll,
  isDisjoint,
  isSubset,
  isSuperset,
  symmetricDifference,
  unionOfAll,
  subtractFromSet,
} from './set-operations';
import { containsKey, hashOfElements, hashOrFrozen, makeSet, toggleInSet, updateSet } from './set-update';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { PyTuple } from './tuple';
import type { CompareOp, PyType, TypeSlots } from '../type';

function setRepr(thread: Thread, set: PyAnySet): Value {
  const { name } = set.type;
  if (set.used === 0) return `${name}()`;
  return guardRepr(thread, set, `${name}(...)`, () => {
    const keys = hold(new PyList([...set.keys()]));
    try {
      const text = repr(thread, keys).slice(1, -1);
      return set.type === setType ? `{${text}}` : `${name}({${text}})`;
    } finally {
      release(thread, keys);
    }
  });
}

function compareSets(thread: Thread, self: Value, other: Value, op: CompareOp): Value {
  if (!(self instanceof PyAnySet) || !(other instanceof PyAnySet)) return NotImplemented;
  switch (op) {
    case '==':
      return equalSets(thread, self, other);
    case '!=':
      return !equalSets(thread, self, other);
    case '<=':
      return isSubset(thread, self, other);
    case '>=':
      return isSubset(thread, other, self);
    case '<':
      return self.used < other.used && isSubset(thread, self, other);
    case '>':
      return self.used > other.used && isSubset(thread, other, self);
  }
}

function equalSets(thread: Thread, a: PyAnySet, b: PyAnySet): boolean {
  if (a.used !== b.used) return false;
  if (a.hash !== -1 && b.hash !== -1 && a.hash !== b.hash) return false;
  return isSubset(thread, a, b);
}

type SetOperation = (thread: Thread, left: PyAnySet, right: PyAnySet) => Value;

/** An operator that both operands must be sets for. */
const operator =
  (work: SetOperation) =>
  (thread: Thread, left: Value, right: Value): Value =>
    left instanceof PyAnySet && right instanceof PyAnySet ? work(thread, left, right) : NotImplemented;

/** An operator that changes its left operand. */
const inPlace =
  (work: (thread: Thread, left: PyAnySet, right: PyAnySet) => void) =>
  (thread: Thread, left: Value, right: Value): Value => {
    if (!(right instanceof PyAnySet)) return NotImplemented;
    work(thread, left as PyAnySet, right);
    return left;
  };

/** Replaces the elements of a set by those of a result. */
function become(thread: Thread, set: PyAnySet, result: PyAnySet): void {
  set.swapWith(result);
  drop(thread, result);
}

const commonSlots: Partial<TypeSlots<PyAnySet>> = {
  tp_repr: setRepr,
  tp_iter: (_thread, self) => new PySetIterator(self),
  tp_richcompare: compareSets,
  nb_subtract: operator(difference),
  nb_and: operator(intersection),
  nb_xor: operator(symmetricDifference),
  nb_or: operator((thread, left, right) => unionOfAll(thread, left, [right])),
  sq_length: (_thread, self) => self.used,
  sq_contains: (thread, self, key) => containsKey(thread, self, key),
};

export const setSlots: Partial<TypeSlots<PySet>> = {
  ...commonSlots,
  tp_new: (_thread, type) => new PySet(type),
  tp_init: (thread, set, args, kwnames) => {
    noKeywords('set', kwnames);
    checkPositional(set.type.tpName, positionalCount(args, kwnames), 0, 1);
    if (set.fill > 0) set.removeAll(thread);
    if (args.length > 0) updateSet(thread, set, args[0]!);
  },
  tp_hash: unhashable,
  nb_inplace_subtract: inPlace(subtractFromSet),
  nb_inplace_and: inPlace((thread, left, right) => become(thread, left, intersection(thread, left, right))),
  nb_inplace_xor: inPlace(toggleInSet),
  nb_inplace_or: inPlace(updateSet),
};

export const frozensetSlots: Partial<TypeSlots<PySet>> = {
  ...commonSlots,
  tp_new: (thread, type: PyType, args, kwnames) => {
    if (type === frozensetType || type.tp.tp_init === frozensetType.tp.tp_init) noKeywords('frozenset', kwnames);
    const given = positionalCount(args, kwnames);
    checkPositional(type.tpName, given, 0, 1);
    const iterable = given === 0 ? undefined : args[0];
    if (type === frozensetType && iterable instanceof PyFrozenSet && iterable.type === frozensetType) return iterable;
    return makeSet(thread, type, iterable);
  },
  tp_hash: (_thread, self) => {
    const set = self as PyAnySet;
    if (set.hash === -1) set.hash = hashOfElements(set);
    return set.hash;
  },
};

const containsMethod = coexisting('__contains__($self, object, /)', (thread, self: PyAnySet, key: Value) =>
  containsKey(thread, self, key),
);
const copyMethod = method('copy($self, /)', (thread, self: PyAnySet) =>
  self.type === frozensetType ? self : copySet(thread, self),
);
const differenceMethod = method('difference($self, /, *others)', (thread, self: PyAnySet, others: Value[]) =>
  differenceOfAll(thread, self, others),
);
const intersectionMethod = method('intersection($self, /, *others)', (thread, self: PyAnySet, others: Value[]) =>
  intersectionOfAll(thread, self, others),
);
const isDisjointMethod = method('isdisjoint($self, other, /)', (thread, self: PyAnySet, other: Value) =>
  isDisjoint(thread, self, other),
);
const isSubsetMethod = method('issubset($self, other, /)', (thread, self: PyAnySet, other: Value) =>
  isSubset(thread, self, other),
);
const isSupersetMethod = method('issuperset($self, other, /)', (thread, self: PyAnySet, other: Value) =>
  isSuperset(thread, self, other),
);
const reduceMethod = method('__reduce__($self, /)', (thread, self: PyAnySet) => {
  const keys = new PyList([...self.keys()]);
  const state = callMethod(thread, self, '__getstate__', []);
  return new PyTuple([self.type, new PyTuple([keys]), state]);
});
const sizeOfMethod = method(
  '__sizeof__($self, /)',
  (_thread, self: PyAnySet) => self.type.basicSize + (self.mask === 7 ? 0 : 8 * (self.mask + 1)),
);
const symmetricDifferenceMethod = method(
  'symmetric_difference($self, other, /)',
  (thread, self: PyAnySet, other: Value) => symmetricDifference(thread, self, other),
);
const unionMethod = method('union($self, /, *others)', (thread, self: PyAnySet, others: Value[]) =>
  unionOfAll(thread, self, others),
);

export const frozensetMethods: NativeDefinition[] = [
  containsMethod,
  copyMethod,
  differenceMethod,
  intersectionMethod,
  isDisjointMethod,
  isSubsetMethod,
  isSupersetMethod,
  reduceMethod,
  sizeOfMethod,
  symmetricDifferenceMethod,
  unionMethod,
  classGetItem(),
];

export const setMethods: NativeDefinition[] = [
  method('add($self, object, /)', (thread, self: PySet, key: Value) => {
    self.add(thread, key);
    return null;
  }),
  method('clear($self, /)', (thread, self: PySet) => {
    self.removeAll(thread);
    return null;
  }),
  containsMethod,
  copyMethod,
  method('discard($self, object, /)', (thread, self: PySet, key: Value) => {
    self.discardHashed(thread, key, hashOrFrozen(thread, key));
    return null;
  }),
  differenceMethod,
  method('difference_update($self, /, *others)', (thread, self: PySet, others: Value[]) => {
    for (const other of others) subtractFromSet(thread, self, other);
    return null;
  }),
  intersectionMethod,
  method('intersection_update($self, /, *others)', (thread, self: PySet, others: Value[]) => {
    become(thread, self, intersectionOfAll(thread, self, others));
    return null;
  }),
  isDisjointMethod,
  isSubsetMethod,
  isSupersetMethod,
  method('pop($self, /)', (_thread, self: PySet) => {
    const key = self.popAny();
    if (key === undefined) throw keyError('pop from an empty set');
    return key;
  }),
  reduceMethod,
  method('remove($self, object, /)', (thread, self: PySet, key: Value) => {
    if (!self.discardHashed(thread, key, hashOrFrozen(thread, key))) throw keyError(key);
    return null;
  }),
  sizeOfMethod,
  symmetricDifferenceMethod,
  method('symmetric_difference_update($self, other, /)', (thread, self: PySet, other: Value) => {
    toggleInSet(thread, self, other);
    return null;
  }),
  unionMethod,
  method('update($self, /, *others)', (thread, self: PySet, others: Value[]) => {
    for (const other of others) updateSet(thread, self, other);
    return null;
  }),
  classGetItem(),
];
