// The first pass of the symbol table: the state of the walk over the tree, and how it records names.

import type { ExprContext, ExprNode, Located, StmtNode } from '../../syntax/ast';
import { CO_FUTURE_ANNOTATIONS } from '../code-flags';
import type { FutureFeatures } from '../future';
import { type ErrorContext, symbolErrorAt } from '../syntax-errors';
import { maybeMangle } from './mangle';
import { Scope, type ScopeType } from './scope';
import {
  DEF_COMP_ITER,
  DEF_GLOBAL,
  DEF_IMPORT,
  DEF_LOCAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  DEF_TYPE_PARAM,
  USE,
} from './symbol-flags';

export interface Visitors {
  statement(builder: SymbolTableBuilder, node: StmtNode): void;
  expression(builder: SymbolTableBuilder, node: ExprNode): void;
}

export class SymbolTableBuilder {
  /** Scopes by the node that opens them. */
  readonly blocks = new Map<object, Scope>();
  /** The scopes of TypeVar defaults; a TypeVar node may have a bound as well, which is in `blocks`. */
  readonly defaultBlocks = new Map<object, Scope>();
  readonly stack: Scope[] = [];
  /** The class whose private names are mangled. */
  private: string | null = null;
  private globals: Map<string, number> | null = null;

  constructor(
    readonly errors: ErrorContext,
    readonly future: FutureFeatures,
    private readonly visitors: Visitors,
  ) {}

  get current(): Scope {
    return this.stack[this.stack.length - 1]!;
  }

  get futureAnnotations(): boolean {
    return (this.future.features & CO_FUTURE_ANNOTATIONS) !== 0;
  }

  isGlobalScope(scope: Scope): boolean {
    return scope.symbols === this.globals;
  }

  fail(msg: string, loc: Located): never {
    throw symbolErrorAt(this.errors, msg, loc);
  }

  statement(node: StmtNode): void {
    this.visitors.statement(this, node);
  }

  statements(nodes: readonly StmtNode[]): void {
    for (const node of nodes) this.visitors.statement(this, node);
  }

  expression(node: ExprNode): void {
    this.visitors.expression(this, node);
  }

  optional(node: ExprNode | null): void {
    if (node !== null) this.visitors.expression(this, node);
  }

  expressions(nodes: readonly (ExprNode | null)[]): void {
    for (const node of nodes) if (node !== null) this.visitors.expression(this, node);
  }

  /** A scope as child of the current one, not entered yet (ste_new). */
  newScope(name: string, type: ScopeType, key: object, loc: Located, table: Map<object, Scope> = this.blocks): Scope {
    const scope = new Scope(name, type, loc, this.stack.length === 0 ? null : this.current);
    table.set(key, scope);
    return scope;
  }

  /** `isReentered`: the scope is open for a further part of it, and is a child of its parent already. */
  enterScope(scope: Scope, isReentered = false): void {
    const parent = this.stack.length === 0 ? null : this.current;
    this.stack.push(scope);
    if (parent !== null) {
      scope.compIterExpr = parent.compIterExpr;
      if (parent.mangledNames !== null && scope.type !== 'class') scope.mangledNames = parent.mangledNames;
    }
    // Under `from __future__ import annotations`, annotations become strings: what they mention has no effect on scopes.
    if (this.futureAnnotations && scope.type === 'annotation') return;
    if (scope.type === 'module') this.globals = scope.symbols;
    if (!isReentered) parent?.children.push(scope);
  }

  /** Opens a scope and enters it (symtable_enter_block). */
  enter(name: string, type: ScopeType, key: object, loc: Located, table?: Map<object, Scope>): Scope {
    const scope = this.newScope(name, type, key, loc, table);
    this.enterScope(scope);
    if (type === 'annotation' || type === 'type variable' || type === 'type alias') {
      this.addDef('.format', DEF_PARAM, loc);
      this.addDef('.format', USE, loc);
    }
    return scope;
  }

  exit(): void {
    this.stack.pop();
  }

  lookup(name: string, scope: Scope = this.current): number {
    return scope.symbol(maybeMangle(this.private, scope, name));
  }

  /** Records a name in the current scope; the context defaults to what the flag says (symtable_add_def_ctx). */
  addDef(name: string, flag: number, loc: Located, ctx: ExprContext = flag === USE ? 'Load' : 'Store'): void {
    if (flag & (DEF_PARAM | DEF_LOCAL | DEF_IMPORT)) this.checkName(name, loc, ctx);
    if (flag & DEF_TYPE_PARAM) this.current.mangledNames?.add(name);
    this.addDefTo(this.current, name, flag, loc);
  }

  /** Records a name in a given scope (symtable_add_def_helper). */
  addDefTo(scope: Scope, name: string, flag: number, loc: Located): void {
    const mangled = maybeMangle(this.private, this.current, name);
    const known = scope.symbol(mangled);
    if (flag & known & DEF_PARAM) this.fail(`duplicate argument '${name}' in function definition`, loc);
    if (flag & known & DEF_TYPE_PARAM) this.fail(`duplicate type parameter '${name}'`, loc);
    let symbol = known | flag;
    if (scope.compIterTarget) {
      if (symbol & (DEF_GLOBAL | DEF_NONLOCAL)) {
        this.fail(`comprehension inner loop cannot rebind assignment expression target '${name}'`, loc);
      }
      symbol |= DEF_COMP_ITER;
    }
    scope.symbols.set(mangled, symbol);
    if (flag & DEF_PARAM) scope.varnames.push(mangled);
    else if (flag & DEF_GLOBAL) this.globals!.set(mangled, (this.globals!.get(mangled) ?? 0) | flag);
  }

  checkName(name: string, loc: Located, ctx: ExprContext): void {
    if (name !== '__debug__') return;
    if (ctx === 'Store') this.fail('cannot assign to __debug__', loc);
    if (ctx === 'Del') this.fail('cannot delete __debug__', loc);
  }

  /** Remembers where a name was declared `global` or `nonlocal`. */
  recordDirective(name: string, loc: Located): void {
    this.current.directives.push({ name: maybeMangle(this.private, this.current, name), loc });
  }

  /** Visits the body of something that may run or not: annotations in there are conditional. */
  conditional(visit: () => void): void {
    const scope = this.current;
    const before = scope.inConditionalBlock;
    scope.inConditionalBlock = true;
    visit();
    scope.inConditionalBlock = before;
  }
}
