// What a reporter is: a way to write down a finished run.

import type { RunRecord } from '../../spec/run-record';
import type { Example, Specification } from '../../spec/specification';
import type { Verdict } from '../../spec/verdicts';

export interface FinishedRun {
  specification: Specification;
  record: RunRecord;
  /** The verdicts of the record, in the order of the examples. */
  verdicts: ReadonlyMap<Example, Verdict>;
  /** Verdicts of the selection that were kept from earlier runs. */
  kept?: ReadonlyMap<Example, Verdict>;
  /** How many of the slowest examples to name. */
  slowest?: number;
  /** Why the run fails besides its examples. */
  problems: readonly string[];
  /** Path of the features as users see it. */
  featuresFolder: string;
}

export interface Reporter {
  name: string;
  description: string;
  /** The text of the report. Missing for reporters that Cucumber has itself. */
  render?: (run: FinishedRun) => string;
  /** The formatter of Cucumber that writes it while the run goes on. */
  cucumber?: string;
  /** Where it goes without a path, if not to standard output. */
  defaultPath?: (shard: { index: number; count: number }) => string;
}

/** Lines of a text, each moved to the right. */
export const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

/** What went wrong with an example, in some lines of plain text. */
export function explain({ step, message, reason, difference }: Verdict): string {
  const lines = step === undefined ? [] : [`at: ${step}`];
  if (reason !== undefined) lines.push(reason);
  if (difference !== undefined) {
    lines.push('expected:', indented(difference.expected, '  '), 'actual:', indented(difference.actual, '  '));
  } else if (message !== undefined && message !== reason) lines.push(message);
  return lines.join('\n');
}
