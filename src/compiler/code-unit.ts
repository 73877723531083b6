// The facts of a code unit that code generation collects beside its instructions (CPython's _PyCompile_CodeUnitMetadata).

import type { Value } from '../objects/object';
import type { InstructionSequence } from './instruction-sequence';

export interface CodeUnit {
  name: string;
  qualname: string;
  filename: string;
  firstlineno: number;
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  /** co_flags as code generation computes them. */
  flags: number;
  /** Constants in order of first use; see `constant-key.ts` for what counts as the same constant. */
  consts: Value[];
  names: string[];
  varnames: string[];
  cellvars: string[];
  freevars: string[];
  /** Fast-local kinds that the symbol table knows beyond the lists above: names hidden in inlined comprehensions (CO_FAST_HIDDEN). */
  fastHidden: ReadonlySet<string>;
  /** Emits the generator prefix: generator, coroutine or async generator. */
  isGeneratorLike: boolean;
  sequence: InstructionSequence;
}
