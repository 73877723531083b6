// tuple: methods and slots.

import { classGetItem } from '../types/class-getitem';
import { method, type NativeDefinition } from '../native';
import { checkPositional, noKeywords } from '../native-arguments';
import type { Value } from '../object';
import { hash } from '../protocols/hashing';
import { collect } from '../protocols/iteration';
import { asSsize, isIndex } from '../protocols/numbers';
import { repr } from '../protocols/text';
import { indexError, typeError, valueError } from '../raise';
import { guardRepr } from '../repr-guard';
import { boundArgument, positionalCount, SSIZE_MAX } from './sequence-arguments';
import { compareItems, countItems, findItem, joinReprs, sliceItems } from './sequence-items';
import { NotImplemented } from '../singletons';
import { adjustIndices, PySlice, unpackSlice } from './slice';
import type { Thread } from '../thread';
import { EMPTY_TUPLE, PyTuple, tupleType } from './tuple';
import { hashOfTuple } from './tuple-hash';
import { type Budget, pass, reserveItems } from '../memory/budget';
import { PyTupleIterator } from './tuple-iterator';
import { IndexErrorType } from '../exceptions/exceptions';
import type { PyType, TypeSlots } from '../type';
import { typeOf } from '../type-of';

/** Repeats items as lists and tuples do. */
export function repeatItems(budget: Budget, items: Value[], count: number): Value[] {
  reserveItems(budget, items.length * count);
  const [only] = items;
  if (items.length === 1) return new Array<Value>(count).fill(only!);
  const repeated: Value[] = [];
  for (let nth = 0; nth < count; nth++) {
    pass(budget, items.length);
    for (const item of items) repeated.push(item);
  }
  return repeated;
}

/** tuple(iterable) for exactly tuple (PySequence_Tuple). */
export function toTuple(thread: Thread, iterable: Value): PyTuple {
  if (iterable instanceof PyTuple && iterable.type === tupleType) return iterable;
  return PyTuple.adopt(collect(thread, iterable));
}

function tupleNew(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  if (type === tupleType || type.tp.tp_init === tupleType.tp.tp_init) noKeywords('tuple', kwnames);
  checkPositional('tuple', positionalCount(args, kwnames), 0, 1);
  const iterable = positionalCount(args, kwnames) === 0 ? EMPTY_TUPLE : args[0]!;
  if (type === tupleType) return toTuple(thread, iterable);
  return PyTuple.adopt(collect(thread, iterable), type);
}

function tupleHash(thread: Thread, tuple: PyTuple): number {
  if (tuple.hash === -1) {
    pass(thread.budget, 8 * tuple.items.length);
    tuple.hash = hashOfTuple(tuple.items.map((item) => hash(thread, item)));
  }
  return tuple.hash;
}

function tupleRepr(thread: Thread, tuple: PyTuple): Value {
  if (tuple.items.length === 0) return '()';
  return guardRepr(thread, tuple, '(...)', () => {
    return `(${joinReprs(thread, tuple, repr)}${tuple.items.length === 1 ? ',' : ''})`;
  });
}

function tupleItem(self: PyTuple, index: number): Value {
  if (index < 0 || index >= self.items.length) throw indexError('tuple index out of range');
  return self.items[index]!;
}

function tupleSubscript(thread: Thread, tuple: PyTuple, key: Value): Value {
  if (isIndex(key)) {
    const index = asSsize(thread, key, IndexErrorType);
    return tupleItem(tuple, index < 0 ? index + tuple.items.length : index);
  }
  if (!(key instanceof PySlice)) throw typeError(`tuple indices must be integers or slices, not ${typeOf(key).tpName}`);
  const { start, step, length } = adjustIndices(tuple.items.length, unpackSlice(thread, key));
  if (start === 0 && step === 1 && length === tuple.items.length && tuple.type === tupleType) return tuple;
  return PyTuple.of(sliceItems(thread.budget, tuple.items, start, step, length));
}

function tupleConcat(thread: Thread, left: Value, right: Value): Value {
  const tuple = left as PyTuple;
  if (tuple.items.length === 0 && right instanceof PyTuple && right.type === tupleType) return right;
  if (!(right instanceof PyTuple))
    throw typeError(`can only concatenate tuple (not "${typeOf(right).tpName}") to tuple`);
  if (right.items.length === 0 && tuple.type === tupleType) return tuple;
  reserveItems(thread.budget, tuple.items.length + right.items.length);
  return PyTuple.of(tuple.items.concat(right.items));
}

function tupleRepeat(thread: Thread, tuple: PyTuple, count: number): Value {
  if ((tuple.items.length === 0 || count === 1) && tuple.type === tupleType) return tuple;
  if (tuple.items.length === 0 || count <= 0) return EMPTY_TUPLE;
  return new PyTuple(repeatItems(thread.budget, tuple.items, count));
}

export const tupleSlots: Partial<TypeSlots<PyTuple>> = {
  tp_new: tupleNew,
  tp_hash: tupleHash,
  tp_repr: tupleRepr,
  tp_iter: (_thread, self) => new PyTupleIterator(self),
  tp_richcompare: (thread, left, right, op) => {
    if (!(left instanceof PyTuple) || !(right instanceof PyTuple)) return NotImplemented;
    return compareItems(thread, left, right, op);
  },
  sq_length: (_thread, self) => self.items.length,
  sq_concat: tupleConcat,
  sq_repeat: tupleRepeat,
  sq_item: (_thread, self, index) => tupleItem(self, index),
  sq_contains: (thread, self, item) => findItem(thread, self, item, 0, SSIZE_MAX) >= 0,
  mp_length: (_thread, self) => self.items.length,
  mp_subscript: tupleSubscript,
};

export const tupleMethods: NativeDefinition[] = [
  method('__getnewargs__($self, /)', (_thread, self: PyTuple) => new PyTuple([PyTuple.of(self.items.slice())])),
  method(
    'index($self, value, start=0, stop=sys.maxsize, /)',
    (thread, self: PyTuple, value: Value, start: Value | undefined, stop: Value | undefined) => {
      let first = boundArgument(thread, start, 0);
      let end = boundArgument(thread, stop, SSIZE_MAX);
      if (first < 0) first = Math.max(0, first + self.items.length);
      if (end < 0) end += self.items.length;
      const found = findItem(thread, self, value, first, end);
      if (found < 0) throw valueError('tuple.index(x): x not in tuple');
      return found;
    },
  ),
  method('count($self, value, /)', (thread, self: PyTuple, value: Value) => countItems(thread, self, value)),
  classGetItem(),
];
