// Rounding: a result is made to fit the precision and the exponents that an operation works under.

import {
  digitCount,
  infinity,
  isNan,
  isSpecial,
  isZero,
  type Num,
  num,
  pow10,
  type Rounding,
  type Work,
} from './number';

/** Does rounding a quotient and remainder (of 10**n) go up in magnitude? */
function roundsUp(rounding: Rounding, sign: number, quotient: bigint, remainder: bigint, half: bigint): boolean {
  if (remainder === 0n) return false;
  switch (rounding) {
    case 'ROUND_UP':
      return true;
    case 'ROUND_DOWN':
      return false;
    case 'ROUND_CEILING':
      return sign === 0;
    case 'ROUND_FLOOR':
      return sign === 1;
    case 'ROUND_HALF_UP':
      return remainder >= half;
    case 'ROUND_HALF_DOWN':
      return remainder > half;
    case 'ROUND_HALF_EVEN':
      return remainder > half || (remainder === half && quotient % 2n === 1n);
    case 'ROUND_05UP':
      return quotient % 10n === 0n || quotient % 10n === 5n;
  }
}

/** Divides by 10**n with rounding. */
export function dropDigits(
  coef: bigint,
  n: number,
  sign: number,
  rounding: Rounding,
): { coef: bigint; inexact: boolean } {
  const scale = pow10(n);
  const quotient = coef / scale;
  const remainder = coef % scale;
  const up = roundsUp(rounding, sign, quotient, remainder, scale / 2n);
  return { coef: up ? quotient + 1n : quotient, inexact: remainder !== 0n };
}

/** The same value with another exponent, rounded if need be. */
export function rescale(a: Num, exp: number, rounding: Rounding): Num {
  if (isSpecial(a)) return a;
  if (a.coef === 0n) return num(a.sign, 0n, exp);
  if (a.exp >= exp) return num(a.sign, a.coef * pow10(a.exp - exp), exp);
  const digits = digitCount(a.coef) + a.exp - exp;
  if (digits < 0) return num(a.sign, dropDigits(1n, 1, a.sign, rounding).coef, exp);
  return num(a.sign, dropDigits(a.coef, exp - a.exp, a.sign, rounding).coef, exp);
}

function overflow(w: Work, sign: 0 | 1): Num {
  w.raise('Overflow');
  w.raise('Inexact');
  w.raise('Rounded');
  const { rounding } = w;
  const toInfinity =
    rounding.startsWith('ROUND_HALF') ||
    rounding === 'ROUND_UP' ||
    (rounding === 'ROUND_CEILING' && sign === 0) ||
    (rounding === 'ROUND_FLOOR' && sign === 1);
  return toInfinity ? infinity(sign) : num(sign, pow10(w.prec) - 1n, w.Etop);
}

/** A NaN with a payload that fits the precision. */
function fixNan(a: Num, w: Work): Num {
  const room = w.prec - w.clamp;
  return digitCount(a.coef) > room ? { ...a, coef: a.coef % pow10(room) } : a;
}

/** Rounds a result to the precision and exponents of the context. */
export function fix(a: Num, w: Work): Num {
  if (isSpecial(a)) return isNan(a) ? fixNan(a, w) : a;
  const { Etiny, Etop } = w;
  if (a.coef === 0n) {
    const exp = Math.min(Math.max(a.exp, Etiny), w.clamp ? Etop : w.Emax);
    if (exp === a.exp) return a;
    w.raise('Clamped');
    return num(a.sign, 0n, exp);
  }
  let least = digitCount(a.coef) + a.exp - w.prec;
  if (least > Etop) return overflow(w, a.sign);
  const subnormal = least < Etiny;
  if (subnormal) least = Etiny;
  if (a.exp < least) return fixDigits(a, least, subnormal, w);
  if (subnormal) w.raise('Subnormal');
  if (w.clamp === 1 && a.exp > Etop) {
    w.raise('Clamped');
    return num(a.sign, a.coef * pow10(a.exp - Etop), Etop);
  }
  return a;
}

function fixDigits(a: Num, least: number, subnormal: boolean, w: Work): Num {
  let exp = least;
  const tiny = digitCount(a.coef) + a.exp < least;
  const { coef: rounded, inexact } = tiny
    ? dropDigits(1n, 1, a.sign, w.rounding)
    : dropDigits(a.coef, least - a.exp, a.sign, w.rounding);
  let coef = rounded;
  if (digitCount(coef) > w.prec) {
    coef /= 10n;
    exp++;
  }
  const result = exp > w.Etop ? overflow(w, a.sign) : num(a.sign, coef, exp);
  if (inexact && subnormal) w.raise('Underflow');
  if (subnormal) w.raise('Subnormal');
  if (inexact) w.raise('Inexact');
  w.raise('Rounded');
  if (isZero(result)) w.raise('Clamped');
  return result;
}

/** The NaN that an operation on NaNs gives; undefined where there is none. */
export function checkNans(w: Work, ...operands: Num[]): Num | undefined {
  const signaling = operands.find(({ kind }) => kind === 'snan');
  if (signaling !== undefined) {
    w.raise('InvalidOperation');
    return fixNan({ ...signaling, kind: 'nan' }, w);
  }
  const quiet = operands.find(({ kind }) => kind === 'nan');
  return quiet === undefined ? undefined : fixNan(quiet, w);
}
