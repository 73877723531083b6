// Several subjects side by side: a row for each section, a column for each subject.

import Table from 'cli-table3';
import pico from 'picocolors';
import { summarize, type Verdict } from '../spec/verdicts';
import type { Example, Specification } from '../spec/specification';
import { visibleLine } from './printable';
import { PLAIN_BORDERS } from './terminal';

export interface SubjectVerdicts {
  /** Heads the column. */
  name: string;
  verdicts: ReadonlyMap<Example, Verdict>;
}

/** Examples passed of those that ran, for each section and subject; "-" where none ran. */
export function renderSectionMatrix(specification: Specification, subjects: readonly SubjectVerdicts[]): string {
  const columns = subjects.map(({ verdicts }) => {
    const summaries = summarize(specification, verdicts);
    return new Map(summaries.map(({ section, ...counts }) => [section.id, counts]));
  });
  const table = new Table({
    head: ['section', 'title', ...subjects.map(({ name }) => visibleLine(name))].map(pico.bold),
    colAligns: ['left', 'left', ...subjects.map(() => 'right' as const)],
    style: { head: [], border: [] },
    chars: PLAIN_BORDERS,
  });
  const sum = [...columns].map(() => ({ passed: 0, ran: 0 }));
  for (const { id, title } of specification.sections) {
    if (!columns.some((column) => column.has(id))) continue;
    const cells = columns.map((column, index) => {
      const { examples, examplesPassed, examplesSkipped } = column.get(id) ?? NOTHING;
      const ran = examples - examplesSkipped;
      sum[index]!.passed += examplesPassed;
      sum[index]!.ran += ran;
      return share(examplesPassed, ran);
    });
    table.push([id, title, ...cells]);
  }
  table.push(['all', 'examples passed of those that ran', ...sum.map(({ passed, ran }) => share(passed, ran))]);
  return table.toString();
}

const NOTHING = { examples: 0, examplesPassed: 0, examplesSkipped: 0 };

function share(passed: number, ran: number): string {
  if (ran === 0) return pico.dim('-');
  return (passed === ran ? pico.green : pico.red)(`${passed} of ${ran}`);
}
