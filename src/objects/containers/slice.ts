// slice, and the arithmetic of slicing.

import { defineType } from '../define-type';
import { method } from '../native';
import { checkPositional, noKeywords } from '../native-arguments';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import { richCompare } from '../protocols/compare';
import { hash } from '../protocols/hashing';
import { asSsize, isIndex, toIndex } from '../protocols/numbers';
import { repr } from '../protocols/text';
import { typeError, valueError } from '../raise';
import { positionalCount, SSIZE_MAX, SSIZE_MIN } from './sequence-arguments';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { hashLanes } from './tuple-hash';
import { PyTuple } from './tuple';
import { type PyType, TypeFlag } from '../type';
import { normalize } from '../numbers/int';

export class PySlice extends PyObject {
  constructor(
    public start: Value,
    public stop: Value,
    public step: Value,
  ) {
    super(sliceType);
    hold(start);
    hold(stop);
    hold(step);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.start);
    visit(this.stop);
    visit(this.step);
  }

  override clear(thread: Thread): void {
    const { start, stop, step } = this;
    this.start = this.stop = this.step = null;
    release(thread, step);
    release(thread, start);
    release(thread, stop);
    super.clear(thread);
  }
}

export interface SliceBounds {
  start: number;
  stop: number;
  step: number;
}

/** The bounds as C integers, clamped; None stands for the end in the direction of the step (PySlice_Unpack). */
export function unpackSlice(thread: Thread, slice: PySlice): SliceBounds {
  let step = 1;
  if (slice.step !== null) {
    step = sliceIndex(thread, slice.step);
    if (step === 0) throw valueError('slice step cannot be zero');
    if (step < -SSIZE_MAX) step = -SSIZE_MAX;
  }
  const start = slice.start === null ? (step < 0 ? SSIZE_MAX : 0) : sliceIndex(thread, slice.start);
  const stop = slice.stop === null ? (step < 0 ? SSIZE_MIN : SSIZE_MAX) : sliceIndex(thread, slice.stop);
  return { start, stop, step };
}

/** A bound of a slice, clamped (_PyEval_SliceIndex). */
export function sliceIndex(thread: Thread, value: Value): number {
  if (typeof value === 'number' && value >= SSIZE_MIN && value <= SSIZE_MAX) return value;
  if (!isIndex(value)) throw typeError('slice indices must be integers or None or have an __index__ method');
  return asSsize(thread, value);
}

/** Brings bounds into a sequence; `length` is the number of selected items (PySlice_AdjustIndices). */
export function adjustIndices(
  size: number,
  { start, stop, step }: SliceBounds,
): { start: number; stop: number; step: number; length: number } {
  const clamp = (bound: number): number => {
    if (bound < 0) {
      const shifted = bound + size;
      return shifted < 0 ? (step < 0 ? -1 : 0) : shifted;
    }
    return bound >= size ? (step < 0 ? size - 1 : size) : bound;
  };
  const first = clamp(start);
  const end = clamp(stop);
  let length = 0;
  if (step < 0) {
    if (end < first) length = Math.floor((first - end - 1) / -step) + 1;
  } else if (first < end) length = Math.floor((end - first - 1) / step) + 1;
  return { start: first, stop: end, step, length };
}

/** A bound of any size for slice.indices. */
function exactIndex(thread: Thread, value: Value): bigint {
  if (!isIndex(value)) throw typeError('slice indices must be integers or None or have an __index__ method');
  return BigInt(toIndex(thread, value));
}

/** start, stop and step for a sequence of any length (_PySlice_GetLongIndices). */
export function exactIndices(thread: Thread, self: PySlice, size: bigint): [bigint, bigint, bigint] {
  const step = self.step === null ? 1n : exactIndex(thread, self.step);
  if (step === 0n) throw valueError('slice step cannot be zero');
  const lower = step < 0n ? -1n : 0n;
  const upper = step < 0n ? size - 1n : size;
  const clamp = (bound: bigint): bigint => {
    if (bound < 0n) return bound + size < lower ? lower : bound + size;
    return bound > upper ? upper : bound;
  };
  const start = self.start === null ? (step < 0n ? upper : lower) : clamp(exactIndex(thread, self.start));
  const stop = self.stop === null ? (step < 0n ? lower : upper) : clamp(exactIndex(thread, self.stop));
  return [start, stop, step];
}

export const sliceType: PyType = defineType({
  name: 'slice',
  instanceClass: PySlice,
  flags: TypeFlag.HAVE_GC,
  tp: {
    tp_new: (_thread, _type, args, kwnames) => {
      noKeywords('slice', kwnames);
      checkPositional('slice', positionalCount(args, kwnames), 1, 3);
      const [first, second, third] = args;
      return args.length === 1 ? new PySlice(null, first!, null) : new PySlice(first!, second!, third ?? null);
    },
    tp_repr: (thread, self) => {
      const { start, stop, step } = self;
      return `slice(${repr(thread, start)}, ${repr(thread, stop)}, ${repr(thread, step)})`;
    },
    tp_hash: (thread, self) => {
      const { start, stop, step } = self;
      thread.countWork();
      return hashLanes([hash(thread, start), hash(thread, stop), hash(thread, step)], 0);
    },
    tp_richcompare: (thread, left, right, op) => {
      if (!(left instanceof PySlice) || !(right instanceof PySlice)) return NotImplemented;
      if (left === right) return op === '==' || op === '<=' || op === '>=';
      const a = hold(new PyTuple([left.start, left.stop, left.step]));
      const b = hold(new PyTuple([right.start, right.stop, right.step]));
      try {
        return richCompare(thread, a, b, op);
      } finally {
        release(thread, a);
        release(thread, b);
      }
    },
  },
  members: [
    { name: 'start', get: (self) => self.start },
    { name: 'stop', get: (self) => self.stop },
    { name: 'step', get: (self) => self.step },
  ],
  methods: [
    method('indices($self, object, /)', (thread, self: PySlice, object) => {
      const size = BigInt(toIndex(thread, object));
      if (size < 0n) throw valueError('length should not be negative');
      return new PyTuple(exactIndices(thread, self, size).map(normalize));
    }),
    method('__reduce__($self, /)', (_thread, self: PySlice) => {
      return new PyTuple([self.type, new PyTuple([self.start, self.stop, self.step])]);
    }),
  ],
});
