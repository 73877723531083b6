// The result of a campaign for the terminal: what nothing has noticed, counts by file, and the counts of all at the end.

import { type MutationResult, percentOf, renderScore, type Survivor } from '../mutation/score';
import { renderTable, type TableColumn } from './table';

/** Longer pieces of code are cut. */
const CODE = 200;

const shortened = (code: string): string => {
  const line = code.replace(/\s+/g, ' ').trim();
  return line.length > CODE ? `${line.slice(0, CODE)} …` : line;
};

/** One mutant that survived: where it stands, the code as it is, and as the fault makes it. */
export function renderSurvivor({ file, start, function: name, operator, before, after, isReached }: Survivor): string {
  const place = `${file}:${start.line}${name === '' ? '' : ` ${name}`}: ${operator}${isReached ? '' : ', which no example passes'}`;
  return [place, `  - ${shortened(before)}`, `  + ${shortened(after)}`].join('\n');
}

const COLUMNS: readonly TableColumn[] = [
  { head: 'source' },
  { head: 'noticed', align: 'right' },
  { head: '', align: 'right' },
];

/** The whole result. */
export function renderMutationResult({ files, score, survivors }: MutationResult): string {
  const rows = Object.entries(files).map(([file, one]) => [
    file,
    `${one.killed} of ${one.all - one.equivalent}`,
    `${percentOf(one)} %`,
  ]);
  return [...survivors.map(renderSurvivor), renderTable(COLUMNS, rows), renderScore(score)].join('\n\n');
}
