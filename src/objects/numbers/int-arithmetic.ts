// Integer arithmetic on immediate values: numbers while they are safe integers, bigints beyond. Nothing here runs Python code.

import { normalize } from './int';
import { memoryError, overflowError, valueError, zeroDivisionError } from '../raise';

export type Int = number | bigint;

/** The engine cannot hold longer integers (CPython's limit lies where the memory ends). */
const MAX_BITS = 0x3fff_ff00;
/** Nothing ends a multiplication once it has begun: two factors that are larger would take longer than any limit of time. */
const MAX_FACTOR_BITS = 1 << 25;

export function addInts(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normalize(BigInt(a) + BigInt(b));
}

export function subtractInts(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return normalize(BigInt(a) - BigInt(b));
}

export function multiplyInts(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  } else if (bitLength(a) + bitLength(b) > MAX_BITS || Math.min(bitLength(a), bitLength(b)) > MAX_FACTOR_BITS) {
    throw memoryError();
  }
  return normalize(BigInt(a) * BigInt(b));
}

export function negateInt(a: Int): Int {
  return typeof a === 'number' ? 0 - a : normalize(-a);
}

export function absoluteInt(a: Int): Int {
  return a < 0 ? negateInt(a) : a;
}

export function invertInt(a: Int): Int {
  return typeof a === 'number' ? subtractInts(-1, a) : normalize(~a);
}

/** a // b, rounded to minus infinity. */
export function floorDivideInts(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw zeroDivisionError('division by zero');
    const rest = a % b;
    const quotient = (a - rest) / b;
    return (rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient) + 0;
  }
  return divmodInts(a, b)[0];
}

/** a % b, with the sign of b. */
export function moduloInts(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw zeroDivisionError('division by zero');
    const rest = a % b;
    return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
  }
  return divmodInts(a, b)[1];
}

/** divmod(a, b). */
export function divmodInts(a: Int, b: Int): [quotient: Int, rest: Int] {
  if (typeof a === 'number' && typeof b === 'number') return [floorDivideInts(a, b), moduloInts(a, b)];
  const n = BigInt(a);
  const d = BigInt(b);
  if (d === 0n) throw zeroDivisionError('division by zero');
  let quotient = n / d;
  let rest = n % d;
  if (rest !== 0n && rest < 0n !== d < 0n) {
    quotient--;
    rest += d;
  }
  return [normalize(quotient), normalize(rest)];
}

/** a ** b for b >= 0. */
export function powerInts(a: Int, b: Int): Int {
  if (typeof a === 'number') {
    if (a === 1 || b === 0) return 1;
    if (a === 0) return 0;
    if (a === -1) return moduloInts(b, 2) === 0 ? 1 : -1;
    if (typeof b === 'number') {
      const result = powerOfNumbers(a, b);
      if (result !== undefined) return result;
    }
  }
  if (typeof b === 'bigint' || (bitLength(a) - 1) * b > MAX_BITS) throw memoryError();
  const isPowerOfTwo = (BigInt(a) & (BigInt(a) - 1n)) === 0n;
  if (!isPowerOfTwo && bitLength(a) * b > 2 * MAX_FACTOR_BITS) throw memoryError();
  return normalize(BigInt(a) ** BigInt(b));
}

function powerOfNumbers(a: number, b: number): number | undefined {
  if (b > 53) return undefined;
  let result = 1;
  for (let count = 0; count < b; count++) {
    result *= a;
    if (!Number.isSafeInteger(result)) return undefined;
  }
  return result;
}

/** pow(a, b, modulus); a negative exponent asks for the inverse. */
export function powerModulo(a: Int, b: Int, modulus: Int): Int {
  const m = BigInt(modulus);
  if (m === 0n) throw valueError('pow() 3rd argument cannot be 0');
  const size = m < 0n ? -m : m;
  if (size === 1n) return 0;
  let exponent = BigInt(b);
  let base = BigInt(a);
  if (exponent < 0n) {
    exponent = -exponent;
    base = inverse(base, size);
  }
  base %= size;
  if (base < 0n) base += size;
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % size;
    if (bit === '1') result = (result * base) % size;
  }
  if (m < 0n && result !== 0n) result -= size;
  return normalize(result);
}

