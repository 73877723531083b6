// Operators on constants as the optimiser evaluates them: the result, or undefined where CPython leaves the work to run time (errors and results that would be too large).

import { BINARY_OPERATORS, INTRINSICS_1, Op } from '../../bytecode/opcodes';
import { PyBytes } from '../../objects/bytes/bytes';
import { PyComplex } from '../../objects/numbers/complex';
import { PyFloat } from '../../objects/numbers/float';
import { PyFrozenSet } from '../../objects/containers/frozenset';
import type { Value } from '../../objects/object';
import { PyTuple } from '../../objects/containers/tuple';
import { invertInt, negateInt } from '../../objects/numbers/int-arithmetic';
import { PyRaise } from '../../objects/thread';
import { numberBinary, toInt } from './constant-numbers';
import { concatenate, repeat, subscript } from './constant-sequences';

/** Operands of CALL_INTRINSIC_1 that the optimiser knows. */
export const Intrinsic1 = {
  UNARY_POSITIVE: INTRINSICS_1.indexOf('INTRINSIC_UNARY_POSITIVE'),
  LIST_TO_TUPLE: INTRINSICS_1.indexOf('INTRINSIC_LIST_TO_TUPLE'),
} as const;

/** The truth of a constant. */
export function constantTruth(value: Value): boolean {
  if (value === null) return false;
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'bigint':
      return true;
    case 'string':
      return value !== '';
  }
  if (value instanceof PyFloat) return value.value !== 0;
  if (value instanceof PyComplex) return value.real !== 0 || value.imag !== 0;
  if (value instanceof PyTuple) return value.items.length > 0;
  if (value instanceof PyBytes) return value.bytes.length > 0;
  if (value instanceof PyFrozenSet) return value.used > 0;
  return true;
}

/** A unary operator on a constant (CPython's eval_const_unaryop). */
export function foldUnary(opcode: number, value: Value): Value | undefined {
  if (opcode === Op.UNARY_NOT) return !constantTruth(value);
  const int = toInt(value);
  if (int !== undefined) {
    if (opcode === Op.UNARY_NEGATIVE) return negateInt(int);
    if (opcode !== Op.UNARY_INVERT) return int;
    // ~True is deprecated: it warns when it runs.
    return typeof value === 'boolean' ? undefined : invertInt(int);
  }
  if (opcode === Op.UNARY_INVERT) return undefined;
  const isNegative = opcode === Op.UNARY_NEGATIVE;
  if (value instanceof PyFloat) return new PyFloat(isNegative ? -value.value : value.value);
  if (value instanceof PyComplex) {
    return isNegative ? new PyComplex(-value.real, -value.imag) : new PyComplex(value.real, value.imag);
  }
  return undefined;
}

/** A binary operator on two constants; `operator` is the operand of BINARY_OP (CPython's eval_const_binop). */
export function foldBinary(left: Value, operator: number, right: Value): Value | undefined {
  const sign = BINARY_OPERATORS[operator]![1];
  try {
    return sign === '[]' ? subscript(left, right) : foldOperator(left, sign, right);
  } catch (error) {
    if (error instanceof PyRaise) return undefined;
    throw error;
  }
}

function foldOperator(left: Value, sign: string, right: Value): Value | undefined {
  if (typeof left === 'boolean' && typeof right === 'boolean') {
    if (sign === '&') return left && right;
    if (sign === '|') return left || right;
    if (sign === '^') return left !== right;
  }
  const number = numberBinary(left, sign, right);
  if (number !== undefined) return number;
  if (sign === '+') return concatenate(left, right);
  if (sign !== '*') return undefined;
  const times = toInt(right);
  if (times !== undefined) return repeat(left, times);
  const leftTimes = toInt(left);
  return leftTimes === undefined ? undefined : repeat(right, leftTimes);
}
