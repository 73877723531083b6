// Decimal arithmetic on plain values: the General Decimal Arithmetic Specification, without Python objects.

export type Rounding =
  | 'ROUND_UP'
  | 'ROUND_DOWN'
  | 'ROUND_CEILING'
  | 'ROUND_FLOOR'
  | 'ROUND_HALF_UP'
  | 'ROUND_HALF_DOWN'
  | 'ROUND_HALF_EVEN'
  | 'ROUND_05UP';

/** Conditions that an operation may raise; the first five all signal InvalidOperation. */
export type Condition =
  | 'InvalidOperation'
  | 'ConversionSyntax'
  | 'DivisionImpossible'
  | 'DivisionUndefined'
  | 'InvalidContext'
  | 'FloatOperation'
  | 'DivisionByZero'
  | 'Overflow'
  | 'Underflow'
  | 'Subnormal'
  | 'Inexact'
  | 'Rounded'
  | 'Clamped';

export interface Settings {
  prec: number;
  rounding: Rounding;
  Emin: number;
  Emax: number;
  capitals: number;
  clamp: number;
}

/** What an operation works under, and the conditions it has raised. */
export class Work implements Settings {
  readonly status = new Set<Condition>();
  prec: number;
  rounding: Rounding;
  readonly Emin: number;
  readonly Emax: number;
  readonly capitals: number;
  readonly clamp: number;

  constructor(settings: Settings) {
    this.prec = settings.prec;
    this.rounding = settings.rounding;
    this.Emin = settings.Emin;
    this.Emax = settings.Emax;
    this.capitals = settings.capitals;
    this.clamp = settings.clamp;
  }

  get Etiny(): number {
    return this.Emin - this.prec + 1;
  }

  get Etop(): number {
    return this.Emax - this.prec + 1;
  }

  raise(condition: Condition): void {
    this.status.add(condition);
  }

  invalid(condition: Condition = 'InvalidOperation'): Num {
    this.raise(condition);
    return NAN;
  }
}

/** A decimal number: (-1)**sign * coef * 10**exp, an infinity, or a NaN whose payload is in coef. */
export interface Num {
  readonly sign: 0 | 1;
  readonly coef: bigint;
  readonly exp: number;
  readonly kind: 'finite' | 'inf' | 'nan' | 'snan';
}

export const num = (sign: 0 | 1, coef: bigint, exp: number): Num => ({ sign, coef, exp, kind: 'finite' });
export const infinity = (sign: 0 | 1): Num => ({ sign, coef: 0n, exp: 0, kind: 'inf' });
export const NAN: Num = { sign: 0, coef: 0n, exp: 0, kind: 'nan' };
export const ZERO = num(0, 0n, 0);
export const ONE = num(0, 1n, 0);

export const isNan = ({ kind }: Num): boolean => kind === 'nan' || kind === 'snan';
export const isSpecial = ({ kind }: Num): boolean => kind !== 'finite';
export const isZero = ({ kind, coef }: Num): boolean => kind === 'finite' && coef === 0n;

/** 10**n. */
export function pow10(n: number): bigint {
  return 10n ** BigInt(n);
}

/** Number of decimal digits; 1 for zero. */
export function digitCount(coef: bigint): number {
  return (coef < 0n ? -coef : coef).toString().length;
}

/** The exponent of the first digit. */
export const adjusted = (a: Num): number => (isSpecial(a) ? 0 : a.exp + digitCount(a.coef) - 1);

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

/** -1, 0 or 1; NaNs must be excluded before. */
export function compareValues(a: Num, b: Num): number {
  if (a.kind === 'inf' || b.kind === 'inf') {
    const rank = (x: Num): number => (x.kind !== 'inf' ? 0 : x.sign ? -1 : 1);
    return Math.sign(rank(a) - rank(b));
  }
  if (a.coef === 0n || b.coef === 0n || a.sign !== b.sign) {
    const rank = (x: Num): number => (x.coef === 0n ? 0 : x.sign ? -1 : 1);
    return Math.sign(rank(a) - rank(b));
  }
  const direction = a.sign ? -1 : 1;
  const difference = adjusted(a) - adjusted(b);
  if (difference !== 0) return difference > 0 ? direction : -direction;
  const exp = Math.min(a.exp, b.exp);
  const left = a.coef * pow10(a.exp - exp);
  const right = b.coef * pow10(b.exp - exp);
  return left === right ? 0 : left > right ? direction : -direction;
}

export const negate = (a: Num): Num => ({ ...a, sign: (1 - a.sign) as 0 | 1 });
export const absolute = (a: Num): Num => ({ ...a, sign: 0 });

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

/** The total ordering of compare_total. */
export function compareTotal(a: Num, b: Num): number {
  if (a.sign !== b.sign) return a.sign ? -1 : 1;
  const direction = a.sign ? -1 : 1;
  const rank = { finite: 0, inf: 0, snan: 1, nan: 2 } as const;
  if (rank[a.kind] !== rank[b.kind]) return rank[a.kind] < rank[b.kind] ? -direction : direction;
  if (isNan(a)) return a.coef === b.coef ? 0 : a.coef < b.coef ? -direction : direction;
  const order = compareValues(a, b);
  if (order !== 0) return order;
  return a.exp === b.exp ? 0 : a.exp < b.exp ? -direction : direction;
}

