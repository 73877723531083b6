// Roots, exponentials, logarithms and powers of decimal numbers, correctly rounded.

import { divide } from './arithmetic';
import {
  type Num,
  ONE,
  type Work,
  ZERO,
  adjusted,
  digitCount,
  fromInteger,
  infinity,
  isSpecial,
  isZero,
  negate,
  num,
  pow10,
} from './number';
import { compareValues } from './ordering';
import { checkNans, fix } from './rounding';

const magnitude = (a: bigint): bigint => (a < 0n ? -a : a);

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** The integer nearest to a / b, ties to even. */
function divideNearest(a: bigint, b: bigint): bigint {
  const quotient = floorDivide(a, b);
  const rest = a - quotient * b;
  return 2n * rest + (quotient & 1n) > b ? quotient + 1n : quotient;
}

function shiftNearest(a: bigint, shift: bigint): bigint {
  const unit = 1n << shift;
  const quotient = a >> shift;
  return 2n * (a & (unit - 1n)) + (quotient & 1n) > unit ? quotient + 1n : quotient;
}

/** The integer nearest to the square root of n, found from the guess a. */
function sqrtNearest(n: bigint, guess: bigint): bigint {
  let a = guess;
  for (let b = 0n; a !== b; ) {
    b = a;
    a = (a - floorDivide(-n, a)) >> 1n;
  }
  return a;
}

/** The integer part of a square root. */
function integerSqrt(n: bigint): bigint {
  if (n < 2n) return n;
  let a = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const b = (a + n / a) >> 1n;
    if (b >= a) return a;
    a = b;
  }
}

/** How many terms of a Taylor series are needed for numbers of the size of M. */
const termCount = (m: bigint): bigint => BigInt(Math.ceil((10 * digitCount(m)) / 24));

/** M * log(x / M). */
function integerLog(x: bigint, m: bigint): bigint {
  let y = x - m;
  let r = 0n;
  const far = (): boolean => (r <= 8n ? magnitude(y) << (8n - r) >= m : magnitude(y) >> (r - 8n) >= m);
  while (far()) {
    y = divideNearest((m * y) << 1n, m + sqrtNearest(m * (m + shiftNearest(y, r)), m));
    r++;
  }
  const terms = termCount(m);
  const shifted = shiftNearest(y, r);
  let w = divideNearest(m, terms);
  for (let k = terms - 1n; k > 0n; k--) w = divideNearest(m, k) - divideNearest(shifted * w, m);
  return divideNearest(w * y, m);
}

const log10Cache = new Map<number, bigint>();

/** floor(10**p * log(10)). */
function log10Digits(p: number): bigint {
  let digits = log10Cache.get(p);
  if (digits !== undefined) return digits;
  const m = pow10(p + 12);
  digits = divideNearest(integerLog(10n * m, m), pow10(12) / 10n) / 10n;
  log10Cache.set(p, digits);
  return digits;
}

/** 10**p * log(c * 10**e), about. */
function scaledLog(c: bigint, e: number, places: number): bigint {
  const p = places + 2;
  const length = digitCount(c);
  const f = e + length - (e + length >= 1 ? 1 : 0);
  let log = 0n;
  if (p > 0) {
    const k = e + p - f;
    log = integerLog(k >= 0 ? c * pow10(k) : divideNearest(c, pow10(-k)), pow10(p));
  }
  let tens = 0n;
  if (f !== 0) {
    const extra = String(Math.abs(f)).length - 1;
    if (p + extra >= 0) tens = divideNearest(BigInt(f) * log10Digits(p + extra), pow10(extra));
  }
  return divideNearest(tens + log, 100n);
}

/** 10**p * log10(c * 10**e), about. */
function scaledLog10(c: bigint, e: number, places: number): bigint {
  const p = places + 2;
  const length = digitCount(c);
  const f = e + length - (e + length >= 1 ? 1 : 0);
  if (p <= 0) return divideNearest(divideNearest(BigInt(f), pow10(-p)), 100n);
  const m = pow10(p);
  const k = e + p - f;
  const log = integerLog(k >= 0 ? c * pow10(k) : divideNearest(c, pow10(-k)), m);
  return divideNearest(BigInt(f) * m + divideNearest(log * m, log10Digits(p)), 100n);
}

