// The methods and attributes of float.

import type { GetSet } from '../define-type';
import { floatType, PyFloat } from './float';
import { floatHex, integerRatio, parseHexFloat, roundFloat, roundHalfEven } from './float-arithmetic';
import { formatFloat } from '../text/format-number';
import { floatToInt } from './int-arithmetic';
import { classMethod, method, type NativeDefinition } from '../native';
import { argString } from '../native-arguments';
import type { Value } from '../object';
import { toFloat, toIndex } from '../protocols/numbers';
import { overflowError, typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';
import { strValue } from '../type-of';

/** A new float of a class: instances of subclasses are made by calling them. */
function ofType(thread: Thread, type: PyType, value: number): Value {
  const float = new PyFloat(value);
  return type === floatType ? float : thread.call(type, [float]);
}

/** itself as a plain float. */
const plain = (self: PyFloat): Value => (self.type === floatType ? self : new PyFloat(self.value));

export const floatMethods: NativeDefinition[] = [
  classMethod(
    'from_number($type, number, /)',
    (thread, type: PyType, number: Value) => {
      if (number instanceof PyFloat && number.type === floatType && type === floatType) return number;
      return ofType(thread, type, toFloat(thread, number));
    },
    'Convert real number to a floating-point number.',
  ),
  method(
    'conjugate($self, /)',
    (_thread, self: PyFloat) => plain(self),
    'Return self, the complex conjugate of any float.',
  ),
  method(
    '__trunc__($self, /)',
    (_thread, self: PyFloat) => floatToInt(self.value),
    'Return the Integral closest to x between 0 and x.',
  ),
  method(
    '__floor__($self, /)',
    (_thread, self: PyFloat) => floatToInt(Math.floor(self.value)),
    'Return the floor as an Integral.',
  ),
  method(
    '__ceil__($self, /)',
    (_thread, self: PyFloat) => floatToInt(Math.ceil(self.value)),
    'Return the ceiling as an Integral.',
  ),
  method(
    '__round__($self, ndigits=None, /)',
    (thread, self: PyFloat, ndigits: Value | undefined) => {
      if (ndigits === undefined || ndigits === null) return floatToInt(roundHalfEven(self.value));
      return new PyFloat(roundFloat(self.value, toIndex(thread, ndigits)));
    },
    `Return the Integral closest to x, rounding half toward even.

When an argument is passed, work like built-in round(x, ndigits).`,
  ),
  method(
    'as_integer_ratio($self, /)',
    (_thread, self: PyFloat) => {
      if (Number.isNaN(self.value)) throw valueError('cannot convert NaN to integer ratio');
      if (!Number.isFinite(self.value)) throw overflowError('cannot convert Infinity to integer ratio');
      return new PyTuple(integerRatio(self.value));
    },
    `Return a pair of integers, whose ratio is exactly equal to the original float.

The ratio is in lowest terms and has a positive denominator.  Raise
OverflowError on infinities and a ValueError on NaNs.

>>> (10.0).as_integer_ratio()
(10, 1)
>>> (0.0).as_integer_ratio()
(0, 1)
>>> (-.25).as_integer_ratio()
(-1, 4)`,
  ),
  classMethod(
    'fromhex($type, string, /)',
    (thread, type: PyType, string: Value) => {
      const text = strValue(string);
      if (text === undefined) throw typeError('bad argument type for built-in operation');
      return ofType(thread, type, parseHexFloat(text));
    },
    `Create a floating-point number from a hexadecimal string.

>>> float.fromhex('0x1.ffffp10')
2047.984375
>>> float.fromhex('-0x1p-1074')
-5e-324`,
  ),
  method(
    'hex($self, /)',
    (_thread, self: PyFloat) => floatHex(self.value),
    `Return a hexadecimal representation of a floating-point number.

>>> (-0.1).hex()
'-0x1.999999999999ap-4'
>>> 3.14159.hex()
'0x1.921f9f01b866ep+1'`,
  ),
  method(
    'is_integer($self, /)',
    (_thread, self: PyFloat) => Number.isInteger(self.value),
    'Return True if the float is an integer.',
  ),
  method('__getnewargs__($self, /)', (_thread, self: PyFloat) => new PyTuple([new PyFloat(self.value)])),
  classMethod(
    '__getformat__($type, typestr, /)',
    (thread, _type: PyType, typestr: Value) => {
      const kind = argString(thread, '__getformat__', 0, typestr);
      if (kind !== 'double' && kind !== 'float')
        throw valueError("__getformat__() argument 1 must be 'double' or 'float'");
      return 'IEEE, little-endian';
    },
    `You probably don't want to use this function.

  typestr
    Must be 'double' or 'float'.

It exists mainly to be used in Python's test suite.

This function returns whichever of 'unknown', 'IEEE, big-endian' or 'IEEE,
little-endian' best describes the format of floating-point numbers used by the
C type named by typestr.`,
  ),
  method(
    '__format__($self, format_spec, /)',
    (thread, self: Value, spec: Value) => formatFloat(thread, self, argString(thread, '__format__', 0, spec)),
    'Formats the float according to format_spec.',
  ),
];

export const floatGetset: GetSet[] = [
  { name: 'real', get: (_thread, self) => plain(self as PyFloat), doc: 'the real part of a complex number' },
  { name: 'imag', get: () => new PyFloat(0), doc: 'the imaginary part of a complex number' },
];
