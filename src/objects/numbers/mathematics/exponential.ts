// The exponential function with about 85 correct bits, rounded once.

import { scaleBigint } from '../int-arithmetic';
import { addPairs, FIXED_BITS, multiplyPairs, type Pair, pairOf, quickSum, twoProduct, twoSum } from './double-double';
import { FIXED_LOG_2, LOG_2 } from './logarithm';

/** Arguments are reduced by multiples of log(2) / 64. */
const STEPS = 64;
/** Beyond these the result is infinity or zero. */
export const MAX_ARGUMENT = 710;
export const MIN_ARGUMENT = -746;

/** log(2) / 64 in three parts; multiples of the first are exact. */
const STEP_HIGH = Math.round((Math.LN2 / STEPS) * 2 ** 38) / 2 ** 38;
const STEP_REST = pairOf(FIXED_LOG_2 / BigInt(STEPS) - BigInt(STEP_HIGH * 2 ** 60) * (1n << (FIXED_BITS - 60n)));

/** 2 ** (index / 64). */
const powersOfTwo: readonly Pair[] = (() => {
  const one = 1n << FIXED_BITS;
  let root = 2n * one;
  for (let count = STEPS; count > 1; count /= 2) root = squareRoot(root << FIXED_BITS);
  const powers: Pair[] = [];
  let power = one;
  for (let index = 0; index < STEPS; index++) {
    powers.push(pairOf(power));
    power = (power * root) >> FIXED_BITS;
  }
  return powers;
})();

/** The integer part of a square root (Newton). */
function squareRoot(value: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** exp(high + low), correctly rounded but for arguments that nobody meets. */
export function expOfPair(argument: Pair): number {
  const x = argument[0];
  if (Number.isNaN(x)) return x;
  if (x > MAX_ARGUMENT) return Number.POSITIVE_INFINITY;
  if (x < MIN_ARGUMENT) return 0;
  const count = Math.round((x * STEPS) / Math.LN2);
  const r = reduceBy(argument, count);
  const square = multiplyPairs(r, r);
  const cube = multiplyPairs(square, r);
  const z = r[0];
  const tail = z ** 4 * (1 / 24 + z * (1 / 120 + z * (1 / 720 + z * (1 / 5040 + z / 40320))));
  let sum = addPairs(multiplyPairs(cube, SIXTH), [tail, 0]);
  sum = addPairs([square[0] / 2, square[1] / 2], sum);
  sum = addPairs(r, sum);
  const index = ((count % STEPS) + STEPS) % STEPS;
  const power = powersOfTwo[index]!;
  return scale(addPairs(power, multiplyPairs(power, sum)), (count - index) / STEPS);
}

const SIXTH: Pair = [1 / 6, 9.25185853854297e-18];

function reduceBy(argument: Pair, count: number): Pair {
  const [high, low] = twoSum(argument[0], -count * STEP_HIGH);
  const rest = multiplyPairs(STEP_REST, [-count, 0]);
  return addPairs(quickSum(high, low + argument[1]), rest);
}

/** value * 2 ** exponent for a value in [1, 2), rounded once also where the result is subnormal. */
function scale([high, low]: Pair, exponent: number): number {
  if (exponent >= -1021) return exponent > 1000 ? high * 2 ** 1000 * 2 ** (exponent - 1000) : high * 2 ** exponent;
  const digits = 116;
  return scaleBigint(
    BigInt(high * 2 ** 64) * (1n << BigInt(digits - 64)) + BigInt(Math.round(low * 2 ** digits)),
    exponent - digits,
  );
}

/** C's exp. */
export function exp(x: number): number {
  return expOfPair(twoProduct(x, 1));
}

/** C's exp2. */
export function exp2(x: number): number {
  if (x >= 1024) return Number.POSITIVE_INFINITY;
  return x <= -1076 ? 0 : expOfPair(multiplyPairs(LOG_2, [x, 0]));
}
