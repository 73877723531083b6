// The elementary functions that float, complex, math and cmath share.

export const { sin, cos, tan, asin, acos, atan, atan2, sinh, cosh, tanh, asinh, acosh, atanh } = Math;
export const { exp, log, log2, log10, log1p, expm1, cbrt } = Math;

/** C's hypot. */
export function hypot(x: number, y: number): number {
  return Math.hypot(x, y);
}
