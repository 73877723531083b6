// Hyperbolic functions and their inverses, made of exponentials and logarithms as the C library of the modelled build makes them.

import { exp } from './exponential';
import { log } from './logarithm';

const LN2 = Math.LN2;
const LOG_MAX = 709.782712893384;

/** exp(x) * sign / 2 for an x beyond the range of exp. */
function halfExp(x: number, sign: number): number {
  const scale = 2 ** 1021;
  return exp(x - 1416.0996898839683) * (sign * scale) * scale;
}

export function cosh(x: number): number {
  const size = Math.abs(x);
  if (size < LN2) {
    if (size < 2 ** -26) return 1;
    const t = Math.expm1(size);
    return 1 + (t * t) / (2 * (1 + t));
  }
  if (size < LOG_MAX) {
    const t = exp(size);
    return 0.5 * (t + 1 / t);
  }
  return Number.isNaN(x) ? x : halfExp(size, 1);
}

export function sinh(x: number): number {
  const size = Math.abs(x);
  const half = x < 0 ? -0.5 : 0.5;
  if (Number.isNaN(x)) return x;
  if (size < LOG_MAX) {
    const t = Math.expm1(size);
    if (size < 1) return size < 2 ** -26 ? x : half * (2 * t - (t * t) / (t + 1));
    return half * (t + t / (t + 1));
  }
  return halfExp(size, 2 * half);
}

export function tanh(x: number): number {
  const size = Math.abs(x);
  let result: number;
  if (size > 0.5493061) {
    if (size > 20) result = 1;
    else {
      const t = Math.expm1(2 * size);
      result = 1 - 2 / (t + 2);
    }
  } else if (size > 0.2554128) {
    const t = Math.expm1(2 * size);
    result = t / (t + 2);
  } else if (size >= 2 ** -1022) {
    const t = Math.expm1(-2 * size);
    result = -t / (t + 2);
  } else return x;
  return x < 0 ? -result : result;
}

export function asinh(x: number): number {
  const size = Math.abs(x);
  let result: number;
  if (!Number.isFinite(x)) return x;
  if (size >= 2 ** 26) result = log(size) + LN2;
  else if (size >= 2) result = log(2 * size + 1 / (Math.sqrt(size * size + 1) + size));
  else if (size >= 2 ** -26) result = Math.log1p(size + (size * size) / (Math.sqrt(size * size + 1) + 1));
  else return x;
  return x < 0 ? -result : result;
}

export function acosh(x: number): number {
  if (Math.abs(x) < 2) {
    const f = x - 1;
    return Math.log1p(f + Math.sqrt(f * f + 2 * f));
  }
  if (Math.abs(x) < 2 ** 26) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  return log(x) + LN2;
}

export function atanh(x: number): number {
  const size = Math.abs(x);
  let result: number;
  if (size < 0.5) {
    if (size < 2 ** -32) return x;
    result = 0.5 * Math.log1p(2 * size + (2 * size * size) / (1 - size));
  } else result = 0.5 * Math.log1p(2 * (size / (1 - size)));
  return x < 0 ? -result : result;
}