function inverse(a: bigint, modulus: bigint): bigint {
  let [r, previousR] = [modulus, ((a % modulus) + modulus) % modulus];
  let [s, previousS] = [0n, 1n];
  while (r !== 0n) {
    const quotient = previousR / r;
    [previousR, r] = [r, previousR - quotient * r];
    [previousS, s] = [s, previousS - quotient * s];
  }
  if (previousR !== 1n) throw valueError('base is not invertible for the given modulus');
  return previousS;
}

export function shiftLeft(a: Int, b: Int): Int {
  if (b < 0) throw valueError('negative shift count');
  if (a === 0) return 0;
  if (typeof a === 'number' && typeof b === 'number' && b < 53) {
    const result = a * 2 ** b;
    if (Number.isSafeInteger(result)) return result;
  }
  if (typeof b === 'bigint' || b > 0x7fff_ffff * 30) throw overflowError('too many digits in integer');
  if (b + bitLength(a) > MAX_BITS) throw memoryError();
  return normalize(BigInt(a) << BigInt(b));
}

export function shiftRight(a: Int, b: Int): Int {
  if (b < 0) throw valueError('negative shift count');
  if (typeof a === 'number') {
    if (b >= 53) return a < 0 ? -1 : 0;
    return Math.floor(a / 2 ** Number(b));
  }
  if (b > MAX_BITS) return a < 0n ? -1 : 0;
  return normalize(a >> BigInt(b));
}

const isShort = (a: Int): a is number => a === (Number(a) | 0);

export function andInts(a: Int, b: Int): Int {
  if (isShort(a) && isShort(b)) return a & b;
  return normalize(BigInt(a) & BigInt(b));
}

export function orInts(a: Int, b: Int): Int {
  if (isShort(a) && isShort(b)) return a | b;
  return normalize(BigInt(a) | BigInt(b));
}

export function xorInts(a: Int, b: Int): Int {
  if (isShort(a) && isShort(b)) return a ^ b;
  return normalize(BigInt(a) ^ BigInt(b));
}

/** a / b, correctly rounded (long_true_divide). */
export function trueDivideInts(a: Int, b: Int): number {
  if (b === 0) throw zeroDivisionError('division by zero');
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const negative = a < 0 !== b < 0;
  const n = BigInt(absoluteInt(a));
  const d = BigInt(absoluteInt(b));
  const shift = bitLength(d) - bitLength(n) + 66;
  const scaled = shift >= 0 ? n << BigInt(shift) : n;
  const divisor = shift >= 0 ? d : d << BigInt(-shift);
  let quotient = scaled / divisor;
  if (quotient * divisor !== scaled) quotient |= 1n;
  const result = scaleBigint(quotient, -shift);
  if (result === Infinity) throw overflowError('integer division result too large for a float');
  return negative ? -result : result;
}

/** mantissa * 2**exponent as the nearest float, ties to even, for mantissa >= 0; Infinity beyond the range. */
export function scaleBigint(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n) return 0;
  const bits = bitLength(mantissa);
  if (bits + exponent > 1024) return Infinity;
  const excess = Math.max(bits - 53, -1074 - exponent);
  if (excess > bits + 1) return 0;
  let kept = mantissa;
  if (excess > 0) {
    const half = 1n << BigInt(excess - 1);
    const rest = mantissa & ((half << 1n) - 1n);
    kept = mantissa >> BigInt(excess);
    if (rest > half || (rest === half && (kept & 1n) === 1n)) kept++;
    exponent += excess;
  }
  let result = Number(kept);
  while (exponent > 1000) {
    result *= 2 ** 1000;
    exponent -= 1000;
  }
  while (exponent < -1000) {
    result *= 2 ** -1000;
    exponent += 1000;
  }
  return result * 2 ** exponent;
}

