// The form of a code object that the loop runs: instructions decoded once, exception handlers, and frames kept for reuse.

import { decodeExceptionTable, type ExceptionTableEntry } from '../../bytecode/exception-table';
import { COUNTER, initialCounter } from '../../bytecode/inline-caches';
import { CACHES } from '../../bytecode/instruction-table';
import { OPCODE_NAMES, Op, SpecializedOp } from '../../bytecode/opcodes';
import type { Frame } from '../frames/frame';
import type { LocalKind, CodeFields } from './code';
import { CodeFlag } from './code-flags';

/** An entry of the exception table; positions count code units. */
export type Handler = ExceptionTableEntry;

/**
 * What the loop needs of a code object. `words[i]` is the code unit at index i as `oparg << 8 | opcode`; operands of
 * EXTENDED_ARG are already folded into the instruction that they extend. Specialisation rewrites words; `co_code` stays. The words
 * behind an instruction are its inline cache, beginning with the counter; a version takes a whole word where CPython has two units.
 */
export class Executable {
  readonly words: Int32Array;
  readonly handlers: readonly Handler[];
  /** Number of fast-local slots; the value stack begins there. */
  readonly localCount: number;
  readonly frameSize: number;
  /** Positional parameters when binding needs nothing but as many arguments; -1 otherwise. */
  readonly exactArguments: number;
  /** Frames of finished calls, empty and ready for the next. */
  readonly framePool: Frame[] = [];
  /** Objects that specialised instructions remember, by index of the instruction; borrowed, and only good while their guards hold. */
  readonly caches: unknown[];
  /** While code is observed: the words as they would stand without traps, specialised where nothing is told. */
  resting: Int32Array | undefined = undefined;
  /** Where the RESUME instructions stand. */
  readonly resumes: readonly number[];
  /** What is observed in this code (src/vm/events/), if anything ever was. */
  monitored: object | undefined = undefined;
  /** Where it is listed because its RESUME instructions no longer look for events. */
  settledIn: Set<Executable> | undefined = undefined;

  constructor(code: CodeFields) {
    this.words = decodeWords(code.co_code);
    this.resumes = warmUp(this.words);
    this.handlers = decodeExceptionTable(code.co_exceptiontable).map((entry) => ({
      ...entry,
      start: entry.start >> 1,
      end: entry.end >> 1,
      target: entry.target >> 1,
    }));
    this.localCount = code.localsplusnames.length;
    this.frameSize = this.localCount + code.co_stacksize;
    const plain = CodeFlag.OPTIMIZED | CodeFlag.NEWLOCALS;
    const special = plain | CodeFlag.VARARGS | CodeFlag.VARKEYWORDS;
    this.exactArguments = (code.co_flags & special) === plain && code.co_kwonlyargcount === 0 ? code.co_argcount : -1;
    this.caches = new Array(this.words.length).fill(undefined);
  }
}

/** Starts the counters of all inline caches; tells where the RESUME instructions are. */
function warmUp(words: Int32Array): number[] {
  const resumes: number[] = [];
  for (let index = 0; index < words.length; ) {
    const opcode = words[index]! & 0xff;
    const entries = CACHES[opcode]!;
    if (entries > 0) words[index + COUNTER] = initialCounter(opcode);
    if (opcode === Op.RESUME) resumes.push(index);
    index += 1 + entries;
  }
  return resumes;
}

/** Opcode of a word that the loop hands over to observation, where `dis` shows the general instruction. */
export const TRAP = 255;

/** A RESUME_CHECK that has to look for events again: the operand of RESUME with this bit. */
export const RESUME_AGAIN = 0x100;

/** The opcode that `dis` shows of a word that runs, given the general one. */
export function shownOpcode(word: number, general: number): number {
  const opcode = word & 0xff;
  if (opcode !== TRAP && opcode !== Op.RESUME) return opcode;
  return general === Op.RESUME && (word >> 8) & RESUME_AGAIN ? SpecializedOp.RESUME_CHECK : general;
}

/** Code units as `oparg << 8 | opcode`, with the operands of EXTENDED_ARG folded in. */
export function decodeWords(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(bytes.length >> 1);
  let extended = 0;
  let index = 0;
  while (index < words.length) {
    const opcode = bytes[2 * index]!;
    const oparg = (extended << 8) | bytes[2 * index + 1]!;
    words[index] = (oparg << 8) | opcode;
    extended = opcode === Op.EXTENDED_ARG ? oparg : 0;
    index += 1 + CACHES[opcode]!;
  }
  return words;
}

/** The handler that covers an instruction (entries are sorted by start and do not nest), or undefined. */
export function handlerAt(executable: Executable, index: number): Handler | undefined {
  const { handlers } = executable;
  let low = 0;
  let high = handlers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (handlers[middle]!.start <= index) low = middle + 1;
    else high = middle;
  }
  const candidate = handlers[low - 1];
  return candidate !== undefined && index < candidate.end ? candidate : undefined;
}

/** Name of the opcode of a word. */
export const opcodeName = (word: number): string => OPCODE_NAMES[word & 0xff] ?? `<${word & 0xff}>`;

/** Is the slot a parameter, local, cell or free variable with one of these kinds? */
export const hasKind = (code: CodeFields, slot: number, kind: (typeof LocalKind)[keyof typeof LocalKind]): boolean =>
  (code.localspluskinds[slot]! & kind) !== 0;
