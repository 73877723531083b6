// What is known of an instruction besides its work.

import type { Jump } from './jump';
import type { OperandKind } from './operand-kind';
import type { EntryLike } from './stack-entries';

/** A definition as data: src/vm/instructions/definition.ts says what each field means. */
export interface InstructionRow {
  readonly summary: string;
  readonly operand: OperandKind;
  readonly before: readonly EntryLike[];
  readonly after: readonly EntryLike[];
  readonly may: 'moves' | 'releases' | 'raises' | 'runs Python';
  readonly frame?: 'enters' | 'resumes' | 'ends' | 'suspends';
  readonly waits?: true;
  readonly jump?: Jump;
  readonly ends?: true;
  readonly event?: string;
}
