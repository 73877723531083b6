// Loading, storing and deleting names: which instruction reaches a name from the current scope.

import { Op } from '../../bytecode/opcodes';
import type { ExprContext, Located } from '../../syntax/ast';
import { CELL, FREE, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, LOCAL } from '../symbol-table/symbol-flags';
import type { Compiler } from './compiler';
import type { NameTable } from './unit';

/** Emits the access to a name (codegen_nameop). */
export function accessName(c: Compiler, name: string, ctx: ExprContext, loc: Located): void {
  const { unit, scope } = c;
  const mangled = c.maybeMangle(name);
  const nameScope = scope.scopeOf(mangled);
  switch (nameScope) {
    case FREE:
      accessCell(c, unit.freevars, mangled, ctx, loc);
      return;
    case CELL:
      accessCell(c, unit.cellvars, mangled, ctx, loc);
      return;
    case LOCAL:
      if (!scope.isFunctionLike && unit.fastHidden.get(mangled) !== true) break;
      c.op(pick(ctx, Op.LOAD_FAST, Op.STORE_FAST, Op.DELETE_FAST), loc, unit.varnames.add(mangled));
      return;
    case GLOBAL_IMPLICIT:
      if (!scope.isFunctionLike) break;
      accessGlobal(c, mangled, nameScope, ctx, loc);
      return;
    case GLOBAL_EXPLICIT:
      accessGlobal(c, mangled, nameScope, ctx, loc);
      return;
  }
  const index = unit.names.add(mangled);
  if (ctx === 'Load' && scope.type === 'class' && unit.inInlinedComprehension > 0) {
    c.op(Op.LOAD_GLOBAL, loc, index << 1);
  } else c.op(pick(ctx, Op.LOAD_NAME, Op.STORE_NAME, Op.DELETE_NAME), loc, index);
}

/** Pushes what a name of this scope is bound to (codegen_nameop). */
export function loadName(c: Compiler, name: string, loc: Located): void {
  accessName(c, name, 'Load', loc);
}

/** Binds a name of this scope to the top of the stack (codegen_nameop). */
export function storeName(c: Compiler, name: string, loc: Located): void {
  accessName(c, name, 'Store', loc);
}

/** `name = None; del name`, at the end of an except clause that binds the exception. */
export function clearName(c: Compiler, name: string, loc: Located): void {
  c.loadConst(null, loc);
  accessName(c, name, 'Store', loc);
  accessName(c, name, 'Del', loc);
}

function pick(ctx: ExprContext, load: number, store: number, del: number): number {
  return ctx === 'Load' ? load : ctx === 'Store' ? store : del;
}

function accessCell(c: Compiler, table: NameTable, name: string, ctx: ExprContext, loc: Located): void {
  const index = table.add(name);
  if (ctx !== 'Load') {
    c.op(ctx === 'Store' ? Op.STORE_DEREF : Op.DELETE_DEREF, loc, index);
    return;
  }
  if (c.scope.type === 'class' && c.unit.inInlinedComprehension === 0) {
    c.op(Op.LOAD_LOCALS, loc);
    c.op(Op.LOAD_FROM_DICT_OR_DEREF, loc, index);
  } else if (c.scope.canSeeClassScope) {
    loadClassdict(c, loc);
    c.op(Op.LOAD_FROM_DICT_OR_DEREF, loc, index);
  } else c.op(Op.LOAD_DEREF, loc, index);
}

function accessGlobal(c: Compiler, name: string, nameScope: number, ctx: ExprContext, loc: Located): void {
  const index = c.unit.names.add(name);
  if (ctx !== 'Load') {
    c.op(ctx === 'Store' ? Op.STORE_GLOBAL : Op.DELETE_GLOBAL, loc, index);
    return;
  }
  if (c.scope.canSeeClassScope && nameScope === GLOBAL_IMPLICIT) {
    loadClassdict(c, loc);
    c.op(Op.LOAD_FROM_DICT_OR_GLOBALS, loc, index);
  } else c.op(Op.LOAD_GLOBAL, loc, index << 1);
}

/** Annotation scopes in a class look into its namespace first. */
function loadClassdict(c: Compiler, loc: Located): void {
  c.op(Op.LOAD_DEREF, loc, c.unit.freevars.add('__classdict__'));
}
