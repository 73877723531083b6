// The match statement (PEP 634).

import { Op } from '../../bytecode/opcodes';
import type { Match } from '../../syntax/ast';
import { NEXT_LOCATION, NO_LOCATION } from '../instruction-sequence';
import type { Compiler } from './compiler';
import { jumpIf } from './conditions';
import { storeName } from './names';
import { PatternContext } from './pattern-context';
import { isWildcard, visitPattern } from './patterns';

/** codegen_match_inner. */
export function visitMatch(c: Compiler, node: Match): void {
  c.expression(node.subject);
  const end = c.newLabel();
  const { cases } = node;
  const last = cases[cases.length - 1]!;
  // A final `case _` needs no pattern code.
  const hasDefault = isWildcard(last.pattern) && cases.length > 1;
  const tested = hasDefault ? cases.slice(0, -1) : cases;
  for (const [i, { pattern, guard, body }] of tested.entries()) {
    const isLast = i === tested.length - 1;
    if (!isLast) c.op(Op.COPY, pattern, 1);
    // An irrefutable pattern must be last, or have a guard.
    const context = new PatternContext(c, guard !== null || i === cases.length - 1);
    visitPattern(c, pattern, context);
    for (const name of context.stores) storeName(c, name, pattern);
    if (guard !== null) jumpIf(c, pattern, guard, context.failLabel(0), false);
    if (!isLast) c.op(Op.POP_TOP, NEXT_LOCATION);
    c.statements(body);
    c.jump(Op.JUMP, end, NO_LOCATION);
    context.emitFailures(pattern);
  }
  if (hasDefault) {
    c.op(Op.NOP, last.pattern);
    if (last.guard !== null) jumpIf(c, last.pattern, last.guard, end, false);
    c.statements(last.body);
  }
  c.useLabel(end);
}
