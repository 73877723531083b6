// The functions of math on many numbers: fsum, prod, sumprod, dist and hypot.

import { floatType, PyFloat } from '../../objects/numbers/float';
import { addInts, multiplyInts } from '../../objects/numbers/int-arithmetic';
import { method, type NativeDefinition } from '../../objects/native';
import { hold, release, unhold, type Value } from '../../objects/object';
import { collect, forEach, getIter, iterNext } from '../../objects/protocols/iteration';
import { binaryOp, toFloat } from '../../objects/protocols/numbers';
import { valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { ExactSum, ProductSum, vectorNorm } from './exact-sums';

function fsum(thread: Thread, _module: Value, iterable: Value): Value {
  const sum = new ExactSum();
  forEach(thread, iterable, (item) => sum.add(toFloat(thread, item)));
  return new PyFloat(sum.result());
}

/** Replaces a held running value by the result of an operator. */
function fold(thread: Thread, op: '*' | '+', total: Value, item: Value): Value {
  const next = hold(binaryOp(thread, op, total, item));
  release(thread, total);
  return next;
}

function prod(thread: Thread, _module: Value, iterable: Value, start: Value | undefined): Value {
  let total = hold(start === undefined ? 1 : start);
  try {
    forEach(thread, iterable, (item) => {
      total = fold(thread, '*', total, item);
    });
  } catch (error) {
    release(thread, total);
    throw error;
  }
  return unhold(total);
}

type ExactInt = number | bigint;
const isExactInt = (value: Value): value is ExactInt => typeof value === 'number' || typeof value === 'bigint';
const isExactFloat = (value: Value): value is PyFloat => value instanceof PyFloat && value.type === floatType;

/** A pair of floats, or of a float and an int; undefined for others and for ints that are too large. */
function floatPair(p: Value, q: Value): [number, number] | undefined {
  const asFloat = (value: Value): number | undefined => {
    if (isExactFloat(value)) return value.value;
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (!isExactInt(value)) return undefined;
    const result = Number(value);
    return Number.isFinite(result) ? result : undefined;
  };
  if (!isExactFloat(p) && !isExactFloat(q)) return undefined;
  const x = asFloat(p);
  const y = asFloat(q);
  return x === undefined || y === undefined ? undefined : [x, y];
}

const LONG_MAX = 2147483647;
const isLong = (value: ExactInt): boolean => value >= -LONG_MAX - 1 && value <= LONG_MAX;

/** math.sumprod: exact for ints, nearly so for floats, by operators for all else (math_sumprod_impl). */
function sumprod(thread: Thread, _module: Value, left: Value, right: Value): Value {
  let total: Value = 0;
  let ints: ExactInt = 0;
  let intsOpen = true;
  let intsUsed = false;
  let floats = new ProductSum();
  let floatsOpen = true;
  let floatsUsed = false;
  const closeInts = (): void => {
    intsOpen = false;
    if (intsUsed) total = fold(thread, '+', total, ints);
    ints = 0;
    intsUsed = false;
  };
  const closeFloats = (): void => {
    floatsOpen = false;
    if (floatsUsed) {
      const sum = hold(new PyFloat(floats.result()));
      try {
        total = fold(thread, '+', total, sum);
      } finally {
        release(thread, sum);
      }
    }
    floats = new ProductSum();
    floatsUsed = false;
  };
  const add = (p: Value, q: Value): void => {
    if (intsOpen) {
      if (isExactInt(p) && isExactInt(q) && isLong(p) && isLong(q)) {
        const product = multiplyInts(p, q);
        const sum = addInts(ints, product);
        if (isLong(product) && isLong(sum)) {
          ints = sum;
          intsUsed = true;
          return;
        }
      }
      closeInts();
    }
    if (floatsOpen) {
      const pair = floatPair(p, q);
      if (pair !== undefined && floats.add(pair[0], pair[1])) {
        floatsUsed = true;
        return;
      }
      closeFloats();
    }
    const product = hold(binaryOp(thread, '*', p, q));
    try {
      total = fold(thread, '+', total, product);
    } finally {
      release(thread, product);
    }
  };
  const p = hold(getIter(thread, left));
  try {
    const q = hold(getIter(thread, right));
    try {
      for (;;) {
        const a = hold(iterNext(thread, p));
        try {
          const b = hold(iterNext(thread, q));
          try {
            if ((a === undefined) !== (b === undefined)) throw valueError('Inputs are not the same length');
            if (a === undefined || b === undefined) break;
            add(a, b);
          } finally {
            release(thread, b);
          }
        } finally {
          release(thread, a);
        }
      }
    } finally {
      release(thread, q);
    }
    if (intsOpen) closeInts();
    if (floatsOpen) closeFloats();
    return unhold(total);
  } catch (error) {
    release(thread, total);
    throw error;
  } finally {
    release(thread, p);
  }
}

/** The items of a tuple, or of any iterable as held items to be released. */
function pointOf(thread: Thread, value: Value): { items: Value[]; done: () => void } {
  if (value instanceof PyTuple) return { items: value.items, done: () => undefined };
  const items = collect(thread, value);
  return { items, done: () => items.forEach((item) => release(thread, item)) };
}

function dist(thread: Thread, _module: Value, left: Value, right: Value): Value {
  const p = pointOf(thread, left);
  try {
    const q = pointOf(thread, right);
    try {
      if (p.items.length !== q.items.length) throw valueError('both points must have the same number of dimensions');
      return norm(p.items.map((item, index) => toFloat(thread, item) - toFloat(thread, q.items[index]!)));
    } finally {
      q.done();
    }
  } finally {
    p.done();
  }
}

function norm(values: number[]): Value {
  const sizes = values.map(Math.abs);
  let max = 0;
  let foundNan = false;
  for (const size of sizes) {
    if (Number.isNaN(size)) foundNan = true;
    else if (size > max) max = size;
  }
  return new PyFloat(vectorNorm(sizes, max, foundNan));
}

export const sumFunctions: NativeDefinition[] = [
  method('fsum($module, seq, /)', fsum),
  method('prod($module, iterable, /, *, start=1)', prod),
  method('sumprod($module, p, q, /)', sumprod),
  method('dist($module, p, q, /)', dist),
  method('hypot($module, /, *coordinates)', (thread, _module, coordinates: Value[]) =>
    norm(coordinates.map((value) => toFloat(thread, value))),
  ),
];
