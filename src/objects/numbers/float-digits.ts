// Floats to decimal digits, exactly rounded (the work of David Gay's dtoa), and the texts made of them.

import { type Budget, reserveText } from '../memory/budget';

/** Digits without leading zeros ('0' for zero); the value is 0.digits * 10**point. */
export interface Decimal {
  digits: string;
  point: number;
}

const view = new DataView(new ArrayBuffer(8));

/** |x| = mantissa * 2**exponent with an integral mantissa, for finite x. */
export function splitFloat(x: number): { mantissa: bigint; exponent: number } {
  view.setFloat64(0, Math.abs(x));
  const bits = view.getBigUint64(0);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const exponent = Number(bits >> 52n);
  return exponent === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10_0000_0000_0000n, exponent: exponent - 1075 };
}

/** Is it -0.0 or below (copysign(1, x) < 0)? NaN counts by its sign bit, which JavaScript does not keep: positive. */
export function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}

/** The shortest digits that read back as x (dtoa mode 0). */
export function shortestDigits(x: number): Decimal {
  const size = Math.abs(x);
  if (size === 0) return { digits: '0', point: 1 };
  const [mantissa, exponent] = size.toExponential().split('e') as [string, string];
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/** |x| rounded half-even to `places` digits after the point, as an integer of units of 10**-places; places may be negative. */
function roundedUnits(x: number, places: number): bigint {
  const { mantissa, exponent } = splitFloat(x);
  let numerator = mantissa;
  let denominator = 1n;
  if (places >= 0) numerator *= 10n ** BigInt(places);
  else denominator = 10n ** BigInt(-places);
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  let quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) quotient++;
  return quotient;
}

/** No float has more digits behind the point than that, nor more significant ones: zeros follow. */
const MOST_PLACES = 1100;

/** Digits of |x| up to `places` behind the point, trailing zeros kept (dtoa mode 3) as far as they may differ from zero. */
export function fixedDigits(x: number, places: number): Decimal {
  if (places < -320) return { digits: '0', point: 1 };
  const exact = Math.min(places, MOST_PLACES);
  const units = roundedUnits(x, exact).toString();
  return units === '0' ? { digits: '0', point: 1 - exact } : { digits: units, point: units.length - exact };
}

/** The same for `wanted` significant digits of |x| (dtoa mode 2). */
export function significantDigits(x: number, wanted: number): Decimal {
  const count = Math.min(wanted, MOST_PLACES);
  if (x === 0) return { digits: '0'.repeat(count), point: 1 };
  if (count <= 80) {
    const quick = quickSignificant(Math.abs(x), count);
    if (quick !== undefined) return quick;
  }
  let magnitude = Math.floor(Math.log10(Math.abs(x)));
  for (;;) {
    const digits = roundedUnits(x, count - 1 - magnitude).toString();
    if (digits.length === count) return { digits, point: magnitude + 1 };
    if (digits.length === count + 1 && digits.endsWith('0') && /^10*$/.test(digits))
      return { digits: digits.slice(0, count), point: magnitude + 2 };
    magnitude += digits.length > count ? 1 : -1;
  }
}

/** toExponential is exact but rounds ties up: good wherever the digits beyond are no tie. */
function quickSignificant(size: number, count: number): Decimal | undefined {
  const [longer] = size.toExponential(count + 20).split('e') as [string];
  if (/^50*$/.test(longer.slice(count === 1 ? 2 : count + 1))) return undefined;
  const [mantissa, exponent] = size.toExponential(count - 1).split('e') as [string, string];
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

export interface FloatTextOptions {
  /** Asked for the room of a long text. */
  budget?: Budget;
  /** A sign before positive numbers too. */
  sign?: boolean;
  /** '.0' behind what would look like an integer. */
  addDotZero?: boolean;
  /** Keep the point and trailing zeros ('#'). */
  alternate?: boolean;
  /** Negative zero loses its sign ('z'). */
  noNegativeZero?: boolean;
}

export type FloatCode = 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'r';

/** A float as text in one of C's formats, or 'r' as repr does (PyOS_double_to_string). */
export function floatText(x: number, code: FloatCode, precision: number, options: FloatTextOptions = {}): string {
  if (options.budget !== undefined) reserveText(options.budget, 4 * precision);
  const upper = code === 'E' || code === 'F' || code === 'G';
  const text = unsignedText(x, code.toLowerCase() as FloatCode, precision, options);
  let negative = isNegative(x);
  if (negative && options.noNegativeZero && !/[1-9a-z]/.test(text.replace(/e.*/, ''))) negative = false;
  const sign = negative ? '-' : options.sign ? '+' : '';
  return sign + (upper ? text.toUpperCase() : text);
}

function unsignedText(x: number, code: FloatCode, precision: number, options: FloatTextOptions): string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return 'inf';
  switch (code) {
    case 'e':
      return layout(significantDigits(x, precision + 1), precision + 1, true, options);
    case 'f': {
      const decimal = fixedDigits(x, precision);
      return layout(decimal, decimal.point + precision, false, options);
    }
    case 'g': {
      const count = Math.max(precision, 1);
      const decimal = significantDigits(x, count);
      const scientific = decimal.point <= -4 || decimal.point > (options.addDotZero ? count - 1 : count);
      if (options.alternate) return layout(decimal, count, scientific, options);
      const digits = decimal.digits.replace(/0+$/, '') || '0';
      return layout({ digits, point: decimal.point }, digits.length, scientific, options);
    }
    default: {
      const decimal = shortestDigits(x);
      return layout(decimal, decimal.digits.length, decimal.point <= -4 || decimal.point > 16, options);
    }
  }
}

/** Writes digits with point and exponent; `count` digits in all, padded with zeros (the second half of format_float_short). */
function layout(decimal: Decimal, count: number, scientific: boolean, options: FloatTextOptions): string {
  const digits = decimal.digits.padEnd(count, '0');
  if (scientific) {
    const exponent = decimal.point - 1;
    const size = Math.abs(exponent).toString().padStart(2, '0');
    const point = digits.length > 1 || options.alternate ? '.' : '';
    return `${digits[0]}${point}${digits.slice(1)}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  const { point } = decimal;
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const fraction = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  if (fraction === '') return whole + (options.addDotZero ? '.0' : options.alternate ? '.' : '');
  return `${whole}.${fraction}`;
}

/** repr(x) (float_repr). */
export function floatRepr(x: number): string {
  return floatText(x, 'r', 0, { addDotZero: true });
}
