// Integer arithmetic on immediate values: numbers while they are safe integers, bigints beyond. Nothing here runs Python code.

import { normalize } from './int';
import { type Budget, MOST_BITS, pass, reserveBytes, reserveInt, reserveText, UNLIMITED } from '../memory/budget';
import { bitLengthOfBig, divideBig, gcdOfBig, isLong, multiplyBig, passInt, powerBig } from './big-int';
import { textOfBig } from './big-int-text';
import { memoryError, overflowError, valueError, zeroDivisionError } from '../raise';

export type Int = number | bigint;

/** Asks for a result as long as the longer operand, and the time to make it. */
function takeBoth(a: Int, b: Int, budget: Budget): void {
  if (!isLong(a) && !isLong(b)) return;
  reserveInt(budget, Math.max(bitLength(a), bitLength(b)) + 1);
}

function take(a: Int, budget: Budget): void {
  if (isLong(a)) reserveInt(budget, bitLength(a) + 1);
}

export function addInts(a: Int, b: Int, budget: Budget = UNLIMITED): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  takeBoth(a, b, budget);
  return normalize(BigInt(a) + BigInt(b));
}

export function subtractInts(a: Int, b: Int, budget: Budget = UNLIMITED): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  takeBoth(a, b, budget);
  return normalize(BigInt(a) - BigInt(b));
}

export function multiplyInts(a: Int, b: Int, budget: Budget = UNLIMITED): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  if ((isLong(a) || isLong(b)) && bitLength(a) + bitLength(b) > MOST_BITS) throw memoryError();
  return normalize(multiplyBig(BigInt(a), BigInt(b), budget));
}

export function negateInt(a: Int, budget: Budget = UNLIMITED): Int {
  take(a, budget);
  return typeof a === 'number' ? 0 - a : normalize(-a);
}

export function absoluteInt(a: Int, budget: Budget = UNLIMITED): Int {
  return a < 0 ? negateInt(a, budget) : a;
}

export function invertInt(a: Int, budget: Budget = UNLIMITED): Int {
  take(a, budget);
  return typeof a === 'number' ? subtractInts(-1, a) : normalize(~a);
}

/** a // b, rounded to minus infinity. */
export function floorDivideInts(a: Int, b: Int, budget: Budget = UNLIMITED): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw zeroDivisionError('division by zero');
    const rest = a % b;
    const quotient = (a - rest) / b;
    return (rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient) + 0;
  }
  return divmodInts(a, b, budget)[0];
}

/** a % b, with the sign of b. */
export function moduloInts(a: Int, b: Int, budget: Budget = UNLIMITED): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw zeroDivisionError('division by zero');
    const rest = a % b;
    return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
  }
  return divmodInts(a, b, budget)[1];
}

/** divmod(a, b). */
export function divmodInts(a: Int, b: Int, budget: Budget = UNLIMITED): [quotient: Int, rest: Int] {
  if (typeof a === 'number' && typeof b === 'number') return [floorDivideInts(a, b), moduloInts(a, b)];
  const n = BigInt(a);
  const d = BigInt(b);
  if (d === 0n) throw zeroDivisionError('division by zero');
  let [quotient, rest] = divideBig(n, d, budget);
  if (rest !== 0n && rest < 0n !== d < 0n) {
    quotient--;
    rest += d;
  }
  return [normalize(quotient), normalize(rest)];
}

