// The reporters json and blob: the record of the run as data, with its counts, and as a part to be merged.

import path from 'node:path';
import { type Outcome, outcomesOf, ruleStatus, type RuleStatus, summarize } from '../../spec/verdicts';
import { jsonText } from '../printable';
import type { FinishedRun, Reporter } from './reporter';

export const jsonReporter: Reporter = {
  name: 'json',
  description: 'the record of the run with its counts (spec/schemas/run.schema.json)',
  render: (run) => `${jsonText({ ...run.record, summary: summaryOf(run) }, 1)}\n`,
};

export const blobReporter: Reporter = {
  name: 'blob',
  description: 'a part of a run, for `callspec merge`',
  render: ({ record }) => `${jsonText(record)}\n`,
  defaultPath: ({ index, count }) => path.join('blobs', `shard-${index}-of-${count}.json`),
};

export interface RunSummary extends Record<Outcome, number> {
  /** Rules of which an example was selected, by what the run says of them. */
  rules: Partial<Record<RuleStatus, number>>;
  sections: {
    id: string;
    title: string;
    rules: number;
    rulesVerified: number;
    examples: number;
    examplesPassed: number;
    examplesSkipped: number;
  }[];
  problems: readonly string[];
}

/** The counts of a run. */
export function summaryOf({ specification, verdicts, problems }: FinishedRun): RunSummary {
  const rules: RunSummary['rules'] = {};
  for (const rule of specification.sections.flatMap((section) => section.rules)) {
    if (!rule.examples.some((example) => verdicts.has(example))) continue;
    const status = ruleStatus(rule, verdicts);
    rules[status] = (rules[status] ?? 0) + 1;
  }
  const sections = summarize(specification, verdicts).map(({ section: { id, title }, ...counts }) => ({
    id,
    title,
    ...counts,
  }));
  return { ...outcomesOf(verdicts.values()), rules, sections, problems };
}
