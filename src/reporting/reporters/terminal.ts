// The reporter terminal: what failed, the table by section, the closing line.

import pico from 'picocolors';
import { countsAs, summarize } from '../../spec/verdicts';
import { visible, withoutCommands } from '../printable';
import { closingLine, renderFailure, renderSummary } from '../terminal';
import type { FinishedRun, Reporter } from './reporter';

export const terminalReporter: Reporter = {
  name: 'terminal',
  description: 'what failed, and the table by section; the one you get without asking',
  render: (run) => renderTerminal(run, false),
};

/** The report; without the table when it is to be quiet. */
export function renderTerminal(run: FinishedRun, quiet: boolean): string {
  const { record, specification, verdicts, problems, featuresFolder } = run;
  const failures = [...verdicts.values()].filter(({ status }) => countsAs(status) === 'failed');
  const texts = [...verdicts.values()].filter(({ status }) => status === 'text');
  const parts = problems.length > 0 ? [`\n${problems.map((problem) => pico.red(visible(problem))).join('\n')}`] : [];
  parts.push(...[...texts, ...failures].map((verdict) => `\n${renderFailure(verdict, featuresFolder)}`));
  if (!quiet) parts.push(`\n${renderSummary(summarize(specification, verdicts))}\n`);
  const left = record.incomplete === undefined ? 0 : shardSize(run) - verdicts.size;
  if (left > 0) {
    const why = record.incomplete === 'bail' ? 'stopped after the first failure' : 'interrupted';
    parts.push(pico.yellow(`${why}: ${left} examples have not run`));
  }
  parts.push(closingLine(record.verdicts));
  return withoutCommands(`${parts.join('\n')}\n`);
}

function shardSize({ record: { selected, shard } }: FinishedRun): number {
  return Math.ceil((selected - shard.index + 1) / shard.count);
}
