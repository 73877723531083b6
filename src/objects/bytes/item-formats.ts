// Items in memory: the single-character formats of struct, memoryview and array in native layout (little-endian, 32-bit pointers).

import { PyBytes } from './bytes';
import { OverflowErrorType } from '../exceptions/exceptions';
import { PyFloat } from '../numbers/float';
import { type Int, intFromBytes, intToBytes } from '../numbers/int-arithmetic';
import type { Value } from '../object';
import { isTrue } from '../protocols/compare';
import { toFloat, toIndex } from '../protocols/numbers';
import { overflowError, raise } from '../raise';
import type { Thread } from '../thread';

/** Bytes of an item of each native format. */
export const NATIVE_SIZES: Readonly<Record<string, number>> = {
  c: 1,
  b: 1,
  B: 1,
  '?': 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  q: 8,
  Q: 8,
  n: 4,
  N: 4,
  P: 4,
  e: 2,
  f: 4,
  d: 8,
};

export const isSignedFormat = (format: string): boolean => 'bhilqn'.includes(format);
export const isIntegerFormat = (format: string): boolean => 'bBhHiIlLqQnNP'.includes(format);

const view = new DataView(new ArrayBuffer(8));

/** A 16-bit float as a number. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** A number as the nearest 16-bit float, ties to even (PyFloat_Pack2). */
function toHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00 | sign;
  if (size === Infinity) return sign | 0x7c00;
  const tooLarge = () => raise(OverflowErrorType, 'float too large to pack with e format');
  const roundEven = (x: number): number => {
    const floor = Math.floor(x);
    const rest = x - floor;
    return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
  };
  if (size < 2 ** -14) return sign | roundEven(size * 2 ** 24);
  const exponent = Math.floor(Math.log2(size));
  const scale = size < 2 ** exponent ? exponent - 1 : size >= 2 ** (exponent + 1) ? exponent + 1 : exponent;
  if (scale > 15) throw tooLarge();
  const bits = (scale + 15) * 1024 + roundEven((size / 2 ** scale - 1) * 1024);
  if (bits >= 0x7c00) throw tooLarge();
  return sign | bits;
}

/** The number in `size` bytes of a float format. */
export function readFloat(bytes: Uint8Array, at: number, size: number, little: boolean): number {
  const memory = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (size === 8) return memory.getFloat64(at, little);
  return size === 4 ? memory.getFloat32(at, little) : fromHalf(memory.getUint16(at, little));
}

/** Bytes of a float; OverflowError if it is too large for them (PyFloat_Pack2, 4 and 8). */
export function floatBytes(value: number, size: number, little: boolean): Uint8Array {
  if (size === 8) view.setFloat64(0, value, little);
  else if (size === 4) {
    if (Number.isFinite(value) && !Number.isFinite(Math.fround(value)))
      throw overflowError('float too large to pack with f format');
    view.setFloat32(0, value, little);
  } else view.setUint16(0, toHalf(value), little);
  return new Uint8Array(view.buffer.slice(0, size));
}

/** The integer in `size` bytes. */
export function readInt(bytes: Uint8Array, at: number, size: number, signed: boolean, little: boolean): Int {
  const part = bytes.slice(at, at + size);
  return intFromBytes(little ? part.reverse() : part, signed);
}

/** Bytes of an integer that fits. */
export function integerBytes(value: Int, size: number, signed: boolean, little: boolean): Uint8Array {
  const bytes = intToBytes(value, size, signed);
  return little ? bytes.reverse() : bytes;
}

/** Does the integer fit into `size` bytes? */
export function fits(value: Int, size: number, signed: boolean): boolean {
  const limit = 2n ** BigInt(size * 8 - (signed ? 1 : 0));
  return signed ? value >= -limit && value < limit : value >= 0 && value < limit;
}

/** The item of a native format at an offset. */
export function readNative(bytes: Uint8Array, at: number, format: string): Value {
  const size = NATIVE_SIZES[format]!;
  if (isIntegerFormat(format)) {
    if (size === 1) return format === 'b' ? (bytes[at]! << 24) >> 24 : bytes[at]!;
    return readInt(bytes, at, size, isSignedFormat(format), true);
  }
  if (format === 'c') return new PyBytes(bytes.slice(at, at + 1));
  if (format === '?') return bytes[at] !== 0;
  return new PyFloat(readFloat(bytes, at, size, true));
}

/** The bytes of a value in a native format; undefined if an integer is out of range or the value has the wrong length. */
export function nativeBytes(thread: Thread, value: Value, format: string): Uint8Array | undefined {
  const size = NATIVE_SIZES[format]!;
  if (isIntegerFormat(format)) {
    const number = toIndex(thread, value);
    return fits(number, size, isSignedFormat(format))
      ? integerBytes(number, size, isSignedFormat(format), true)
      : undefined;
  }
  if (format === '?') return Uint8Array.of(isTrue(thread, value) ? 1 : 0);
  if (format === 'c') {
    return value instanceof PyBytes && value.bytes.length === 1 ? value.bytes.slice() : undefined;
  }
  return floatBytes(toFloat(thread, value), size, true);
}