/** M * exp(x / M). */
function integerExp(x: bigint, m: bigint): bigint {
  const r = magnitude(floorDivide(x << 8n, m)).toString(2).length;
  const terms = termCount(m);
  let y = divideNearest(x, terms);
  const shifted = m << BigInt(r);
  for (let i = terms - 1n; i > 0n; i--) y = divideNearest(x * (shifted + y), shifted * i);
  for (let k = r - 1; k >= 0; k--) {
    const scale = m << BigInt(k + 2);
    y = divideNearest(y * (y + scale), scale);
  }
  return m + y;
}

/** Digits and exponent of exp(c * 10**e) with p digits. */
function scaledExp(c: bigint, e: number, digits: number): [coef: bigint, exp: number] {
  const p = digits + 2;
  const extra = Math.max(0, e + digitCount(c) - 1);
  const q = p + extra;
  const shift = e + q;
  const scaled = shift >= 0 ? c * pow10(shift) : floorDivide(c, pow10(-shift));
  const ln10 = log10Digits(q);
  const quotient = floorDivide(scaled, ln10);
  const rest = divideNearest(scaled - quotient * ln10, pow10(extra));
  return [divideNearest(integerExp(rest, pow10(p)), 1000n), Number(quotient) - p + 3];
}

/** Is an approximation good enough to be rounded to p digits? */
const isDecisive = (coef: bigint, p: number): boolean => {
  const places = digitCount(coef) - p - 1;
  return places >= 0 && magnitude(coef) % (5n * pow10(places)) !== 0n;
};

const halfEven = (a: Num, w: Work): Num => {
  const { rounding } = w;
  w.rounding = 'ROUND_HALF_EVEN';
  const result = fix(a, w);
  w.rounding = rounding;
  return result;
};

export function squareRoot(a: Num, w: Work): Num {
  const nan = checkNans(w, a);
  if (nan !== undefined) return nan;
  if (a.kind === 'inf' && a.sign === 0) return a;
  if (isZero(a)) return fix(num(a.sign, 0n, Math.floor(a.exp / 2)), w);
  if (a.sign === 1) return w.invalid();
  const odd = (a.exp & 1) !== 0;
  let coef = odd ? a.coef * 10n : a.coef;
  const length = odd ? (digitCount(a.coef) >> 1) + 1 : (digitCount(a.coef) + 1) >> 1;
  const shift = w.prec + 1 - length;
  let exact = true;
  if (shift >= 0) coef *= 100n ** BigInt(shift);
  else {
    const scale = 100n ** BigInt(-shift);
    exact = coef % scale === 0n;
    coef /= scale;
  }
  let exp = (a.exp >> 1) - shift;
  let root = integerSqrt(coef);
  exact &&= root * root === coef;
  if (exact) {
    root = shift >= 0 ? root / pow10(shift) : root * pow10(-shift);
    exp += shift;
  } else if (root % 5n === 0n) root++;
  return halfEven(num(0, root, exp), w);
}

export function exponential(a: Num, w: Work): Num {
  const nan = checkNans(w, a);
  if (nan !== undefined) return nan;
  if (a.kind === 'inf') return a.sign ? ZERO : a;
  if (isZero(a)) return ONE;
  const p = w.prec;
  const first = adjusted(a);
  let result: Num;
  if (a.sign === 0 && first > String((w.Emax + 1) * 3).length) result = num(0, 1n, w.Emax + 1);
  else if (a.sign === 1 && first > String((-w.Etiny + 1) * 3).length) result = num(0, 1n, w.Etiny - 1);
  else if (a.sign === 0 && first < -p) result = num(0, pow10(p) + 1n, -p);
  else if (a.sign === 1 && first < -p - 1) result = num(0, pow10(p + 1) - 1n, -p - 1);
  else {
    for (let extra = 3; ; extra += 3) {
      const [coef, exp] = scaledExp(a.sign ? -a.coef : a.coef, a.exp, p + extra);
      result = num(0, coef, exp);
      if (isDecisive(coef, p)) break;
    }
  }
  return halfEven(result, w);
}

