// Replaces short patterns of instructions within a block by better ones, and jumps to jumps by direct ones (CPython's optimize_basic_block).

import { Op } from '../../bytecode/opcodes';
import type { BasicBlock, CfgInstruction } from './basic-block';
import { foldBinaryAt, foldListOrSetAt, foldListToTupleAt, foldTupleAt, foldUnaryAt } from './constant-folding';
import { Intrinsic1 } from './constant-arithmetic';
import type { ConstantPool } from './constant-pool';
import { optimizeSwaps } from './swaps';

/** Operand bit of COMPARE_OP that asks for a bool. */
const COMPARE_TO_BOOL = 16;

/** Optimises one block. */
export function optimizeBlock(block: BasicBlock, pool: ConstantPool): void {
  const { instructions } = block;
  for (let index = 0; index < instructions.length; index++) {
    const instruction = instructions[index]!;
    const following = instructions[index + 1];
    switch (instruction.opcode) {
      case Op.BUILD_TUPLE:
        if (!becomesSwap(instruction, following)) foldTupleAt(block, index, pool);
        break;
      case Op.BUILD_LIST:
      case Op.BUILD_SET:
        foldListOrSetAt(block, index, following?.opcode ?? 0, pool);
        break;
      case Op.POP_JUMP_IF_NOT_NONE:
      case Op.POP_JUMP_IF_NONE:
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE:
      case Op.JUMP_IF_FALSE:
      case Op.JUMP_IF_TRUE:
      case Op.JUMP:
      case Op.JUMP_NO_INTERRUPT:
        if (redirectJump(block, instruction)) index--;
        break;
      case Op.CALL_INTRINSIC_1:
        if (instruction.oparg === Intrinsic1.UNARY_POSITIVE) foldUnaryAt(block, index, pool);
        else if (instruction.oparg === Intrinsic1.LIST_TO_TUPLE) {
          if (following?.opcode === Op.GET_ITER) instruction.toNop();
          else foldListToTupleAt(block, index, pool);
        }
        break;
      case Op.BINARY_OP:
        foldBinaryAt(block, index, pool);
        break;
      case Op.UNARY_NOT:
        if (!mergeWithFollowing(instruction, following)) foldUnaryAt(block, index, pool);
        break;
      case Op.UNARY_INVERT:
      case Op.UNARY_NEGATIVE:
        foldUnaryAt(block, index, pool);
        break;
      default:
        mergeWithFollowing(instruction, following);
    }
  }
  optimizeSwaps(block);
}

/** `a, b = b, a`: a tuple that is unpacked at once. */
function becomesSwap(instruction: CfgInstruction, following: CfgInstruction | undefined): boolean {
  const { oparg } = instruction;
  if (following?.opcode !== Op.UNPACK_SEQUENCE || following.oparg !== oparg || oparg < 1 || oparg > 3) return false;
  instruction.toNop();
  if (oparg === 1) following.toNop();
  else following.opcode = Op.SWAP;
  return true;
}

/** Patterns of two neighbours; true if one was replaced. */
function mergeWithFollowing(instruction: CfgInstruction, following: CfgInstruction | undefined): boolean {
  const { opcode, oparg } = instruction;
  const next = following?.opcode;
  switch (opcode) {
    case Op.STORE_FAST:
      if (next !== opcode || following!.oparg !== oparg || following!.loc.lineno !== instruction.loc.lineno)
        return false;
      instruction.set(Op.POP_TOP);
      return true;
    case Op.SWAP:
      if (oparg !== 1) return false;
      instruction.toNop();
      return true;
    case Op.LOAD_GLOBAL:
      if (next !== Op.PUSH_NULL || (oparg & 1) !== 0) return false;
      instruction.oparg = oparg | 1;
      following!.toNop();
      return true;
    case Op.COMPARE_OP:
      if (next !== Op.TO_BOOL) return false;
      instruction.toNop();
      following!.set(Op.COMPARE_OP, oparg | COMPARE_TO_BOOL);
      return true;
    case Op.CONTAINS_OP:
    case Op.IS_OP:
      if (next !== Op.TO_BOOL && next !== Op.UNARY_NOT) return false;
      instruction.toNop();
      following!.set(opcode, next === Op.UNARY_NOT ? oparg ^ 1 : oparg);
      return true;
    case Op.TO_BOOL:
      if (next !== Op.TO_BOOL) return false;
      instruction.toNop();
      return true;
    case Op.UNARY_NOT:
      if (next !== Op.TO_BOOL && next !== Op.UNARY_NOT) return false;
      instruction.toNop();
      following!.set(next === Op.TO_BOOL ? Op.UNARY_NOT : Op.NOP);
      return true;
    default:
      return false;
  }
}

/** Lets a jump to a jump go to where that leads; true if the jump has to be looked at again. */
function redirectJump(block: BasicBlock, jump: CfgInstruction): boolean {
  const { opcode } = jump;
  const destination = jump.target!;
  const target = destination.instructions[0];
  switch (target?.opcode) {
    case Op.JUMP:
      return threadJump(block, jump, target, opcode === Op.JUMP_NO_INTERRUPT ? Op.JUMP : opcode);
    case Op.JUMP_NO_INTERRUPT:
      return (opcode === Op.JUMP || opcode === Op.JUMP_NO_INTERRUPT) && threadJump(block, jump, target, opcode);
    case Op.JUMP_IF_FALSE:
    case Op.JUMP_IF_TRUE:
      if (opcode !== Op.JUMP_IF_FALSE && opcode !== Op.JUMP_IF_TRUE) return false;
      if (target.opcode === opcode) return threadJump(block, jump, target, opcode);
      jump.target = destination.next;
      return true;
    default:
      return false;
  }
}

/** Puts a jump to the target's target behind the old one, which becomes NOP (CPython's jump_thread). */
function threadJump(block: BasicBlock, jump: CfgInstruction, target: CfgInstruction, opcode: number): boolean {
  if (jump.target === target.target) return false;
  jump.toNop();
  block.addJump(opcode, target.target!, target.loc);
  return true;
}
