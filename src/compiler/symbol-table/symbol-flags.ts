// What the symbol table records about a name in a scope: CPython's DEF_ flags and the scope decided for it, packed into one number.

/** `global` statement. */
export const DEF_GLOBAL = 1;
/** Assigned in the scope. */
export const DEF_LOCAL = 2;
/** Formal parameter. */
export const DEF_PARAM = 4;
/** `nonlocal` statement. */
export const DEF_NONLOCAL = 8;
/** Name is used. */
export const USE = 16;
/** Free variable of a method that is also bound in the class. */
export const DEF_FREE_CLASS = 64;
/** Bound by an import. */
export const DEF_IMPORT = 128;
/** Annotated. */
export const DEF_ANNOT = 256;
/** Iteration variable of a comprehension. */
export const DEF_COMP_ITER = 512;
/** Type parameter. */
export const DEF_TYPE_PARAM = 1024;
/** Cell of an inlined comprehension. */
export const DEF_COMP_CELL = 2048;

export const DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;

export const SCOPE_OFFSET = 12;
const SCOPE_MASK = DEF_GLOBAL | DEF_LOCAL | DEF_PARAM | DEF_NONLOCAL;

/** The scopes a name can have; `UNKNOWN` for names that the scope does not mention. */
export const UNKNOWN = 0;
export const LOCAL = 1;
export const GLOBAL_EXPLICIT = 2;
export const GLOBAL_IMPLICIT = 3;
export const FREE = 4;
export const CELL = 5;

/** The scope packed into a symbol (SYMBOL_TO_SCOPE). */
export function scopeOf(symbol: number): number {
  return (symbol >> SCOPE_OFFSET) & SCOPE_MASK;
}