/** An int as the nearest float (PyLong_AsDouble). */
export function intToFloat(a: Int): number {
  if (typeof a === 'number') return a;
  const result = Number(a);
  if (!Number.isFinite(result)) throw overflowError('int too large to convert to float');
  return result;
}

/** int(x) of a float (PyLong_FromDouble). */
export function floatToInt(x: number): Int {
  if (Number.isNaN(x)) throw valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(x)) throw overflowError('cannot convert float infinity to integer');
  const whole = Math.trunc(x) + 0;
  return Number.isSafeInteger(whole) ? whole : normalize(BigInt(whole));
}

/** Bits of the absolute value. */
export function bitLength(a: Int): number {
  if (typeof a === 'number') {
    const size = Math.abs(a);
    if (size <= 0xffff_ffff) return 32 - Math.clz32(size);
    return 64 - Math.clz32(Math.floor(size / 0x1_0000_0000));
  }
  const hex = (a < 0n ? -a : a).toString(16);
  return hex.length * 4 - (Math.clz32(Number.parseInt(hex[0]!, 16)) - 28);
}

/** Set bits of the absolute value. */
export function bitCount(a: Int): number {
  let count = 0;
  for (const digit of BigInt(absoluteInt(a)).toString(2)) if (digit === '1') count++;
  return count;
}

/** -1, 0 or 1, as a is less than, equal to or greater than b; exact for an int and a float too. */
export function compareNumbers(a: Int, b: Int): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The greatest common divisor, not negative. */
export function gcdInts(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    let x = Math.abs(a);
    let y = Math.abs(b);
    while (y !== 0) [x, y] = [y, x % y];
    return x;
  }
  let x = BigInt(absoluteInt(a));
  let y = BigInt(absoluteInt(b));
  while (y !== 0n) {
    if (y <= 9007199254740991n && x <= 9007199254740991n) return gcdInts(Number(x), Number(y));
    [x, y] = [y, x % y];
  }
  return normalize(x);
}

/** round(a, -places) for places > 0: to the nearest multiple of 10**places, ties to even. */
export function roundInt(a: Int, places: number): Int {
  if (places > bitLength(a)) return 0;
  const unit = 10n ** BigInt(places);
  const n = BigInt(a);
  let rest = n % unit;
  if (rest < 0n) rest += unit;
  const below = n - rest;
  const twice = rest * 2n;
  const up = twice > unit || (twice === unit && ((below / unit) & 1n) === 1n);
  return normalize(up ? below + unit : below);
}

/** The bytes of a in two's complement or unsigned, most significant first (_PyLong_AsByteArray). */
export function intToBytes(a: Int, length: number, signed: boolean): Uint8Array {
  if (a < 0 && !signed) throw overflowError("can't convert negative int to unsigned");
  const bits = length * 8;
  const used = a < 0 ? bitLength(addInts(a, 1)) : bitLength(a);
  if (used > (signed ? bits - 1 : bits) && !(length === 0 && a === 0)) throw overflowError('int too big to convert');
  const bytes = new Uint8Array(length);
  if (length === 0) return bytes;
  const hex = BigInt.asUintN(bits, BigInt(a))
    .toString(16)
    .padStart(length * 2, '0');
  for (let index = 0; index < length; index++) bytes[index] = Number.parseInt(hex.substr(index * 2, 2), 16);
  return bytes;
}

/** The int of these bytes, most significant first (_PyLong_FromByteArray). */
export function intFromBytes(bytes: Uint8Array, signed: boolean): Int {
  if (bytes.length === 0) return 0;
  if (bytes.length <= 6) {
    let value = 0;
    for (const byte of bytes) value = value * 256 + byte;
    return signed && bytes[0]! >= 128 ? value - 2 ** (bytes.length * 8) : value;
  }
  let hex = '0x';
  for (const byte of bytes) hex += byte < 16 ? `0${byte.toString(16)}` : byte.toString(16);
  const value = BigInt(hex);
  return normalize(signed ? BigInt.asIntN(bytes.length * 8, value) : value);
}

/** The digits of a in a base of 2 to 36, lower case, with the sign. */
export function intToText(a: Int, base = 10): string {
  return a.toString(base);
}
