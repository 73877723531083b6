// The elementary functions that float, complex, math and cmath share: those of C, as the modelled build rounds them.

import { twoProduct } from './double-double';

export { exp } from './exponential';
export { acosh, asinh, cosh, tanh } from './hyperbolic';
export { log, log10, log2 } from './logarithm';
export { cos, sin } from './trigonometry';
export const { tan, asin, acos, atan, atan2, sinh, atanh, log1p, expm1, cbrt } = Math;

/** C's hypot. */
export function hypot(x: number, y: number): number {
  let large = Math.max(Math.abs(x), Math.abs(y));
  let small = Math.min(Math.abs(x), Math.abs(y));
  if (!Number.isFinite(x) || !Number.isFinite(y)) return Math.hypot(x, y);
  if (small === 0 || large / small > 2 ** 65) return large + small;
  let scale = 1;
  if (large >= 2 ** 511) scale = 2 ** 700;
  else if (small < 2 ** -450) scale = 2 ** -700;
  large /= scale;
  small /= scale;
  const [largeSquare, largeRest] = twoProduct(large, large);
  const [smallSquare, smallRest] = twoProduct(small, small);
  return scale * Math.sqrt(smallRest + largeRest + smallSquare + largeSquare);
}
