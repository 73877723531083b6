// Decimal arithmetic on plain values: the General Decimal Arithmetic Specification, without Python objects.

import {
  absolute,
  adjusted,
  digitCount,
  infinity,
  isNan,
  isSpecial,
  isZero,
  negate,
  type Num,
  num,
  pow10,
  type Work,
} from './number';
import { compareValues } from './ordering';
import { checkNans, fix, rescale } from './rounding';

export function add(a: Num, b: Num, w: Work): Num {
  const nan = checkNans(w, a, b);
  if (nan !== undefined) return nan;
  if (a.kind === 'inf') return b.kind === 'inf' && a.sign !== b.sign ? w.invalid() : a;
  if (b.kind === 'inf') return b;
  const exp = Math.min(a.exp, b.exp);
  const negativeZero: 0 | 1 = w.rounding === 'ROUND_FLOOR' && a.sign !== b.sign ? 1 : 0;
  if (a.coef === 0n && b.coef === 0n) {
    return fix(num((a.sign & b.sign) | negativeZero ? 1 : 0, 0n, exp), w);
  }
  if (a.coef === 0n) return fix(rescale(b, Math.max(exp, b.exp - w.prec - 1), w.rounding), w);
  if (b.coef === 0n) return fix(rescale(a, Math.max(exp, a.exp - w.prec - 1), w.rounding), w);
  const [left, right] = align(a, b, w.prec);
  const signed = (x: Num): bigint => (x.sign ? -x.coef : x.coef);
  const total = signed(left) + signed(right);
  if (total === 0n) return fix(num(negativeZero, 0n, left.exp), w);
  return fix(total < 0n ? num(1, -total, left.exp) : num(0, total, left.exp), w);
}

/** Gives two numbers the same exponent; one that is far too small to matter becomes a mere trace. */
function align(a: Num, b: Num, prec: number): [Num, Num] {
  const swapped = a.exp < b.exp;
  const high = swapped ? b : a;
  let low = swapped ? a : b;
  const exp = high.exp + Math.min(-1, digitCount(high.coef) - prec - 2);
  if (digitCount(low.coef) + low.exp - 1 < exp) low = num(low.sign, 1n, exp);
  const scaled = num(high.sign, high.coef * pow10(high.exp - low.exp), low.exp);
  return swapped ? [low, scaled] : [scaled, low];
}

export const subtract = (a: Num, b: Num, w: Work): Num => {
  const nan = checkNans(w, a, b);
  return nan ?? add(a, negate(b), w);
};

export function multiply(a: Num, b: Num, w: Work): Num {
  const nan = checkNans(w, a, b);
  if (nan !== undefined) return nan;
  const sign = (a.sign ^ b.sign) as 0 | 1;
  if (a.kind === 'inf' || b.kind === 'inf') return isZero(a) || isZero(b) ? w.invalid() : infinity(sign);
  return fix(num(sign, a.coef * b.coef, a.exp + b.exp), w);
}

export function divide(a: Num, b: Num, w: Work): Num {
  const nan = checkNans(w, a, b);
  if (nan !== undefined) return nan;
  const sign = (a.sign ^ b.sign) as 0 | 1;
  if (a.kind === 'inf') return b.kind === 'inf' ? w.invalid() : infinity(sign);
  if (b.kind === 'inf') {
    w.raise('Clamped');
    return num(sign, 0n, w.Etiny);
  }
  if (b.coef === 0n) {
    if (a.coef === 0n) return w.invalid('DivisionUndefined');
    w.raise('DivisionByZero');
    return infinity(sign);
  }
  if (a.coef === 0n) return fix(num(sign, 0n, a.exp - b.exp), w);
  const shift = digitCount(b.coef) - digitCount(a.coef) + w.prec + 1;
  let exp = a.exp - b.exp - shift;
  const dividend = shift >= 0 ? a.coef * pow10(shift) : a.coef;
  const divisor = shift >= 0 ? b.coef : b.coef * pow10(-shift);
  let coef = dividend / divisor;
  if (dividend % divisor !== 0n) {
    if (coef % 5n === 0n) coef++;
  } else {
    const ideal = a.exp - b.exp;
    while (exp < ideal && coef % 10n === 0n) {
      coef /= 10n;
      exp++;
    }
  }
  return fix(num(sign, coef, exp), w);
}