/** A lower bound for the exponent of log(a). */
function logBound(a: Num): number {
  const first = adjusted(a);
  if (first >= 1) return String(Math.floor((first * 23) / 10)).length - 1;
  if (first <= -2) return String(Math.floor(((-1 - first) * 23) / 10)).length - 1;
  if (first === 0) {
    const above = (a.coef - pow10(-a.exp)).toString();
    const whole = a.coef.toString();
    return above.length - whole.length - (above < whole ? 1 : 0);
  }
  return a.exp + (pow10(-a.exp) - a.coef).toString().length - 1;
}

function log10Bound(a: Num): number {
  const first = adjusted(a);
  if (first >= 1) return String(first).length - 1;
  if (first <= -2) return String(-1 - first).length - 1;
  if (first === 0) {
    const above = (a.coef - pow10(-a.exp)).toString();
    const whole = (231n * a.coef).toString();
    return above.length - whole.length - (above < whole ? 1 : 0) + 2;
  }
  const below = (pow10(-a.exp) - a.coef).toString();
  return below.length + a.exp - (below < '231' ? 1 : 0) - 1;
}

/** What both logarithms have in common: the special cases. */
function logarithm(a: Num, w: Work, finite: () => Num): Num {
  const nan = checkNans(w, a);
  if (nan !== undefined) return nan;
  if (isZero(a)) return infinity(1);
  if (a.sign === 1) return w.invalid();
  return a.kind === 'inf' ? a : finite();
}

function refineLog(a: Num, w: Work, places: number, log: typeof scaledLog): Num {
  for (let p = places; ; p += 3) {
    const coef = log(a.coef, a.exp, p);
    if (isDecisive(coef, w.prec)) return halfEven(num(coef < 0n ? 1 : 0, magnitude(coef), -p), w);
  }
}

export const naturalLog = (a: Num, w: Work): Num =>
  logarithm(a, w, () => (compareValues(a, ONE) === 0 ? ZERO : refineLog(a, w, w.prec - logBound(a) + 2, scaledLog)));

export const decimalLog = (a: Num, w: Work): Num =>
  logarithm(a, w, () => {
    if (/^10*$/.test(a.coef.toString())) return halfEven(fromInteger(BigInt(adjusted(a))), w);
    return refineLog(a, w, w.prec - log10Bound(a) + 2, scaledLog10);
  });

/** The integer that a number is, or undefined. */
export function integerValue(a: Num): bigint | undefined {
  if (isSpecial(a)) return undefined;
  if (a.exp >= 0) return a.exp > 5000 ? undefined : (a.sign ? -a.coef : a.coef) * pow10(a.exp);
  const scale = a.exp < -digitCount(a.coef) ? undefined : pow10(-a.exp);
  if (scale === undefined || a.coef % scale !== 0n) return a.coef === 0n ? 0n : undefined;
  return (a.sign ? -1n : 1n) * (a.coef / scale);
}

export function power(base: Num, exponent: Num, w: Work): Num {
  const nan = checkNans(w, base, exponent);
  if (nan !== undefined) return nan;
  if (isZero(exponent)) return isZero(base) ? w.invalid() : ONE;
  const integer = integerValue(exponent);
  const isInteger = integer !== undefined || (exponent.kind === 'finite' && exponent.exp > 0);
  let sign: 0 | 1 = 0;
  let a = base;
  if (base.sign === 1) {
    if (isInteger) sign = integer !== undefined && integer % 2n !== 0n ? 1 : 0;
    else if (!isZero(base)) return w.invalid();
    a = negate(base);
  }
  if (isZero(a)) return exponent.sign === 0 ? num(sign, 0n, 0) : infinity(sign);
  if (a.kind === 'inf') return exponent.sign === 0 ? infinity(sign) : num(sign, 0n, 0);
  if (compareValues(a, ONE) === 0) return powerOfOne(a, exponent, integer, sign, w);
  const first = adjusted(a);
  if (exponent.kind === 'inf') {
    return (exponent.sign === 0) === first < 0 ? num(sign, 0n, 0) : infinity(sign);
  }
  const bound = log10Bound(a) + adjusted(exponent);
  if (first >= 0 === (exponent.sign === 0)) {
    if (bound >= String(w.Emax).length) return fix(num(sign, 1n, w.Emax + 1), w);
  } else if (bound >= String(-w.Etiny).length) return fix(num(sign, 1n, w.Etiny - 1), w);
  if (integer !== undefined && magnitude(integer) * BigInt(digitCount(a.coef)) <= 20000n) {
    return integerPower(a, integer, sign, w);
  }
  return realPower(a, exponent, sign, w, isInteger);
}