/** a ** b for b >= 0. */
export function powerInts(a: Int, b: Int, budget: Budget = UNLIMITED): Int {
  if (typeof a === 'number') {
    if (a === 1 || b === 0) return 1;
    if (a === 0) return 0;
    if (a === -1) return moduloInts(b, 2) === 0 ? 1 : -1;
    if (typeof b === 'number') {
      const result = powerOfNumbers(a, b);
      if (result !== undefined) return result;
    }
  }
  if (typeof b === 'bigint' || (bitLength(a) - 1) * b > MOST_BITS) throw memoryError();
  return normalize(powerBig(BigInt(a), b, budget));
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
export function powerModulo(a: Int, b: Int, modulus: Int, budget: Budget = UNLIMITED): Int {
  const m = BigInt(modulus);
  if (m === 0n) throw valueError('pow() 3rd argument cannot be 0');
  const size = m < 0n ? -m : m;
  if (size === 1n) return 0;
  let exponent = BigInt(b);
  let base = BigInt(a);
  if (exponent < 0n) {
    exponent = -exponent;
    base = inverse(base, size, budget);
  }
  base = divideBig(base, size, budget)[1];
  if (base < 0n) base += size;
  let result = 1n;
  const isShort = !isLong(size);
  for (const bit of textOfBig(exponent, 2, budget)) {
    budget.work(1);
    if (isShort) {
      result = (result * result) % size;
      if (bit === '1') result = (result * base) % size;
      continue;
    }
    result = divideBig(multiplyBig(result, result, budget), size, budget)[1];
    if (bit === '1') result = divideBig(multiplyBig(result, base, budget), size, budget)[1];
  }
  if (m < 0n && result !== 0n) result -= size;
  return normalize(result);
}

function inverse(a: bigint, modulus: bigint, budget: Budget): bigint {
  let [r, previousR] = [modulus, ((a % modulus) + modulus) % modulus];
  let [s, previousS] = [0n, 1n];
  while (r !== 0n) {
    const [quotient, rest] = divideBig(previousR, r, budget);
    passInt(budget, s);
    [previousR, r] = [r, rest];
    [previousS, s] = [s, previousS - multiplyBig(quotient, s, budget)];
  }
  if (previousR !== 1n) throw valueError('base is not invertible for the given modulus');
  return previousS;
}

export function shiftLeft(a: Int, b: Int, budget: Budget = UNLIMITED): Int {
  if (b < 0) throw valueError('negative shift count');
  if (a === 0) return 0;
  if (typeof a === 'number' && typeof b === 'number' && b < 53) {
    const result = a * 2 ** b;
    if (Number.isSafeInteger(result)) return result;
  }
  if (typeof b === 'bigint' || b > 0x7fff_ffff * 30) throw overflowError('too many digits in integer');
  const bits = b + bitLength(a);
  if (bits > MOST_BITS) throw memoryError();
  reserveInt(budget, bits);
  return normalize(BigInt(a) << BigInt(b));
}

export function shiftRight(a: Int, b: Int, budget: Budget = UNLIMITED): Int {
  if (b < 0) throw valueError('negative shift count');
  if (typeof a === 'number') {
    if (b >= 53) return a < 0 ? -1 : 0;
    return Math.floor(a / 2 ** Number(b));
  }
  if (b > MOST_BITS) return a < 0n ? -1 : 0;
  take(a, budget);
  return normalize(a >> BigInt(b));
}

const isShort = (a: Int): a is number => a === (Number(a) | 0);

export function andInts(a: Int, b: Int, budget: Budget = UNLIMITED): Int {
  if (isShort(a) && isShort(b)) return a & b;
  takeBoth(a, b, budget);
  return normalize(BigInt(a) & BigInt(b));
}

export function orInts(a: Int, b: Int, budget: Budget = UNLIMITED): Int {
  if (isShort(a) && isShort(b)) return a | b;
  takeBoth(a, b, budget);
  return normalize(BigInt(a) | BigInt(b));
}

export function xorInts(a: Int, b: Int, budget: Budget = UNLIMITED): Int {
  if (isShort(a) && isShort(b)) return a ^ b;
  takeBoth(a, b, budget);
  return normalize(BigInt(a) ^ BigInt(b));
}

/** a / b, correctly rounded (long_true_divide). */
export function trueDivideInts(a: Int, b: Int, budget: Budget = UNLIMITED): number {
  if (b === 0) throw zeroDivisionError('division by zero');
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const negative = a < 0 !== b < 0;
  const n = BigInt(absoluteInt(a));
  const d = BigInt(absoluteInt(b));
  const shift = bitLength(d) - bitLength(n) + 66;
  reserveInt(budget, bitLength(d) + bitLength(n));
  const scaled = shift >= 0 ? n << BigInt(shift) : n;
  const divisor = shift >= 0 ? d : d << BigInt(-shift);
  let [quotient, rest] = divideBig(scaled, divisor, budget);
  if (rest !== 0n) quotient |= 1n;
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
  return bitLengthOfBig(a);
}

const BITS_OF_DIGIT = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4];

