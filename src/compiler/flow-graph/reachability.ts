// Takes out what never runs or does nothing: unreachable blocks, NOPs and jumps to the next instruction; copies small exit blocks to where they are jumped to.

import { Op } from '../../bytecode/opcodes';
import { type BasicBlock, type CfgInstruction, clearVisited, nextNonEmpty } from './basic-block';
import { hasTarget, isJump, isUnconditionalJump } from './instruction-kinds';

/** An exit block of at most so many instructions is copied instead of jumped to. */
const MAX_COPY_SIZE = 4;

/** Counts the ways into each block and empties those that have none (CPython's remove_unreachable). */
export function removeUnreachable(entry: BasicBlock): void {
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    block.predecessors = 0;
    block.visited = false;
  }
  const stack: BasicBlock[] = [entry];
  entry.predecessors = 1;
  entry.visited = true;
  const enter = (block: BasicBlock): void => {
    if (!block.visited) {
      stack.push(block);
      block.visited = true;
    }
    block.predecessors++;
  };
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    if (block.next !== null && block.fallsThrough) enter(block.next);
    for (const { opcode, target } of block.instructions) {
      if (hasTarget(opcode)) enter(target!);
    }
  }
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    if (block.predecessors > 0) continue;
    block.truncate(0);
    block.isExceptHandler = false;
  }
}

/** The line of the first instruction of a block that is not a NOP without a line. */
function firstLine(block: BasicBlock): number {
  for (const { opcode, loc } of block.instructions) {
    if (opcode !== Op.NOP || loc.lineno >= 0) return loc.lineno;
  }
  return -1;
}

/** Can the NOP at `index` go without any line losing its only instruction? */
function isRedundantNop(block: BasicBlock, index: number, previousLine: number): boolean {
  const nop = block.instructions[index]!;
  const { lineno } = nop.loc;
  if (lineno < 0 || lineno === previousLine) return true;
  const following = block.instructions[index + 1];
  if (following !== undefined) {
    if (following.loc.lineno === lineno) return true;
    if (following.loc.lineno >= 0) return false;
    following.loc = nop.loc;
    return true;
  }
  const next = nextNonEmpty(block.next);
  return next !== null && firstLine(next) === lineno;
}

function removeRedundantNopsInBlock(block: BasicBlock): number {
  const { instructions } = block;
  let kept = 0;
  let previousLine = -1;
  for (let index = 0; index < instructions.length; index++) {
    const instruction = instructions[index]!;
    if (instruction.opcode === Op.NOP && isRedundantNop(block, index, previousLine)) continue;
    instructions[kept++] = instruction;
    previousLine = instruction.loc.lineno;
  }
  const removed = instructions.length - kept;
  if (removed > 0) block.truncate(kept);
  return removed;
}

/** Removes NOPs that no line needs; returns how many (CPython's remove_redundant_nops). */
export function removeRedundantNops(entry: BasicBlock): number {
  let removed = 0;
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    removed += removeRedundantNopsInBlock(block);
  }
  return removed;
}

function removeRedundantJumps(entry: BasicBlock): number {
  let changes = 0;
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    const last = block.last;
    if (last === undefined || !isUnconditionalJump(last.opcode)) continue;
    const target = nextNonEmpty(last.target);
    if (target === null) throw new Error('jump to an empty end of the code');
    if (target === nextNonEmpty(block.next)) {
      changes++;
      last.toNop();
    }
  }
  return changes;
}

/** Removes NOPs and jumps to the next instruction until none is left (CPython's remove_redundant_nops_and_jumps). */
export function removeRedundantNopsAndJumps(entry: BasicBlock): void {
  let changes: number;
  do {
    changes = removeRedundantNops(entry) + removeRedundantJumps(entry);
  } while (changes > 0);
}

/** Removes pushes that are popped at once, and NOPs (CPython's remove_redundant_nops_and_pairs). */
export function removeRedundantPairs(entry: BasicBlock): void {
  let done: boolean;
  do {
    done = true;
    let previous: CfgInstruction | undefined;
    for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
      removeRedundantNopsInBlock(block);
      if (block.label >= 0) previous = undefined;
      for (const instruction of block.instructions) {
        if (instruction.opcode === Op.POP_TOP && previous !== undefined && isPlainPush(previous)) {
          previous.toNop();
          instruction.toNop();
          done = false;
        }
        previous = instruction;
      }
      if ((previous !== undefined && isJump(previous.opcode)) || !block.fallsThrough) previous = undefined;
    }
  } while (!done);
}

function isPlainPush({ opcode, oparg }: CfgInstruction): boolean {
  return opcode === Op.LOAD_CONST || opcode === Op.LOAD_SMALL_INT || (opcode === Op.COPY && oparg === 1);
}

/** Puts a copy of a small exit block, or of a block without lines, in place of a jump to it. */
function inlineTarget(block: BasicBlock): boolean {
  const last = block.last;
  if (last === undefined || !isUnconditionalJump(last.opcode)) return false;
  const target = last.target!;
  const isSmallExit = target.exitsScope && target.instructions.length <= MAX_COPY_SIZE;
  const hasNoLineNorFallthrough = target.hasNoLine && !target.fallsThrough;
  if (!isSmallExit && !hasNoLineNorFallthrough) return false;
  const removedJump = last.opcode;
  last.toNop();
  block.appendCopies(target);
  if (hasNoLineNorFallthrough) {
    const newLast = block.last!;
    if (isUnconditionalJump(newLast.opcode) && removedJump === Op.JUMP) newLast.opcode = Op.JUMP;
  }
  target.predecessors--;
  return true;
}

/** Copies blocks that are cheaper to repeat than to jump to (CPython's inline_small_or_no_lineno_blocks). */
export function inlineSmallBlocks(entry: BasicBlock): void {
  let changed: boolean;
  do {
    changed = false;
    for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
      if (inlineTarget(block)) changed = true;
    }
  } while (changed);
}

/** Checks that jumps and exits stand only at the end of blocks (CPython's check_cfg). */
export function checkGraph(entry: BasicBlock, isTerminator: (opcode: number) => boolean): void {
  clearVisited(entry);
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    const { instructions } = block;
    for (let index = 0; index < instructions.length - 1; index++) {
      if (isTerminator(instructions[index]!.opcode)) throw new Error('malformed control flow graph.');
    }
  }
}
