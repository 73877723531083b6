// What of the selection is to run on a subject: all, what failed, or what has changed since its verdicts were found.

import { counted } from '../words/near';
import { changedSince, failedOrLeft } from '../spec/run-again';
import { keptRun, RunFormatError } from '../spec/run-store';
import type { RunRecord } from '../spec/run-record';
import type { Example, Specification } from '../spec/specification';
import type { Verdict } from '../spec/verdicts';
import { openSubject } from '../subjects';
import { basisOf } from './basis';
import { CommandError, ExitCode } from './exit-codes';

export interface PlanOptions {
  results: string;
  /** Only what failed or did not run last time. */
  failed?: boolean;
  /** Only what has changed since its verdict. */
  changed?: boolean;
}

export interface Plan {
  examples: readonly Example[];
  /** Verdicts of the selection that are kept as they are. Missing where all of it runs. */
  kept?: ReadonlyMap<Example, Verdict>;
}

/** Parts the selection by the kept record of the subject. Throws CommandError, and SubjectUnavailable where the subject must be asked what it is. */
export async function planFor(
  subject: string,
  specification: Specification,
  examples: readonly Example[],
  steps: string,
  { results, failed, changed }: PlanOptions,
): Promise<Plan> {
  if (!failed && !changed) return { examples };
  const record = recordOf(results, subject);
  const parts = [
    ...(failed ? [failedOrLeft(specification, examples, record)] : []),
    ...(changed ? [changedSince(specification, examples, record, basisOf(await openSubject(subject), steps))] : []),
  ];
  const again = new Set(parts.flatMap((part) => part.again));
  const kept = new Map([...parts[0]!.kept].filter(([example]) => !again.has(example)));
  return { examples: examples.filter((example) => again.has(example)), kept };
}

function recordOf(results: string, subject: string): RunRecord | undefined {
  try {
    return keptRun(results, subject);
  } catch (error) {
    if (error instanceof RunFormatError) throw new CommandError(error.message, ExitCode.USAGE);
    throw error;
  }
}

/** Why nothing runs although something is selected. */
export function nothingToRun(subject: string, { kept }: Plan, { failed, changed }: PlanOptions): string {
  const which = changed ? (failed ? 'have neither failed nor changed' : 'have not changed') : 'have not failed';
  return `Nothing to run on ${subject}: ${counted(kept?.size ?? 0, 'example')} of the selection ${which} since the last run.`;
}
