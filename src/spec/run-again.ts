// What the kept record of a subject says about which examples are worth running again.

import type { RunRecord } from './run-record';
import { currentVerdicts, isUnreached } from './run-record';
import type { Example, Specification } from './specification';
import { countsAs, type Verdict } from './verdicts';

/** Some examples, parted. */
export interface Parted {
  /** To run. */
  again: Example[];
  /** The others, with the verdicts that are kept. */
  kept: Map<Example, Verdict>;
}

/** Runs those again that failed last time or did not run: never, not for their present text, or not before the last run ended early. */
export function failedOrLeft(
  specification: Specification,
  examples: readonly Example[],
  record: RunRecord | undefined,
): Parted {
  const left = record === undefined ? () => true : isUnreached(record);
  return part(specification, examples, record, (example, { status }) => countsAs(status) === 'failed' || left(example));
}

/** Runs those again whose text is another, or whose steps or subject were built from something else than `basis`. */
export function changedSince(
  specification: Specification,
  examples: readonly Example[],
  record: RunRecord | undefined,
  basis: string,
): Parted {
  const bases = new Map(record?.verdicts.map(({ rule, title, basis }) => [`${rule}\n${title}`, basis]));
  const left = record === undefined ? () => true : isUnreached(record);
  return part(
    specification,
    examples,
    record,
    (example) => left(example) || bases.get(`${example.rule.id}\n${example.title}`) !== basis,
  );
}

function part(
  specification: Specification,
  examples: readonly Example[],
  record: RunRecord | undefined,
  runsAgain: (example: Example, verdict: Verdict) => boolean,
): Parted {
  const known = record === undefined ? new Map<Example, Verdict>() : currentVerdicts(record, specification);
  const parted: Parted = { again: [], kept: new Map() };
  for (const example of examples) {
    const verdict = known.get(example);
    if (verdict === undefined || runsAgain(example, verdict)) parted.again.push(example);
    else parted.kept.set(example, verdict);
  }
  return parted;
}
