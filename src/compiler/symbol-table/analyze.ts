// The second pass of the symbol table: which scope each name has, and which comprehensions are inlined.

import { type ErrorContext, symbolErrorAt } from '../syntax-errors';
import type { Scope } from './scope';
import {
  CELL,
  DEF_BOUND,
  DEF_COMP_CELL,
  DEF_FREE_CLASS,
  DEF_GLOBAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  DEF_TYPE_PARAM,
  FREE,
  GLOBAL_EXPLICIT,
  GLOBAL_IMPLICIT,
  LOCAL,
  SCOPE_OFFSET,
  scopeOf,
} from './symbol-flags';

/** Names that an enclosing scope hands to the scopes inside it. */
interface Visible {
  /** Bound in an enclosing function; null at module level. */
  bound: Set<string> | null;
  /** Declared global in an enclosing scope. */
  global: Set<string>;
  typeParams: Set<string>;
  /** The class whose namespace an annotation scope looks into first. */
  classScope: Scope | null;
}

/** Decides the scope of every name in the tree of scopes (symtable_analyze). */
export function analyzeScopes(top: Scope, errors: ErrorContext): void {
  new Analysis(errors).block(
    top,
    { bound: null, global: new Set(), typeParams: new Set(), classScope: null },
    new Set(),
  );
}

const CLASS_CELLS = ['__class__', '__classdict__', '__conditional_annotations__'] as const;

class Analysis {
  constructor(private readonly errors: ErrorContext) {}

  /** Analyses one block and its children; adds to `free` what it needs from outside (analyze_block). */
  block(scope: Scope, visible: Visible, free: Set<string>): void {
    const local = new Set<string>();
    const scopes = new Map<string, number>();
    const inlinedCells = new Set<string>();
    const newFree = new Set<string>();
    const isClass = scope.type === 'class';
    // What a class binds is not visible in the functions inside, so the sets are copied before the class is analysed.
    const newGlobal = new Set(isClass ? visible.global : []);
    const newBound = new Set(isClass ? visible.bound : []);

    for (const [name, flags] of scope.symbols) this.name(scope, scopes, name, flags, visible, local, free);

    if (isClass) for (const name of CLASS_CELLS) newBound.add(name);
    else {
      if (scope.isFunctionLike) addAll(newBound, local);
      if (visible.bound !== null) addAll(newBound, visible.bound);
      addAll(newGlobal, visible.global);
    }

    for (const child of scope.children) {
      const childFree = new Set(newFree);
      this.block(
        child,
        {
          bound: new Set(newBound),
          global: new Set(newGlobal),
          typeParams: new Set(visible.typeParams),
          classScope: child.canSeeClassScope ? (isClass ? scope : visible.classScope) : null,
        },
        childFree,
      );
      if (child.comprehension !== null && !child.generator && !scope.canSeeClassScope) {
        inlineComprehension(scope, child, scopes, childFree, inlinedCells);
        child.compInlined = true;
      }
      addAll(newFree, childFree);
    }
    scope.children = scope.children.flatMap((child) => (child.compInlined ? child.children : [child]));

    if (scope.isFunctionLike) findCells(scopes, newFree, inlinedCells);
    else if (isClass) dropClassFree(scope, newFree);
    recordScopes(scope, scopes, visible.bound, newFree, inlinedCells);
    addAll(free, newFree);
  }

  /** Decides the scope of one name from what the scope and its surroundings say about it (analyze_name). */
  private name(
    scope: Scope,
    scopes: Map<string, number>,
    name: string,
    flags: number,
    { bound, global, typeParams, classScope }: Visible,
    local: Set<string>,
    free: Set<string>,
  ): void {
    if (flags & DEF_GLOBAL) {
      if (flags & DEF_NONLOCAL) this.failAtDirective(scope, name, `name '${name}' is nonlocal and global`);
      scopes.set(name, GLOBAL_EXPLICIT);
      global.add(name);
      bound?.delete(name);
      return;
    }
    if (flags & DEF_NONLOCAL) {
      if (bound === null) this.failAtDirective(scope, name, 'nonlocal declaration not allowed at module level');
      if (!bound.has(name)) this.failAtDirective(scope, name, `no binding for nonlocal '${name}' found`);
      if (typeParams.has(name)) {
        this.failAtDirective(scope, name, `nonlocal binding not allowed for type parameter '${name}'`);
      }
      scopes.set(name, FREE);
      free.add(name);
      return;
    }
    if (flags & DEF_BOUND) {
      scopes.set(name, LOCAL);
      local.add(name);
      global.delete(name);
      if (flags & DEF_TYPE_PARAM) typeParams.add(name);
      else typeParams.delete(name);
      return;
    }
    if (classScope !== null) {
      const inClass = classScope.symbol(name);
      if (inClass & DEF_GLOBAL) {
        scopes.set(name, GLOBAL_EXPLICIT);
        return;
      }
      if (inClass & DEF_BOUND && !(inClass & DEF_NONLOCAL)) {
        scopes.set(name, GLOBAL_IMPLICIT);
        return;
      }
    }
    if (bound?.has(name)) {
      scopes.set(name, FREE);
      free.add(name);
      return;
    }
    scopes.set(name, GLOBAL_IMPLICIT);
  }

