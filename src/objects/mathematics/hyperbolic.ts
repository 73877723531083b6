// Hyperbolic functions as the C library of the modelled build computes them, from exp, expm1, log and log1p.

import { exp } from './exponential';
import { log } from './logarithm';

const { abs, expm1, log1p, sqrt, LN2 } = Math;
/** Below this the square of a number vanishes beside 1. */
const TINY = 2 ** -26;
/** Beyond this 1 vanishes beside the square of a number. */
const LARGE = 2 ** 26;

/** C's cosh. */
export function cosh(x: number): number {
  const size = abs(x);
  if (size < LN2) {
    if (size < TINY) return 1;
    const t = expm1(size);
    return 1 + (t * t) / (2 * (1 + t));
  }
  const t = exp(size);
  if (!Number.isFinite(t)) return exp(size / 2) * (exp(size / 2) / 2);
  return 0.5 * (t + 1 / t);
}

/** C's tanh. */
export function tanh(x: number): number {
  const size = abs(x);
  let result: number;
  if (Number.isNaN(x) || size < 2 ** -1022) return x;
  if (size > 20) result = 1;
  else if (size > 0.5493061443340548) result = 1 - 2 / (expm1(2 * size) + 2);
  else if (size > 0.2554128118829954) {
    const t = expm1(2 * size);
    result = t / (t + 2);
  } else {
    const t = expm1(-2 * size);
    result = -t / (t + 2);
  }
  return x < 0 ? -result : result;
}

/** C's asinh. */
export function asinh(x: number): number {
  const size = abs(x);
  let result: number;
  if (!(size < Number.POSITIVE_INFINITY) || size < TINY) return x;
  if (size >= LARGE) result = log(size) + LN2;
  else if (size >= 2) result = log(2 * size + 1 / (sqrt(size * size + 1) + size));
  else result = log1p(size + (size * size) / (sqrt(size * size + 1) + 1));
  return x < 0 ? -result : result;
}

/** C's acosh. */
export function acosh(x: number): number {
  if (!(x < Number.POSITIVE_INFINITY)) return x;
  if (x < 2) return log1p(x - 1 + sqrt((x - 1) * (x - 1) + 2 * (x - 1)));
  if (x < LARGE) return log(2 * x - 1 / (x + sqrt(x * x - 1)));
  return log(x) + LN2;
}
