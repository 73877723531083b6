// float: its slots and methods.

import { divideFloats, divmodFloats, floorDivideFloats, moduloFloats, powerFloats } from './float-arithmetic';
import { floatRepr } from './float-digits';
import { floatGetset, floatMethods } from './float-methods';
import { compareResult } from './int';
import { floatToInt, intToFloat } from './int-arithmetic';
import { constructor } from '../native-constructor';
import type { Value } from '../object';
import { hashFloat } from '../protocols/hashing';
import { isIndex, toFloat } from '../protocols/numbers';
import { typeError } from '../raise';
import { NotImplemented } from '../singletons';
import { idOf } from '../identity';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { type CompareOp, type PyType, TypeFlag } from '../type';
import { intValue, strValue, typeOf } from '../type-of';
import { completeType } from '../define-type';
import { PyFloat, floatType } from './float';
import { floatFromText } from './float-parsing';

/** The operand of a float operation: a float, or an int turned into one; undefined for anything else (CONVERT_TO_DOUBLE). */
function operand(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  const int = intValue(value);
  return int === undefined ? undefined : intToFloat(int);
}

function binary(operation: (a: number, b: number) => number): (thread: Thread, left: Value, right: Value) => Value {
  return (_thread, left, right) => {
    const a = operand(left);
    if (a === undefined) return NotImplemented;
    const b = operand(right);
    return b === undefined ? NotImplemented : new PyFloat(operation(a, b));
  };
}

function unary(operation: (a: number) => number): (thread: Thread, self: Value) => Value {
  return (_thread, self) => new PyFloat(operation((self as PyFloat).value));
}

/** Comparisons, exact with ints of any size (float_richcompare). */
function compare(_thread: Thread, left: Value, right: Value, op: CompareOp): Value {
  const a = (left as PyFloat).value;
  const b = right instanceof PyFloat ? right.value : intValue(right);
  if (b === undefined) return NotImplemented;
  if (Number.isNaN(a) || (typeof b === 'number' && Number.isNaN(b))) return op === '!=';
  return compareResult(a < b ? -1 : a > b ? 1 : 0, op);
}

/** PyNumber_Float. */
function convert(thread: Thread, x: Value): number {
  if (typeOf(x).tp.nb_float !== undefined || isIndex(x)) return toFloat(thread, x);
  return floatFromText(thread, x);
}

function newFloat(thread: Thread, type: PyType, x: Value | undefined): Value {
  if (x instanceof PyFloat && x.type === floatType && type === floatType) return x;
  const value = x === undefined ? 0 : strValue(x) !== undefined ? floatFromText(thread, x) : convert(thread, x);
  return new PyFloat(value, type);
}

completeType(floatType, {
  instanceClass: PyFloat,
  vectorcall: { keywords: true },
  flags: TypeFlag.BASETYPE | TypeFlag.MATCH_SELF,
  textSignature: '(x=0, /)',
  tp: {
    tp_new: constructor('float(x=0, /)', newFloat),
    tp_repr: (_thread, self) => floatRepr(self.value),
    tp_hash: (_thread, self) => hashFloat(self.value, () => identityHashOf(self)),
    tp_richcompare: compare,
    nb_add: binary((a, b) => a + b),
    nb_subtract: binary((a, b) => a - b),
    nb_multiply: binary((a, b) => a * b),
    nb_remainder: binary(moduloFloats),
    nb_divmod: (_thread, left, right) => {
      const a = operand(left);
      const b = operand(right);
      if (a === undefined || b === undefined) return NotImplemented;
      const [quotient, rest] = divmodFloats(a, b);
      return new PyTuple([new PyFloat(quotient), new PyFloat(rest)]);
    },
    nb_power: (_thread, base, exponent, modulus) => {
      if (modulus !== null) throw typeError('pow() 3rd argument not allowed unless all arguments are integers');
      const a = operand(base);
      const b = operand(exponent);
      return a === undefined || b === undefined ? NotImplemented : powerFloats(a, b);
    },
    nb_negative: unary((a) => -a),
    nb_positive: (_thread, self) => (self.type === floatType ? self : new PyFloat(self.value)),
    nb_absolute: unary(Math.abs),
    nb_bool: (_thread, self) => self.value !== 0,
    nb_int: (_thread, self) => floatToInt(self.value),
    nb_float: (_thread, self) => (self.type === floatType ? self : new PyFloat(self.value)),
    nb_floor_divide: binary(floorDivideFloats),
    nb_true_divide: binary(divideFloats),
  },
  methods: floatMethods,
  getset: floatGetset,
});

/** The hash of an object by its identity, for NaN (PyObject_GenericHash). */
function identityHashOf(value: Value): number {
  const id = idOf(value);
  const hash = (id >>> 4) | (id << 28);
  return hash === -1 ? -2 : hash;
}
