// Operations on the digits and the exponent themselves: shifts, rotations, logical operations, the class of a number.

import { adjusted, fromInteger, infinity, isSpecial, type Num, num, pow10, type Work } from './number';
import { checkNans, fix } from './rounding';

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

/** The last `prec` digits of a logical operand (only 0 and 1), undefined for anything else. */
function logicalDigits(a: Num, prec: number): string | undefined {
  if (isSpecial(a) || a.sign !== 0 || a.exp !== 0) return undefined;
  const text = a.coef.toString();
  return /^[01]+$/.test(text) ? text.padStart(prec, '0').slice(-prec) : undefined;
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
