import type { PyContext } from './context';
import * as functions from './functions';
import {
  add,
  divide,
  divideInteger,
  minus,
  multiply,
  plus,
  quantize,
  reduce,
  remainder,
  remainderNear,
  subtract,
  toIntegral,
} from './arithmetic';
import { logb, logical, rotate, scaleb, shift } from './digits';
import { absolute, adjusted, fromInteger, isNan, isSpecial, isZero, type Num, num, pow10, type Work } from './number';
import { compareTotal, compareValues, extreme } from './ordering';
import { next, nextToward } from './neighbours';
import { checkNans } from './rounding';

export type Binary = (a: Num, b: Num, w: Work) => Num;

export type Unary = (a: Num, w: Work) => Num;

/** Methods with one operand, under their names. */
export const UNARY: Record<string, Unary> = {
  exp: functions.exponential,
  ln: functions.naturalLog,
  log10: functions.decimalLog,
  next_minus: (a, w) => next(a, w, false),
  next_plus: (a, w) => next(a, w, true),
  normalize: reduce,
  sqrt: functions.squareRoot,
  logb: logb,
  logical_invert: (a, w) => logical(a, num(0, pow10(w.prec) / 9n, 0), w, (x, y) => x !== y),
};

const orderNumber = (a: Num, b: Num, w: Work, signal: boolean): Num => {
  if (isNan(a) || isNan(b)) {
    if (signal && a.kind !== 'snan' && b.kind !== 'snan') w.raise('InvalidOperation');
    return checkNans(w, a, b)!;
  }
  return fromInteger(BigInt(compareValues(a, b)));
};

export const BINARY: Record<string, Binary> = {
  compare: (a, b, w) => orderNumber(a, b, w, false),
  compare_signal: (a, b, w) => orderNumber(a, b, w, true),
  max: (a, b, w) => extreme(a, b, w, true, false),
  max_mag: (a, b, w) => extreme(a, b, w, true, true),
  min: (a, b, w) => extreme(a, b, w, false, false),
  min_mag: (a, b, w) => extreme(a, b, w, false, true),
  next_toward: nextToward,
  remainder_near: remainderNear,
  compare_total: (a, b) => fromInteger(BigInt(compareTotal(a, b))),
  compare_total_mag: (a, b) => fromInteger(BigInt(compareTotal(absolute(a), absolute(b)))),
  copy_sign: (a, b) => ({ ...a, sign: b.sign }),
  logical_and: (a, b, w) => logical(a, b, w, (x, y) => x && y),
  logical_or: (a, b, w) => logical(a, b, w, (x, y) => x || y),
  logical_xor: (a, b, w) => logical(a, b, w, (x, y) => x !== y),
  rotate: rotate,
  scaleb: scaleb,
  shift: shift,
};

/** Operators that only contexts have as methods. */
export const CONTEXT_BINARY: Record<string, Binary> = {
  ...BINARY,
  add: add,
  divide: divide,
  divide_int: divideInteger,
  multiply: multiply,
  quantize: quantize,
  remainder: remainder,
  subtract: subtract,
};

export const CONTEXT_UNARY: Record<string, Unary> = {
  ...UNARY,
  abs: (a, w) => (a.sign ? minus(a, w) : plus(a, w)),
  minus: minus,
  plus: plus,
  to_integral: (a, w) => toIntegral(a, w, false),
  to_integral_value: (a, w) => toIntegral(a, w, false),
  to_integral_exact: (a, w) => toIntegral(a, w, true),
};

export const sameQuantum = (a: Num, b: Num): boolean => {
  if (isSpecial(a) || isSpecial(b)) return isNan(a) === isNan(b) && (a.kind === 'inf') === (b.kind === 'inf');
  return a.exp === b.exp;
};

/** Questions, answered under a context's exponents. */
export const PREDICATES: Record<string, (a: Num, context: PyContext) => boolean> = {
  is_canonical: () => true,
  is_finite: (a) => a.kind === 'finite',
  is_infinite: (a) => a.kind === 'inf',
  is_nan: isNan,
  is_qnan: (a) => a.kind === 'nan',
  is_snan: (a) => a.kind === 'snan',
  is_signed: (a) => a.sign === 1,
  is_zero: isZero,
  is_normal: (a, { Emin }) => a.kind === 'finite' && a.coef !== 0n && adjusted(a) >= Emin,
  is_subnormal: (a, { Emin }) => a.kind === 'finite' && a.coef !== 0n && adjusted(a) < Emin,
};
