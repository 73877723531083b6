// The state of one code unit while its code is generated (CPython's struct compiler_unit).

import { isObject, type Value } from '../../objects/object';
import type { AnnAssign, Located, StmtNode } from '../../syntax/ast';
import type { ConstantCache } from '../constant-cache';
import { constantKey } from '../constant-key';
import { InstructionSequence, type Label } from '../instruction-sequence';
import type { Scope } from '../symbol-table/scope';
import { CELL, DEF_COMP_CELL, DEF_FREE_CLASS, FREE, scopeOf } from '../symbol-table/symbol-flags';

/** What kind of code the unit is (COMPILE_SCOPE_*). */
export type UnitType = 'module' | 'class' | 'function' | 'async function' | 'lambda' | 'comprehension' | 'annotations';

export interface ArgumentCounts {
  argcount?: number;
  posonlyargcount?: number;
  kwonlyargcount?: number;
}

/** A statement that has to be unwound when control leaves it early (COMPILE_FBLOCK_*). */
export type FrameBlock = {
  /** Start of the loop or block; null where no jump goes. */
  block: Label | null;
  exit: Label | null;
  loc: Located;
} & (
  | {
      type:
        | 'while loop'
        | 'for loop'
        | 'try except'
        | 'finally end'
        | 'with'
        | 'async with'
        | 'pop value'
        | 'exception handler'
        | 'exception group handler'
        | 'async comprehension generator'
        | 'stop iteration';
    }
  | { type: 'finally try'; body: readonly StmtNode[] }
  | { type: 'handler cleanup'; name: string | null }
);

export interface DeferredAnnotation {
  node: AnnAssign;
  /** Position in `__conditional_annotations__`, -1 when the annotation always applies. */
  index: number;
}

/** Names numbered in order of first use. */
export class NameTable {
  private readonly indices = new Map<string, number>();

  constructor(names: Iterable<string> = [], offset = 0) {
    let index = offset;
    for (const name of names) this.indices.set(name, index++);
  }

  get size(): number {
    return this.indices.size;
  }

  add(name: string): number {
    let index = this.indices.get(name);
    if (index === undefined) {
      index = this.indices.size;
      this.indices.set(name, index);
    }
    return index;
  }

  index(name: string): number | undefined {
    return this.indices.get(name);
  }

  names(): string[] {
    return [...this.indices.keys()];
  }
}

/** Constants numbered in order of first use, equal ones once. */
export class ConstantTable {
  readonly values: Value[] = [];
  /** By the object itself, which stands for all equal ones; by key for immediate values. */
  private readonly indices = new Map<Value | string, number>();

  add(value: Value, cache: ConstantCache): number {
    const merged = cache.merge(value);
    const key = isObject(merged) ? merged : constantKey(merged);
    let index = this.indices.get(key);
    if (index === undefined) {
      index = this.values.length;
      this.indices.set(key, index);
      this.values.push(merged);
    }
    return index;
  }
}

export class Unit {
  readonly consts = new ConstantTable();
  readonly names = new NameTable();
  readonly varnames: NameTable;
  readonly cellvars: NameTable;
  readonly freevars: NameTable;
  /** Names of inlined comprehensions that are fast locals in a module or class: true while inside the comprehension. */
  readonly fastHidden = new Map<string, boolean>();
  /** Attributes that methods of this class assign through `self`. */
  readonly staticAttributes = new Set<string>();
  readonly deferredAnnotations: DeferredAnnotation[] = [];
  nextConditionalAnnotation = 0;
  sequence = new InstructionSequence();
  /** The module's own instructions while those of its `__annotate__` are generated apart. */
  stashedSequence: InstructionSequence | null = null;
  readonly blocks: FrameBlock[] = [];
  inInlinedComprehension = 0;
  inConditionalBlock = 0;
  qualname = '';

  constructor(
    readonly name: string,
    readonly type: UnitType,
    readonly scope: Scope,
    readonly firstlineno: number,
    readonly privateName: string | null,
    readonly counts: ArgumentCounts,
  ) {
    this.varnames = new NameTable(scope.varnames);
    this.cellvars = new NameTable(namesByScope(scope, CELL, DEF_COMP_CELL));
    if (scope.needsClassClosure) this.cellvars.add('__class__');
    if (scope.needsClassdict) this.cellvars.add('__classdict__');
    if (scope.hasConditionalAnnotations) this.cellvars.add('__conditional_annotations__');
    this.freevars = new NameTable(namesByScope(scope, FREE, DEF_FREE_CLASS), this.cellvars.size);
  }
}

/** Names of a scope or with a flag, sorted by code points so that code is deterministic (dictbytype). */
function namesByScope(scope: Scope, nameScope: number, flag: number): string[] {
  const names: string[] = [];
  for (const [name, symbol] of scope.symbols) if (scopeOf(symbol) === nameScope || symbol & flag) names.push(name);
  return sortByCodePoints(names);
}

/** Sorts as Python sorts strings. */
export function sortByCodePoints(names: string[]): string[] {
  return names.sort((left, right) => {
    const a = [...left];
    const b = [...right];
    for (let i = 0; i < a.length && i < b.length; i++) {
      if (a[i] !== b[i]) return a[i]!.codePointAt(0)! - b[i]!.codePointAt(0)!;
    }
    return a.length - b.length;
  });
}
