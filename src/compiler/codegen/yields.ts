// yield, yield from, await and the calls of __exit__ that may await.

import { Op } from '../../bytecode/opcodes';
import type { Await, Located, Yield, YieldFrom } from '../../syntax/ast';
import { NO_LOCATION } from '../instruction-sequence';
import type { Compiler } from './compiler';
import { INTRINSIC_ASYNC_GEN_WRAP, INTRINSIC_STOPITERATION_ERROR } from './operands';

const RESUME_AFTER_YIELD = 1;
const RESUME_AFTER_YIELD_FROM = 2;
const RESUME_AFTER_AWAIT = 3;

/** Sends into the iterator below the top of the stack until it is exhausted (codegen_add_yield_from). */
export function yieldFrom(c: Compiler, loc: Located, isAwait: boolean): void {
  const send = c.newLabel();
  const fail = c.newLabel();
  const exit = c.newLabel();
  c.useLabel(send);
  c.jump(Op.SEND, exit, loc);
  // A virtual try statement for a StopIteration that close() or throw() brings.
  c.jump(Op.SETUP_FINALLY, fail, loc);
  c.op(Op.YIELD_VALUE, loc, 1);
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.op(Op.RESUME, loc, isAwait ? RESUME_AFTER_AWAIT : RESUME_AFTER_YIELD_FROM);
  c.jump(Op.JUMP_NO_INTERRUPT, send, loc);
  c.useLabel(fail);
  c.op(Op.CLEANUP_THROW, loc);
  c.useLabel(exit);
  c.op(Op.END_SEND, loc);
}

/** Awaits the value on top of the stack; `source` says for the error message where it comes from. */
export function awaitTop(c: Compiler, loc: Located, source: 0 | 1 | 2): void {
  c.op(Op.GET_AWAITABLE, loc, source);
  c.loadConst(null, loc);
  yieldFrom(c, loc, true);
}

/** Yields the value on top of the stack (codegen_addop_yield). */
export function yieldTop(c: Compiler, loc: Located): void {
  if (c.scope.generator && c.scope.coroutine) c.op(Op.CALL_INTRINSIC_1, loc, INTRINSIC_ASYNC_GEN_WRAP);
  c.op(Op.YIELD_VALUE, loc, 0);
  c.op(Op.RESUME, loc, RESUME_AFTER_YIELD);
}

/** Calls `__exit__(None, None, None)`. */
export function callExitWithNones(c: Compiler, loc: Located): void {
  c.loadConst(null, loc);
  c.loadConst(null, loc);
  c.loadConst(null, loc);
  c.op(Op.CALL, loc, 3);
}

/** Ends a generator: a StopIteration that leaves its body becomes a RuntimeError (codegen_wrap_in_stopiteration_handler). */
export function wrapInStopIterationHandler(c: Compiler): void {
  const handler = c.newLabel();
  c.unit.sequence.insert(0, Op.SETUP_CLEANUP, handler, NO_LOCATION);
  c.loadConst(null, NO_LOCATION);
  c.op(Op.RETURN_VALUE, NO_LOCATION);
  c.useLabel(handler);
  c.op(Op.CALL_INTRINSIC_1, NO_LOCATION, INTRINSIC_STOPITERATION_ERROR);
  c.op(Op.RERAISE, NO_LOCATION, 1);
}

/** Gives a value away; what is sent back is the value of the expression (codegen_visit_expr). */
export function visitYield(c: Compiler, node: Yield): void {
  if (!c.scope.isFunctionLike) c.fail("'yield' outside function", node);
  if (node.value !== null) c.expression(node.value);
  else c.loadConst(null, node);
  yieldTop(c, node);
}

/** Goes through another iterator; its return value is the value of the expression (codegen_visit_expr). */
export function visitYieldFrom(c: Compiler, node: YieldFrom): void {
  if (!c.scope.isFunctionLike) c.fail("'yield from' outside function", node);
  if (c.unit.type === 'async function') c.fail("'yield from' inside async function", node);
  c.expression(node.value);
  c.op(Op.GET_YIELD_FROM_ITER, node);
  c.loadConst(null, node);
  yieldFrom(c, node, false);
}

/** The value of the expression is what the awaitable returns (codegen_visit_expr). */
export function visitAwait(c: Compiler, node: Await): void {
  c.expression(node.value);
  awaitTop(c, node, 0);
}
