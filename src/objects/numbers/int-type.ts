// int: its slots and methods.

import {
  absoluteInt,
  addInts,
  andInts,
  compareNumbers,
  divmodInts,
  floorDivideInts,
  type Int,
  intToFloat,
  invertInt,
  moduloInts,
  multiplyInts,
  negateInt,
  orInts,
  powerInts,
  powerModulo,
  shiftLeft,
  shiftRight,
  subtractInts,
  trueDivideInts,
  xorInts,
} from './int-arithmetic';
import type { Budget } from '../memory/budget';
import { isLong, passInt } from './big-int';
import { PyFloat } from './float';
import { powerFloats } from './float-arithmetic';
import { intGetset, intMethods } from './int-methods';
import { decimalText } from './int-parsing';
import { callInt, newInt } from './int-construction';
import type { Value } from '../object';
import { hashNumber } from '../protocols/hashing';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { TypeFlag } from '../type';
import { intValue } from '../type-of';
import { completeType } from '../define-type';
import { PyInt, compareResult, intType } from './int';

/** A slot of two ints; NotImplemented for other operands. */
function binary(
  operation: (a: Int, b: Int, budget: Budget) => Value,
): (thread: Thread, left: Value, right: Value) => Value {
  return (thread, left, right) => {
    const a = intValue(left);
    const b = intValue(right);
    return a === undefined || b === undefined ? NotImplemented : operation(a, b, thread.budget);
  };
}

function unary(operation: (a: Int, budget: Budget) => Value): (thread: Thread, self: Value) => Value {
  return (thread, self) => operation(intValue(self)!, thread.budget);
}

/** int ** int, also with a modulus; a negative exponent makes floats (long_pow). */
function power(thread: Thread, base: Value, exponent: Value, modulus: Value): Value {
  const a = intValue(base);
  const b = intValue(exponent);
  if (a === undefined || b === undefined) return NotImplemented;
  if (modulus !== null) {
    const m = intValue(modulus);
    return m === undefined ? NotImplemented : powerModulo(a, b, m, thread.budget);
  }
  return b < 0 ? powerFloats(intToFloat(a), intToFloat(b)) : powerInts(a, b, thread.budget);
}

function compare(budget: Budget, a: Int, b: Int): number {
  if (isLong(a) && isLong(b)) passInt(budget, a);
  return compareNumbers(a, b);
}

completeType<number | bigint | boolean | PyInt>(intType, {
  instanceClass: PyInt,
  flags: TypeFlag.BASETYPE | TypeFlag.MATCH_SELF | TypeFlag.LONG_SUBCLASS,
  vectorcall: { keywords: false, call: callInt },
  tp: {
    tp_new: newInt,
    tp_repr: (thread, self) => decimalText(thread, intValue(self)!),
    tp_hash: (thread, self) => {
      const value = intValue(self)!;
      passInt(thread.budget, value);
      return hashNumber(value);
    },
    tp_richcompare: (thread, left, right, op) => {
      const a = intValue(left);
      const b = intValue(right);
      return a === undefined || b === undefined ? NotImplemented : compareResult(compare(thread.budget, a, b), op);
    },
    nb_add: binary(addInts),
    nb_subtract: binary(subtractInts),
    nb_multiply: binary(multiplyInts),
    nb_remainder: binary(moduloInts),
    nb_divmod: binary((a, b, budget) => new PyTuple(divmodInts(a, b, budget))),
    nb_power: power,
    nb_negative: unary(negateInt),
    nb_positive: unary((a) => a),
    nb_absolute: unary(absoluteInt),
    nb_bool: (_thread, self) => intValue(self) !== 0,
    nb_invert: unary(invertInt),
    nb_lshift: binary(shiftLeft),
    nb_rshift: binary(shiftRight),
    nb_and: binary(andInts),
    nb_xor: binary(xorInts),
    nb_or: binary(orInts),
    nb_int: unary((a) => a),
    nb_float: unary((a) => new PyFloat(intToFloat(a))),
    nb_floor_divide: binary(floorDivideInts),
    nb_true_divide: binary((a, b, budget) => new PyFloat(trueDivideInts(a, b, budget))),
    nb_index: unary((a) => a),
  },
  methods: intMethods,
  getset: intGetset,
});