function powerOfOne(a: Num, exponent: Num, integer: bigint | undefined, sign: 0 | 1, w: Work): Num {
  let exp: number;
  if (integer !== undefined) {
    const factor = exponent.sign ? 0 : integer > BigInt(w.prec) ? w.prec : Number(integer);
    exp = a.exp * factor;
    if (exp < 1 - w.prec) {
      exp = 1 - w.prec;
      w.raise('Rounded');
    }
  } else {
    w.raise('Inexact');
    w.raise('Rounded');
    exp = 1 - w.prec;
  }
  return num(sign, pow10(-Math.min(exp, 0)), Math.min(exp, 0));
}

function integerPower(a: Num, n: bigint, sign: 0 | 1, w: Work): Num {
  const count = magnitude(n);
  const whole = num(sign, a.coef ** count, a.exp * Number(count));
  return n > 0n ? fix(whole, w) : divide(num(0, 1n, 0), whole, w);
}

/** x**y through logarithms; a result that turns out exact is filled up with zeros. */
function realPower(a: Num, exponent: Num, sign: 0 | 1, w: Work, isInteger: boolean): Num {
  const y = exponent.sign ? -exponent.coef : exponent.coef;
  const p = w.prec;
  for (let extra = 3; extra <= 12; extra += 3) {
    const [coef, exp] = scaledPower(a.coef, a.exp, y, exponent.exp, p + extra);
    if (isDecisive(coef, p)) return fix(num(sign, coef, exp), w);
    if (extra === 12) {
      const drop = digitCount(coef) - p - 1;
      const exact = num(sign, divideNearest(coef, pow10(drop)), exp + drop);
      if (!isInteger) w.raise('Inexact');
      w.raise('Rounded');
      return fix(exact, w);
    }
  }
  return w.invalid();
}

function scaledPower(xc: bigint, xe: number, yc: bigint, ye: number, p: number): [coef: bigint, exp: number] {
  const b = digitCount(yc) + ye;
  const log = scaledLog(xc, xe, p + b + 1);
  const shift = ye - b;
  const product = shift >= 0 ? log * yc * pow10(shift) : divideNearest(log * yc, pow10(-shift));
  if (product === 0n) {
    return digitCount(xc) + xe >= 1 === yc > 0n ? [pow10(p - 1) + 1n, 1 - p] : [pow10(p) - 1n, -p];
  }
  const [coef, exp] = scaledExp(product, -(p + 1), p + 1);
  return [divideNearest(coef, 10n), exp + 1];
}

/** pow(a, b, modulus) of integers. */
export function powerModulo(a: Num, b: Num, modulus: Num, w: Work): Num {
  const nan = checkNans(w, a, b, modulus);
  if (nan !== undefined) return nan;
  const [base, exponent, m] = [a, b, modulus].map(integerValue);
  if (base === undefined || exponent === undefined || m === undefined) return w.invalid();
  if (exponent < 0n || m === 0n || digitCount(m) > w.prec || (exponent === 0n && base === 0n)) return w.invalid();
  const limit = magnitude(m);
  let result = 1n % limit;
  let factor = magnitude(base) % limit;
  for (let e = exponent; e > 0n; e >>= 1n) {
    if (e & 1n) result = (result * factor) % limit;
    factor = (factor * factor) % limit;
  }
  const sign = base < 0n && exponent % 2n === 1n ? 1 : 0;
  return num(sign, result, 0);
}
