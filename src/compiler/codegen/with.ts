// with and async with.

import { Op } from '../../bytecode/opcodes';
import type { AsyncWith, With } from '../../syntax/ast';
import { type Label, NO_LOCATION } from '../instruction-sequence';
import type { Compiler } from './compiler';
import { SPECIAL_AENTER, SPECIAL_AEXIT, SPECIAL_ENTER, SPECIAL_EXIT } from './operands';
import { popExceptAndReraise } from './try';
import { awaitTop, callExitWithNones } from './yields';

/** Each context manager encloses those after it (codegen_with, codegen_async_with). */
export function visitWith(c: Compiler, node: With | AsyncWith): void {
  withItem(c, node, 0);
}

/** One context manager and what it encloses: the next one, or the body (codegen_with_inner, codegen_async_with_inner). */
function withItem(c: Compiler, node: With | AsyncWith, position: number): void {
  const isAsync = node.node === 'AsyncWith';
  const item = node.items[position]!;
  const loc = item.context_expr;
  const block = c.newLabel();
  const final = c.newLabel();
  const exit = c.newLabel();
  const cleanup = c.newLabel();
  c.expression(item.context_expr);
  c.op(Op.COPY, loc, 1);
  c.op(Op.LOAD_SPECIAL, loc, isAsync ? SPECIAL_AEXIT : SPECIAL_EXIT);
  c.op(Op.SWAP, loc, 2);
  c.op(Op.SWAP, loc, 3);
  c.op(Op.LOAD_SPECIAL, loc, isAsync ? SPECIAL_AENTER : SPECIAL_ENTER);
  c.op(Op.CALL, loc, 0);
  if (isAsync) awaitTop(c, loc, 1);
  c.jump(Op.SETUP_WITH, final, loc);
  c.useLabel(block);
  c.pushBlock({ type: isAsync ? 'async with' : 'with', block, exit: final, loc });
  if (item.optional_vars !== null) c.expression(item.optional_vars);
  else c.op(Op.POP_TOP, loc);
  if (position + 1 === node.items.length) c.statements(node.body);
  else withItem(c, node, position + 1);
  c.popBlock();
  c.op(Op.POP_BLOCK, isAsync ? loc : NO_LOCATION);

  callExitWithNones(c, loc);
  if (isAsync) awaitTop(c, loc, 2);
  c.op(Op.POP_TOP, loc);
  c.jump(Op.JUMP, exit, loc);

  c.useLabel(final);
  c.jump(Op.SETUP_CLEANUP, cleanup, loc);
  c.op(Op.PUSH_EXC_INFO, loc);
  c.op(Op.WITH_EXCEPT_START, loc);
  if (isAsync) awaitTop(c, loc, 2);
  finishExcept(c, cleanup);
  c.useLabel(exit);
}

/** A true result of `__exit__` suppresses the exception (codegen_with_except_finish). */
function finishExcept(c: Compiler, cleanup: Label): void {
  const suppress = c.newLabel();
  c.op(Op.TO_BOOL, NO_LOCATION);
  c.jump(Op.POP_JUMP_IF_TRUE, suppress, NO_LOCATION);
  c.op(Op.RERAISE, NO_LOCATION, 2);
  c.useLabel(suppress);
  c.op(Op.POP_TOP, NO_LOCATION);
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.op(Op.POP_EXCEPT, NO_LOCATION);
  c.op(Op.POP_TOP, NO_LOCATION);
  c.op(Op.POP_TOP, NO_LOCATION);
  c.op(Op.POP_TOP, NO_LOCATION);
  const exit = c.newLabel();
  c.jump(Op.JUMP_NO_INTERRUPT, exit, NO_LOCATION);
  c.useLabel(cleanup);
  popExceptAndReraise(c, NO_LOCATION);
  c.useLabel(exit);
}
