// How high the stack of a frame can grow (CPython's calculate_stackdepth).

import { numPopped, numPushed } from '../../bytecode/instruction-table';
import { Op } from '../../bytecode/opcodes';
import { SyntaxFailure } from '../../syntax/syntax-failure';
import { type BasicBlock, UNKNOWN_DEPTH } from './basic-block';
import { hasTarget, isBlockPush, isScopeExit, isUnconditionalJump } from './instruction-kinds';

/** A graph that only comes of a tree made by hand. */
const invalid = (what: string): SyntaxFailure => new SyntaxFailure('ValueError', `Invalid CFG, ${what}`, '');

/** Follows all ways through the graph, sets the start depth of each block and returns the greatest height. */
export function calculateStackDepth(entry: BasicBlock): number {
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) block.startDepth = UNKNOWN_DEPTH;
  const stack: BasicBlock[] = [];
  const enter = (block: BasicBlock, depth: number): void => {
    if (block.startDepth !== UNKNOWN_DEPTH && block.startDepth !== depth) {
      throw invalid('inconsistent stackdepth');
    }
    if (block.startDepth !== UNKNOWN_DEPTH) return;
    block.startDepth = depth;
    stack.push(block);
  };
  enter(entry, 0);
  let max = 0;
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    let depth = block.startDepth;
    let next = block.next;
    for (const { opcode, oparg, target } of block.instructions) {
      const effect = numPushed(opcode, oparg) - numPopped(opcode, oparg);
      const after = isBlockPush(opcode) ? depth : depth + effect;
      if (after < 0) throw invalid('stack underflow');
      max = Math.max(max, depth);
      if (hasTarget(opcode) && opcode !== Op.END_ASYNC_FOR) enter(target!, depth + effect);
      depth = after;
      if (isUnconditionalJump(opcode) || isScopeExit(opcode)) {
        next = null;
        break;
      }
    }
    if (next !== null) enter(next, depth);
  }
  return max;
}
