// Unary and binary operators, constants and named expressions.

import { Op } from '../../bytecode/opcodes';
import type { BinOp, Constant, ExprNode, Name, NamedExpr, Starred, UnaryOp } from '../../syntax/ast';
import type { Compiler } from './compiler';
import { accessName } from './names';
import { INTRINSIC_UNARY_POSITIVE } from './operands';

/** A chain `a + b + c + …` needs no recursion. */
export function visitBinOp(c: Compiler, node: BinOp): void {
  const chain: BinOp[] = [];
  let left: ExprNode = node;
  while (left.node === 'BinOp') {
    chain.push(left);
    left = left.left;
  }
  c.expression(left);
  for (let i = chain.length - 1; i >= 0; i--) {
    const outer = chain[i]!;
    c.expression(outer.right);
    c.binary(outer.op, outer);
  }
}

/** Operators before an operand, the innermost first; a long row of them needs no recursion (codegen_visit_expr). */
export function visitUnaryOp(c: Compiler, node: UnaryOp): void {
  const chain: UnaryOp[] = [];
  let operand: ExprNode = node;
  while (operand.node === 'UnaryOp') {
    chain.push(operand);
    operand = operand.operand;
  }
  c.expression(operand);
  for (let i = chain.length - 1; i >= 0; i--) {
    const outer = chain[i]!;
    switch (outer.op) {
      case 'UAdd':
        c.op(Op.CALL_INTRINSIC_1, outer, INTRINSIC_UNARY_POSITIVE);
        break;
      case 'Not':
        c.op(Op.TO_BOOL, outer);
        c.op(Op.UNARY_NOT, outer);
        break;
      case 'Invert':
        c.op(Op.UNARY_INVERT, outer);
        break;
      case 'USub':
        c.op(Op.UNARY_NEGATIVE, outer);
        break;
    }
  }
}

/** Pushes a constant (codegen_visit_expr). */
export function visitConstant(c: Compiler, node: Constant): void {
  c.loadConst(node.value, node);
}

/** Loads, stores or deletes, as the context of the name says (codegen_nameop). */
export function visitName(c: Compiler, node: Name): void {
  accessName(c, node.id, node.ctx, node);
}

/** Binds the target, and leaves the value (codegen_visit_expr). */
export function visitNamedExpr(c: Compiler, node: NamedExpr): void {
  c.expression(node.value);
  c.op(Op.COPY, node, 1);
  c.expression(node.target);
}

/** Where a star is allowed, the construct around it handles it. */
export function visitStarred(c: Compiler, node: Starred): void {
  if (node.ctx === 'Store') c.fail('starred assignment target must be in a list or tuple', node);
  c.fail("can't use starred expression here", node);
}
