// What lies on the stack at each instruction, as far as jumps by a trace function need to know (mark_stacks in Objects/frameobject.c).

import { stackEffect } from '../../bytecode/instruction-table';
import { Op } from '../../bytecode/opcodes';
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

function push(stack: StackModel, ...kinds: Kind[]): StackModel {
  if (typeof stack === 'string') return stack;
  return stack.length + kinds.length >= MAX_ENTRIES ? OVERFLOWED : [...stack, ...kinds];
}

const pop = (stack: StackModel, count = 1): StackModel =>
  typeof stack === 'string' ? stack : stack.slice(0, Math.max(0, stack.length - count));

function swap(stack: StackModel, distance: number): StackModel {
  if (typeof stack === 'string') return stack;
  const result = [...stack];
  const top = result.length - 1;
  const other = result.length - distance;
  [result[top], result[other]] = [result[other]!, result[top]!];
  return result;
}

/** The stack before each instruction, by its index. */
export function markStacks(words: Int32Array, handlers: readonly Handler[]): StackModel[] {
  const stacks: StackModel[] = new Array(words.length + 1).fill(UNINITIALIZED);
  stacks[0] = [];
  for (let again = true; again; ) {
    again = scan(words, stacks);
    for (const { start, target, depth, lasti } of handlers) {
      const stack = stacks[start]!;
      if (stack === UNINITIALIZED || stacks[target] !== UNINITIALIZED) continue;
      const kept = typeof stack === 'string' ? stack : stack.slice(0, depth);
      stacks[target] = push(kept, ...(lasti ? [Kind.LASTI] : []), Kind.EXCEPT);
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
    switch (opcode) {
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE:
      case Op.POP_JUMP_IF_NONE:
      case Op.POP_JUMP_IF_NOT_NONE:
        stacks[next + oparg] = stacks[next] = pop(stack);
        break;
      case Op.SEND:
        stacks[next + oparg] = stacks[next] = stack;
        break;
      case Op.JUMP_FORWARD:
        stacks[next + oparg] = stack;
        break;
      case Op.JUMP_BACKWARD:
      case Op.JUMP_BACKWARD_NO_INTERRUPT: {
        const target = next - oparg;
        if (stacks[target] === UNINITIALIZED && target < index) again = true;
        stacks[target] = stack;
        break;
      }
      case Op.FOR_ITER:
        stacks[next + oparg] = stacks[next] = push(stack, Kind.OBJECT);
        break;
      case Op.RETURN_VALUE:
      case Op.RAISE_VARARGS:
      case Op.RERAISE:
        break;
      default:
        stacks[next] = after(stack, opcode, oparg);
    }
  }
  return again;
}

/** The stack behind an instruction that goes on to the next. */
function after(stack: StackModel, opcode: number, oparg: number): StackModel {
  switch (opcode) {
    case Op.GET_ITER:
    case Op.GET_AITER:
      return push(pop(stack), Kind.ITERATOR);
    case Op.END_ASYNC_FOR:
      return pop(stack, 2);
    case Op.PUSH_EXC_INFO:
      return push(stack, Kind.EXCEPT);
    case Op.POP_EXCEPT:
      return pop(stack);
    case Op.PUSH_NULL:
      return push(stack, Kind.NULL);
    case Op.LOAD_GLOBAL:
      return push(stack, Kind.OBJECT, ...(oparg & 1 ? [Kind.NULL] : []));
    case Op.LOAD_ATTR:
      return oparg & 1 ? push(pop(stack), Kind.OBJECT, Kind.NULL) : stack;
    case Op.SWAP:
      return swap(stack, oparg);
    case Op.COPY:
      return typeof stack === 'string' ? stack : push(stack, stack[stack.length - oparg] ?? Kind.OBJECT);
    default: {
      const delta = Math.max(stackEffect(opcode, oparg, true), stackEffect(opcode, oparg, false));
      return delta < 0 ? pop(stack, -delta) : push(stack, ...new Array<Kind>(delta).fill(Kind.OBJECT));
    }
  }
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
