// The methods and attributes of int.

import { bytesFromObject } from '../bytes/bytes-construction';
import { PyBytes } from '../bytes/bytes';
import type { GetSet } from '../define-type';
import { formatInt } from '../text/format-number';
import { passInt } from './big-int';
import { intType } from './int';
import { bitCount, bitLength, type Int, intFromBytes, intToBytes, roundInt } from './int-arithmetic';
import { classMethod, method, type NativeDefinition } from '../native';
import { argString } from '../native-arguments';
import type { Value } from '../object';
import { isTrue } from '../protocols/compare';
import { toIndex } from '../protocols/numbers';
import { valueError } from '../raise';
import { ssizeArgument } from '../containers/sequence-arguments';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';
import { intValue } from '../type-of';

const valueOf = (self: Value): Int => intValue(self)!;

/** Is the order 'little'? */
function isLittle(thread: Thread, functionName: string, value: Value | undefined): boolean {
  if (value === undefined) return false;
  return argString(thread, functionName, 'byteorder', value) === 'little';
}

function checkOrder(value: Value | undefined): void {
  if (value !== undefined && value !== 'little' && value !== 'big')
    throw valueError("byteorder must be either 'little' or 'big'");
}

const itself = (name: string, doc: string): NativeDefinition =>
  method(`${name}($self, /)`, (_thread, self) => valueOf(self), doc);

export const intMethods: NativeDefinition[] = [
  itself('conjugate', 'Returns self, the complex conjugate of any int.'),
  method(
    'bit_length($self, /)',
    (thread, self) => {
      const value = valueOf(self);
      passInt(thread.budget, value);
      return bitLength(value);
    },
    `Number of bits necessary to represent self in binary.

>>> bin(37)
'0b100101'
>>> (37).bit_length()
6`,
  ),
  method(
    'bit_count($self, /)',
    (thread, self) => bitCount(valueOf(self), thread.budget),
    `Number of ones in the binary representation of the absolute value of self.

Also known as the population count.

>>> bin(13)
'0b1101'
>>> (13).bit_count()
3`,
  ),
  method(
    "to_bytes($self, /, length=1, byteorder='big', *, signed=False)",
    (thread, self, length, byteorder, signed) => {
      const size = length === undefined ? 1 : ssizeArgument(thread, length);
      const little = isLittle(thread, 'to_bytes', byteorder);
      const isSigned = signed !== undefined && isTrue(thread, signed);
      checkOrder(byteorder);
      if (size < 0) throw valueError('length argument must be non-negative');
      const bytes = intToBytes(valueOf(self), size, isSigned, thread.budget);
      return new PyBytes(little ? bytes.reverse() : bytes);
    },
  ),
  classMethod(
    "from_bytes($type, /, bytes, byteorder='big', *, signed=False)",
    (thread, type: PyType, source: Value, byteorder, signed) => {
      const little = isLittle(thread, 'from_bytes', byteorder);
      const isSigned = signed !== undefined && isTrue(thread, signed);
      checkOrder(byteorder);
      const bytes = bytesFromObject(thread, source);
      const value = intFromBytes(little ? bytes.slice().reverse() : bytes, isSigned, thread.budget);
      return type === intType ? value : thread.call(type, [value]);
    },
  ),
  method(
    'as_integer_ratio($self, /)',
    (_thread, self) => new PyTuple([valueOf(self), 1]),
    `Return a pair of integers, whose ratio is equal to the original int.

The ratio is in lowest terms and has a positive denominator.

>>> (10).as_integer_ratio()
(10, 1)
>>> (-10).as_integer_ratio()
(-10, 1)
>>> (0).as_integer_ratio()
(0, 1)`,
  ),
  itself('__trunc__', 'Truncating an Integral returns itself.'),
  itself('__floor__', 'Flooring an Integral returns itself.'),
  itself('__ceil__', 'Ceiling of an Integral returns itself.'),
  method(
    '__round__($self, ndigits=None, /)',
    (thread, self, ndigits) => {
      const value = valueOf(self);
      if (ndigits === undefined || ndigits === null) return value;
      const places = toIndex(thread, ndigits);
      return places >= 0 ? value : roundInt(value, Number(-places), thread.budget);
    },
    `Rounding an Integral returns itself.

Rounding with an ndigits argument also returns an integer.`,
  ),
  method('__getnewargs__($self, /)', (_thread, self) => new PyTuple([valueOf(self)])),
  method(
    '__format__($self, format_spec, /)',
    (thread, self: Value, spec: Value) => formatInt(thread, self, argString(thread, '__format__', 0, spec)),
    'Convert to a string according to format_spec.',
  ),
  method(
    '__sizeof__($self, /)',
    (_thread, self) => 12 + 4 * Math.max(1, Math.ceil(bitLength(valueOf(self)) / 30)),
    'Returns size in memory, in bytes.',
  ),
  method('is_integer($self, /)', () => true, 'Returns True. Exists for duck type compatibility with float.is_integer.'),
];

export const intGetset: GetSet[] = [
  { name: 'real', get: (_thread, self) => valueOf(self), doc: 'the real part of a complex number' },
  { name: 'imag', get: () => 0, doc: 'the imaginary part of a complex number' },
  {
    name: 'numerator',
    get: (_thread, self) => valueOf(self),
    doc: 'the numerator of a rational number in lowest terms',
  },
  { name: 'denominator', get: () => 1, doc: 'the denominator of a rational number in lowest terms' },
];
