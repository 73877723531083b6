// Operators on constants as the optimiser evaluates them: the result, or undefined where CPython leaves the work to run time (errors and results that would be too large).

import { BINARY_OPERATORS, INTRINSICS_1, Op } from '../../bytecode/opcodes';
import { PyBytes } from '../../objects/bytes';
import { PyComplex } from '../../objects/complex';
import { PyFloat } from '../../objects/float';
import { PyFrozenSet } from '../../objects/frozenset';
import type { Value } from '../../objects/object';
import { PyTuple } from '../../objects/tuple';
import { type Complex, complexBinary } from './constant-complex';
import { floatBinary, type Int, intBinary, isInt, toBigInt, toFloat } from './constant-numbers';
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
  if (isInt(value)) {
    if (opcode === Op.UNARY_NEGATIVE) return intBinary('-', 0, value);
    return opcode === Op.UNARY_INVERT ? intBinary('-', -1, value) : intBinary('+', 0, value);
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
  if (sign === '[]') return subscript(left, right);
  if (isInt(left) && isInt(right)) return foldInts(left, sign, right);
  const leftFloat = toFloat(left);
  const rightFloat = toFloat(right);
  if (leftFloat !== undefined && rightFloat !== undefined) return foldFloats(leftFloat, sign, rightFloat);
  const leftComplex: Complex | number | undefined = left instanceof PyComplex ? left : leftFloat;
  const rightComplex: Complex | number | undefined = right instanceof PyComplex ? right : rightFloat;
  if (leftComplex !== undefined && rightComplex !== undefined) return foldComplex(leftComplex, sign, rightComplex);
  if (sign === '+') return concatenate(left, right);
  if (sign !== '*') return undefined;
  if (isInt(right)) return repeat(left, right);
  return isInt(left) ? repeat(right, left) : undefined;
}

function foldInts(left: Int, sign: string, right: Int): Value | undefined {
  if (typeof left === 'boolean' && typeof right === 'boolean') {
    if (sign === '&') return left && right;
    if (sign === '|') return left || right;
    if (sign === '^') return left !== right;
  }
  if (sign === '/') {
    const quotient = intBinary('/', left, right);
    return quotient === undefined ? undefined : new PyFloat(Number(quotient));
  }
  if (sign === '**' && toBigInt(right) < 0n) {
    const base = toFloat(left);
    const exponent = toFloat(right);
    return base === undefined || exponent === undefined ? undefined : foldFloats(base, sign, exponent);
  }
  return intBinary(sign, left, right);
}

function foldFloats(left: number, sign: string, right: number): Value | undefined {
  if (sign === '**' && left < 0 && Number.isFinite(left) && Number.isFinite(right) && right !== Math.floor(right)) {
    return foldComplex(left, sign, right);
  }
  const result = floatBinary(left, sign, right);
  return result === undefined ? undefined : new PyFloat(result);
}

function foldComplex(left: Complex | number, sign: string, right: Complex | number): Value | undefined {
  const result = complexBinary(left, sign, right);
  return result === undefined ? undefined : new PyComplex(result.real, result.imag);
}
