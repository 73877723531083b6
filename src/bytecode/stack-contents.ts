// What lies on the value stack at each instruction, worked out without running anything: who has put each entry there.

import { decodeExceptionTable } from './exception-table';
import { type DecodedInstruction, jumpTarget, readInstructions } from './instruction-reader';
import { GENERAL_FORM, INSTRUCTIONS, numPopped, numPushed } from './instruction-table';
import { Op } from './opcodes';

/** One entry of the stack: the instructions that may have put it there, by offset, and which of their entries it is. */
export interface StackEntry {
  readonly makers: readonly number[];
  /** 0 for the deepest of the entries that the instruction pushes. */
  readonly nth: number;
  /** What the interpreter itself puts there on the way to a handler. */
  readonly special?: 'lasti' | 'exception';
}

/** The stack from the bottom up. */
export type StackContents = readonly StackEntry[];

interface HasStack {
  readonly co_code: Uint8Array;
  readonly co_exceptiontable: Uint8Array;
}

/** How many of the entries that an instruction is said to pop it leaves where they are, to push others above them. */
const LEFT_IN_PLACE: Readonly<Record<string, number>> = {
  CHECK_EXC_MATCH: 1,
  FOR_ITER: 1,
  GET_ANEXT: 1,
  GET_LEN: 1,
  IMPORT_FROM: 1,
  MATCH_KEYS: 2,
  MATCH_MAPPING: 1,
  MATCH_SEQUENCE: 1,
  SEND: 1,
  WITH_EXCEPT_START: 5,
};

const ENDS: ReadonlySet<number> = new Set([
  ...[Op.RETURN_VALUE, Op.RAISE_VARARGS, Op.RERAISE, Op.JUMP_FORWARD, Op.JUMP_BACKWARD],
  Op.JUMP_BACKWARD_NO_INTERRUPT,
]);

/** Does the next instruction never follow? */
export const neverFallsThrough = (opcode: number): boolean => ENDS.has(GENERAL_FORM[opcode]!);

/** Does the instruction jump, always or sometimes? END_ASYNC_FOR only names the place where its loop begins. */
export const mayJump = (opcode: number): boolean =>
  INSTRUCTIONS[GENERAL_FORM[opcode]!]!.hasJump && GENERAL_FORM[opcode] !== Op.END_ASYNC_FOR;

/** The number of entries on top of the stack that an instruction takes away. */
export function entriesTaken(opcode: number, oparg: number): number {
  return numPopped(opcode, oparg) - entriesLeft(opcode, oparg);
}

function entriesLeft(opcode: number, oparg: number): number {
  const { name, operand } = INSTRUCTIONS[opcode]!;
  const popped = numPopped(opcode, oparg);
  if (operand === 'depth' && opcode !== Op.SWAP) return Math.min(popped, numPushed(opcode, oparg));
  return LEFT_IN_PLACE[name] ?? 0;
}

/** The stack behind an instruction. */
export function stackAfter(stack: StackContents, { offset, opcode: real, oparg }: DecodedInstruction): StackContents {
  const opcode = GENERAL_FORM[real]!;
  const made = (nth: number): StackEntry => ({ makers: [offset], nth });
  switch (opcode) {
    case Op.COPY:
      return [...stack, stack[stack.length - oparg] ?? made(0)];
    case Op.SWAP:
      return swapped(stack, oparg);
    case Op.PUSH_EXC_INFO:
      return [...stack.slice(0, -1), made(0), ...stack.slice(-1)];
    case Op.END_SEND:
      return [...stack.slice(0, -2), ...stack.slice(-1)];
    default: {
      const pushed = numPushed(opcode, oparg) - entriesLeft(opcode, oparg);
      const kept = stack.slice(0, Math.max(0, stack.length - entriesTaken(opcode, oparg)));
      return [...kept, ...Array.from({ length: pushed }, (_, nth) => made(nth))];
    }
  }
}

function swapped(stack: StackContents, distance: number): StackContents {
  const result = [...stack];
  const top = result.length - 1;
  const other = result.length - distance;
  [result[top], result[other]] = [result[other]!, result[top]!];
  return result;
}

/**
 * The stack before each instruction that can be reached, by offset. Where two ways meet, an entry has the makers of both; ways
 * with stacks of different height are a fault of the code, which throws.
 */
export function stackContents(code: HasStack): Map<number, StackContents> {
  const instructions = new Map([...readInstructions(code.co_code)].map((one) => [one.offset, one]));
  const handlers = decodeExceptionTable(code.co_exceptiontable);
  const before = new Map<number, StackContents>();
  const waiting: number[] = [];
  const reach = (offset: number, stack: StackContents): void => {
    const known = before.get(offset);
    const merged = known === undefined ? stack : merge(known, stack, offset);
    if (merged === known) return;
    before.set(offset, merged);
    waiting.push(offset);
  };
  reach(0, []);
  for (let offset = waiting.pop(); offset !== undefined; offset = waiting.pop()) {
    const instruction = instructions.get(offset);
    if (instruction === undefined) continue;
    const stack = before.get(offset)!;
    const next = stackAfter(stack, instruction);
    if (mayJump(instruction.opcode)) reach(jumpTarget(instruction), next);
    if (!neverFallsThrough(instruction.opcode)) reach(instruction.endOffset, next);
    const handler = handlers.find(({ start, end }) => start <= offset && offset < end);
    if (handler === undefined) continue;
    const special: StackEntry[] = [{ makers: [], nth: 0, special: 'exception' }];
    if (handler.lasti) special.unshift({ makers: [], nth: 0, special: 'lasti' });
    reach(handler.target, [...stack.slice(0, handler.depth), ...special]);
  }
  before.delete(code.co_code.length);
  return before;
}

/** The first stack if it covers the second, else one that covers both. */
function merge(known: StackContents, other: StackContents, offset: number): StackContents {
  if (known.length !== other.length) {
    throw new RangeError(
      `the stack at ${offset} has ${known.length} entries on one way and ${other.length} on another`,
    );
  }
  let isChanged = false;
  const merged = known.map((entry, index) => {
    const makers = other[index]!.makers.filter((maker) => !entry.makers.includes(maker));
    if (makers.length === 0) return entry;
    isChanged = true;
    return { ...entry, makers: [...entry.makers, ...makers].sort((a, b) => a - b) };
  });
  return isChanged ? merged : known;
}