  private failAtDirective(scope: Scope, name: string, msg: string): never {
    const directive = scope.directives.find((candidate) => candidate.name === name);
    throw symbolErrorAt(this.errors, msg, directive?.loc ?? scope.loc);
  }
}

function addAll(target: Set<string>, source: Iterable<string>): void {
  for (const name of source) target.add(name);
}

/** Moves the names of a comprehension into the scope that it runs in (inline_comprehension). */
function inlineComprehension(
  scope: Scope,
  comp: Scope,
  scopes: Map<string, number>,
  compFree: Set<string>,
  inlinedCells: Set<string>,
): void {
  let removeDunderClass = false;
  for (const [name, symbol] of comp.symbols) {
    if (symbol & DEF_PARAM) continue;
    let nameScope = scopeOf(symbol);
    const flags = symbol & ((1 << SCOPE_OFFSET) - 1);
    if (nameScope === CELL || flags & DEF_COMP_CELL) inlinedCells.add(name);
    const existing = scope.symbols.get(name);
    // __class__ can never be free through a class scope.
    if (nameScope === FREE && scope.type === 'class' && name === '__class__') {
      nameScope = GLOBAL_IMPLICIT;
      compFree.delete(name);
      removeDunderClass = true;
    }
    if (existing === undefined) {
      scope.symbols.set(name, flags);
      scopes.set(name, nameScope);
    } else if (existing & DEF_BOUND && scope.type !== 'class' && !isFreeInAnyChild(comp, name)) compFree.delete(name);
  }
  if (removeDunderClass) comp.symbols.delete('__class__');
}

function isFreeInAnyChild(scope: Scope, name: string): boolean {
  return scope.children.some((child) => child.scopeOf(name) === FREE);
}

/** Locals that inner scopes need become cells (analyze_cells). */
function findCells(scopes: Map<string, number>, free: Set<string>, inlinedCells: Set<string>): void {
  for (const [name, nameScope] of scopes) {
    if (nameScope !== LOCAL || !(free.has(name) || inlinedCells.has(name))) continue;
    scopes.set(name, CELL);
    free.delete(name);
  }
}

/** The class itself provides these cells to its methods and annotation scopes (drop_class_free). */
function dropClassFree(scope: Scope, free: Set<string>): void {
  if (free.delete('__class__')) scope.needsClassClosure = true;
  if (free.delete('__classdict__')) scope.needsClassdict = true;
  if (free.delete('__conditional_annotations__')) scope.hasConditionalAnnotations = true;
}

/** Enters the decisions into the symbols of the scope (update_symbols). */
function recordScopes(
  scope: Scope,
  scopes: Map<string, number>,
  bound: Set<string> | null,
  free: Set<string>,
  inlinedCells: Set<string>,
): void {
  const { symbols } = scope;
  for (const [name, flags] of symbols) {
    const cell = inlinedCells.has(name) ? DEF_COMP_CELL : 0;
    symbols.set(name, flags | cell | (scopes.get(name)! << SCOPE_OFFSET));
  }
  const isClassLike = scope.type === 'class' || scope.canSeeClassScope;
  for (const name of free) {
    const symbol = symbols.get(name);
    // Free in a method and bound in the class as well: the class body passes the outer variable on.
    if (symbol !== undefined) {
      if (isClassLike) symbols.set(name, symbol | DEF_FREE_CLASS);
    } else if (bound === null || bound.has(name)) symbols.set(name, FREE << SCOPE_OFFSET);
  }
}
