// Every instruction of CPython 3.14 in one table, by number: the row that its definition gives, and what CPython's lists say of it.

import {
  HAS_CONST,
  HAS_EXC,
  HAS_FREE,
  HAS_JUMP,
  HAS_LOCAL,
  HAS_NAME,
  INLINE_CACHE_ENTRIES,
  OPCODE_NAMES,
  Op,
  type OpName,
  SPECIALIZATIONS,
  SpecializedOp,
} from './opcodes';
import { ROWS } from './instruction-rows';
import type { InstructionRow } from './instruction-row';
import { countOf, entryOf, type StackEntries } from './stack-entries';

/** A number of stack entries: fixed, or computed from the operand. */
export type StackCount = number | ((oparg: number) => number);

export interface InstructionInfo extends Omit<InstructionRow, 'before' | 'after'> {
  readonly opcode: number;
  readonly name: OpName;
  readonly before: readonly StackEntries[];
  readonly after: readonly StackEntries[];
  /** Entries that the instruction takes from the stack. */
  readonly pops: StackCount;
  /** Entries that it leaves there (for SETUP_* only on the way to the handler). */
  readonly pushes: StackCount;
  /** 16-bit inline cache entries behind it. */
  readonly caches: number;
  readonly hasConst: boolean;
  readonly hasName: boolean;
  readonly hasJump: boolean;
  readonly hasLocal: boolean;
  readonly hasFree: boolean;
  /** A pseudo-instruction that opens an exception handler's range. */
  readonly hasHandler: boolean;
}

/** The number of all these entries: fixed where no operand counts. */
function stackCount(entries: readonly StackEntries[]): StackCount {
  const plus = entries.reduce((sum, { count }) => sum + count.plus, 0);
  const varying = entries.map(({ count }) => ({ ...count, plus: 0 })).filter(({ times }) => times !== 0);
  if (varying.length === 0) return plus;
  return (oparg) => varying.reduce((sum, count) => sum + countOf(count, oparg), plus);
}

/** Number of the last instruction that may stand in a code object; those above exist only inside the compiler. */
export const MAX_REAL_OPCODE = 255;

/** The table, indexed by instruction number; specialised forms show the row of their general instruction. */
export const INSTRUCTIONS: readonly (InstructionInfo | undefined)[] = buildTable();

function buildTable(): (InstructionInfo | undefined)[] {
  const table: (InstructionInfo | undefined)[] = new Array(OPCODE_NAMES.length).fill(undefined);
  for (const [name, opcode] of Object.entries(Op) as [OpName, number][]) {
    const row = ROWS[name] as InstructionRow | undefined;
    // A new one, before `npm run generate`.
    if (row === undefined) continue;
    const before = row.before.map(entryOf);
    const after = row.after.map(entryOf);
    table[opcode] = {
      ...row,
      opcode,
      name,
      before,
      after,
      pops: stackCount(before),
      pushes: stackCount(after),
      caches: INLINE_CACHE_ENTRIES[name] ?? INLINE_CACHE_ENTRIES[name.replace('INSTRUMENTED_', '')] ?? 0,
      hasConst: HAS_CONST.includes(opcode),
      hasName: HAS_NAME.includes(opcode),
      hasJump: HAS_JUMP.includes(opcode),
      hasLocal: HAS_LOCAL.includes(opcode),
      hasFree: HAS_FREE.includes(opcode),
      hasHandler: HAS_EXC.includes(opcode),
    };
  }
  for (const [general, forms] of Object.entries(SPECIALIZATIONS)) {
    for (const form of forms) table[SpecializedOp[form]] = table[Op[general as OpName]];
  }
  return table;
}

const COUNT_OF = (count: StackCount | undefined): StackCount => count ?? 0;
const POPS: readonly StackCount[] = INSTRUCTIONS.map((info) => COUNT_OF(info?.pops));
const PUSHES: readonly StackCount[] = INSTRUCTIONS.map((info) => COUNT_OF(info?.pushes));

/** 16-bit inline cache entries behind each instruction, indexed by instruction number. */
export const CACHES: Uint8Array = Uint8Array.from(INSTRUCTIONS, (info) => info?.caches ?? 0);

/** General form of each instruction number: itself unless it is a specialised form (CPython's _PyOpcode_Deopt). */
export const GENERAL_FORM: Uint16Array = Uint16Array.from(INSTRUCTIONS, (info, opcode) => info?.opcode ?? opcode);

/** Stack entries that an instruction takes (CPython's _PyOpcode_num_popped). */
export function numPopped(opcode: number, oparg: number): number {
  const count = POPS[opcode]!;
  return typeof count === 'number' ? count : count(oparg);
}

/** Stack entries that an instruction leaves (CPython's _PyOpcode_num_pushed). */
export function numPushed(opcode: number, oparg: number): number {
  const count = PUSHES[opcode]!;
  return typeof count === 'number' ? count : count(oparg);
}

/** Change of the stack's height: `dis.stack_effect(opcode, oparg, jump=jump)`. */
export function stackEffect(opcode: number, oparg: number, jump: boolean): number {
  if (!jump && INSTRUCTIONS[opcode]?.hasHandler === true) return 0;
  return numPushed(opcode, oparg) - numPopped(opcode, oparg);
}
