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
  classMethod('from_number($type, number, /)', (thread, type: PyType, number: Value) => {
    if (number instanceof PyFloat && number.type === floatType && type === floatType) return number;
    return ofType(thread, type, toFloat(thread, number));
  }),
  method('conjugate($self, /)', (_thread, self: PyFloat) => plain(self)),
  method('__trunc__($self, /)', (_thread, self: PyFloat) => floatToInt(self.value)),
  method('__floor__($self, /)', (_thread, self: PyFloat) => floatToInt(Math.floor(self.value))),
  method('__ceil__($self, /)', (_thread, self: PyFloat) => floatToInt(Math.ceil(self.value))),
  method('__round__($self, ndigits=None, /)', (thread, self: PyFloat, ndigits: Value | undefined) => {
    if (ndigits === undefined || ndigits === null) return floatToInt(roundHalfEven(self.value));
    return new PyFloat(roundFloat(self.value, toIndex(thread, ndigits)));
  }),
  method('as_integer_ratio($self, /)', (_thread, self: PyFloat) => {
    if (Number.isNaN(self.value)) throw valueError('cannot convert NaN to integer ratio');
    if (!Number.isFinite(self.value)) throw overflowError('cannot convert Infinity to integer ratio');
    return new PyTuple(integerRatio(self.value));
  }),
  classMethod('fromhex($type, string, /)', (thread, type: PyType, string: Value) => {
    const text = strValue(string);
    if (text === undefined) throw typeError('bad argument type for built-in operation');
    return ofType(thread, type, parseHexFloat(text));
  }),
  method('hex($self, /)', (_thread, self: PyFloat) => floatHex(self.value)),
  method('is_integer($self, /)', (_thread, self: PyFloat) => Number.isInteger(self.value)),
  method('__getnewargs__($self, /)', (_thread, self: PyFloat) => new PyTuple([new PyFloat(self.value)])),
  classMethod('__getformat__($type, typestr, /)', (thread, _type: PyType, typestr: Value) => {
    const kind = argString(thread, '__getformat__', 0, typestr);
    if (kind !== 'double' && kind !== 'float')
      throw valueError("__getformat__() argument 1 must be 'double' or 'float'");
    return 'IEEE, little-endian';
  }),
  method('__format__($self, format_spec, /)', (thread, self: Value, spec: Value) =>
    formatFloat(thread, self, argString(thread, '__format__', 0, spec)),
  ),
];

export const floatGetset: GetSet<PyFloat>[] = [
  { name: 'real', get: (_thread, self) => plain(self) },
  { name: 'imag', get: () => new PyFloat(0) },
];
