// Float arithmetic on JavaScript numbers as C does it, and conversions to and from text. Nothing here runs Python code.

import { PyComplex } from './complex';
import { powerComplex } from './complex-arithmetic';
import { OverflowErrorType } from '../exceptions/exceptions';
import { PyFloat } from './float';
import { fixedDigits, isNegative, splitFloat } from './float-digits';
import { type Int, scaleBigint } from './int-arithmetic';
import { normalize } from './int';
import type { Value } from '../object';
import { pow } from './mathematics/elementary';
import { overflowError, raise, valueError, zeroDivisionError } from '../raise';

/** What C's errno makes of a result out of range (PyErr_SetFromErrno with ERANGE). */
const ERANGE = 68;
export const rangeError = () => raise(OverflowErrorType, ERANGE, 'Result not representable');

export function divideFloats(a: number, b: number): number {
  if (b === 0) throw zeroDivisionError('division by zero');
  return a / b;
}

/** divmod(a, b) with the sign of b in the rest (_float_div_mod). */
export function divmodFloats(a: number, b: number): [quotient: number, rest: number] {
  if (b === 0) throw zeroDivisionError('division by zero');
  let rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0) {
    if (b < 0 !== rest < 0) {
      rest += b;
      quotient -= 1;
    }
  } else rest = isNegative(b) ? -0 : 0;
  if (quotient === 0) return [isNegative(a / b) ? -0 : 0, rest];
  const whole = Math.floor(quotient);
  return [quotient - whole > 0.5 ? whole + 1 : whole, rest];
}

export function floorDivideFloats(a: number, b: number): number {
  return divmodFloats(a, b)[0];
}

export function moduloFloats(a: number, b: number): number {
  return divmodFloats(a, b)[1];
}

/** a ** b: a float, or a complex for a negative base and a fractional exponent (float_pow). */
export function powerFloats(a: number, b: number): Value {
  if (b === 0 || a === 1) return new PyFloat(1);
  if (Number.isNaN(a)) return new PyFloat(a);
  if (Number.isNaN(b)) return new PyFloat(b);
  const odd = Math.abs(b % 2) === 1;
  if (!Number.isFinite(b)) {
    const size = Math.abs(a);
    if (size === 1) return new PyFloat(1);
    return new PyFloat(b > 0 === size > 1 ? Math.abs(b) : 0);
  }
  if (!Number.isFinite(a)) {
    if (b > 0) return new PyFloat(odd ? a : Math.abs(a));
    return new PyFloat(odd && a < 0 ? -0 : 0);
  }
  if (a === 0) {
    if (b < 0) throw zeroDivisionError('zero to a negative power');
    return new PyFloat(odd ? a : 0);
  }
  if (a < 0 && Math.floor(b) !== b) {
    const { real, imag } = powerComplex({ real: a, imag: 0 }, { real: b, imag: 0 });
    return new PyComplex(real, imag);
  }
  if (a === -1) return new PyFloat(odd ? -1 : 1);
  const size = pow(Math.abs(a), b);
  if (!Number.isFinite(size)) throw rangeError();
  return new PyFloat(a < 0 && odd ? -size : size);
}

/** round(x, ndigits): correctly rounded, ties to even (float___round___impl). */
export function roundFloat(x: number, ndigits: Int): number {
  if (!Number.isFinite(x)) return x;
  if (ndigits > 323) return x;
  if (ndigits < -308) return 0 * x;
  const places = Number(ndigits);
  const { digits, point } = fixedDigits(x, places);
  const size = Number(`0.${digits}e${point}`);
  if (!Number.isFinite(size)) throw overflowError('rounded value too large to represent');
  return isNegative(x) ? -size : size;
}

/** round(x): the nearest int, ties to even. */
export function roundHalfEven(x: number): number {
  const rounded = Math.round(x);
  return Math.abs(x - rounded) === 0.5 ? 2 * Math.round(x / 2) : rounded;
}

/** x as a fraction in lowest terms. */
export function integerRatio(x: number): [numerator: Int, denominator: Int] {
  let { mantissa, exponent } = splitFloat(x);
  if (mantissa === 0n) return [0, 1];
  while ((mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  if (x < 0) mantissa = -mantissa;
  if (exponent >= 0) return [normalize(mantissa << BigInt(exponent)), 1];
  return [normalize(mantissa), normalize(1n << BigInt(-exponent))];
}

/** float.hex(). */
export function floatHex(x: number): string {
  if (Number.isNaN(x)) return 'nan';
  const sign = isNegative(x) ? '-' : '';
  if (!Number.isFinite(x)) return `${sign}inf`;
  if (x === 0) return `${sign}0x0.0p+0`;
  const { mantissa, exponent } = splitFloat(x);
  const hex = mantissa.toString(16).padStart(14, '0');
  const power = exponent + 52;
  return `${sign}0x${hex[0]}.${hex.slice(1)}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

const HEX_FLOAT = /^[ \t\n\v\f\r]*([-+]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([-+]?[0-9]+))?[ \t\n\v\f\r]*$/i;
const SPECIAL = /^[ \t\n\v\f\r]*([-+]?)(inf(?:inity)?|nan)[ \t\n\v\f\r]*$/i;

/** float.fromhex(text). */
export function parseHexFloat(text: string): number {
  const special = SPECIAL.exec(text);
  if (special !== null) {
    if (special[2]!.toLowerCase() === 'nan') return NaN;
    return special[1] === '-' ? -Infinity : Infinity;
  }
  const match = HEX_FLOAT.exec(text);
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (match === null || whole + fraction === '') throw valueError('invalid hexadecimal floating-point string');
  const mantissa = BigInt(`0x${whole}${fraction}`);
  const exponent = BigInt(match[4] ?? 0) - BigInt(4 * fraction.length);
  const limited = exponent > 1_000_000_000n ? 1e9 : exponent < -1_000_000_000n ? -1e9 : Number(exponent);
  const size = scaleBigint(mantissa, limited);
  if (size === Infinity) throw overflowError('hexadecimal value too large to represent as a float');
  return match[1] === '-' ? -size : size;
}

const DECIMAL_FLOAT = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?$/i;
const FLOAT_NAME = /^([-+]?)(?:(inf|infinity)|nan)$/i;
const UNDERSCORES = /^(?!.*(?:^|[^0-9])_|.*_(?:[^0-9]|$))/;

/** An ASCII text as a float, without whitespace around it; undefined if it is malformed. Underscores may separate digits (_Py_string_to_number_with_underscores). */
export function parseFloatText(text: string): number | undefined {
  if (text.includes('_')) {
    if (!UNDERSCORES.test(text)) return undefined;
    text = text.replaceAll('_', '');
  }
  if (DECIMAL_FLOAT.test(text)) return Number(text);
  const name = FLOAT_NAME.exec(text);
  if (name === null) return undefined;
  if (name[2] === undefined) return NaN;
  return name[1] === '-' ? -Infinity : Infinity;
}
