// One block of the program with its names (CPython's PySTEntryObject).

import type { Located } from '../../syntax/ast';
import { scopeOf } from './symbol-flags';

export type ScopeType =
  | 'function'
  | 'class'
  | 'module'
  | 'annotation'
  | 'type variable'
  | 'type alias'
  | 'type parameters';

export type ComprehensionType = 'list' | 'set' | 'dict' | 'generator';

export interface Directive {
  name: string;
  loc: Located;
}

export class Scope {
  /** Name to DEF_ flags, with the scope above SCOPE_OFFSET once analysed; in order of first mention. */
  readonly symbols = new Map<string, number>();
  /** Parameters, in the order of co_varnames. */
  readonly varnames: string[] = [];
  children: Scope[] = [];
  /** `global` and `nonlocal` statements, for the position of errors that the analysis finds. */
  readonly directives: Directive[] = [];
  /** In the type parameter scope of a generic class: only these names are mangled. */
  mangledNames: Set<string> | null = null;
  /** Lies inside a function. */
  readonly nested: boolean;
  /** A function directly in a class body. */
  readonly method: boolean;
  varargs = false;
  varkeywords = false;
  annotationsUsed = false;
  generator = false;
  coroutine = false;
  comprehension: ComprehensionType | null = null;
  /** A class whose methods use `__class__` or super(). */
  needsClassClosure = false;
  /** A class whose annotation scopes read its namespace. */
  needsClassdict = false;
  hasConditionalAnnotations = false;
  hasDocstring = false;
  /** A comprehension that runs in the frame of its parent (PEP 709). */
  compInlined = false;
  canSeeClassScope = false;
  /** The `__annotate__` scope of a module or class. */
  annotationBlock: Scope | null = null;
  /** For error messages about type variables: "a TypeVar bound" and the like. */
  scopeInfo: string | null = null;

  // State of the visit.
  compIterTarget = false;
  compIterExpr = 0;
  inConditionalBlock = false;
  inUnevaluatedAnnotation = false;

  constructor(
    readonly name: string,
    readonly type: ScopeType,
    readonly loc: Located,
    parent: Scope | null,
  ) {
    this.nested = parent !== null && (parent.nested || parent.isFunctionLike);
    this.method = parent !== null && parent.type === 'class' && type === 'function';
  }

  /** Has fast locals of its own (_PyST_IsFunctionLike). */
  get isFunctionLike(): boolean {
    return this.type !== 'class' && this.type !== 'module';
  }

  /** Flags of a name, 0 when it does not occur (_PyST_GetSymbol). */
  symbol(name: string): number {
    return this.symbols.get(name) ?? 0;
  }

  /** Scope of a name, UNKNOWN when it does not occur (_PyST_GetScope). */
  scopeOf(name: string): number {
    return scopeOf(this.symbol(name));
  }
}
