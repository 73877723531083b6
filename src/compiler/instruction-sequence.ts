// What code generation hands to the flow graph: instructions with jump labels and locations (CPython's instruction_sequence.c).

import type { Located } from '../syntax/ast';

/** A jump target: an index into `InstructionSequence.labels`. */
export type Label = number;

export const NO_LOCATION: Located = { lineno: -1, end_lineno: -1, col_offset: -1, end_col_offset: -1 };
/** The location of the next instruction is to be used; resolved by the flow graph. */
export const NEXT_LOCATION: Located = { lineno: -2, end_lineno: -2, col_offset: -2, end_col_offset: -2 };

/** The handler that covers an instruction, set by the flow graph just before assembly. */
export interface HandlerInfo {
  /** Index of the handler's first instruction, or -1. */
  target: number;
  startDepth: number;
  preserveLasti: boolean;
}

export interface Instruction {
  opcode: number;
  /** A plain operand; a Label where the instruction jumps or sets up a handler. */
  oparg: number;
  loc: Located;
  handler?: HandlerInfo;
}

/** Instructions of one code unit in emission order. Labels become instruction indices when used. */
export class InstructionSequence {
  readonly instructions: Instruction[] = [];
  /** Label to the index of the instruction it stands before; -1 while unplaced. */
  readonly labels: number[] = [];
  /** Code of PEP 649 annotations, generated apart and spliced in at ANNOTATIONS_PLACEHOLDER. */
  annotations: InstructionSequence | null = null;

  newLabel(): Label {
    this.labels.push(-1);
    return this.labels.length - 1;
  }

  useLabel(label: Label): void {
    this.labels[label] = this.instructions.length;
  }

  add(opcode: number, oparg: number, loc: Located): void {
    this.instructions.push({ opcode, oparg, loc });
  }

  insert(position: number, opcode: number, oparg: number, loc: Located): void {
    this.instructions.splice(position, 0, { opcode, oparg, loc });
    for (let label = 0; label < this.labels.length; label++) {
      if (this.labels[label]! >= position) this.labels[label]!++;
    }
  }
}
