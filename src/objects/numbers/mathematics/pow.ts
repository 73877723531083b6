// x ** y of floats.

import { splitFloat } from '../float-digits';
import { scaleBigint } from '../int-arithmetic';
import { expOfPair, MAX_ARGUMENT, MIN_ARGUMENT } from './exponential';
import { scaledLog } from './logarithm';

const MAX_TIE_EXPONENT = 36;

/** x ** y by integers where it may be a float or lie half way between two, which rounding a close value could miss. */
function exactPower(x: number, y: number): number | undefined {
  let { mantissa, exponent } = splitFloat(x);
  while ((mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  if (Number(mantissa) ** y >= 2 ** 56) return undefined;
  return scaleBigint(mantissa ** BigInt(y), exponent * y);
}

/** C's pow for a finite x > 0 and a finite y. */
export function pow(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y > 2 && y <= MAX_TIE_EXPONENT && Number.isInteger(y)) {
    const exact = exactPower(x, y);
    if (exact !== undefined) return exact;
  }
  const size = y * Math.log(x);
  if (size > MAX_ARGUMENT) return Number.POSITIVE_INFINITY;
  if (size < MIN_ARGUMENT) return 0;
  return expOfPair(scaledLog(x, y));
}
