// Numbers of twice the precision: pairs of floats whose exact sum is the value, the first being the sum rounded.

export type Pair = readonly [high: number, low: number];

/** a + b exactly. */
export function twoSum(a: number, b: number): Pair {
  const sum = a + b;
  const part = sum - a;
  return [sum, a - (sum - part) + (b - part)];
}

/** a + b exactly, for |a| >= |b| or a = 0. */
export function quickSum(a: number, b: number): Pair {
  const sum = a + b;
  return [sum, b - (sum - a)];
}

const SPLITTER = 134217729; // 2**27 + 1

/** a * b exactly, as long as neither is huge. */
export function twoProduct(a: number, b: number): Pair {
  const product = a * b;
  const aScaled = SPLITTER * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = SPLITTER * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return [product, aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow];
}

export function addPairs(a: Pair, b: Pair): Pair {
  const [sum, error] = twoSum(a[0], b[0]);
  const [low, lowError] = twoSum(a[1], b[1]);
  const [high, rest] = quickSum(sum, error + low);
  return quickSum(high, rest + lowError);
}

export function multiplyPairs(a: Pair, b: Pair): Pair {
  const [product, error] = twoProduct(a[0], b[0]);
  return quickSum(product, error + (a[0] * b[1] + a[1] * b[0]));
}

/** a / b. */
export function dividePairs(a: Pair, b: Pair): Pair {
  const first = a[0] / b[0];
  const rest = addPairs(a, multiplyPairs(b, [-first, 0]));
  const second = rest[0] / b[0];
  const last = addPairs(rest, multiplyPairs(b, [-second, 0]));
  const [high, low] = quickSum(first, second);
  return quickSum(high, low + last[0] / b[0]);
}

/** Bits behind the point of the fixed-point numbers from which constants are made. */
export const FIXED_BITS = 240n;

/** A fixed-point number as a pair. */
export function pairOf(fixed: bigint): Pair {
  const high = fixedToFloat(fixed);
  const scaled = floatToFixed(high);
  return [high, fixedToFloat(fixed - scaled)];
}

/** The float nearest to a fixed-point number. */
function fixedToFloat(fixed: bigint): number {
  return Number(fixed) / 2 ** Number(FIXED_BITS);
}

/** A float as a fixed-point number, exactly where its bits reach no further than those of the latter. */
export function floatToFixed(value: number): bigint {
  return BigInt(value * 2 ** Number(FIXED_BITS));
}

/** 2 * atanh(1 / n) for a rational 1 / n = numerator / denominator, as a fixed-point number. */
export function doubleInverseTangent(numerator: bigint, denominator: bigint): bigint {
  let power = (numerator << FIXED_BITS) / denominator;
  const square = numerator * numerator;
  const base = denominator * denominator;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (power * square) / base;
  }
  return 2n * sum;
}
