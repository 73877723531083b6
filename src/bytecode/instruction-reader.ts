// Reads the instructions of a code object one by one, with EXTENDED_ARG joined to their operands and inline caches skipped.

import { CACHES, GENERAL_FORM, INSTRUCTIONS } from './instruction-table';
import { OPCODE_NAMES, Op } from './opcodes';

export interface DecodedInstruction {
  /** Where the instruction stands, in bytes; behind its EXTENDED_ARG. */
  offset: number;
  /** Where its first EXTENDED_ARG stands, or the instruction itself. */
  startOffset: number;
  /** Where its caches end: the next instruction. */
  endOffset: number;
  opcode: number;
  name: string;
  oparg: number;
}

/** Reads all instructions; EXTENDED_ARG itself appears too, as in `dis`. */
export function* readInstructions(code: Uint8Array): Generator<DecodedInstruction> {
  let extended = 0;
  let startOffset = 0;
  for (let offset = 0; offset < code.length; ) {
    const opcode = code[offset]!;
    const oparg = (extended << 8) | code[offset + 1]!;
    const endOffset = offset + 2 + 2 * CACHES[GENERAL_FORM[opcode]!]!;
    yield { offset, startOffset, endOffset, opcode, name: OPCODE_NAMES[opcode]!, oparg };
    if (opcode === Op.EXTENDED_ARG) extended = oparg;
    else {
      extended = 0;
      startOffset = endOffset;
    }
    offset = endOffset;
  }
}

/** Where a jump leads, in bytes. */
export function jumpTarget({ opcode, oparg, endOffset }: DecodedInstruction): number {
  const { jump } = INSTRUCTIONS[opcode]!;
  return jump === 'back' || jump === 'names the start' ? endOffset - 2 * oparg : endOffset + 2 * oparg;
}
