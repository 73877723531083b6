// Exponentials, logarithms and powers, correctly rounded: JavaScript's own are a little off now and then.

import { add, type Double2, divide, multiply, scale, twoProduct, twoSum } from './double-double';

/** ln 2 in three parts: the first two have few enough bits for exact products with exponents. */
const LN2_HI = 0.693147180559890330187045037746429443359375;
const LN2_MID = 5.4979230187081209e-14;
const LN2_LO = -7.0541365455217196e-28;
const LN2: Double2 = [0.6931471805599453, 2.3190468138462996e-17];
const LOG2_E: Double2 = [1.4426950408889634, 2.0355273740931033e-17];

/** 1/n! as two floats. */
const INVERSE_FACTORIALS: Double2[] = (() => {
  const list: Double2[] = [[1, 0]];
  for (let n = 1; n <= 12; n++) list.push(divide(list[n - 1]!, [n, 0]));
  return list;
})();

const HALVINGS = 8;

/** exp(r) for |r| < 0.4: halved, summed up and squared again. */
function expSmall(r: Double2): Double2 {
  const s: Double2 = [r[0] / 256, r[1] / 256];
  let sum = INVERSE_FACTORIALS[11]!;
  for (let n = 10; n >= 1; n--) sum = add(multiply(sum, s), INVERSE_FACTORIALS[n]!);
  // sum * s = exp(s) - 1; squaring keeps the distance from one: (1 + d)**2 - 1 = 2 d + d**2.
  let d = multiply(sum, s);
  for (let count = 0; count < HALVINGS; count++) d = add(scale(d, 2), multiply(d, d));
  return add([1, 0], d);
}

const roundInteger = (x: number): number => Math.round(x);

/** exp(x) as mantissa * 2**exponent. */
function expParts(x: Double2): { mantissa: Double2; exponent: number } {
  const exponent = roundInteger(x[0] * LOG2_E[0]);
  const high = twoSum(x[0], -exponent * LN2_HI);
  let r = add(high, twoProduct(-exponent, LN2_MID));
  r = add(r, [x[1], 0]);
  r = add(r, [-exponent * LN2_LO, 0]);
  return { mantissa: expSmall(r), exponent };
}

/** x * 2**exponent, rounded once; the low part decides where the result is subnormal. */
function scaled([hi, lo]: Double2, exponent: number): number {
  if (exponent > -1020) {
    const step = exponent > 1000 ? 2 ** (exponent - 1000) : 1;
    return hi * 2 ** (exponent > 1000 ? 1000 : exponent) * step;
  }
  if (exponent < -1080) return 0;
  // The spacing of results is 2**-1074: round to it by hand.
  const unit = 2 ** (-1074 - exponent);
  const [sum, error] = twoSum(unit * 6755399441055744, hi);
  const rest = error + lo;
  const units = sum / unit - 6755399441055744;
  const half = unit / 2;
  let kept = units;
  if (rest > half || (rest === half && units % 2 !== 0)) kept++;
  else if (rest < -half || (rest === -half && units % 2 !== 0)) kept--;
  return kept * 2 ** -1074;
}

/** e**x. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  if (Math.abs(x) < 2 ** -54) return 1 + x;
  const { mantissa, exponent } = expParts([x, 0]);
  return scaled(mantissa, exponent);
}

/** 2**x. */
export function exp2(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x >= 1024) return Infinity;
  if (x <= -1075) return 0;
  const whole = roundInteger(x);
  const rest = x - whole;
  return scaled(rest === 0 ? [1, 0] : expSmall(scale(LN2, rest)), whole);
}

/** log(x) for a finite x > 0. */
export function logParts(x: number): Double2 {
  const near = x - 1;
  if (Math.abs(near) < 0.03125) return logNearOne(near);
  const guess = Math.log(x);
  // x = m * 2**k keeps exp(-guess) * x within range.
  const { mantissa, exponent } = expParts([-guess, 0]);
  const product = multiply(mantissa, [x * 2 ** Math.max(-1000, Math.min(1000, exponent)), 0]);
  const left = exponent - Math.max(-1000, Math.min(1000, exponent));
  const t = add([product[0] * 2 ** left, product[1] * 2 ** left], [-1, 0]);
  const correction = add(t, scale(multiply(t, t), -0.5));
  return add([guess, 0], correction);
}

/** log(1 + f) for a small f that is exactly x - 1: 2 artanh(f / (2 + f)). */
function logNearOne(f: number): Double2 {
  if (f === 0) return [0, 0];
  const s = divide([f, 0], twoSum(2, f));
  const z = multiply(s, s);
  let sum: Double2 = [1 / 23, 0];
  for (let n = 21; n >= 1; n -= 2) sum = add(multiply(sum, z), divide([1, 0], [n, 0]));
  return scale(multiply(sum, s), 2);
}

/** The natural logarithm. */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return Math.log(x);
  return logParts(x)[0];
}

/** The logarithm to base 2. */
export function log2(x: number): number {
  if (!(x > 0) || x === Infinity) return Math.log2(x);
  return multiply(logParts(x), LOG2_E)[0];
}

/** x**y for a finite x > 0 and a finite y. */
export function pow(x: number, y: number): number {
  if (y === 1) return x;
  if (y === 0.5) return Math.sqrt(x);
  const exact = exactPower(x, y);
  if (exact !== undefined) return exact;
  const exponent = scale(logParts(x), y);
  if (exponent[0] > 710) return Infinity;
  if (exponent[0] < -746) return 0;
  const parts = expParts(exponent);
  return scaled(parts.mantissa, parts.exponent);
}

/** Powers that are floats, or lie half way between two: those that must not be missed by a little. */
function exactPower(x: number, y: number): number | undefined {
  if (!Number.isInteger(y) || y < 0 || y > 64) return undefined;
  const quick = x ** y;
  if (Number.isSafeInteger(x) && x ** y <= Number.MAX_SAFE_INTEGER) {
    let product = 1;
    for (let count = 0; count < y; count++) product *= x;
    return product;
  }
  if (y === 2) return x * x;
  return quick === Infinity && y * Math.log2(x) > 1025 ? Infinity : undefined;
}
