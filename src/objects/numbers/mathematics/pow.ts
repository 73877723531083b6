// x ** y of floats.

import { expOfPair, MAX_ARGUMENT, MIN_ARGUMENT } from './exponential';
import { scaledLog } from './logarithm';

/** C's pow for a finite x > 0 and a finite y. */
export function pow(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (y === 1) return x;
  if (y === 2) return x * x;
  const size = y * Math.log(x);
  if (size > MAX_ARGUMENT) return Number.POSITIVE_INFINITY;
  if (size < MIN_ARGUMENT) return 0;
  return expOfPair(scaledLog(x, y));
}
