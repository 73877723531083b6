// range: its slots and methods.

import { normalize } from '../numbers/int';
import { method } from '../native';
import { checkPositional, noKeywords } from '../native-arguments';
import type { Value } from '../object';
import { hash } from '../protocols/hashing';
import { isIndex, toIndex } from '../protocols/numbers';
import { searchContains } from '../protocols/subscript';
import { indexError, overflowError, typeError, valueError } from '../raise';
import { longRangeIteratorType, PyRangeIterator, rangeIteratorType } from './range-iterator';
import { countByIteration, indexByIteration } from '../search';
import { positionalCount, SSIZE_MAX, SSIZE_MIN } from './sequence-arguments';
import { NotImplemented } from '../singletons';
import { exactIndices, PySlice } from './slice';
import { PyTuple } from './tuple';
import { TypeFlag } from '../type';
import { typeOf } from '../type-of';
import { completeType } from '../define-type';
import { type Int, PyRange, rangeType } from './range';

/** An int that range compares without asking it (PyLong_CheckExact or bool). */
function plainInt(value: Value): Int | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
}

function rangeItem(range: PyRange, index: Int): Value {
  const position = index < 0 ? normalize(BigInt(index) + BigInt(range.length)) : index;
  if (position < 0 || position >= range.length) throw indexError('range object index out of range');
  return range.at(position);
}

/** Can the values be counted in C longs (fast_range_iter)? */
function fitsLong(start: Int, stop: Int, step: Int, length: Int): boolean {
  const fits = (value: Int): boolean => value >= SSIZE_MIN && value <= SSIZE_MAX;
  if (!fits(start) || !fits(stop) || !fits(step) || length > SSIZE_MAX) return false;
  if (length === 0) return true;
  return step > 0
    ? (stop as number) <= SSIZE_MAX - ((step as number) - 1)
    : (stop as number) >= SSIZE_MIN + (-1 - (step as number));
}

function iterate(range: PyRange): PyRangeIterator {
  const { start, stop, step, length } = range;
  const type = fitsLong(start, stop, step, length) ? rangeIteratorType : longRangeIteratorType;
  return new PyRangeIterator(type, start, step, length);
}

function iterateReversed(range: PyRange): PyRangeIterator {
  const { start, stop, step, length } = range;
  const long = [start, stop, step].every((value) => value >= SSIZE_MIN && value <= SSIZE_MAX);
  const last = range.at(normalize(BigInt(length) - 1n));
  const fits = long && step !== SSIZE_MIN && fitsLong(last, normalize(BigInt(start) - BigInt(step)), 1, 0);
  return new PyRangeIterator(fits ? rangeIteratorType : longRangeIteratorType, last, normalize(-BigInt(step)), length);
}

function equalRanges(a: PyRange, b: PyRange): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  if (a.length === 0) return true;
  if (a.start !== b.start) return false;
  return a.length === 1 || a.step === b.step;
}

const asSmallLength = (range: PyRange): number => {
  if (range.length > SSIZE_MAX) throw overflowError('Python int too large to convert to C ssize_t');
  return range.length as number;
};

completeType(rangeType, {
  instanceClass: PyRange,
  vectorcall: { keywords: true },
  flags: TypeFlag.SEQUENCE,
  tp: {
    tp_new: (thread, _type, args, kwnames) => {
      noKeywords('range', kwnames);
      checkPositional('range', positionalCount(args, kwnames), 1, 3);
      if (args.length === 1) return new PyRange(0, toIndex(thread, args[0]!), 1);
      const start = toIndex(thread, args[0]!);
      const stop = toIndex(thread, args[1]!);
      const step = args.length === 3 ? toIndex(thread, args[2]!) : 1;
      if (step === 0) throw valueError('range() arg 3 must not be zero');
      return new PyRange(start, stop, step);
    },
    tp_repr: (_thread, self) => {
      const { start, stop, step } = self;
      return step === 1 ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`;
    },
    tp_hash: (thread, self) => {
      const { length, start, step } = self;
      const parts = [length, length === 0 ? null : start, length === 0 || length === 1 ? null : step];
      return hash(thread, new PyTuple(parts));
    },
    tp_richcompare: (_thread, left, right, op) => {
      if (!(left instanceof PyRange) || !(right instanceof PyRange)) return NotImplemented;
      if (op === '==') return equalRanges(left, right);
      return op === '!=' ? !equalRanges(left, right) : NotImplemented;
    },
    tp_iter: (_thread, self) => iterate(self),
    nb_bool: (_thread, self) => self.length !== 0,
    sq_length: (_thread, self) => asSmallLength(self),
    sq_item: (_thread, self, index) => rangeItem(self, index),
    sq_contains: (thread, self, value) => {
      const int = plainInt(value);
      return int === undefined ? searchContains(thread, self, value) : self.positionOf(int) !== undefined;
    },
    mp_length: (_thread, self) => asSmallLength(self),
    mp_subscript: (thread, range, key) => {
      if (isIndex(key)) return rangeItem(range, toIndex(thread, key));
      if (!(key instanceof PySlice))
        throw typeError(`range indices must be integers or slices, not ${typeOf(key).tpName}`);
      const [start, stop, step] = exactIndices(thread, key, BigInt(range.length));
      return new PyRange(range.at(normalize(start)), range.at(normalize(stop)), normalize(BigInt(range.step) * step));
    },
  },
  members: [
    { name: 'start', get: (self) => self.start },
    { name: 'stop', get: (self) => self.stop },
    { name: 'step', get: (self) => self.step },
  ],
  methods: [
    method('__reversed__($self, /)', (_thread, self: PyRange) => iterateReversed(self)),
    method('__reduce__($self, /)', (_thread, { type, start, stop, step }: PyRange) => {
      return new PyTuple([type, new PyTuple([start, stop, step])]);
    }),
    method('count($self, object, /)', (thread, self: PyRange, object: Value) => {
      const int = plainInt(object);
      if (int === undefined) return countByIteration(thread, self, object);
      return self.positionOf(int) === undefined ? 0 : 1;
    }),
    method('index($self, object, /)', (thread, self: PyRange, object: Value) => {
      const int = plainInt(object);
      if (int === undefined) return indexByIteration(thread, self, object);
      const position = self.positionOf(int);
      if (position === undefined) throw valueError('range.index(x): x not in range');
      return position;
    }),
  ],
});