/** Set bits of the absolute value. */
export function bitCount(a: Int, budget: Budget = UNLIMITED): number {
  const digits = textOfBig(BigInt(absoluteInt(a)), 16, budget);
  pass(budget, 32 * digits.length);
  let count = 0;
  for (const digit of digits) count += BITS_OF_DIGIT[Number.parseInt(digit, 16)]!;
  return count;
}

/** -1, 0 or 1, as a is less than, equal to or greater than b; exact for an int and a float too. */
export function compareNumbers(a: Int, b: Int): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The greatest common divisor, not negative. */
export function gcdInts(a: Int, b: Int, budget: Budget = UNLIMITED): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    let x = Math.abs(a);
    let y = Math.abs(b);
    while (y !== 0) [x, y] = [y, x % y];
    return x;
  }
  return normalize(gcdOfBig(BigInt(absoluteInt(a)), BigInt(absoluteInt(b)), budget));
}

/** round(a, -places) for places > 0: to the nearest multiple of 10**places, ties to even. */
export function roundInt(a: Int, places: number, budget: Budget = UNLIMITED): Int {
  if (places > bitLength(a)) return 0;
  const unit = powerBig(10n, places, budget);
  const n = BigInt(a);
  let rest = divideBig(n, unit, budget)[1];
  if (rest < 0n) rest += unit;
  const below = n - rest;
  const twice = rest * 2n;
  const up = twice > unit || (twice === unit && (divideBig(below, unit, budget)[0] & 1n) === 1n);
  return normalize(up ? below + unit : below);
}

/** The bytes of a in two's complement or unsigned, most significant first (_PyLong_AsByteArray). */
export function intToBytes(a: Int, length: number, signed: boolean, budget: Budget = UNLIMITED): Uint8Array {
  if (a < 0 && !signed) throw overflowError("can't convert negative int to unsigned");
  const bits = length * 8;
  const used = a < 0 ? bitLength(addInts(a, 1)) : bitLength(a);
  if (used > (signed ? bits - 1 : bits) && !(length === 0 && a === 0)) throw overflowError('int too big to convert');
  reserveBytes(budget, length);
  const bytes = new Uint8Array(length);
  if (length === 0) return bytes;
  if (a < 0) {
    bytes.set(intToBytes(invertInt(a), length, false, budget));
    return bytes.map((byte) => byte ^ 255);
  }
  const hex = textOfBig(BigInt(a), 16, budget);
  pass(budget, 32 * hex.length);
  for (let end = hex.length, at = length - 1; end > 0; end -= 2, at--)
    bytes[at] = Number.parseInt(hex.slice(Math.max(0, end - 2), end), 16);
  return bytes;
}

/** The int of these bytes, most significant first (_PyLong_FromByteArray). */
export function intFromBytes(bytes: Uint8Array, signed: boolean, budget: Budget = UNLIMITED): Int {
  if (bytes.length === 0) return 0;
  if (bytes.length <= 6) {
    let value = 0;
    for (const byte of bytes) value = value * 256 + byte;
    return signed && bytes[0]! >= 128 ? value - 2 ** (bytes.length * 8) : value;
  }
  reserveText(budget, 2 * bytes.length);
  pass(budget, 32 * bytes.length);
  const value = BigInt(`0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`);
  return normalize(signed ? BigInt.asIntN(bytes.length * 8, value) : value);
}

/** The digits of a in a base of 2 to 36, lower case, with the sign. */
export function intToText(a: Int, base = 10, budget: Budget = UNLIMITED): string {
  return typeof a === 'number' ? a.toString(base) : textOfBig(a, base, budget);
}
