// try with except* (PEP 654).

import { Op } from '../../bytecode/opcodes';
import type { ExceptHandler, TryStar } from '../../syntax/ast';
import { type Label, NO_LOCATION } from '../instruction-sequence';
import type { Compiler } from './compiler';
import { clearName, storeName } from './names';
import { INTRINSIC_PREP_RERAISE_STAR } from './operands';
import { popExceptAndReraise, tryFinally } from './try';

/** `finally` goes around all else (codegen_try_star). */
export function visitTryStar(c: Compiler, node: TryStar): void {
  if (node.finalbody.length > 0) tryFinally(c, node, tryExceptStar);
  else tryExceptStar(c, node);
}

/**
 * The stack in the handlers: the group as raised, the list of exceptions to raise at the end, and what no handler has
 * taken yet (codegen_try_star_except).
 */
function tryExceptStar(c: Compiler, node: TryStar): void {
  const body = c.newLabel();
  const except = c.newLabel();
  const orelse = c.newLabel();
  const end = c.newLabel();
  const cleanup = c.newLabel();
  const reraiseStar = c.newLabel();
  c.jump(Op.SETUP_FINALLY, except, node);
  c.useLabel(body);
  c.pushBlock({ type: 'try except', block: body, exit: null, loc: node });
  c.statements(node.body);
  c.popBlock();
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.jump(Op.JUMP_NO_INTERRUPT, orelse, NO_LOCATION);

  c.useLabel(except);
  c.jump(Op.SETUP_CLEANUP, cleanup, NO_LOCATION);
  c.op(Op.PUSH_EXC_INFO, NO_LOCATION);
  c.pushBlock({ type: 'exception group handler', block: null, exit: null, loc: node });
  for (const [i, handler] of node.handlers.entries()) {
    if (i === 0) {
      c.op(Op.BUILD_LIST, handler, 0);
      c.op(Op.COPY, handler, 2);
    }
    starHandler(c, handler, i === node.handlers.length - 1, reraiseStar);
  }
  c.popBlock();

  const reraise = c.newLabel();
  c.useLabel(reraiseStar);
  c.op(Op.CALL_INTRINSIC_2, NO_LOCATION, INTRINSIC_PREP_RERAISE_STAR);
  c.op(Op.COPY, NO_LOCATION, 1);
  c.jump(Op.POP_JUMP_IF_NOT_NONE, reraise, NO_LOCATION);
  c.op(Op.POP_TOP, NO_LOCATION);
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.op(Op.POP_EXCEPT, NO_LOCATION);
  c.jump(Op.JUMP_NO_INTERRUPT, end, NO_LOCATION);

  c.useLabel(reraise);
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.op(Op.SWAP, NO_LOCATION, 2);
  c.op(Op.POP_EXCEPT, NO_LOCATION);
  c.op(Op.RERAISE, NO_LOCATION, 0);
  c.useLabel(cleanup);
  popExceptAndReraise(c, NO_LOCATION);
  c.useLabel(orelse);
  c.statements(node.orelse);
  c.useLabel(end);
}

function starHandler(c: Compiler, handler: ExceptHandler, isLast: boolean, reraiseStar: Label): void {
  const { type, name } = handler;
  const next = c.newLabel();
  const nextWithError = c.newLabel();
  const noMatch = c.newLabel();
  if (type !== null) {
    c.expression(type);
    c.op(Op.CHECK_EG_MATCH, handler);
    c.op(Op.COPY, handler, 1);
    c.jump(Op.POP_JUMP_IF_NONE, noMatch, handler);
  }
  const cleanupEnd = c.newLabel();
  const cleanupBody = c.newLabel();
  if (name !== null) storeName(c, name, handler);
  else c.op(Op.POP_TOP, handler);
  c.jump(Op.SETUP_CLEANUP, cleanupEnd, handler);
  c.useLabel(cleanupBody);
  c.pushBlock({ type: 'handler cleanup', block: cleanupBody, exit: null, loc: handler, name });
  c.statements(handler.body);
  c.popBlock();
  c.op(Op.POP_BLOCK, NO_LOCATION);
  if (name !== null) clearName(c, name, NO_LOCATION);
  c.jump(Op.JUMP_NO_INTERRUPT, next, NO_LOCATION);

  // An exception in the handler joins the list.
  c.useLabel(cleanupEnd);
  if (name !== null) clearName(c, name, NO_LOCATION);
  c.op(Op.LIST_APPEND, NO_LOCATION, 3);
  c.op(Op.POP_TOP, NO_LOCATION);
  c.jump(Op.JUMP_NO_INTERRUPT, nextWithError, NO_LOCATION);

  c.useLabel(next);
  c.op(Op.NOP, NO_LOCATION);
  c.jump(Op.JUMP_NO_INTERRUPT, nextWithError, NO_LOCATION);
  c.useLabel(noMatch);
  c.op(Op.POP_TOP, handler);
  c.useLabel(nextWithError);
  if (isLast) {
    // What no handler has taken joins the list, too; it may be None.
    c.op(Op.LIST_APPEND, NO_LOCATION, 1);
    c.jump(Op.JUMP_NO_INTERRUPT, reraiseStar, NO_LOCATION);
  }
}
