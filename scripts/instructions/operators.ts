// The operators of BINARY_OP as an enum, which the compiler puts in place as numbers.

import { BINARY_OPERATORS } from '../../src/bytecode/opcodes';

/** src/bytecode/operators.ts. */
export function operatorsText(): string {
  const members = BINARY_OPERATORS.map(
    ([name], number) => `${name.replace('NB_', '').replace(/^SUBSCR$/, 'SUBSCRIPT')} = ${number},`,
  );
  return `// Operators as operands of BINARY_OP.
// Written by \`npm run generate\` from BINARY_OPERATORS in opcodes.ts: change that, not this.

/** The operand of BINARY_OP. */
export enum Operator {
${members.join('\n')}
}
`;
}
