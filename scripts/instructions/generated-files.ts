// Everything that is generated, by file.

import { loopText } from './loop';
import { operatorsText } from './operators';
import { rowsText } from './rows';

/** The files, from the root of the project, and what belongs into them before it is formatted. */
export const generatedFiles = (root: string): Map<string, string> =>
  new Map([
    ['src/bytecode/instruction-rows.ts', rowsText()],
    ['src/bytecode/operators.ts', operatorsText()],
    ['src/vm/run-slice.ts', loopText(root)],
  ]);
