// Logarithms with about 100 correct bits, rounded once, and for powers not at all.

import {
  addPairs,
  dividePairs,
  doubleInverseTangent,
  multiplyPairs,
  type Pair,
  pairOf,
  quickSum,
  twoProduct,
  twoSum,
} from './double-double';

/** log(2) as a fixed-point number: 2 atanh(1/3). */
export const FIXED_LOG_2 = doubleInverseTangent(1n, 3n);
export const LOG_2 = pairOf(FIXED_LOG_2);
/** 1/3 and 1/5. */
const THIRD: Pair = [1 / 3, 1.850371707708594e-17];
const FIFTH: Pair = [0.2, -1.1102230246251566e-17];

/** Numbers are reduced to the nearest 64th. */
const STEPS = 64;
/** log(index / 64), made when first needed. */
const logarithms: (Pair | undefined)[] = [];

function logOfStep(index: number): Pair {
  let known = logarithms[index];
  if (known === undefined) {
    // log(c) = 2 atanh((c - 1) / (c + 1))
    known = pairOf(doubleInverseTangent(BigInt(index - STEPS), BigInt(index + STEPS)));
    logarithms[index] = known;
  }
  return known;
}

/** Mantissa in [1/sqrt(2), sqrt(2)) and exponent of a finite x > 0. */
function reduce(x: number): [mantissa: number, exponent: number] {
  const bits = new DataView(new ArrayBuffer(8));
  const isSubnormal = x < 2 ** -1022;
  bits.setFloat64(0, isSubnormal ? x * 2 ** 54 : x);
  const word = bits.getUint32(0);
  const exponent = (word >>> 20) - 1023 - (isSubnormal ? 54 : 0);
  bits.setUint32(0, (word & 0xfffff) | 0x3ff00000);
  const mantissa = bits.getFloat64(0);
  return mantissa >= Math.SQRT2 ? [mantissa / 2, exponent + 1] : [mantissa, exponent];
}

/** log(x) of a finite x > 0. */
export function logPair(x: number): Pair {
  const [mantissa, exponent] = reduce(x);
  const index = Math.round(mantissa * STEPS);
  const center = index / STEPS;
  const s = dividePairs([mantissa - center, 0], twoSum(mantissa, center));
  const square = multiplyPairs(s, s);
  const z = square[0];
  const tail = z * z * z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z / 15))));
  let series = addPairs(THIRD, multiplyPairs(square, FIFTH));
  series = addPairs([1, 0], addPairs(multiplyPairs(square, series), [tail, 0]));
  const fraction = multiplyPairs([2 * s[0], 2 * s[1]], series);
  const whole = addPairs(multiplyPairs(LOG_2, [exponent, 0]), logOfStep(index));
  return addPairs(whole, fraction);
}

/** y * log(x). */
export function scaledLog(x: number, y: number): Pair {
  const [high, low] = logPair(x);
  const [product, error] = twoProduct(high, y);
  return quickSum(product, error + low * y);
}

/** A logarithm made of the natural one. */
function logarithm(x: number, scale: (natural: Pair) => number): number {
  if (x > 0 && x < Number.POSITIVE_INFINITY) return scale(logPair(x));
  return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
}

/** C's log. */
export function log(x: number): number {
  return logarithm(x, ([high]) => high);
}

/** C's log2. */
export function log2(x: number): number {
  return logarithm(x, (natural) => dividePairs(natural, LOG_2)[0]);
}
