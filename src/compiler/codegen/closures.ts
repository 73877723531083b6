// Making functions out of code objects, with the cells that their free variables need.

import { Op } from '../../bytecode/opcodes';
import type { PyCode } from '../../objects/functions/code';
import { PyTuple } from '../../objects/containers/tuple';
import type { Located } from '../../syntax/ast';
import { SyntaxFailure } from '../../syntax/syntax-failure';
import { CELL } from '../symbol-table/symbol-flags';
import { reprOfConstant } from '../unparse/constants';
import type { Compiler } from './compiler';
import {
  MAKE_FUNCTION_ANNOTATE,
  MAKE_FUNCTION_CLOSURE,
  MAKE_FUNCTION_DEFAULTS,
  MAKE_FUNCTION_KWDEFAULTS,
} from './operands';

/** Pushes a function made of the code; `flags` says which attributes are on the stack for it (codegen_make_closure). */
export function makeClosure(c: Compiler, loc: Located, code: PyCode, flags: number): void {
  const free = code.co_freevars;
  if (free.length > 0) {
    for (const name of free) c.op(Op.LOAD_CLOSURE, loc, closureIndex(c, code, name));
    flags |= MAKE_FUNCTION_CLOSURE;
    c.op(Op.BUILD_TUPLE, loc, free.length);
  }
  c.loadConst(code, loc);
  c.op(Op.MAKE_FUNCTION, loc);
  for (const attribute of [
    MAKE_FUNCTION_CLOSURE,
    MAKE_FUNCTION_ANNOTATE,
    MAKE_FUNCTION_KWDEFAULTS,
    MAKE_FUNCTION_DEFAULTS,
  ]) {
    if (flags & attribute) c.op(Op.SET_FUNCTION_ATTRIBUTE, loc, attribute);
  }
}

const CLASS_CELLS = new Set(['__class__', '__classdict__', '__conditional_annotations__']);

/** Is the name a cell of the current unit? The implicit cells of a class are (_PyCompile_GetRefType). */
export function isCell(c: Compiler, name: string): boolean {
  return (c.unit.type === 'class' && CLASS_CELLS.has(name)) || c.scope.scopeOf(name) === CELL;
}

/** Where the current unit has the cell for an inner function's free variable (_PyCompile_LookupArg). */
function closureIndex(c: Compiler, code: PyCode, name: string): number {
  const isOwn = isCell(c, name);
  const index = (isOwn ? c.unit.cellvars : c.unit.freevars).index(name);
  if (index !== undefined) return index;
  // CPython fails alike where an inlined comprehension in a class body makes a closure over __class__.
  const scope = isOwn ? CELL : c.scope.scopeOf(name);
  const free = reprOfConstant(new PyTuple([...code.co_freevars]));
  throw new SyntaxFailure(
    'SystemError',
    `compiler_lookup_arg(name='${name}') with reftype=${scope} failed in ${c.unit.name}; freevars of code ${code.co_name}: ${free}`,
    c.errors.filename,
  );
}
