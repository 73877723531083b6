// What is said about a code unit beside its instructions: its qualified name, its flags, its tables of names.

import { PyCF_MASK } from '../code-flags';
import type { CodeUnit } from '../code-unit';
import { mangle } from '../symbol-table/mangle';
import type { Scope } from '../symbol-table/scope';
import { GLOBAL_EXPLICIT } from '../symbol-table/symbol-flags';
import type { Unit } from './unit';
import { CodeFlag } from '../../objects/functions/code-flags';

/** `__qualname__` of what the unit defines, given the units around it (compiler_set_qualname). */
export function qualifiedName(unit: Unit, stack: readonly Unit[]): string {
  if (stack.length <= 1) return unit.name;
  let parent = stack[stack.length - 1]!;
  if (parent.type === 'annotations') {
    if (stack.length === 2) return unit.name;
    parent = stack[stack.length - 2]!;
  }
  if (unit.type === 'function' || unit.type === 'async function' || unit.type === 'class') {
    if (parent.scope.scopeOf(mangle(parent.privateName, unit.name)) === GLOBAL_EXPLICIT) return unit.name;
  }
  const isFunction = parent.type === 'function' || parent.type === 'async function' || parent.type === 'lambda';
  return `${parent.qualname}${isFunction ? '.<locals>' : ''}.${unit.name}`;
}

/** The finished unit as the flow graph takes it; `inherited` are the flags of the compilation. */
export function codeUnit(unit: Unit, filename: string, inherited: number): CodeUnit {
  const flags = codeFlags(unit.scope) | (inherited & PyCF_MASK);
  return {
    name: unit.name,
    qualname: unit.qualname,
    filename,
    firstlineno: unit.firstlineno,
    argcount: unit.counts.argcount ?? 0,
    posonlyargcount: unit.counts.posonlyargcount ?? 0,
    kwonlyargcount: unit.counts.kwonlyargcount ?? 0,
    flags,
    consts: unit.consts.values,
    names: unit.names.names(),
    varnames: unit.varnames.names(),
    cellvars: unit.cellvars.names(),
    freevars: unit.freevars.names(),
    fastHidden: new Set(unit.fastHidden.keys()),
    isGeneratorLike: (flags & (CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) !== 0,
    sequence: unit.sequence,
  };
}

/** compute_code_flags. */
function codeFlags(scope: Scope): number {
  let flags = 0;
  if (scope.isFunctionLike) {
    flags |= CodeFlag.NEWLOCALS | CodeFlag.OPTIMIZED;
    if (scope.nested) flags |= CodeFlag.NESTED;
    if (scope.generator) flags |= scope.coroutine ? CodeFlag.ASYNC_GENERATOR : CodeFlag.GENERATOR;
    if (scope.varargs) flags |= CodeFlag.VARARGS;
    if (scope.varkeywords) flags |= CodeFlag.VARKEYWORDS;
    if (scope.hasDocstring) flags |= CodeFlag.HAS_DOCSTRING;
    if (scope.method) flags |= CodeFlag.METHOD;
  }
  if (scope.coroutine && !scope.generator) flags |= CodeFlag.COROUTINE;
  return flags;
}
