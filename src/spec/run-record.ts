// A run as data: who was checked, when, and the verdict of each example. All reports are made from these records.

import type { Example, Specification } from './specification';
import { examplesOf } from './specification';
import type { Difference, Outcome, Status, Verdict } from './verdicts';

/** The version of the form; it changes when a reader of the old form would misread the new one. */
export const RUN_FORMAT = 'callspec-run/1';

/** Who was checked. */
export interface SubjectDescription {
  /** As on the command line: "reference", "cpython:/usr/bin/python3". */
  name: string;
  /** What it says of itself: "CPython 3.11.7". */
  title: string;
  pythonVersion: string;
  cpythonLike: boolean;
  /** Capabilities that were probed: the name, and true or why it is lacking. */
  capabilities: Record<string, true | string>;
}

export interface RecordedVerdict {
  rule: string;
  title: string;
  file: string;
  line: number;
  fingerprint: string;
  status: Status;
  milliseconds: number;
  /** What it was found with: the digest of the subject's build and of the steps. */
  basis?: string;
  reason?: string;
  step?: string;
  message?: string;
  difference?: Difference;
}

export interface RunRecord {
  format: typeof RUN_FORMAT;
  subject: SubjectDescription;
  /** ISO 8601, when the run began. */
  date: string;
  /** Version of callspec, and the commit of its checkout where there is one ("-dirty" with changes). */
  callspec: string;
  commit: string | null;
  node: string;
  milliseconds: number;
  /** The part of the selection that this run is about, 1 of 1 for all of it. */
  shard: { index: number; count: number };
  /** The number of examples that were selected in all shards together. */
  selected: number;
  /** SHA-256 of the text of all selected examples: shards of one run agree in it. */
  selection?: string;
  /** The run ended before all its examples had run: after a failure, by an interrupt, or because the subject did not start. */
  incomplete?: 'bail' | 'interrupted' | 'not-started';
  /** Why the subject did not start. */
  problem?: string;
  /** Examples that were to run before the last run ended early, and have not run since. */
  unreached?: { rule: string; title: string }[];
  /** The order in which the examples ran, where it was not that of the features: "random:42". */
  order?: string;
  /** Verdicts of the selection that are those of earlier runs, since nothing that they rest on has changed: how many count as what. */
  kept?: Record<Outcome, number>;
  verdicts: RecordedVerdict[];
}

/** The verdict as it is written down. */
export function recordVerdict({ example, ...rest }: Verdict): RecordedVerdict {
  const { rule, title, file, line, fingerprint } = example;
  return { rule: rule.id, title, file, line, fingerprint, ...rest };
}

/**
 * The verdicts of a record that hold for the specification as it is now: those whose example has the same rule, title and
 * fingerprint. The others are stale.
 */
export function currentVerdicts(record: RunRecord, specification: Specification): Map<Example, Verdict> {
  const byKey = new Map(examplesOf(specification).map((example) => [keyOf(example.rule.id, example), example]));
  const verdicts = new Map<Example, Verdict>();
  for (const { rule, title, file: _file, line: _line, fingerprint, basis: _basis, ...rest } of record.verdicts) {
    const example = byKey.get(keyOf(rule, { title, fingerprint }));
    if (example !== undefined) verdicts.set(example, { example, ...rest });
  }
  return verdicts;
}

/** What tells whether an example was to run and has not been reached. */
export function isUnreached({ unreached = [] }: RunRecord): (example: Example) => boolean {
  const keys = new Set(unreached.map(({ rule, title }) => `${rule}\n${title}`));
  return ({ rule, title }) => keys.has(`${rule.id}\n${title}`);
}

function keyOf(rule: string, { title, fingerprint }: { title: string; fingerprint: string }): string {
  return `${rule}\n${title}\n${fingerprint}`;
}
