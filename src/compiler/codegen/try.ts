// try with except and finally.

import { Op } from '../../bytecode/opcodes';
import type { ExceptHandler, Located, Try, TryStar } from '../../syntax/ast';
import { type Label, NO_LOCATION } from '../instruction-sequence';
import type { Compiler } from './compiler';
import { clearName, storeName } from './names';

/** `finally` goes around all else (codegen_try). */
export function visitTry(c: Compiler, node: Try): void {
  if (node.finalbody.length > 0) tryFinally(c, node, tryExcept);
  else tryExcept(c, node);
}

/** Restores the exception state and raises again (codegen_pop_except_and_reraise). */
export function popExceptAndReraise(c: Compiler, loc: Located): void {
  c.op(Op.COPY, loc, 3);
  c.op(Op.POP_EXCEPT, loc);
  c.op(Op.RERAISE, loc, 1);
}

/** The finally body is generated twice: for the normal way out and for exceptions (codegen_try_finally). */
export function tryFinally<Node extends Try | TryStar>(
  c: Compiler,
  node: Node,
  tryExcept: (c: Compiler, node: Node) => void,
): void {
  const body = c.newLabel();
  const end = c.newLabel();
  const exit = c.newLabel();
  const cleanup = c.newLabel();
  c.jump(Op.SETUP_FINALLY, end, node);
  c.useLabel(body);
  c.pushBlock({ type: 'finally try', block: body, exit: end, loc: node, body: node.finalbody });
  if (node.handlers.length > 0) tryExcept(c, node);
  else c.statements(node.body);
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.popBlock();
  c.statements(node.finalbody);
  c.jump(Op.JUMP_NO_INTERRUPT, exit, NO_LOCATION);

  c.useLabel(end);
  c.jump(Op.SETUP_CLEANUP, cleanup, NO_LOCATION);
  c.op(Op.PUSH_EXC_INFO, NO_LOCATION);
  c.pushBlock({ type: 'finally end', block: end, exit: null, loc: NO_LOCATION });
  c.statements(node.finalbody);
  c.popBlock();
  c.op(Op.RERAISE, NO_LOCATION, 0);
  c.useLabel(cleanup);
  popExceptAndReraise(c, NO_LOCATION);
  c.useLabel(exit);
}

/** codegen_try_except. */
function tryExcept(c: Compiler, node: Try): void {
  const body = c.newLabel();
  const except = c.newLabel();
  const end = c.newLabel();
  const cleanup = c.newLabel();
  c.jump(Op.SETUP_FINALLY, except, node);
  c.useLabel(body);
  c.pushBlock({ type: 'try except', block: body, exit: null, loc: node });
  c.statements(node.body);
  c.popBlock();
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.statements(node.orelse);
  c.jump(Op.JUMP_NO_INTERRUPT, end, NO_LOCATION);

  c.useLabel(except);
  c.jump(Op.SETUP_CLEANUP, cleanup, NO_LOCATION);
  c.op(Op.PUSH_EXC_INFO, NO_LOCATION);
  c.pushBlock({ type: 'exception handler', block: null, exit: null, loc: node });
  const last = node.handlers.length - 1;
  for (const [i, handler] of node.handlers.entries()) {
    if (handler.type === null && i < last) c.fail("default 'except:' must be last", handler);
    const next = c.newLabel();
    if (handler.type !== null) {
      c.expression(handler.type);
      c.op(Op.CHECK_EXC_MATCH, handler);
      c.jump(Op.POP_JUMP_IF_FALSE, next, handler);
    }
    if (handler.name !== null) namedHandler(c, handler, handler.name, end);
    else anonymousHandler(c, handler, end);
    c.useLabel(next);
  }
  c.popBlock();
  c.op(Op.RERAISE, NO_LOCATION, 0);
  c.useLabel(cleanup);
  popExceptAndReraise(c, NO_LOCATION);
  c.useLabel(end);
}

/** `except E as name`: the body is in a try of its own that deletes the name at the end. */
function namedHandler(c: Compiler, handler: ExceptHandler, name: string, end: Label): void {
  const cleanupEnd = c.newLabel();
  const cleanupBody = c.newLabel();
  storeName(c, name, handler);
  c.jump(Op.SETUP_CLEANUP, cleanupEnd, handler);
  c.useLabel(cleanupBody);
  c.pushBlock({ type: 'handler cleanup', block: cleanupBody, exit: null, loc: handler, name });
  c.statements(handler.body);
  c.popBlock();
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.op(Op.POP_EXCEPT, NO_LOCATION);
  clearName(c, name, NO_LOCATION);
  c.jump(Op.JUMP_NO_INTERRUPT, end, NO_LOCATION);
  c.useLabel(cleanupEnd);
  clearName(c, name, NO_LOCATION);
  c.op(Op.RERAISE, NO_LOCATION, 1);
}

function anonymousHandler(c: Compiler, handler: ExceptHandler, end: Label): void {
  const cleanupBody = c.newLabel();
  c.op(Op.POP_TOP, handler);
  c.useLabel(cleanupBody);
  c.pushBlock({ type: 'handler cleanup', block: cleanupBody, exit: null, loc: handler, name: null });
  c.statements(handler.body);
  c.popBlock();
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.op(Op.POP_EXCEPT, NO_LOCATION);
  c.jump(Op.JUMP_NO_INTERRUPT, end, NO_LOCATION);
}
