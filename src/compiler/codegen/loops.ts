// Loops, break and continue.

import { Op } from '../../bytecode/opcodes';
import type { AsyncFor, Break, Continue, For, While } from '../../syntax/ast';
import { NO_LOCATION } from '../instruction-sequence';
import type { Compiler } from './compiler';
import { jumpIf } from './conditions';
import { unwindBlock, unwindBlocks } from './unwind';
import { yieldFrom } from './yields';

/** The iterator stays on the stack during the loop; `else` runs when it is exhausted (codegen_for). */
export function visitFor(c: Compiler, node: For): void {
  const start = c.newLabel();
  const body = c.newLabel();
  const cleanup = c.newLabel();
  const end = c.newLabel();
  c.pushBlock({ type: 'for loop', block: start, exit: end, loc: node });
  c.expression(node.iter);
  c.op(Op.GET_ITER, node.iter);
  c.useLabel(start);
  c.jump(Op.FOR_ITER, cleanup, node.iter);
  // For line events of a for statement over several lines; removed where it is redundant.
  c.op(Op.NOP, node.target);
  c.useLabel(body);
  c.expression(node.target);
  c.statements(node.body);
  c.jump(Op.JUMP, start, NO_LOCATION);
  c.useLabel(cleanup);
  c.op(Op.END_FOR, NO_LOCATION);
  c.op(Op.POP_ITER, NO_LOCATION);
  c.popBlock();
  c.statements(node.orelse);
  c.useLabel(end);
}

/** Awaits each item; StopAsyncIteration of the iterator ends the loop (codegen_async_for). */
export function visitAsyncFor(c: Compiler, node: AsyncFor): void {
  const start = c.newLabel();
  const send = c.newLabel();
  const except = c.newLabel();
  const end = c.newLabel();
  c.expression(node.iter);
  c.op(Op.GET_AITER, node.iter);
  c.useLabel(start);
  c.pushBlock({ type: 'for loop', block: start, exit: end, loc: node });
  c.jump(Op.SETUP_FINALLY, except, node);
  c.op(Op.GET_ANEXT, node);
  c.loadConst(null, node);
  c.useLabel(send);
  yieldFrom(c, node, true);
  c.op(Op.POP_BLOCK, node);
  c.op(Op.NOT_TAKEN, node);
  c.expression(node.target);
  c.statements(node.body);
  c.jump(Op.JUMP, start, NO_LOCATION);
  c.popBlock();
  c.useLabel(except);
  c.jump(Op.END_ASYNC_FOR, send, node.iter);
  c.statements(node.orelse);
  c.useLabel(end);
}

/** Tests before each round; `else` runs when the test fails (codegen_while). */
export function visitWhile(c: Compiler, node: While): void {
  const loop = c.newLabel();
  const end = c.newLabel();
  const anchor = c.newLabel();
  c.useLabel(loop);
  c.pushBlock({ type: 'while loop', block: loop, exit: end, loc: node });
  jumpIf(c, node, node.test, anchor, false);
  c.statements(node.body);
  c.jump(Op.JUMP, loop, NO_LOCATION);
  c.popBlock();
  c.useLabel(anchor);
  c.statements(node.orelse);
  c.useLabel(end);
}

/** Leaves the innermost loop, past its `else`, after undoing the blocks in between (codegen_break). */
export function visitBreak(c: Compiler, node: Break): void {
  c.op(Op.NOP, node);
  const { loc, loop } = unwindBlocks(c, node, false, true);
  if (loop === undefined) c.fail("'break' outside loop", node);
  c.jump(Op.JUMP, loop.exit!, unwindBlock(c, loc, loop, false));
}

/** Goes back to the innermost loop after undoing the blocks in between (codegen_continue). */
export function visitContinue(c: Compiler, node: Continue): void {
  c.op(Op.NOP, node);
  const { loc, loop } = unwindBlocks(c, node, false, true);
  if (loop === undefined) c.fail("'continue' not properly in loop", node);
  c.jump(Op.JUMP, loop.block!, loc);
}
