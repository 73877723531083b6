// From the final list of instructions to the bytes of a code object: jump distances, code, line table, exception table (CPython's assemble.c).

import { encodeExceptionTable, type ExceptionTableEntry } from '../../bytecode/exception-table';
import { CACHES } from '../../bytecode/instruction-table';
import { LineTableWriter } from '../../bytecode/line-table';
import { Op } from '../../bytecode/opcodes';
import type { Located } from '../../syntax/ast';
import { type Instruction, NEXT_LOCATION, NO_LOCATION } from '../instruction-sequence';
import { instructionSize, isJump, isTerminator } from './instruction-kinds';

/** END_ASYNC_FOR points at the END_SEND of its loop: so many 16-bit units behind the SEND that code generation names. */
const SEND_LENGTH = 5;

/** JUMP and JUMP_NO_INTERRUPT get the direction that the final order gives them. */
export function resolveUnconditionalJumps(instructions: readonly Instruction[]): void {
  instructions.forEach((instruction, index) => {
    const isForward = instruction.oparg > index;
    if (instruction.opcode === Op.JUMP) instruction.opcode = isForward ? Op.JUMP_FORWARD : Op.JUMP_BACKWARD;
    else if (instruction.opcode === Op.JUMP_NO_INTERRUPT) {
      instruction.opcode = isForward ? Op.JUMP_FORWARD : Op.JUMP_BACKWARD_NO_INTERRUPT;
    }
  });
}

/**
 * Turns the operands of jumps from indices into distances and returns where each instruction starts, in 16-bit units.
 * A long distance needs EXTENDED_ARG, which makes other distances longer: it repeats until nothing changes.
 */
export function resolveJumpOffsets(instructions: readonly Instruction[]): Int32Array {
  const offsets = new Int32Array(instructions.length + 1);
  const jumps: { instruction: Instruction; index: number; target: number }[] = [];
  instructions.forEach((instruction, index) => {
    if (isJump(instruction.opcode)) jumps.push({ instruction, index, target: instruction.oparg });
  });
  let changed: boolean;
  do {
    changed = false;
    let offset = 0;
    for (let index = 0; index < instructions.length; index++) {
      const { opcode, oparg } = instructions[index]!;
      offsets[index] = offset;
      offset += instructionSize(opcode, oparg);
    }
    offsets[instructions.length] = offset;
    for (const { instruction, index, target } of jumps) {
      const size = offsets[index + 1]! - offsets[index]!;
      instruction.oparg = Math.abs(offsets[target]! - offsets[index + 1]!);
      if (instruction.opcode === Op.END_ASYNC_FOR) instruction.oparg -= SEND_LENGTH;
      if (instructionSize(instruction.opcode, instruction.oparg) !== size) changed = true;
    }
  } while (changed);
  return offsets;
}

/** co_code. */
export function encodeInstructions(instructions: readonly Instruction[], size: number): Uint8Array {
  const code = new Uint8Array(2 * size);
  let at = 0;
  for (const { opcode, oparg } of instructions) {
    for (let shift = 24; shift > 0; shift -= 8) {
      if (oparg >>> shift === 0) continue;
      code[at++] = Op.EXTENDED_ARG;
      code[at++] = (oparg >>> shift) & 0xff;
    }
    code[at++] = opcode;
    code[at++] = oparg & 0xff;
    at += 2 * CACHES[opcode]!;
  }
  return code;
}

/** co_linetable. */
export function encodeLocations(instructions: readonly Instruction[], firstLine: number): Uint8Array {
  resolveNextLocations(instructions);
  const writer = new LineTableWriter(firstLine);
  let loc: Located = NO_LOCATION;
  let size = 0;
  for (const instruction of instructions) {
    if (!isSameLocation(loc, instruction.loc)) {
      writer.add(loc, size);
      loc = instruction.loc;
      size = 0;
    }
    size += instructionSize(instruction.opcode, instruction.oparg);
  }
  writer.add(loc, size);
  return writer.finish();
}

/** NEXT_LOCATION stands for the location of the instruction behind; before an exit or jump there is none. */
function resolveNextLocations(instructions: readonly Instruction[]): void {
  for (let index = instructions.length - 1; index >= 0; index--) {
    const instruction = instructions[index]!;
    if (!isSameLocation(instruction.loc, NEXT_LOCATION)) continue;
    instruction.loc = isTerminator(instruction.opcode) ? NO_LOCATION : instructions[index + 1]!.loc;
  }
}

function isSameLocation(a: Located, b: Located): boolean {
  return (
    a.lineno === b.lineno &&
    a.end_lineno === b.end_lineno &&
    a.col_offset === b.col_offset &&
    a.end_col_offset === b.end_col_offset
  );
}

/** co_exceptiontable: neighbouring instructions with one handler make one entry. */
export function encodeHandlers(instructions: readonly Instruction[], offsets: Int32Array): Uint8Array {
  const entries: ExceptionTableEntry[] = [];
  for (let start = 0; start < instructions.length; ) {
    const { handler } = instructions[start]!;
    let end = start + 1;
    while (end < instructions.length && instructions[end]!.handler?.target === handler?.target) end++;
    if (handler !== undefined) {
      entries.push({
        start: 2 * offsets[start]!,
        end: 2 * offsets[end]!,
        target: 2 * offsets[handler.target]!,
        depth: handler.startDepth - 1 - Number(handler.preserveLasti),
        lasti: handler.preserveLasti,
      });
    }
    start = end;
  }
  return encodeExceptionTable(entries);
}
