// Simple statements, and if.

import { Op } from '../../bytecode/opcodes';
import { PyTuple } from '../../objects/containers/tuple';
import type { Assert, Expr, If, Located, Raise, Return, StmtNode } from '../../syntax/ast';
import { NO_LOCATION } from '../instruction-sequence';
import type { Compiler } from './compiler';
import { jumpIf } from './conditions';
import { CONSTANT_ASSERTIONERROR, INTRINSIC_PRINT } from './operands';
import { unwindBlocks } from './unwind';

/** A statement whose parts may run or not: annotations in there are conditional (CODEGEN_COND_BLOCK). */
export function conditional<Node extends StmtNode>(
  visit: (c: Compiler, node: Node) => void,
): (c: Compiler, node: Node) => void {
  return (c, node) => {
    const { unit } = c;
    unit.inConditionalBlock++;
    visit(c, node);
    unit.inConditionalBlock--;
  };
}

/** An expression statement; at the interactive prompt its value is printed. */
export function visitExpr(c: Compiler, node: Expr): void {
  const { value } = node;
  if (c.isInteractiveTopLevel) {
    c.expression(value);
    c.op(Op.CALL_INTRINSIC_1, node, INTRINSIC_PRINT);
    c.op(Op.POP_TOP, NO_LOCATION);
  } else if (value.node === 'Constant') c.op(Op.NOP, node);
  else {
    c.expression(value);
    c.op(Op.POP_TOP, NO_LOCATION);
  }
}

/** codegen_if; a long chain of `elif` needs no recursion. */
export function visitIf(c: Compiler, node: If): void {
  const ends: number[] = [];
  let branch = node;
  let conditionalBranches = 0;
  for (;;) {
    const end = c.newLabel();
    ends.push(end);
    if (branch.orelse.length === 0) {
      jumpIf(c, branch, branch.test, end, false);
      c.statements(branch.body);
      break;
    }
    const orelse = c.newLabel();
    jumpIf(c, branch, branch.test, orelse, false);
    c.statements(branch.body);
    c.jump(Op.JUMP_NO_INTERRUPT, end, NO_LOCATION);
    c.useLabel(orelse);
    const [next] = branch.orelse;
    if (branch.orelse.length !== 1 || next?.node !== 'If') {
      c.statements(branch.orelse);
      break;
    }
    branch = next;
    conditionalBranches++;
    c.unit.inConditionalBlock++;
  }
  c.unit.inConditionalBlock -= conditionalBranches;
  for (let i = ends.length - 1; i >= 0; i--) c.useLabel(ends[i]!);
}

/** The value is kept while the blocks around are undone; a constant is loaded after that (codegen_return). */
export function visitReturn(c: Compiler, node: Return): void {
  const { value } = node;
  const { scope } = c;
  if (!scope.isFunctionLike) c.fail("'return' outside function", node);
  if (value !== null && scope.coroutine && scope.generator) c.fail("'return' with value in async generator", node);
  const isConstant = value?.node === 'Constant';
  const preserveTos = value !== null && !isConstant;
  let loc: Located = node;
  if (preserveTos) c.expression(value);
  else if (value !== null) {
    loc = value;
    c.op(Op.NOP, loc);
  }
  if (value === null || value.lineno !== node.lineno) {
    loc = node;
    c.op(Op.NOP, loc);
  }
  loc = unwindBlocks(c, loc, preserveTos, false).loc;
  if (value === null) c.loadConst(null, loc);
  else if (isConstant) c.loadConst(value.value, loc);
  c.op(Op.RETURN_VALUE, loc);
}

/** Raises again, or raises an exception, perhaps with a cause (codegen_visit_stmt). */
export function visitRaise(c: Compiler, node: Raise): void {
  let count = 0;
  if (node.exc !== null) {
    c.expression(node.exc);
    count++;
    if (node.cause !== null) {
      c.expression(node.cause);
      count++;
    }
  }
  c.op(Op.RAISE_VARARGS, node, count);
}

/** Nothing but a warning where the compiler optimizes (codegen_assert). */
export function visitAssert(c: Compiler, node: Assert): void {
  const { test } = node;
  const isTuple =
    (test.node === 'Tuple' && test.elts.length > 0) ||
    (test.node === 'Constant' && test.value instanceof PyTuple && test.value.items.length > 0);
  if (isTuple) c.warn('assertion is always true, perhaps remove parentheses?', node);
  if (c.optimize > 0) return;
  const end = c.newLabel();
  jumpIf(c, node, test, end, true);
  c.op(Op.LOAD_COMMON_CONSTANT, node, CONSTANT_ASSERTIONERROR);
  if (node.msg !== null) {
    c.expression(node.msg);
    c.op(Op.CALL, node, 0);
  }
  c.op(Op.RAISE_VARARGS, test, 1);
  c.useLabel(end);
}

/** An instruction that only carries the line (codegen_visit_stmt). */
export function visitPass(c: Compiler, node: StmtNode): void {
  c.op(Op.NOP, node);
}

/** `global` and `nonlocal` have done their work in the symbol table. */
export function visitDeclaration(): void {}
