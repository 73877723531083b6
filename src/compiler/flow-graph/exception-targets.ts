// Finds for each instruction the handler that is in force while it runs (CPython's mark_except_handlers, label_exception_targets).

import { Op } from '../../bytecode/opcodes';
import { type BasicBlock, clearVisited } from './basic-block';
import { isBlockPush, isJump } from './instruction-kinds';

/** Operand bits of RESUME: where the frame continues, and whether just one handler surrounds the yield. */
export const RESUME_AT_FUNC_START = 0;
export const RESUME_DEPTH1_MASK = 4;

/** Marks the blocks that begin exception handlers. */
export function markExceptHandlers(entry: BasicBlock): void {
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    for (const { opcode, target } of block.instructions) {
      if (isBlockPush(opcode)) target!.isExceptHandler = true;
    }
  }
}

/** Gives each instruction its handler; POP_BLOCK has then done its work and becomes NOP. */
export function labelExceptionTargets(entry: BasicBlock): void {
  clearVisited(entry);
  const todo: BasicBlock[] = [];
  const visit = (block: BasicBlock, exceptStack: BasicBlock[]): void => {
    block.exceptStack = exceptStack;
    block.visited = true;
    todo.push(block);
  };
  visit(entry, []);
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    const stack = block.exceptStack!;
    block.exceptStack = null;
    let handler = stack[stack.length - 1] ?? null;
    let lastYieldDepth = -1;
    for (const instruction of block.instructions) {
      const { opcode, target } = instruction;
      if (isBlockPush(opcode)) {
        if (!target!.visited) visit(target!, stack.slice());
        if (opcode === Op.SETUP_WITH || opcode === Op.SETUP_CLEANUP) target!.preserveLasti = true;
        stack.push(target!);
        handler = target!;
      } else if (opcode === Op.POP_BLOCK) {
        stack.pop();
        handler = stack[stack.length - 1] ?? null;
        instruction.toNop();
      } else {
        instruction.except = handler;
        if (isJump(opcode)) {
          if (!target!.visited) visit(target!, block.fallsThrough ? stack.slice() : stack);
        } else if (opcode === Op.YIELD_VALUE) {
          lastYieldDepth = stack.length;
        } else if (opcode === Op.RESUME && instruction.oparg !== RESUME_AT_FUNC_START) {
          if (lastYieldDepth === 1) instruction.oparg |= RESUME_DEPTH1_MASK;
          lastYieldDepth = -1;
        }
      }
    }
    if (block.fallsThrough && block.next !== null && !block.next.visited) visit(block.next, stack);
  }
}
