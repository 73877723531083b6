// Items of struct as bytes, and back.

import { PyByteArray } from '../../objects/bytes/bytearray';
import { PyBytes } from '../../objects/bytes/bytes';
import { PyComplex } from '../../objects/numbers/complex';
import { toComplex } from '../../objects/numbers/complex-construction';
import { ExceptionType } from '../../objects/exceptions/exceptions';
import { PyFloat } from '../../objects/numbers/float';
import { fits, floatBytes, integerBytes, isSignedFormat, readFloat, readInt } from '../../objects/bytes/item-formats';
import type { Int } from '../../objects/numbers/int-arithmetic';
import type { Value } from '../../objects/object';
import { swallow } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { isIndex, toFloat, toIndex } from '../../objects/protocols/numbers';
import type { PyRaise, Thread } from '../../objects/thread';
import { intValue } from '../../objects/type-of';
import type { Field, Layout } from './layout';

/** Makes a struct.error. */
export type Complain = (message: string) => PyRaise;

/** The integer of an argument (get_pylong). */
function integerOf(thread: Thread, value: Value, complain: Complain): Int {
  const known = intValue(value);
  if (known !== undefined) return known;
  if (!isIndex(value)) throw complain('required argument is not an integer');
  return toIndex(thread, value);
}

function packInteger(thread: Thread, field: Field, layout: Layout, value: Value, complain: Complain): Uint8Array {
  const { code, size } = field;
  const number = integerOf(thread, value, complain);
  if (code === 'P') {
    if (number >= 0 ? !fits(number, size, false) : !fits(number, size, true))
      throw complain('int too large to convert');
    return integerBytes(number, size, number < 0, layout.little);
  }
  const signed = isSignedFormat(code);
  if (!fits(number, size, signed)) {
    const limit = 2n ** BigInt(size * 8);
    const [low, high] = signed ? [-limit / 2n, limit / 2n - 1n] : [0n, limit - 1n];
    throw complain(`'${code}' format requires ${low} <= number <= ${high}`);
  }
  return integerBytes(number, size, signed, layout.little);
}

/** The result of a conversion; whatever it raises becomes a struct.error. */
function converted<T>(thread: Thread, work: () => T, complain: () => PyRaise): T {
  try {
    return work();
  } catch (error) {
    swallow(thread, error, ExceptionType);
    throw complain();
  }
}

/** A float as bytes; one that is too large for 32 bits becomes infinite where `overflows` does not forbid it. */
function packFloat(value: number, size: number, layout: Layout, overflows: boolean): Uint8Array {
  if (size === 4 && overflows) return floatBytes(Math.fround(value), size, layout.little);
  return floatBytes(value, size, layout.little);
}

/** The bytes of one value (the pack functions of formatdef). */
function packItem(thread: Thread, field: Field, layout: Layout, value: Value, complain: Complain): Uint8Array {
  const { code, size } = field;
  switch (code) {
    case 'c':
      if (!(value instanceof PyBytes) || value.bytes.length !== 1)
        throw complain('char format requires a bytes object of length 1');
      return value.bytes;
    case '?':
      return Uint8Array.of(isTrue(thread, value) ? 1 : 0);
    case 'e':
    case 'f':
    case 'd': {
      const number = converted(
        thread,
        () => toFloat(thread, value),
        () => complain('required argument is not a float'),
      );
      return packFloat(number, size, layout, layout.native);
    }
    case 'F':
    case 'D': {
      const { real, imag } = converted(
        thread,
        () => toComplex(thread, value),
        () => complain('required argument is not a complex'),
      );
      const half = size / 2;
      const bytes = new Uint8Array(size);
      bytes.set(packFloat(real, half, layout, layout.little));
      bytes.set(packFloat(imag, half, layout, layout.little), half);
      return bytes;
    }
    case 's':
    case 'p': {
      if (!(value instanceof PyBytes) && !(value instanceof PyByteArray))
        throw complain(`argument for '${code}' must be a bytes object`);
      if (code === 's') return value.bytes.subarray(0, size);
      if (size === 0) return new Uint8Array(0);
      const length = Math.min(value.bytes.length, size - 1);
      return Uint8Array.of(Math.min(length, 255), ...value.bytes.subarray(0, length));
    }
    default:
      return packInteger(thread, field, layout, value, complain);
  }
}

/** Writes values to memory that is zero where nothing is written (s_pack_internal). */
export function packValues(
  thread: Thread,
  layout: Layout,
  values: readonly Value[],
  memory: Uint8Array,
  complain: Complain,
): void {
  let next = 0;
  for (const field of layout.fields) {
    for (let index = 0; index < field.count; index++) {
      memory.set(packItem(thread, field, layout, values[next++]!, complain), field.offset + index * field.size);
    }
  }
}

function unpackItem({ code, size }: Field, layout: Layout, memory: Uint8Array, at: number): Value {
  const { little } = layout;
  switch (code) {
    case 'c':
      return new PyBytes(memory.slice(at, at + 1));
    case '?':
      return memory[at] !== 0;
    case 's':
      return new PyBytes(memory.slice(at, at + size));
    case 'p': {
      const length = size === 0 ? 0 : Math.min(memory[at]!, size - 1);
      return new PyBytes(memory.slice(at + 1, at + 1 + length));
    }
    case 'e':
    case 'f':
    case 'd':
      return new PyFloat(readFloat(memory, at, size, little));
    case 'F':
    case 'D':
      return new PyComplex(readFloat(memory, at, size / 2, little), readFloat(memory, at + size / 2, size / 2, little));
    default:
      return readInt(memory, at, size, isSignedFormat(code), little);
  }
}

/** Reads all values from memory at an offset (s_unpack_internal). */
export function unpackValues(layout: Layout, memory: Uint8Array, start: number): Value[] {
  const values: Value[] = [];
  for (const field of layout.fields) {
    for (let index = 0; index < field.count; index++)
      values.push(unpackItem(field, layout, memory, start + field.offset + index * field.size));
  }
  return values;
}
