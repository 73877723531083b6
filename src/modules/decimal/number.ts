// Decimal numbers as plain values, and what operations on them work under and raise.

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

export const negate = (a: Num): Num => ({ ...a, sign: (1 - a.sign) as 0 | 1 });

export const absolute = (a: Num): Num => ({ ...a, sign: 0 });

export const fromInteger = (value: bigint): Num => (value < 0n ? num(1, -value, 0) : num(0, value, 0));

export const settingsOf = ({ prec, rounding, Emin, Emax, capitals, clamp }: Settings): Settings => ({
  prec,
  rounding,
  Emin,
  Emax,
  capitals,
  clamp,
});
