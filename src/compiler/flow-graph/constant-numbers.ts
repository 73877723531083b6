// Arithmetic on constant ints and floats, with CPython's limits on the size of what is folded.

import { PyFloat } from '../../objects/float';
import { normalize } from '../../objects/int';
import type { Value } from '../../objects/object';

/** int and its subclass bool. */
export type Int = number | bigint | boolean;

/** Longer ints are computed at run time. */
const MAX_INT_BITS = 128;

export function isInt(value: Value): value is Int {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
}

export function toBigInt(value: Int): bigint {
  return BigInt(value);
}

/** The float that an int or float counts as; undefined for other types and for ints that are too large. */
export function toFloat(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  if (!isInt(value)) return undefined;
  const float = Number(value);
  return Number.isFinite(float) ? float : undefined;
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length;
}

/** `left sign right` on ints; `/` gives the quotient as a plain number. */
export function intBinary(sign: string, left: Int, right: Int): number | bigint | undefined {
  const a = toBigInt(left);
  const b = toBigInt(right);
  switch (sign) {
    case '+':
      return normalize(a + b);
    case '-':
      return normalize(a - b);
    case '*':
      if (a !== 0n && b !== 0n && bitLength(a) + bitLength(b) > MAX_INT_BITS) return undefined;
      return normalize(a * b);
    case '/':
      return b === 0n ? undefined : trueDivide(a, b);
    case '//':
      return b === 0n ? undefined : normalize(floorDivide(a, b));
    case '%':
      return b === 0n ? undefined : normalize(a - floorDivide(a, b) * b);
    case '**':
      if (a !== 0n && b > 0n && BigInt(bitLength(a)) > BigInt(MAX_INT_BITS) / b) return undefined;
      return a === 0n && b > 0n ? 0 : normalize(a ** b);
    case '<<':
      if (b < 0n) return undefined;
      if (a === 0n) return 0;
      if (b > 0n && BigInt(bitLength(a)) + b > BigInt(MAX_INT_BITS)) return undefined;
      return normalize(a << b);
    case '>>':
      if (b < 0n) return undefined;
      if (b >= BigInt(bitLength(a))) return a < 0n ? -1 : 0;
      return normalize(a >> b);
    case '&':
      return normalize(a & b);
    case '|':
      return normalize(a | b);
    case '^':
      return normalize(a ^ b);
    default:
      return undefined;
  }
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** The float nearest to a / b; undefined if it is too large. */
function trueDivide(a: bigint, b: bigint): number | undefined {
  const x = Number(a);
  const y = Number(b);
  if (Number.isSafeInteger(x) && Number.isSafeInteger(y)) return a === 0n ? (b < 0n ? -0 : 0) : x / y;
  const negative = a < 0n !== b < 0n;
  const numerator = a < 0n ? -a : a;
  const denominator = b < 0n ? -b : b;
  // A quotient of at least 66 bits whose last bit also stands for the remainder rounds like the exact value,
  // unless the result is subnormal, where fewer bits are kept.
  const exponent = bitLength(numerator) - bitLength(denominator) - 66;
  const shift = Math.max(exponent, -1076);
  const scaled = shift < 0 ? numerator << BigInt(-shift) : numerator;
  const divisor = shift > 0 ? denominator << BigInt(shift) : denominator;
  const quotient = scaled / divisor;
  const sticky = scaled % divisor === 0n ? quotient : quotient | 1n;
  const result = scaleByPowerOfTwo(sticky, shift);
  if (result === Number.POSITIVE_INFINITY) return undefined;
  return negative ? -result : result;
}

/** The float nearest to value * 2**exponent. */
function scaleByPowerOfTwo(value: bigint, exponent: number): number {
  let bits = value;
  let power = exponent;
  const excess = Math.max(bitLength(bits) - 53, -1074 - power);
  if (excess > 0) {
    const half = 1n << BigInt(excess - 1);
    const rest = bits & ((half << 1n) - 1n);
    bits >>= BigInt(excess);
    if (rest > half || (rest === half && (bits & 1n) === 1n)) bits += 1n;
    power += excess;
  }
  let result = Number(bits);
  for (; power > 0 && Number.isFinite(result); power -= Math.min(power, 1000)) result *= 2 ** Math.min(power, 1000);
  for (; power < 0; power += Math.min(-power, 1000)) result *= 2 ** -Math.min(-power, 1000);
  return result;
}

/** `left sign right` on floats; undefined where that raises. */
export function floatBinary(left: number, sign: string, right: number): number | undefined {
  switch (sign) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? undefined : left / right;
    case '//':
      return right === 0 ? undefined : floorDivideFloats(left, right);
    case '%':
      return right === 0 ? undefined : moduloFloats(left, right);
    case '**':
      return powerFloats(left, right);
    default:
      return undefined;
  }
}

const copySign = (magnitude: number, sign: number): number =>
  Math.abs(magnitude) * (sign < 0 || Object.is(sign, -0) ? -1 : 1);

function moduloFloats(left: number, right: number): number {
  const remainder = left % right;
  if (remainder === 0) return copySign(0, right);
  return right < 0 !== remainder < 0 ? remainder + right : remainder;
}

function floorDivideFloats(left: number, right: number): number {
  const remainder = left % right;
  let quotient = (left - remainder) / right;
  if (remainder !== 0 && right < 0 !== remainder < 0) quotient -= 1;
  if (quotient === 0) return copySign(0, left / right);
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** Float power where the result is real (CPython's float_pow); undefined where it raises. */
function powerFloats(base: number, exponent: number): number | undefined {
  if (exponent === 0 || base === 1) return 1;
  if (Number.isNaN(base)) return base;
  if (Number.isNaN(exponent)) return exponent;
  if (Math.abs(base) === 1 && !Number.isFinite(exponent)) return 1;
  if (base === 0 && exponent < 0) return undefined;
  const result = base ** exponent;
  if (Number.isFinite(base) && Number.isFinite(exponent) && !Number.isFinite(result)) return undefined;
  return result;
}
