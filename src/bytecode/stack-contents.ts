// What lies on the value stack at each instruction, worked out without running anything: who has put each entry there.

import { decodeExceptionTable } from './exception-table';
import { type DecodedInstruction, jumpTarget, readInstructions } from './instruction-reader';
import { INSTRUCTIONS, numPopped } from './instruction-table';
import { entriesLeft, stackBehind } from './stack-behind';

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

/** Does the next instruction never follow? */
export const neverFallsThrough = (opcode: number): boolean => INSTRUCTIONS[opcode]!.ends === true;

/** Does the instruction jump, always or sometimes? END_ASYNC_FOR only names the place where its loop begins. */
export function mayJump(opcode: number): boolean {
  const { jump } = INSTRUCTIONS[opcode]!;
  return jump !== undefined && jump !== 'names the start';
}

/** The number of entries on top of the stack that an instruction takes away. */
export const entriesTaken = (opcode: number, oparg: number): number =>
  numPopped(opcode, oparg) - entriesLeft(INSTRUCTIONS[opcode]!, oparg);

/** The stack behind an instruction. */
export const stackAfter = (stack: StackContents, { offset, opcode, oparg }: DecodedInstruction): StackContents =>
  stackBehind(stack, INSTRUCTIONS[opcode]!, oparg, (_entry, nth): StackEntry => ({ makers: [offset], nth }));

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
