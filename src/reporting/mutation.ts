// The result of a campaign for the terminal: what nothing has noticed, counts by file, and the counts of all at the end.

import type { Mutant } from '../mutation/mutant';
import { type MutationResult, percentOf, renderScore, type Survivor } from '../mutation/score';
import { renderTable, type TableColumn } from './table';

/** Longer pieces of code are cut. */
const CODE = 200;

const shortened = (code: string): string => {
  const line = code.replace(/\s+/g, ' ').trim();
  return line.length > CODE ? `${line.slice(0, CODE)} …` : line;
};

/** One mutant: where it stands, the code as it is, and as the fault makes it. */
export const renderMutant = (
  { file, start, function: name, operator, before, after }: Omit<Mutant, 'id' | 'nth'>,
  more = '',
): string =>
  [
    `${file}:${start.line}${name === '' ? '' : ` ${name}`}: ${operator}${more}`,
    `  - ${shortened(before)}`,
    `  + ${shortened(after)}`,
  ].join('\n');

const renderSurvivor = (survivor: Survivor): string =>
  renderMutant(survivor, survivor.isReached ? '' : ', which none of the examples passes');

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