/** Integer quotient and remainder of finite numbers, the divisor not zero; undefined where the quotient has too many digits. */
function integerDivide(a: Num, b: Num, w: Work): [Num, Num] | undefined {
  const sign = (a.sign ^ b.sign) as 0 | 1;
  const ideal = b.kind === 'inf' ? a.exp : Math.min(a.exp, b.exp);
  const difference = adjusted(a) - adjusted(b);
  if (a.coef === 0n || b.kind === 'inf' || difference <= -2) return [num(sign, 0n, 0), rescale(a, ideal, w.rounding)];
  if (difference > w.prec) return undefined;
  const exp = Math.min(a.exp, b.exp);
  const left = a.coef * pow10(a.exp - exp);
  const right = b.coef * pow10(b.exp - exp);
  const quotient = left / right;
  if (quotient >= pow10(w.prec)) return undefined;
  return [num(sign, quotient, 0), num(a.sign, left % right, ideal)];
}

export function divideInteger(a: Num, b: Num, w: Work): Num {
  const nan = checkNans(w, a, b);
  if (nan !== undefined) return nan;
  const sign = (a.sign ^ b.sign) as 0 | 1;
  if (a.kind === 'inf') return b.kind === 'inf' ? w.invalid() : infinity(sign);
  if (isZero(b)) {
    if (isZero(a)) return w.invalid('DivisionUndefined');
    w.raise('DivisionByZero');
    return infinity(sign);
  }
  return integerDivide(a, b, w)?.[0] ?? w.invalid('DivisionImpossible');
}

export function remainder(a: Num, b: Num, w: Work): Num {
  const nan = checkNans(w, a, b);
  if (nan !== undefined) return nan;
  if (a.kind === 'inf') return w.invalid();
  if (isZero(b)) return w.invalid(isZero(a) ? 'DivisionUndefined' : 'InvalidOperation');
  const result = integerDivide(a, b, w);
  return result === undefined ? w.invalid('DivisionImpossible') : fix(result[1], w);
}

export function divideWithRemainder(a: Num, b: Num, w: Work): [Num, Num] {
  const nan = checkNans(w, a, b);
  if (nan !== undefined) return [nan, nan];
  const sign = (a.sign ^ b.sign) as 0 | 1;
  if (a.kind === 'inf') {
    const bad = w.invalid();
    return b.kind === 'inf' ? [bad, bad] : [infinity(sign), bad];
  }
  if (isZero(b)) {
    if (isZero(a)) {
      const bad = w.invalid('DivisionUndefined');
      return [bad, bad];
    }
    w.raise('DivisionByZero');
    return [infinity(sign), w.invalid()];
  }
  const result = integerDivide(a, b, w);
  if (result === undefined) {
    const bad = w.invalid('DivisionImpossible');
    return [bad, bad];
  }
  return [result[0], fix(result[1], w)];
}

