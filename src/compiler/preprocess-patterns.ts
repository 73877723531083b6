// Negative and complex numbers in patterns become constants: `case -1:`, `case 1 - 2j:`.

import { PyComplex } from '../objects/numbers/complex';
import { PyFloat } from '../objects/numbers/float';
import { normalize } from '../objects/numbers/int';
import type { Value } from '../objects/object';
import type { Constant, ExprNode } from '../syntax/ast';

/** The pattern's value with its sign or sum computed, where it is a number (fold_const_match_patterns). */
export function foldPatternConstant(node: ExprNode): ExprNode {
  if (node.node === 'UnaryOp') {
    const { op, operand } = node;
    if (op !== 'USub' || operand.node !== 'Constant') return node;
    const value = negative(operand.value);
    return value === undefined ? node : constant(node, value);
  }
  if (node.node !== 'BinOp' || (node.op !== 'Add' && node.op !== 'Sub') || node.right.node !== 'Constant') return node;
  node.left = foldPatternConstant(node.left);
  if (node.left.node !== 'Constant') return node;
  const left = realPart(node.left.value);
  const right = node.right.value;
  if (left === undefined || !(right instanceof PyComplex)) return node;
  return constant(node, node.op === 'Add' ? addComplex(left, right) : subtractComplex(left, right));
}

function constant(node: ExprNode, value: Value): Constant {
  const { lineno, col_offset, end_lineno, end_col_offset } = node;
  return { node: 'Constant', value, kind: null, lineno, col_offset, end_lineno, end_col_offset };
}

function negative(value: Value): Value | undefined {
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint')
    return normalize(-BigInt(value));
  if (value instanceof PyFloat) return new PyFloat(-value.value);
  if (value instanceof PyComplex) return new PyComplex(-value.real, -value.imag);
  return undefined;
}

function realPart(value: Value): number | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  return value instanceof PyFloat ? value.value : undefined;
}

function addComplex(left: number, right: PyComplex): PyComplex {
  return new PyComplex(left + right.real, right.imag);
}

function subtractComplex(left: number, right: PyComplex): PyComplex {
  return new PyComplex(left - right.real, -right.imag);
}
