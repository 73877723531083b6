// Several subjects side by side: a row for each section, a column for each subject.

import pico from 'picocolors';
import { summarize, type Verdict } from '../spec/verdicts';
import type { Example, Specification } from '../spec/specification';
import { subjectLabels } from './subject-labels';
import { renderTable } from './table';

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
  const labels = subjectLabels(subjects.map(({ name }) => name));
  const heads = [
    { head: 'section' },
    { head: 'title', atLeast: 12 },
    ...[...labels.values()].map((head) => ({ head, align: 'right' as const })),
  ];
  const rows: string[][] = [];
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
    rows.push([id, title, ...cells]);
  }
  rows.push(['all', 'examples passed of those that ran', ...sum.map(({ passed, ran }) => share(passed, ran))]);
  return renderTable(heads, rows, { repeated: 2 });
}

const NOTHING = { examples: 0, examplesPassed: 0, examplesSkipped: 0 };

function share(passed: number, ran: number): string {
  if (ran === 0) return pico.dim('-');
  return (passed === ran ? pico.green : pico.red)(`${passed} of ${ran}`);
}
