// Calls that random comparison found to differ once: the outcomes are those of CPython 3.14 (Pyodide), as `compare:calls` shows them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case } from '../scripts/calls/case';
import { outcomes } from '../scripts/calls/outcomes';
import { InProcessReference } from '../src/subjects/reference/in-process';
import recorded from './calls/recorded.json';

interface Recorded extends Case {
  outcome: string;
  /** The order in which objects end is what counts. */
  ends?: boolean;
}

/** Without the ends of objects: what earlier calls left in cycles may end during a later one. */
const settled = (outcome: string): string => outcome.replace(/(, )?'end of \w+'/g, '').replace('[, ', '[');

test('calls that differed once give what they give on CPython', async () => {
  const actual = await outcomes(new InProcessReference(), recorded);
  recorded.forEach(({ setup, call, outcome, ends = false }: Recorded, index) => {
    const shown = ends ? (text: string) => text : settled;
    assert.equal(shown(actual[index]!), shown(outcome), `${setup}\n${call}`);
  });
});
