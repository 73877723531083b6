// Conditions: jumps that depend on the truth of an expression, without the value of and, or, not and if-else in between.

import { Op } from '../../bytecode/opcodes';
import type { BoolOp, Compare, ExprNode, IfExp, Located } from '../../syntax/ast';
import { type Label, NO_LOCATION } from '../instruction-sequence';
import { checkCompare } from './checks';
import type { Compiler } from './compiler';

/** Jumps to `target` when the truth of the expression is `condition`, else falls through (codegen_jump_if). */
export function jumpIf(c: Compiler, loc: Located, node: ExprNode, target: Label, condition: boolean): void {
  while (node.node === 'UnaryOp' && node.op === 'Not') {
    node = node.operand;
    condition = !condition;
  }
  switch (node.node) {
    case 'BoolOp': {
      const isOr = node.op === 'Or';
      const shortcut = isOr !== condition ? c.newLabel() : target;
      const last = node.values.length - 1;
      for (const value of node.values.slice(0, last)) jumpIf(c, loc, value, shortcut, isOr);
      jumpIf(c, loc, node.values[last]!, target, condition);
      if (shortcut !== target) c.useLabel(shortcut);
      return;
    }
    case 'IfExp': {
      const end = c.newLabel();
      const orelse = c.newLabel();
      jumpIf(c, loc, node.test, orelse, false);
      jumpIf(c, loc, node.body, target, condition);
      c.jump(Op.JUMP_NO_INTERRUPT, end, NO_LOCATION);
      c.useLabel(orelse);
      jumpIf(c, loc, node.orelse, target, condition);
      c.useLabel(end);
      return;
    }
    case 'Compare':
      if (node.ops.length > 1) {
        jumpIfChain(c, node, target, condition);
        return;
      }
  }
  c.expression(node);
  c.op(Op.TO_BOOL, node);
  c.jump(condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, node);
}

function jumpIfChain(c: Compiler, node: Compare, target: Label, condition: boolean): void {
  checkCompare(c, node);
  const cleanup = c.newLabel();
  const last = node.ops.length - 1;
  c.expression(node.left);
  for (let i = 0; i < last; i++) {
    c.expression(node.comparators[i]!);
    c.op(Op.SWAP, node, 2);
    c.op(Op.COPY, node, 2);
    c.compare(node.ops[i]!, node);
    c.op(Op.TO_BOOL, node);
    c.jump(Op.POP_JUMP_IF_FALSE, cleanup, node);
  }
  c.expression(node.comparators[last]!);
  c.compare(node.ops[last]!, node);
  c.op(Op.TO_BOOL, node);
  c.jump(condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, node);
  const end = c.newLabel();
  c.jump(Op.JUMP_NO_INTERRUPT, end, NO_LOCATION);
  c.useLabel(cleanup);
  c.op(Op.POP_TOP, node);
  if (!condition) c.jump(Op.JUMP_NO_INTERRUPT, target, NO_LOCATION);
  c.useLabel(end);
}

/** Leaves one of two values, having evaluated only that one (codegen_ifexp). */
export function visitIfExp(c: Compiler, node: IfExp): void {
  const end = c.newLabel();
  const orelse = c.newLabel();
  jumpIf(c, node, node.test, orelse, false);
  c.expression(node.body);
  c.jump(Op.JUMP_NO_INTERRUPT, end, NO_LOCATION);
  c.useLabel(orelse);
  c.expression(node.orelse);
  c.useLabel(end);
}

/** Leaves the first value that decides, unconverted, or else the last one (codegen_boolop). */
export function visitBoolOp(c: Compiler, node: BoolOp): void {
  const jump = node.op === 'And' ? Op.JUMP_IF_FALSE : Op.JUMP_IF_TRUE;
  const end = c.newLabel();
  const last = node.values.length - 1;
  for (const value of node.values.slice(0, last)) {
    c.expression(value);
    c.jump(jump, end, node);
    c.op(Op.POP_TOP, node);
  }
  c.expression(node.values[last]!);
  c.useLabel(end);
}

/** A chain evaluates each operand once and ends with its first false comparison (codegen_compare). */
export function visitCompare(c: Compiler, node: Compare): void {
  checkCompare(c, node);
  c.expression(node.left);
  const last = node.ops.length - 1;
  if (last === 0) {
    c.expression(node.comparators[0]!);
    c.compare(node.ops[0]!, node);
    return;
  }
  const cleanup = c.newLabel();
  for (let i = 0; i < last; i++) {
    c.expression(node.comparators[i]!);
    c.op(Op.SWAP, node, 2);
    c.op(Op.COPY, node, 2);
    c.compare(node.ops[i]!, node);
    c.op(Op.COPY, node, 1);
    c.op(Op.TO_BOOL, node);
    c.jump(Op.POP_JUMP_IF_FALSE, cleanup, node);
    c.op(Op.POP_TOP, node);
  }
  c.expression(node.comparators[last]!);
  c.compare(node.ops[last]!, node);
  const end = c.newLabel();
  c.jump(Op.JUMP_NO_INTERRUPT, end, NO_LOCATION);
  c.useLabel(cleanup);
  c.op(Op.SWAP, node, 2);
  c.op(Op.POP_TOP, node);
  c.useLabel(end);
}
