// The elementary functions that float, complex, math and cmath share. Those of JavaScript serve where they agree with C to the last bit.

export { exp, exp2 } from './exponential';
export { acosh, asinh, atanh, cosh, sinh, tanh } from './hyperbolic';
export { log, log2 } from './logarithm';
export { log10 } from './logarithm10';
export { pow } from './pow';
export { cos, sin } from './trigonometry';
export const { tan, asin, acos, atan, atan2, log1p, expm1, cbrt } = Math;

const SPLIT = 134217729;

/** The square of x as two floats. */
function square(x: number): [hi: number, lo: number] {
  const c = x * SPLIT;
  const high = x - c + c;
  const low = x - high;
  const hi = x * x;
  return [hi, high * high - hi + 2 * high * low + low * low];
}

/** C's hypot. */
export function hypot(x: number, y: number): number {
  let a = Math.abs(x);
  let b = Math.abs(y);
  if (a === Infinity || b === Infinity) return Infinity;
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
  if (a < b) [a, b] = [b, a];
  if (b === 0) return a;
  if (a / b > 2 ** 64) return a + b;
  let scale = 1;
  if (a >= 2 ** 511) scale = 2 ** 700;
  else if (b < 2 ** -450) scale = 2 ** -700;
  if (scale !== 1) {
    a /= scale;
    b /= scale;
  }
  const [ah, al] = square(a);
  const [bh, bl] = square(b);
  return scale * Math.sqrt(bl + al + bh + ah);
}
