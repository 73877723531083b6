// The table of instructions in src/bytecode/: what the definitions say, as data without bodies.

import { Op, type OpName } from '../../src/bytecode/opcodes';
import { entryOf, type StackEntries } from '../../src/bytecode/stack-entries';
import type { Definition } from '../../src/vm/instructions/definition';
import { INSTRUCTIONS, type InstructionName } from '../../src/vm/instructions/index';
import { HEADER } from './header';

const PREFIX = 'INSTRUMENTED_';

/** The definition of a name; one under observation is that of the instruction that is observed. */
function definitionOf(name: OpName): Definition {
  const own = INSTRUCTIONS[name as InstructionName] as Definition | undefined;
  if (own !== undefined) return own;
  const observed = INSTRUCTIONS[name.replace(PREFIX, '') as InstructionName] as Definition | undefined;
  if (observed === undefined) throw new Error(`No file in src/vm/instructions/ defines ${name}.`);
  return { ...observed, summary: `${name.replace(PREFIX, '')} under observation.` };
}

const quoted = (text: string): string => JSON.stringify(text);

function entryText({ name, count, ownership, kind }: StackEntries): string {
  const { times, shift, mask, plus } = count;
  const own = quoted(name);
  if (times === 0 && plus === 1) {
    if (kind !== undefined) return ownership === 'null' ? `nothing(${own})` : `special(${own}, ${quoted(kind)})`;
    return ownership === 'owned' ? own : `${ownership}(${own})`;
  }
  if (mask === 1) {
    const rest = [ownership, ...(kind === undefined ? [] : [kind])].map(quoted).join(', ');
    return ownership === 'owned' && kind === undefined ? `optional(${own})` : `optional(${own}, ${rest})`;
  }
  return mask === -1 ? `several(${own}, ${times}, ${plus})` : `bits(${own}, ${mask}, ${shift})`;
}

const entriesText = (entries: Definition['before']): string =>
  `[${entries.map((like) => entryText(entryOf(like))).join(', ')}]`;

function rowText(name: OpName): string {
  const { summary, operand, before, after, may, frame, waits, jump, ends, event } = definitionOf(name);
  const fields = [
    `summary: ${quoted(summary)}`,
    `operand: ${quoted(operand)}`,
    `before: ${entriesText(before)}`,
    `after: ${entriesText(after)}`,
    `may: ${quoted(may)}`,
  ];
  for (const [key, value] of Object.entries({ frame, waits, jump, ends, event }))
    if (value !== undefined) fields.push(`${key}: ${JSON.stringify(value)}`);
  return `${name}: { ${fields.join(', ')} },`;
}

/** src/bytecode/instruction-rows.ts. */
export function rowsText(): string {
  const rows = (Object.keys(Op) as OpName[]).map(rowText).join('\n');
  const used = ['bits', 'borrowed', 'copied', 'immediate', 'nothing', 'optional', 'several', 'special'];
  const imported = used.filter((helper) => rows.includes(`${helper}(`));
  return `// What the definitions in src/vm/instructions/ say of every instruction.
${HEADER}

import type { InstructionRow } from './instruction-row';
import type { OpName } from './opcodes';
import { ${imported.join(', ')} } from './stack-entries';

export const ROWS: Readonly<Record<OpName, InstructionRow>> = {
${rows}
};
`;
}
