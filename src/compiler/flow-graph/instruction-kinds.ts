// Questions about instruction numbers that the passes of the flow graph ask, answered from tables (CPython's pycore_opcode_utils.h).

import { CACHES, INSTRUCTIONS } from '../../bytecode/instruction-table';
import { Op } from '../../bytecode/opcodes';

function marked(...opcodes: number[]): Uint8Array {
  const table = new Uint8Array(INSTRUCTIONS.length);
  for (const opcode of opcodes) table[opcode] = 1;
  return table;
}

const JUMPS = Uint8Array.from(INSTRUCTIONS, (info) => (info?.hasJump === true ? 1 : 0));
const BLOCK_PUSHES = marked(Op.SETUP_FINALLY, Op.SETUP_WITH, Op.SETUP_CLEANUP);
const SCOPE_EXITS = marked(Op.RETURN_VALUE, Op.RAISE_VARARGS, Op.RERAISE);
const UNCONDITIONAL_JUMPS = marked(
  Op.JUMP,
  Op.JUMP_NO_INTERRUPT,
  Op.JUMP_FORWARD,
  Op.JUMP_BACKWARD,
  Op.JUMP_BACKWARD_NO_INTERRUPT,
);
const CONDITIONAL_JUMPS = marked(
  Op.POP_JUMP_IF_FALSE,
  Op.POP_JUMP_IF_TRUE,
  Op.POP_JUMP_IF_NONE,
  Op.POP_JUMP_IF_NOT_NONE,
);
const EVAL_BREAKS = marked(Op.JUMP, Op.JUMP_BACKWARD, Op.RESUME, Op.CALL, Op.CALL_KW, Op.CALL_FUNCTION_EX);
const CONST_USERS = Uint8Array.from(INSTRUCTIONS, (info) => (info?.hasConst === true ? 1 : 0));

/** May it continue elsewhere within the code? */
export const isJump = (opcode: number): boolean => JUMPS[opcode] === 1;
/** Does it open the range of an exception handler? */
export const isBlockPush = (opcode: number): boolean => BLOCK_PUSHES[opcode] === 1;
/** Does its operand name another block? */
export const hasTarget = (opcode: number): boolean => JUMPS[opcode] === 1 || BLOCK_PUSHES[opcode] === 1;
/** Does it leave the frame, by return or by exception? */
export const isScopeExit = (opcode: number): boolean => SCOPE_EXITS[opcode] === 1;
/** Does it end a basic block? */
export const isTerminator = (opcode: number): boolean => JUMPS[opcode] === 1 || SCOPE_EXITS[opcode] === 1;
/** Does it always go elsewhere (IS_UNCONDITIONAL_JUMP_OPCODE)? */
export const isUnconditionalJump = (opcode: number): boolean => UNCONDITIONAL_JUMPS[opcode] === 1;
/** Does it pop what decides whether it goes elsewhere (IS_CONDITIONAL_JUMP_OPCODE)? */
export const isConditionalJump = (opcode: number): boolean => CONDITIONAL_JUMPS[opcode] === 1;
/** May something else run while it executes (OPCODE_HAS_EVAL_BREAK)? */
export const hasEvalBreak = (opcode: number): boolean => EVAL_BREAKS[opcode] === 1;
/** Is its operand an index into the constants? */
export const usesConst = (opcode: number): boolean => CONST_USERS[opcode] === 1;
/** Does it push a constant? */
export const loadsConst = (opcode: number): boolean => opcode === Op.LOAD_CONST || opcode === Op.LOAD_SMALL_INT;

/** Size of an instruction in 16-bit units, EXTENDED_ARG and caches included (_PyCompile_InstrSize). */
export function instructionSize(opcode: number, oparg: number): number {
  const extended = oparg > 0xffffff ? 3 : oparg > 0xffff ? 2 : oparg > 0xff ? 1 : 0;
  return 1 + extended + CACHES[opcode]!;
}
