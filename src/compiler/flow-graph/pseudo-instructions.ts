// Replaces instructions that exist only inside the compiler by real ones, and makes conditional jumps point forward (CPython's convert_pseudo_ops, normalize_jumps).

import { Op } from '../../bytecode/opcodes';
import { BasicBlock, CfgInstruction } from './basic-block';
import { isBlockPush, isConditionalJump } from './instruction-kinds';
import { removeRedundantNopsAndJumps } from './reachability';

/** JUMP_IF_FALSE and JUMP_IF_TRUE, which keep the value, become COPY, TO_BOOL and a jump that pops. */
export function convertConditionalJumps(entry: BasicBlock): void {
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    const { last } = block;
    if (last?.opcode !== Op.JUMP_IF_FALSE && last?.opcode !== Op.JUMP_IF_TRUE) continue;
    last.opcode = last.opcode === Op.JUMP_IF_FALSE ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE;
    const copy = new CfgInstruction(Op.COPY, 1, last.loc);
    const toBool = new CfgInstruction(Op.TO_BOOL, 0, last.loc);
    copy.except = toBool.except = last.except;
    block.instructions.splice(-1, 0, copy, toBool);
  }
}

/** Handler set-ups have done their work; the special loads and stores become plain ones. */
export function convertPseudoInstructions(entry: BasicBlock): void {
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    for (const instruction of block.instructions) {
      if (isBlockPush(instruction.opcode)) instruction.toNop();
      else if (instruction.opcode === Op.LOAD_CLOSURE) instruction.opcode = Op.LOAD_FAST;
      else if (instruction.opcode === Op.STORE_FAST_MAYBE_NULL) instruction.opcode = Op.STORE_FAST;
    }
  }
  removeRedundantNopsAndJumps(entry);
}

const OPPOSITE: Readonly<Record<number, number>> = {
  [Op.POP_JUMP_IF_FALSE]: Op.POP_JUMP_IF_TRUE,
  [Op.POP_JUMP_IF_TRUE]: Op.POP_JUMP_IF_FALSE,
  [Op.POP_JUMP_IF_NONE]: Op.POP_JUMP_IF_NOT_NONE,
  [Op.POP_JUMP_IF_NOT_NONE]: Op.POP_JUMP_IF_NONE,
};

/** Conditional jumps go forward only: one that goes back becomes its opposite over a JUMP. NOT_TAKEN marks the other way. */
export function normalizeJumps(entry: BasicBlock): void {
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) block.visited = false;
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    block.visited = true;
    const { last } = block;
    if (last === undefined || !isConditionalJump(last.opcode)) continue;
    const target = last.target!;
    if (!target.visited) {
      block.add(Op.NOT_TAKEN, 0, last.loc);
      continue;
    }
    const backward = new BasicBlock();
    backward.add(Op.NOT_TAKEN, 0, last.loc);
    backward.addJump(Op.JUMP, target, last.loc);
    backward.startDepth = target.startDepth;
    backward.isCold = block.isCold;
    backward.next = block.next;
    last.opcode = OPPOSITE[last.opcode]!;
    last.target = block.next;
    block.next = backward;
  }
}
