// Long integers: JavaScript multiplies and divides them in one go that nothing ends, so the longest ones are taken in pieces, between which
// the budget of the run is asked.

import { type Budget, pass, reserveInt } from '../memory/budget';

/** Bits of the operands that JavaScript multiplies at once: some tenths of a second. */
const FACTOR_BITS = 1 << 22;
/** Bits of quotients that JavaScript divides at once. */
const QUOTIENT_BITS = 1 << 19;
const DIGIT_BITS = 64;
/** From so many digits on a product takes a time that hardly grows with the shorter factor. */
const DENSE_DIGITS = 1000;
/** Products of digits in the time of an instruction. */
const PRODUCTS_PER_UNIT = 32;
/** Integers below are quick to handle, whatever is done with them. */
const LONG = 1n << 32768n;
const MINUS_LONG = -LONG;

/** Is it so long that what is done with it counts as work? */
export function isLong(a: unknown): boolean {
  return typeof a === 'bigint' && (a >= LONG || a <= MINUS_LONG);
}

/** The bits of the absolute value. */
export function bitLengthOfBig(a: bigint): number {
  let rest = a < 0n ? -a : a;
  let bits = 0;
  if (rest >= LONG) {
    for (let step = 29; step >= 10; step--) {
      const above = rest >> BigInt(2 ** step);
      if (above === 0n) continue;
      bits += 2 ** step;
      rest = above;
    }
  }
  const hex = rest.toString(16);
  return bits + hex.length * 4 - (Math.clz32(Number.parseInt(hex[0]!, 16)) - 28);
}

/** Counts the time to read an integer once. */
export function passInt(budget: Budget, a: number | bigint): void {
  if (isLong(a)) pass(budget, bitLengthOfBig(a as bigint) / 8);
}

/** a * b. */
export function multiplyBig(a: bigint, b: bigint, budget: Budget): bigint {
  if (!isLong(a) && !isLong(b)) return a * b;
  const aBits = bitLengthOfBig(a);
  const bBits = bitLengthOfBig(b);
  reserveInt(budget, aBits + bBits);
  return aBits < bBits ? product(b, a, bBits, aBits, budget) : product(a, b, aBits, bBits, budget);
}

/** The product of a longer and a shorter integer. */
function product(a: bigint, b: bigint, aBits: number, bBits: number, budget: Budget): bigint {
  if (bBits <= DIGIT_BITS || aBits <= FACTOR_BITS) {
    const [more, less] = [aBits / DIGIT_BITS, bBits / DIGIT_BITS];
    budget.work((more * Math.min(less, DENSE_DIGITS)) / PRODUCTS_PER_UNIT);
    return a * b;
  }
  const half = BigInt(aBits >> 1);
  const [aHigh, aLow] = split(a, half);
  if (bBits <= aBits >> 1) {
    return (multiplyBig(aHigh, b, budget) << half) + multiplyBig(aLow, b, budget);
  }
  const [bHigh, bLow] = split(b, half);
  const high = multiplyBig(aHigh, bHigh, budget);
  const low = multiplyBig(aLow, bLow, budget);
  const cross = multiplyBig(aHigh + aLow, bHigh + bLow, budget) - high - low;
  return (((high << half) + cross) << half) + low;
}

/** a as high * 2**bits + low, with low >= 0. */
function split(a: bigint, bits: bigint): [high: bigint, low: bigint] {
  const high = a >> bits;
  return [high, a - (high << bits)];
}

/** a ** exponent, for an exponent that is not negative. */
export function powerBig(a: bigint, exponent: number, budget: Budget): bigint {
  if (exponent < DIGIT_BITS && !isLong(a)) return a ** BigInt(exponent);
  const bits = bitLengthOfBig(a) * exponent;
  reserveInt(budget, (bitLengthOfBig(a) - 1) * exponent);
  if (bits <= FACTOR_BITS) {
    budget.work(bits / DIGIT_BITS);
    return a ** BigInt(exponent);
  }
  if (a > 0n && (a & (a - 1n)) === 0n) return 1n << BigInt((bitLengthOfBig(a) - 1) * exponent);
  const root = powerBig(a, Math.floor(exponent / 2), budget);
  const square = multiplyBig(root, root, budget);
  return exponent % 2 === 0 ? square : multiplyBig(square, a, budget);
}