export function remainderNear(a: Num, b: Num, w: Work): Num {
  const nan = checkNans(w, a, b);
  if (nan !== undefined) return nan;
  if (a.kind === 'inf') return w.invalid();
  if (isZero(b)) return w.invalid(isZero(a) ? 'DivisionUndefined' : 'InvalidOperation');
  if (b.kind === 'inf') return fix(a, w);
  const ideal = Math.min(a.exp, b.exp);
  if (isZero(a)) return fix(num(a.sign, 0n, ideal), w);
  const difference = adjusted(a) - adjusted(b);
  if (difference >= w.prec + 1) return w.invalid('DivisionImpossible');
  if (difference <= -2) return fix(rescale(a, ideal, w.rounding), w);
  const left = a.coef * pow10(a.exp - ideal);
  const right = b.coef * pow10(b.exp - ideal);
  let quotient = left / right;
  let rest = left % right;
  if (2n * rest + (quotient & 1n) > right) {
    rest -= right;
    quotient++;
  }
  if (quotient >= pow10(w.prec)) return w.invalid('DivisionImpossible');
  const sign = rest < 0n ? ((1 - a.sign) as 0 | 1) : a.sign;
  return fix(num(sign, rest < 0n ? -rest : rest, ideal), w);
}

export function quantize(a: Num, b: Num, w: Work): Num {
  const nan = checkNans(w, a, b);
  if (nan !== undefined) return nan;
  if (a.kind === 'inf' || b.kind === 'inf') return a.kind === b.kind ? a : w.invalid();
  if (b.exp < w.Etiny || b.exp > w.Emax) return w.invalid();
  if (a.coef === 0n) return fix(num(a.sign, 0n, b.exp), w);
  if (adjusted(a) > w.Emax || adjusted(a) - b.exp + 1 > w.prec) return w.invalid();
  const result = rescale(a, b.exp, w.rounding);
  if (adjusted(result) > w.Emax || digitCount(result.coef) > w.prec) return w.invalid();
  if (result.coef !== 0n && adjusted(result) < w.Emin) w.raise('Subnormal');
  if (result.exp > a.exp) {
    if (compareValues(result, a) !== 0) w.raise('Inexact');
    w.raise('Rounded');
  }
  return fix(result, w);
}

/** Rounds to an integer; `exact` tells whether to raise Inexact and Rounded. */
export function toIntegral(a: Num, w: Work, exact: boolean): Num {
  const nan = checkNans(w, a);
  if (nan !== undefined) return nan;
  if (a.kind === 'inf' || a.exp >= 0) return a;
  const result = rescale(a, 0, w.rounding);
  if (exact && !isZero(a)) {
    if (compareValues(result, a) !== 0) w.raise('Inexact');
    w.raise('Rounded');
  }
  return isZero(a) ? num(a.sign, 0n, 0) : result;
}

/** Without trailing zeros. */
export function reduce(a: Num, w: Work): Num {
  const nan = checkNans(w, a);
  if (nan !== undefined) return nan;
  const fixed = fix(a, w);
  if (isSpecial(fixed)) return fixed;
  if (fixed.coef === 0n) return num(fixed.sign, 0n, 0);
  let { coef, exp } = fixed;
  const limit = w.clamp ? w.Etop : w.Emax;
  while (coef % 10n === 0n && exp < limit) {
    coef /= 10n;
    exp++;
  }
  return num(fixed.sign, coef, exp);
}

export function plus(a: Num, w: Work): Num {
  const nan = checkNans(w, a);
  if (nan !== undefined) return nan;
  return fix(isZero(a) && w.rounding !== 'ROUND_FLOOR' ? absolute(a) : a, w);
}

export function minus(a: Num, w: Work): Num {
  const nan = checkNans(w, a);
  if (nan !== undefined) return nan;
  return fix(isZero(a) && w.rounding !== 'ROUND_FLOOR' ? absolute(a) : negate(a), w);
}

export function fusedMultiplyAdd(a: Num, b: Num, c: Num, w: Work): Num {
  const nan = checkNans(w, a, b, c);
  if (nan !== undefined && (isNan(a) || isNan(b))) return nan;
  const sign = (a.sign ^ b.sign) as 0 | 1;
  if (a.kind === 'inf' || b.kind === 'inf') {
    if (isZero(a) || isZero(b)) return w.invalid();
    return nan ?? add(infinity(sign), c, w);
  }
  return nan ?? add(num(sign, a.coef * b.coef, a.exp + b.exp), c, w);
}
