// The reporter terminal: what failed, the table by section, the closing line.

import pico from 'picocolors';
import type { Example } from '../../spec/specification';
import { countsAs, summarize, type Verdict } from '../../spec/verdicts';
import { visible, visibleLine, withoutCommands } from '../printable';
import { counted } from '../../words/near';
import { closingLine, renderFailure, renderSlowest, renderSummary } from '../terminal';
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
  if (run.slowest !== undefined) parts.push(`${renderSlowest(verdicts.values(), run.slowest)}\n`);
  if (run.kept !== undefined) parts.push(renderKept(run.kept));
  const left = record.incomplete === undefined ? 0 : shardSize(run) - verdicts.size;
  if (left > 0) {
    const why = record.incomplete === 'bail' ? 'stopped after the first failure' : 'interrupted';
    parts.push(pico.yellow(`${why}: ${counted(left, 'example')} ${left === 1 ? 'has' : 'have'} not run`));
  }
  parts.push(closingLine(record.verdicts));
  return withoutCommands(`${parts.join('\n')}\n`);
}

/** What earlier runs said of the examples that have not run again; failures by name. */
function renderKept(kept: ReadonlyMap<Example, Verdict>): string {
  const failed = [...kept.values()].filter(({ status }) => countsAs(status) === 'failed');
  const names = failed.map(({ example, status }) =>
    pico.red(`  ${status}: ${example.rule.id}  ${visibleLine(example.title)}`),
  );
  const head = `kept from earlier runs, not run again: ${counted(kept.size, 'example')} (${closingLine(kept.values())})`;
  return [pico.yellow(head), ...names].join('\n');
}

function shardSize({ record: { selected, shard } }: FinishedRun): number {
  return Math.ceil((selected - shard.index + 1) / shard.count);
}
