// Shortens runs of SWAP and does swaps at compile time where only stores and pops follow (CPython's swaptimize, apply_static_swaps).

import { Op } from '../../bytecode/opcodes';
import type { BasicBlock, CfgInstruction } from './basic-block';

const VISITED = -1;

/** Optimises all swaps of a block. */
export function optimizeSwaps(block: BasicBlock): void {
  for (let index = 0; index < block.instructions.length; index++) {
    if (block.instructions[index]!.opcode !== Op.SWAP) continue;
    index = shortenRun(block.instructions, index);
    applyStaticSwaps(block.instructions, index);
  }
}

/** Rewrites the run of SWAPs and NOPs that begins at `start` with as few SWAPs as possible; returns the index of its end. */
function shortenRun(instructions: CfgInstruction[], start: number): number {
  let depth = instructions[start]!.oparg;
  let end = start + 1;
  let swaps = 1;
  for (; end < instructions.length; end++) {
    const { opcode, oparg } = instructions[end]!;
    if (opcode === Op.SWAP) {
      depth = Math.max(depth, oparg);
      swaps++;
    } else if (opcode !== Op.NOP) break;
  }
  if (swaps === 1) return start;
  const order = permutation(instructions, start, end, depth);
  let current = end - 1;
  for (let first = 0; first < depth; first++) {
    if (order[first] === VISITED || order[first] === first) continue;
    let position = first;
    for (;;) {
      if (position !== 0) instructions[current--]!.set(Op.SWAP, position + 1);
      const next = order[position]!;
      if (next === VISITED) break;
      order[position] = VISITED;
      position = next;
    }
  }
  while (current >= start) instructions[current--]!.toNop();
  return end - 1;
}

/** Where the entries of the stack come from after the swaps between `start` and `end`; 0 is the top. */
function permutation(instructions: readonly CfgInstruction[], start: number, end: number, depth: number): number[] {
  const order = Array.from({ length: depth }, (_, position) => position);
  for (let index = start; index < end; index++) {
    const { opcode, oparg } = instructions[index]!;
    if (opcode !== Op.SWAP) continue;
    const top = order[0]!;
    order[0] = order[oparg - 1]!;
    order[oparg - 1] = top;
  }
  return order;
}

/** May it be reordered: does it do no more than take the top of the stack? */
function isSwappable(opcode: number): boolean {
  return opcode === Op.STORE_FAST || opcode === Op.STORE_FAST_MAYBE_NULL || opcode === Op.POP_TOP;
}

/** The local that the instruction stores to, or -1. */
function storedLocal({ opcode, oparg }: CfgInstruction): number {
  return opcode === Op.STORE_FAST || opcode === Op.STORE_FAST_MAYBE_NULL ? oparg : -1;
}

/** The next instruction that may be reordered, on `line` unless that is negative; -1 if something else comes first. */
function nextSwappable(instructions: readonly CfgInstruction[], after: number, line: number): number {
  for (let index = after + 1; index < instructions.length; index++) {
    const { opcode, loc } = instructions[index]!;
    if (line >= 0 && loc.lineno !== line) return -1;
    if (opcode === Op.NOP) continue;
    return isSwappable(opcode) ? index : -1;
  }
  return -1;
}

/** Exchanges instructions in place of stack entries, for the SWAPs that end at `end`. */
function applyStaticSwaps(instructions: CfgInstruction[], end: number): void {
  for (let index = end; index >= 0; index--) {
    const swap = instructions[index]!;
    if (swap.opcode !== Op.SWAP) {
      if (swap.opcode === Op.NOP || isSwappable(swap.opcode)) continue;
      return;
    }
    const first = nextSwappable(instructions, index, -1);
    if (first < 0) return;
    const line = instructions[first]!.loc.lineno;
    let second = first;
    for (let count = swap.oparg - 1; count > 0; count--) {
      second = nextSwappable(instructions, second, line);
      if (second < 0) return;
    }
    if (storesClash(instructions, first, second)) return;
    swap.toNop();
    const exchanged = instructions[first]!;
    instructions[first] = instructions[second]!;
    instructions[second] = exchanged;
  }
}

/** Would the exchange change which of two stores to a local comes last? */
function storesClash(instructions: readonly CfgInstruction[], first: number, second: number): boolean {
  const firstLocal = storedLocal(instructions[first]!);
  const secondLocal = storedLocal(instructions[second]!);
  if (firstLocal < 0 && secondLocal < 0) return false;
  if (firstLocal === secondLocal) return true;
  for (let index = first + 1; index < second; index++) {
    const local = storedLocal(instructions[index]!);
    if (local >= 0 && (local === firstLocal || local === secondLocal)) return true;
  }
  return false;
}
