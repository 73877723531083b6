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

const itself = (name: string): NativeDefinition => method(`${name}($self, /)`, (_thread, self) => valueOf(self));

export const intMethods: NativeDefinition[] = [
  itself('conjugate'),
  method('bit_length($self, /)', (thread, self) => {
    const value = valueOf(self);
    passInt(thread.budget, value);
    return bitLength(value);
  }),
  method('bit_count($self, /)', (thread, self) => bitCount(valueOf(self), thread.budget)),
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
  method('as_integer_ratio($self, /)', (_thread, self) => new PyTuple([valueOf(self), 1])),
  itself('__trunc__'),
  itself('__floor__'),
  itself('__ceil__'),
  method('__round__($self, ndigits=None, /)', (thread, self, ndigits) => {
    const value = valueOf(self);
    if (ndigits === undefined || ndigits === null) return value;
    const places = toIndex(thread, ndigits);
    return places >= 0 ? value : roundInt(value, Number(-places), thread.budget);
  }),
  method('__getnewargs__($self, /)', (_thread, self) => new PyTuple([valueOf(self)])),
  method('__format__($self, format_spec, /)', (thread, self: Value, spec: Value) =>
    formatInt(thread, self, argString(thread, '__format__', 0, spec)),
  ),
  method('__sizeof__($self, /)', (_thread, self) => 12 + 4 * Math.max(1, Math.ceil(bitLength(valueOf(self)) / 30))),
  method('is_integer($self, /)', () => true),
];

export const intGetset: GetSet[] = [
  { name: 'real', get: (_thread, self) => valueOf(self) },
  { name: 'imag', get: () => 0 },
  {
    name: 'numerator',
    get: (_thread, self) => valueOf(self),
  },
  { name: 'denominator', get: () => 1 },
];