/** max, min and their forms by magnitude: a quiet NaN gives way to a number. */
export function extreme(a: Num, b: Num, w: Work, largest: boolean, magnitude: boolean): Num {
  if (isNan(a) || isNan(b)) {
    if (a.kind === 'nan' && !isNan(b)) return fix(b, w);
    if (b.kind === 'nan' && !isNan(a)) return fix(a, w);
    return checkNans(w, a, b)!;
  }
  let order = magnitude ? compareValues(absolute(a), absolute(b)) : compareValues(a, b);
  if (order === 0) order = compareTotal(a, b);
  return fix(order < 0 === largest ? b : a, w);
}

/** The next representable number above (or below). */
export function next(a: Num, w: Work, up: boolean): Num {
  const nan = checkNans(w, a);
  if (nan !== undefined) return nan;
  if (a.kind === 'inf') {
    const away = (a.sign === 0) === up;
    return away ? a : num(a.sign, pow10(w.prec) - 1n, w.Etop);
  }
  const quiet = new Work({ ...settingsOf(w), rounding: up ? 'ROUND_CEILING' : 'ROUND_FLOOR' });
  const rounded = fix(a, quiet);
  if (rounded.kind === 'inf' || compareValues(rounded, a) !== 0) return rounded;
  return add(a, num(up ? 0 : 1, 1n, w.Etiny - 1), quiet);
}

export const settingsOf = ({ prec, rounding, Emin, Emax, capitals, clamp }: Settings): Settings => ({
  prec,
  rounding,
  Emin,
  Emax,
  capitals,
  clamp,
});

export function nextToward(a: Num, b: Num, w: Work): Num {
  const nan = checkNans(w, a, b);
  if (nan !== undefined) return nan;
  const order = compareValues(a, b);
  if (order === 0) return { ...a, sign: b.sign };
  const result = next(a, w, order < 0);
  if (result.kind === 'inf') {
    for (const condition of ['Overflow', 'Inexact', 'Rounded'] as const) w.raise(condition);
  } else if (adjusted(result) < w.Emin) {
    for (const condition of ['Underflow', 'Subnormal', 'Inexact', 'Rounded'] as const) w.raise(condition);
    if (isZero(result)) w.raise('Clamped');
  }
  return result;
}

/** An integer operand of shift, rotate and scaleb; undefined where it is none or out of range. */
function integerOperand(b: Num, limit: number): number | undefined {
  if (isSpecial(b) || b.exp !== 0) return undefined;
  const value = Number(b.sign ? -b.coef : b.coef);
  return Math.abs(value) <= limit ? value : undefined;
}

export function shift(a: Num, b: Num, w: Work): Num {
  const nan = checkNans(w, a, b);
  if (nan !== undefined) return nan;
  const count = integerOperand(b, w.prec);
  if (count === undefined) return w.invalid();
  if (a.kind === 'inf') return a;
  const limit = pow10(w.prec);
  const coef = a.coef % limit;
  return num(a.sign, count < 0 ? coef / pow10(-count) : (coef * pow10(count)) % limit, a.exp);
}

export function rotate(a: Num, b: Num, w: Work): Num {
  const nan = checkNans(w, a, b);
  if (nan !== undefined) return nan;
  const count = integerOperand(b, w.prec);
  if (count === undefined) return w.invalid();
  if (a.kind === 'inf') return a;
  const text = (a.coef % pow10(w.prec)).toString().padStart(w.prec, '0');
  const at = ((count % w.prec) + w.prec) % w.prec;
  return num(a.sign, BigInt(text.slice(at) + text.slice(0, at)), a.exp);
}

export function scaleb(a: Num, b: Num, w: Work): Num {
  const nan = checkNans(w, a, b);
  if (nan !== undefined) return nan;
  const count = integerOperand(b, 2 * (w.Emax + w.prec));
  if (count === undefined) return w.invalid();
  return a.kind === 'inf' ? a : fix(num(a.sign, a.coef, a.exp + count), w);
}

export function logb(a: Num, w: Work): Num {
  const nan = checkNans(w, a);
  if (nan !== undefined) return nan;
  if (a.kind === 'inf') return infinity(0);
  if (a.coef === 0n) {
    w.raise('DivisionByZero');
    return infinity(1);
  }
  return fix(fromInteger(BigInt(adjusted(a))), w);
}

export const fromInteger = (value: bigint): Num => (value < 0n ? num(1, -value, 0) : num(0, value, 0));

/** The digits of a logical operand (only 0 and 1), undefined for anything else. */
function logicalDigits(a: Num, prec: number): string | undefined {
  if (isSpecial(a) || a.sign !== 0 || a.exp !== 0) return undefined;
  const text = a.coef.toString();
  return /^[01]+$/.test(text) && text.length <= prec ? text.padStart(prec, '0') : undefined;
}

export function logical(a: Num, b: Num, w: Work, work: (x: boolean, y: boolean) => boolean): Num {
  const left = logicalDigits(a, w.prec);
  const right = logicalDigits(b, w.prec);
  if (left === undefined || right === undefined) return w.invalid();
  const digits = [...left].map((digit, index) => (work(digit === '1', right[index] === '1') ? '1' : '0')).join('');
  return num(0, BigInt(digits), 0);
}

export function numberClass(a: Num, w: Work): string {
  if (a.kind === 'snan') return 'sNaN';
  if (a.kind === 'nan') return 'NaN';
  const sign = a.sign ? '-' : '+';
  if (a.kind === 'inf') return `${sign}Infinity`;
  if (a.coef === 0n) return `${sign}Zero`;
  return sign + (adjusted(a) < w.Emin ? 'Subnormal' : 'Normal');
}
