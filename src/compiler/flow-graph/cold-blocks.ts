// Moves blocks that only exceptions reach to the end of the code (CPython's push_cold_blocks_to_end).

import { Op } from '../../bytecode/opcodes';
import { NO_LOCATION } from '../instruction-sequence';
import { BasicBlock, clearVisited, maxLabel } from './basic-block';
import { isJump } from './instruction-kinds';
import { removeRedundantNopsAndJumps } from './reachability';

/** Marks what is reached without exceptions as warm. */
function markWarm(entry: BasicBlock): void {
  clearVisited(entry);
  const stack: BasicBlock[] = [entry];
  entry.visited = true;
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    block.isWarm = true;
    forEachSuccessor(block, (successor) => {
      if (successor.visited) return;
      stack.push(successor);
      successor.visited = true;
    });
  }
}

/** Marks handlers, and what only they lead to, as cold. */
function markCold(entry: BasicBlock): void {
  markWarm(entry);
  clearVisited(entry);
  const stack: BasicBlock[] = [];
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    if (!block.isExceptHandler) continue;
    stack.push(block);
    block.visited = true;
  }
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    block.isCold = true;
    forEachSuccessor(block, (successor) => {
      if (successor.isWarm || successor.visited) return;
      stack.push(successor);
      successor.visited = true;
    });
  }
}

function forEachSuccessor(block: BasicBlock, visit: (successor: BasicBlock) => void): void {
  if (block.next !== null && block.fallsThrough) visit(block.next);
  for (const { opcode, target } of block.instructions) {
    if (isJump(opcode)) visit(target!);
  }
}

/** A cold block that falls through to a warm one will need a jump there. */
function makeFallthroughExplicit(entry: BasicBlock): void {
  let nextLabel = maxLabel(entry) + 1;
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    const warm: BasicBlock | null = block.next;
    if (!block.isCold || warm === null || !warm.isWarm || !block.fallsThrough) continue;
    if (warm.label < 0) warm.label = nextLabel++;
    const jump = new BasicBlock();
    jump.addJump(Op.JUMP_NO_INTERRUPT, warm, NO_LOCATION);
    jump.isCold = true;
    jump.predecessors = 1;
    jump.next = warm;
    block.next = jump;
  }
}

/** Reorders the chain: warm blocks first, cold ones behind them, each group in its old order. */
export function pushColdBlocksToEnd(entry: BasicBlock): void {
  if (entry.next === null) return;
  markCold(entry);
  makeFallthroughExplicit(entry);
  let lastWarm = entry;
  let firstCold: BasicBlock | null = null;
  let lastCold: BasicBlock | null = null;
  for (let block: BasicBlock | null = entry.next; block !== null; block = block.next) {
    if (!block.isCold) {
      lastWarm.next = block;
      lastWarm = block;
    } else {
      if (lastCold === null) firstCold = block;
      else lastCold.next = block;
      lastCold = block;
    }
  }
  lastWarm.next = firstCold;
  if (lastCold === null) return;
  lastCold.next = null;
  removeRedundantNopsAndJumps(entry);
}
