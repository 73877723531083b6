// What operators give: the common exact types first, then the slots of the operands' types.

import { Operator } from '../../bytecode/operators';
import { dictType, PyDict } from '../../objects/containers/dict';
import { listType, PyList } from '../../objects/containers/list';
import { PyTuple, tupleType } from '../../objects/containers/tuple';
import { isLong } from '../../objects/numbers/big-int';
import { floatType, PyFloat } from '../../objects/numbers/float';
import { normalize } from '../../objects/numbers/int';
import type { Value } from '../../objects/object';
import { binaryOp, type BinaryOperator, inPlaceOp } from '../../objects/protocols/numbers';
import { getItem } from '../../objects/protocols/subscript';
import { concatTexts } from '../../objects/text/text-indexing';
import type { Thread } from '../../objects/thread';

/** Operators in the order of their numbers; those in place follow, and the subscript is the last. */
const OPERATORS: readonly BinaryOperator[] = ['+', '&', '//', '<<', '@', '*', '%', '|', '**', '>>', '-', '/', '^'];

/** The result of an operator on two small ints where JavaScript's arithmetic gives it exactly; undefined elsewhere. */
export function numberOperation(oparg: number, left: number, right: number): number | undefined {
  let result: number;
  switch (oparg) {
    case Operator.ADD:
    case Operator.INPLACE_ADD:
      result = left + right;
      break;
    case Operator.SUBTRACT:
    case Operator.INPLACE_SUBTRACT:
      result = left - right;
      break;
    case Operator.MULTIPLY:
    case Operator.INPLACE_MULTIPLY:
      result = left * right + 0;
      break;
    case Operator.REMAINDER:
    case Operator.INPLACE_REMAINDER:
      if (right === 0) return undefined;
      result = left % right;
      if (result !== 0 && result < 0 !== right < 0) result += right;
      return result + 0;
    case Operator.FLOOR_DIVIDE:
    case Operator.INPLACE_FLOOR_DIVIDE:
      if (right === 0) return undefined;
      result = Math.floor(left / right);
      return Math.abs(left) < 4503599627370496 && Number.isSafeInteger(result) ? result + 0 : undefined;
    default:
      return undefined;
  }
  return Number.isSafeInteger(result) ? result : undefined;
}

/** The result of BINARY_OP in general. */
export function generalOperation(thread: Thread, oparg: number, left: Value, right: Value): Value {
  if (oparg === Operator.SUBSCRIPT) return subscript(thread, left, right);
  if (left instanceof PyFloat && right instanceof PyFloat && left.type === floatType && right.type === floatType) {
    const result = floatOperation(oparg, left.value, right.value);
    if (result !== undefined) return new PyFloat(result);
  }
  if (
    typeof left === 'string' &&
    typeof right === 'string' &&
    (oparg === Operator.ADD || oparg === Operator.INPLACE_ADD)
  )
    return concatTexts(thread.budget, left, right);
  if (isLong(left) || isLong(right)) {
    // The slots of int ask whether there is room and time.
  } else if (typeof left === 'bigint' && (typeof right === 'bigint' || typeof right === 'number')) {
    const result = bigOperation(oparg, left, BigInt(right));
    if (result !== undefined) return normalize(result);
  } else if (typeof left === 'number' && (typeof right === 'bigint' || typeof right === 'number')) {
    const result = bigOperation(oparg, BigInt(left), BigInt(right));
    if (result !== undefined) return normalize(result);
  }
  return oparg >= Operator.INPLACE_ADD
    ? inPlaceOp(thread, OPERATORS[oparg - Operator.INPLACE_ADD]!, left, right)
    : binaryOp(thread, OPERATORS[oparg]!, left, right);
}

function floatOperation(oparg: number, left: number, right: number): number | undefined {
  switch (oparg) {
    case Operator.ADD:
    case Operator.INPLACE_ADD:
      return left + right;
    case Operator.SUBTRACT:
    case Operator.INPLACE_SUBTRACT:
      return left - right;
    case Operator.MULTIPLY:
    case Operator.INPLACE_MULTIPLY:
      return left * right;
    case Operator.TRUE_DIVIDE:
    case Operator.INPLACE_TRUE_DIVIDE:
      return right === 0 ? undefined : left / right;
    default:
      return undefined;
  }
}

function bigOperation(oparg: number, left: bigint, right: bigint): bigint | undefined {
  switch (oparg) {
    case Operator.ADD:
    case Operator.INPLACE_ADD:
      return left + right;
    case Operator.SUBTRACT:
    case Operator.INPLACE_SUBTRACT:
      return left - right;
    case Operator.MULTIPLY:
    case Operator.INPLACE_MULTIPLY:
      return left * right;
    default:
      return undefined;
  }
}

/** container[key], with the common exact types first. */
function subscript(thread: Thread, container: Value, key: Value): Value {
  if (typeof key === 'number') {
    if (container instanceof PyList && container.type === listType) {
      const value = container.items[key < 0 ? key + container.items.length : key];
      if (value !== undefined) return value;
    } else if (container instanceof PyTuple && container.type === tupleType) {
      const value = container.items[key < 0 ? key + container.items.length : key];
      if (value !== undefined) return value;
    }
  }
  if (container instanceof PyDict && container.type === dictType) {
    const value = typeof key === 'string' ? container.getStr(key) : container.get(thread, key);
    if (value !== undefined) return value;
  }
  return getItem(thread, container, key);
}