/** n / d and the rest, rounded to zero as in JavaScript, for d other than 0. */
export function divideBig(n: bigint, d: bigint, budget: Budget): [quotient: bigint, rest: bigint] {
  if (!isLong(n)) return [n / d, n % d];
  const [quotient, rest] = divide(n < 0n ? -n : n, d < 0n ? -d : d, budget);
  return [n < 0n === d < 0n ? quotient : -quotient, n < 0n ? -rest : rest];
}

function divide(n: bigint, d: bigint, budget: Budget): [quotient: bigint, rest: bigint] {
  if (n < d) return [0n, n];
  const dBits = bitLengthOfBig(d);
  const quotientBits = bitLengthOfBig(n) - dBits;
  if (dBits <= DIGIT_BITS) {
    pass(budget, quotientBits);
    const quotient = n / d;
    return [quotient, n - quotient * d];
  }
  if (quotientBits <= QUOTIENT_BITS && dBits <= 2 * QUOTIENT_BITS) {
    const [more, less] = [Math.max(dBits, quotientBits), Math.min(dBits, quotientBits)];
    budget.work(((more / DIGIT_BITS) * Math.min(less / DIGIT_BITS + 1, 4 * DENSE_DIGITS)) / PRODUCTS_PER_UNIT);
    const quotient = n / d;
    return [quotient, n - quotient * d];
  }
  pass(budget, (dBits + quotientBits) / 8);
  if (quotientBits > QUOTIENT_BITS && 2 * quotientBits > dBits) return divideByHalves(n, d, quotientBits, budget);
  return divideByLeading(n, d, dBits - quotientBits - DIGIT_BITS, budget);
}

/** First the higher half of the quotient, then the lower one. */
function divideByHalves(n: bigint, d: bigint, quotientBits: number, budget: Budget): [bigint, bigint] {
  const half = BigInt(quotientBits >> 1);
  const [high, low] = split(n, half);
  const [firstQuotient, firstRest] = divide(high, d, budget);
  const [quotient, rest] = divide((firstRest << half) + low, d, budget);
  return [(firstQuotient << half) + quotient, rest];
}

/** The quotient is short: it follows from the leading bits, but for a correction. */
function divideByLeading(n: bigint, d: bigint, dropped: number, budget: Budget): [bigint, bigint] {
  const shift = BigInt(dropped);
  const [nHigh, nLow] = split(n, shift);
  const [dHigh, dLow] = split(d, shift);
  let [quotient, rest] = divide(nHigh, dHigh, budget);
  rest = (rest << shift) + nLow - multiplyBig(quotient, dLow, budget);
  while (rest < 0n) {
    quotient--;
    rest += d;
  }
  return [quotient, rest];
}

/** The square root of n >= 0, cut to an integer. */
export function rootOfBig(n: bigint, budget: Budget): bigint {
  if (n < 1n << 100n) return rootFrom(n, BigInt(Math.ceil(Math.sqrt(Number(n)) * (1 + 1e-15)) + 1), budget);
  const half = BigInt((bitLengthOfBig(n) - 1) >> 2);
  return rootFrom(n, (rootOfBig(n >> (2n * half), budget) + 1n) << half, budget);
}

/** The same by Newton's method, from a start that is not below. */
function rootFrom(n: bigint, start: bigint, budget: Budget): bigint {
  if (n === 0n) return 0n;
  let root = start;
  for (;;) {
    const next = (root + divideBig(n, root, budget)[0]) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** The greatest common divisor of two integers that are not negative. */
export function gcdOfBig(a: bigint, b: bigint, budget: Budget): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) {
    passInt(budget, y);
    [x, y] = [y, divideBig(x, y, budget)[1]];
  }
  return x;
}
