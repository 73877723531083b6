// What random calls give on a subject.

import type { Subject } from '../../src/subjects/subject';
import type { Case } from './case';
import { PRELUDE } from './prelude';

const MARK = '\u0001';

const quote = (text: string): string => JSON.stringify(text);

/** The program that makes the calls and prints a line for each. */
export function programOf(cases: readonly Case[]): string {
  const calls = cases.map(
    ({ setup, call }) => `print('\\x01', attempt(${quote(setup)}, ${quote(call)}), sep='', flush=True)`,
  );
  return `${PRELUDE}\n${calls.join('\n')}\n`;
}

/**
 * One line of outcome for each call. A call that ends the program (a fault of the interpreter, a limit) has that as its outcome, and the
 * others go on in a program of their own.
 */
export async function outcomes(subject: Subject, cases: readonly Case[]): Promise<string[]> {
  const found: string[] = [];
  while (found.length < cases.length) {
    const { main, stopped } = await subject.run(
      { source: programOf(cases.slice(found.length)), modules: new Map(), probes: [] },
      { steps: Number.POSITIVE_INFINITY, milliseconds: 120_000 },
    );
    const lines = main.stdout.split('\n').filter((line) => line.startsWith(MARK));
    found.push(...lines.map((line) => normalised(line.slice(1))));
    if (found.length < cases.length) {
      found.push(`the program ended: ${stopped?.message ?? main.exception?.traceback}`);
    }
  }
  return found;
}

/** Without what is no part of a call's outcome: addresses, and the order of a set, which CPython draws by lot for texts. */
const normalised = (line: string): string =>
  line
    .replace(/0x[0-9a-f]+/g, '0x…')
    .replace(/\{([^{}:]*)\}/g, (_, items: string) => `{${items.split(', ').sort().join(', ')}}`);
