// BINARY_OP_EXTEND: operators on pairs of exact types that need not be the same.

import { Operator } from '../../bytecode/operators';
import { floatType, PyFloat } from '../../objects/numbers/float';
import type { Value } from '../../objects/object';
import { isCompact } from '../specialize/compact';

/** The pairs of types of BINARY_OP_EXTEND. */
const Pair = { INTS: 1, FLOAT_INT: 2, INT_FLOAT: 3 } as const;

/** Which pair the operands of BINARY_OP_EXTEND are; undefined if it cannot be specialised (binary_op_extended_specialization). */
export function extension(oparg: number, left: Value, right: Value): number | undefined {
  switch (oparg) {
    case Operator.AND:
    case Operator.OR:
    case Operator.XOR:
    case Operator.INPLACE_AND:
    case Operator.INPLACE_OR:
    case Operator.INPLACE_XOR:
      return isCompact(left) && isCompact(right) ? Pair.INTS : undefined;
    case Operator.ADD:
    case Operator.SUBTRACT:
    case Operator.MULTIPLY:
    case Operator.TRUE_DIVIDE:
      if (extendedFloat(Pair.FLOAT_INT, oparg, left, right) !== undefined) return Pair.FLOAT_INT;
      if (extendedFloat(Pair.INT_FLOAT, oparg, left, right) !== undefined) return Pair.INT_FLOAT;
      return undefined;
    default:
      return undefined;
  }
}

/** The result of BINARY_OP_EXTEND, or undefined if the operands are others than it was specialised for. */
export function extendedOperation(
  pair: number,
  oparg: number,
  left: Value,
  right: Value,
): number | PyFloat | undefined {
  if (pair !== Pair.INTS) {
    const result = extendedFloat(pair, oparg, left, right);
    return result === undefined ? undefined : new PyFloat(result);
  }
  if (!isCompact(left) || !isCompact(right)) return undefined;
  switch (oparg) {
    case Operator.AND:
    case Operator.INPLACE_AND:
      return left & right;
    case Operator.OR:
    case Operator.INPLACE_OR:
      return left | right;
    default:
      return left ^ right;
  }
}

function extendedFloat(pair: number, oparg: number, left: Value, right: Value): number | undefined {
  const [real, whole] = pair === Pair.FLOAT_INT ? [left, right] : [right, left];
  if (!(real instanceof PyFloat) || real.type !== floatType || Number.isNaN(real.value)) return undefined;
  if (!isCompact(whole)) return undefined;
  const x = pair === Pair.FLOAT_INT ? real.value : whole;
  const y = pair === Pair.FLOAT_INT ? whole : real.value;
  switch (oparg) {
    case Operator.ADD:
      return x + y;
    case Operator.SUBTRACT:
      return x - y;
    case Operator.MULTIPLY:
      return x * y;
    default:
      return y === 0 ? undefined : x / y;
  }
}
