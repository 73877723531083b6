// What a constant decides at compile time: jumps on constants, truth of constants, comparison with None (CPython's optimize_load_const).

import { Op } from '../../bytecode/opcodes';
import type { BasicBlock, CfgInstruction } from './basic-block';
import { constantTruth } from './constant-arithmetic';
import { type ConstantPool, makeSmallIntLoad } from './constant-pool';
import { loadsConst } from './instruction-kinds';

/** Simplifies what follows loads of constants, in all blocks. */
export function optimizeLoadConst(entry: BasicBlock, pool: ConstantPool): void {
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) optimizeBlock(block, pool);
}

function optimizeBlock(block: BasicBlock, pool: ConstantPool): void {
  const { instructions } = block;
  let load: CfgInstruction | undefined;
  let loadOpcode = 0;
  for (let index = 0; index < instructions.length; index++) {
    const instruction = instructions[index]!;
    if (instruction.opcode === Op.LOAD_CONST) makeSmallIntLoad(instruction, pool.loadedBy(instruction));
    const isCopyOfConst = loadOpcode === Op.LOAD_CONST && instruction.opcode === Op.COPY && instruction.oparg === 1;
    if (!isCopyOfConst) {
      loadOpcode = instruction.opcode;
      load = loadsConst(loadOpcode) ? instruction.clone() : undefined;
    }
    const following = instructions[index + 1];
    if (load === undefined || following === undefined) continue;
    switch (following.opcode) {
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE:
      case Op.JUMP_IF_FALSE:
      case Op.JUMP_IF_TRUE:
        decideJump(instruction, following, constantTruth(pool.loadedBy(load)));
        break;
      case Op.IS_OP:
        if (pool.loadedBy(load) === null) compareWithNone(instructions, index);
        break;
      case Op.TO_BOOL: {
        const truth = constantTruth(pool.loadedBy(load));
        instruction.toNop();
        following.set(Op.LOAD_CONST, pool.add(truth));
        break;
      }
    }
  }
}

/** The jump is always taken or never. */
function decideJump(load: CfgInstruction, jump: CfgInstruction, truth: boolean): void {
  const { opcode } = jump;
  if (opcode === Op.POP_JUMP_IF_FALSE || opcode === Op.POP_JUMP_IF_TRUE) load.toNop();
  const jumpsIfTrue = opcode === Op.POP_JUMP_IF_TRUE || opcode === Op.JUMP_IF_TRUE;
  if (truth === jumpsIfTrue) jump.opcode = Op.JUMP;
  else jump.toNop();
}

/** LOAD_CONST None, IS_OP, [TO_BOOL,] POP_JUMP_IF_TRUE or _FALSE become one jump. */
function compareWithNone(instructions: readonly CfgInstruction[], index: number): void {
  const isOp = instructions[index + 1]!;
  let jump = instructions[index + 2];
  if (jump?.opcode === Op.TO_BOOL) {
    jump.toNop();
    jump = instructions[index + 3];
  }
  if (jump?.opcode !== Op.POP_JUMP_IF_FALSE && jump?.opcode !== Op.POP_JUMP_IF_TRUE) return;
  const isInverted = (isOp.oparg !== 0) !== (jump.opcode === Op.POP_JUMP_IF_FALSE);
  instructions[index]!.toNop();
  isOp.toNop();
  jump.opcode = isInverted ? Op.POP_JUMP_IF_NOT_NONE : Op.POP_JUMP_IF_NONE;
}
