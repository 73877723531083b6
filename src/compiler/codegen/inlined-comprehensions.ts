// Comprehensions that run in the frame around them (PEP 709): their variables are put aside and restored.

import { Op } from '../../bytecode/opcodes';
import type { Located } from '../../syntax/ast';
import { type Label, NO_LOCATION } from '../instruction-sequence';
import type { Scope } from '../symbol-table/scope';
import { CELL, DEF_LOCAL, DEF_NONLOCAL, FREE, scopeOf } from '../symbol-table/symbol-flags';
import type { Compiler } from './compiler';

export interface InlinedComprehension {
  /** Symbols of the scope around, as they were. */
  outerSymbols: Map<string, number>;
  /** Names that are fast locals only inside the comprehension. */
  fastHidden: string[];
  /** Locals whose values wait on the stack. */
  pushedLocals: string[];
  cleanup: Label;
}

function isBoundInside(symbol: number): boolean {
  return (symbol & DEF_LOCAL) !== 0 && (symbol & DEF_NONLOCAL) === 0;
}

/** Enters the comprehension's scope with its iterator on the stack (push_inlined_comprehension_state). */
export function enterInlined(c: Compiler, loc: Located, comp: Scope): InlinedComprehension {
  const { unit, scope: outer } = c;
  const inClass = outer.type === 'class' && unit.inInlinedComprehension === 0;
  unit.inInlinedComprehension++;
  const inlined: InlinedComprehension = { outerSymbols: new Map(), fastHidden: [], pushedLocals: [], cleanup: -1 };

  for (const [name, symbol] of comp.symbols) {
    const inScope = scopeOf(symbol);
    const outerSymbol = outer.symbol(name);
    const outerScope = scopeOf(outerSymbol);
    const differs = inScope !== outerScope && inScope !== FREE && !(inScope === CELL && outerScope === FREE);
    if (differs || inClass) {
      outer.symbols.set(name, symbol);
      inlined.outerSymbols.set(name, outerSymbol);
    }
    if ((isBoundInside(symbol) || inClass) && !outer.isFunctionLike && unit.fastHidden.get(name) !== true) {
      unit.fastHidden.set(name, true);
      inlined.fastHidden.push(name);
    }
  }
  pushLocals(c, loc, comp, inlined, inClass && unit.inInlinedComprehension === 0);
  return inlined;
}

/** codegen_push_inlined_comprehension_locals. */
function pushLocals(c: Compiler, loc: Located, comp: Scope, inlined: InlinedComprehension, inClass: boolean): void {
  const { unit, scope: outer } = c;
  for (const [name, symbol] of comp.symbols) {
    if (!isBoundInside(symbol) && !inClass) continue;
    // The value may be missing; of a cell it is the cell itself that is put aside.
    c.op(Op.LOAD_FAST_AND_CLEAR, loc, unit.varnames.add(c.maybeMangle(name)));
    if (scopeOf(symbol) === CELL) {
      const table = scopeOf(outer.symbol(name)) === FREE ? unit.freevars : unit.cellvars;
      c.op(Op.MAKE_CELL, loc, table.add(c.maybeMangle(name)));
    }
    inlined.pushedLocals.push(name);
  }
  if (inlined.pushedLocals.length === 0) return;
  // Gets the iterator back to the top.
  c.op(Op.SWAP, loc, inlined.pushedLocals.length + 1);
  inlined.cleanup = c.newLabel();
  c.jump(Op.SETUP_FINALLY, inlined.cleanup, loc);
}

/** Restores the variables and the scope; the comprehension's value stays on the stack (pop_inlined_comprehension_state). */
export function exitInlined(c: Compiler, loc: Located, inlined: InlinedComprehension): void {
  if (inlined.pushedLocals.length > 0) {
    c.op(Op.POP_BLOCK, NO_LOCATION);
    const end = c.newLabel();
    c.jump(Op.JUMP_NO_INTERRUPT, end, NO_LOCATION);
    c.useLabel(inlined.cleanup);
    // The incomplete result lies below the exception.
    c.op(Op.SWAP, NO_LOCATION, 2);
    c.op(Op.POP_TOP, NO_LOCATION);
    restoreLocals(c, loc, inlined);
    c.op(Op.RERAISE, NO_LOCATION, 0);
    c.useLabel(end);
    restoreLocals(c, loc, inlined);
  }
  c.unit.inInlinedComprehension--;
  for (const [name, symbol] of inlined.outerSymbols) c.scope.symbols.set(name, symbol);
  for (const name of inlined.fastHidden) c.unit.fastHidden.set(name, false);
}

function restoreLocals(c: Compiler, loc: Located, { pushedLocals }: InlinedComprehension): void {
  c.op(Op.SWAP, loc, pushedLocals.length + 1);
  for (let i = pushedLocals.length - 1; i >= 0; i--) {
    c.op(Op.STORE_FAST_MAYBE_NULL, loc, c.unit.varnames.add(c.maybeMangle(pushedLocals[i]!)));
  }
}
