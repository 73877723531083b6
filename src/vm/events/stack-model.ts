// What lies on the stack at each instruction, as far as jumps by a trace function need to know (mark_stacks in Objects/frameobject.c).

import { INSTRUCTIONS, type InstructionInfo, stackEffect } from '../../bytecode/instruction-table';
import { stackBehind } from '../../bytecode/stack-behind';
import type { EntryKind, StackEntries } from '../../bytecode/stack-entries';
import type { Handler } from '../../objects/functions/executable';
import { nextIndex } from './code-lines';

/** Kinds of stack entries. */
export const Kind = { ITERATOR: 1, EXCEPT: 2, OBJECT: 3, NULL: 4, LASTI: 5 } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

export const UNINITIALIZED = 'uninitialized';
export const OVERFLOWED = 'overflowed';
/** Entries from the bottom to the top; a place never reached; or a stack too deep to model. */
export type StackModel = readonly Kind[] | typeof UNINITIALIZED | typeof OVERFLOWED;

const MAX_ENTRIES = 21;

const push = (stack: readonly Kind[], ...kinds: Kind[]): StackModel => limited(stack, [...stack, ...kinds]);

/** A stack that has grown beyond what CPython's model holds is given up. */
const limited = (before: readonly Kind[], after: readonly Kind[]): StackModel =>
  after.length > before.length && after.length >= MAX_ENTRIES ? OVERFLOWED : after;

/** The stack before each instruction, by its index. */
export function markStacks(words: Int32Array, handlers: readonly Handler[]): StackModel[] {
  const stacks: StackModel[] = new Array(words.length + 1).fill(UNINITIALIZED);
  stacks[0] = [];
  for (let again = true; again; ) {
    again = scan(words, stacks);
    for (const { start, target, depth, lasti } of handlers) {
      const stack = stacks[start]!;
      if (stack === UNINITIALIZED || stacks[target] !== UNINITIALIZED) continue;
      stacks[target] =
        typeof stack === 'string' ? stack : push(stack.slice(0, depth), ...(lasti ? [Kind.LASTI] : []), Kind.EXCEPT);
      again = true;
    }
  }
  return stacks;
}

/** One pass; true if a jump back has reached something new. */
function scan(words: Int32Array, stacks: StackModel[]): boolean {
  let again = false;
  for (let index = 0; index < words.length; index = nextIndex(words, index)) {
    const stack = stacks[index]!;
    if (stack === UNINITIALIZED) continue;
    const opcode = words[index]! & 0xff;
    const oparg = words[index]! >> 8;
    const next = nextIndex(words, index);
    const info = INSTRUCTIONS[opcode];
    const behind = after(stack, opcode, oparg);
    if (info?.jump === 'back') {
      const target = next - oparg;
      if (stacks[target] === UNINITIALIZED && target < index) again = true;
      stacks[target] = behind;
    } else if (info?.jump !== undefined && info.jump !== 'names the start') stacks[next + oparg] = behind;
    if (info?.ends !== true) stacks[next] = behind;
  }
  return again;
}

const KINDS: Readonly<Record<EntryKind, Kind>> = { iterator: Kind.ITERATOR, exception: Kind.EXCEPT, null: Kind.NULL };

/** Does CPython's model know the entries apart? Of other instructions it only knows by how much they change the height. */
const isModelled = ({ before, after: left }: InstructionInfo): boolean =>
  left.some(({ name, kind }, index) => {
    const from = before.findIndex((entry) => entry.name === name);
    return kind !== undefined || (from >= 0 && from !== index);
  });

/** The stack behind an instruction. */
function after(stack: StackModel, opcode: number, oparg: number): StackModel {
  if (typeof stack === 'string') return stack;
  const info = INSTRUCTIONS[opcode];
  if (info !== undefined && isModelled(info)) {
    const kindOf = ({ kind }: StackEntries): Kind => (kind === undefined ? Kind.OBJECT : KINDS[kind]);
    return limited(stack, stackBehind(stack, info, oparg, kindOf));
  }
  const change = Math.max(stackEffect(opcode, oparg, true), stackEffect(opcode, oparg, false));
  if (change < 0) return stack.slice(0, Math.max(0, stack.length + change));
  return push(stack, ...new Array<Kind>(change).fill(Kind.OBJECT));
}

function isCompatibleKind(from: Kind, to: Kind): boolean {
  if (to === Kind.OBJECT) return from !== Kind.NULL;
  return to === Kind.NULL || from === to;
}

/** The order of stacks as numbers with three bits an entry. */
export function isHigher(left: readonly Kind[], right: readonly Kind[]): boolean {
  if (left.length !== right.length) return left.length > right.length;
  for (let index = 0; index < left.length; index++) {
    if (left[index] !== right[index]) return left[index]! > right[index]!;
  }
  return false;
}

/** Can the second stack be made of the first by popping (compatible_stack)? */
export function areCompatible(from: StackModel, to: StackModel): boolean {
  if (typeof from === 'string' || typeof to === 'string') return false;
  const left = [...from];
  while (isHigher(left, to)) left.pop();
  return left.length === to.length && to.every((kind, index) => isCompatibleKind(left[index]!, kind));
}

/** Why a jump to a place with this stack is impossible. */
export function explainIncompatible(to: StackModel): string {
  if (to === OVERFLOWED) return 'stack is too deep to analyze';
  if (to === UNINITIALIZED) return "can't jump into an exception handler, or code may be unreachable";
  switch (to[to.length - 1]) {
    case Kind.EXCEPT:
      return "can't jump into an 'except' block as there's no exception";
    case Kind.LASTI:
      return "can't jump into a re-raising block as there's no location";
    case Kind.ITERATOR:
      return "can't jump into the body of a for loop";
    default:
      return 'incompatible stacks';
  }
}
