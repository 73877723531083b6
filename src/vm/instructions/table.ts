// The definitions by number, as the loop asks for them: bodies that it calls, widths, effects on the stack.

import { CACHES, GENERAL_FORM } from '../../bytecode/instruction-table';
import { Op, OPCODE_NAMES } from '../../bytecode/opcodes';
import { type Count, entryOf, type StackEntries } from '../../bytecode/stack-entries';
import type { Body, Definition, Form } from './definition';
import { INSTRUCTIONS, type InstructionName } from './index';

const SIZE = 256;

/** The definition of a number: of the general instruction, and of the form if it is a specialised one. */
interface Numbered {
  readonly opcode: number;
  readonly name: string;
  readonly general: Definition;
  readonly form: Form | undefined;
}

/** Everything that runs, by number. */
export const NUMBERED: readonly (Numbered | undefined)[] = Array.from({ length: SIZE }, (_, opcode) => {
  const name = OPCODE_NAMES[opcode]!;
  const general = INSTRUCTIONS[OPCODE_NAMES[GENERAL_FORM[opcode]!] as InstructionName] as Definition | undefined;
  if (general?.run === undefined) return undefined;
  if (GENERAL_FORM[opcode] === opcode) return { opcode, name, general, form: undefined };
  const form = general.forms?.[name];
  return form === undefined ? undefined : { opcode, name, general, form };
});

const byNumber = <T>(pick: (numbered: Numbered) => T | undefined): readonly (T | undefined)[] =>
  NUMBERED.map((numbered) => (numbered === undefined ? undefined : pick(numbered)));

/** Does it choose a specialised form when its counter has run down? */
const adapts = ({ general, form }: Numbered): boolean => form === undefined && general.specialize !== undefined;

/** What the loop calls: instructions that never change their form, and specialised forms, unless they are in the loop itself. */
export const BODIES: readonly (Body | undefined)[] = byNumber((numbered) => {
  const { inLoop, run } = numbered.form ?? numbered.general;
  return inLoop || adapts(numbered) ? undefined : run;
});

/** The general forms of those that adapt: they run after their counter was looked after. */
export const GENERAL_BODIES: readonly (Body | undefined)[] = byNumber((numbered) =>
  adapts(numbered) ? numbered.general.run : undefined,
);

/** What chooses a form for them. */
export const SPECIALIZERS = byNumber((numbered) => (adapts(numbered) ? numbered.general.specialize : undefined));

/** How many words an instruction takes, its inline cache included, and those of the next where the form does its work, too. */
export const WIDTH: Uint8Array = Uint8Array.from({ length: SIZE }, (_, opcode) => {
  const own = 1 + CACHES[GENERAL_FORM[opcode]!]!;
  return NUMBERED[opcode]?.form?.doesNext ? own + 1 : own;
});

/** The entries before and after the instruction. */
export function entriesOf({ general, form }: Numbered): [before: StackEntries[], after: StackEntries[]] {
  return [general.before.map(entryOf), (form?.after ?? general.after).map(entryOf)];
}

/** A change of the stack's height: fixed, and `times` what `mask` and `shift` leave of the operand. */
export interface StackChange {
  readonly fixed: number;
  readonly terms: readonly Omit<Count, 'plus'>[];
}

/** By how much an instruction changes the height of the stack. */
export function stackChange(numbered: Numbered): StackChange {
  let fixed = 0;
  const terms: { times: number; shift: number; mask: number }[] = [];
  entriesOf(numbered).forEach((entries, side) => {
    const sign = side === 0 ? -1 : 1;
    for (const { times, shift, mask, plus } of entries.map(({ count }) => count)) {
      fixed += sign * plus;
      const known = terms.find((term) => term.shift === shift && term.mask === mask);
      if (known !== undefined) known.times += sign * times;
      else terms.push({ times: sign * times, shift, mask });
    }
  });
  return { fixed, terms: terms.filter(({ times }) => times !== 0) };
}

/**
 * What follows an instruction that the loop calls, in one word: the width in the lowest byte, above it the fixed change of the height, above
 * that what the operand is multiplied by, and on top which bits of it count: all (-1), the lowest (1), none (0). A change with a second term
 * would not fit.
 */
export const STEPS = new Int32Array(SIZE);

/** How far the next instruction is. */
export const widthStep = (step: number): number => step & 0xff;

/** By how much the height of the stack changes. */
export const heightStep = (step: number, oparg: number): number =>
  ((step << 16) >> 24) + ((step << 8) >> 24) * (oparg & (step >> 24));

/** How many words behind its target, and by how many entries less, an instruction goes on that jumps over an END_FOR. */
export const JUMPS_OVER = new Uint8Array(SIZE);

for (const numbered of NUMBERED) {
  if (numbered === undefined) continue;
  const { fixed, terms } = stackChange(numbered);
  const { times, mask } = terms[0] ?? { times: 0, mask: 0 };
  STEPS[numbered.opcode] = (mask << 24) | ((times & 0xff) << 16) | ((fixed & 0xff) << 8) | WIDTH[numbered.opcode]!;
  if (numbered.general.jump === 'over END_FOR') JUMPS_OVER[numbered.opcode] = WIDTH[Op.END_FOR]!;
}

/** FOR_ITER and SEND, which resume a frame, are as wide as each other: what is yielded is the result of one of them. */
export const RESUMING_WIDTH = WIDTH[Op.SEND]!;
