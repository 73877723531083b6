// What the last run of one subject says of each rule and example, with verdicts told apart that were found for another text.

import { currentVerdicts, type RunRecord } from '../run-record';
import { type Example, examplesOf, type Rule, type Specification } from '../specification';
import { type RuleStatus, ruleStatus, type Status, STATUSES, type Verdict } from '../verdicts';

/** A rule is stale when an example has only a verdict for an earlier text of it. */
export const RULE_STANDINGS = [
  'verified',
  'failed',
  'text',
  'partly',
  'expected-failure',
  'unobservable',
  'not-applicable',
  'stale',
  'not-run',
] as const satisfies readonly (RuleStatus | 'stale' | 'expected-failure')[];
export type RuleStanding = (typeof RULE_STANDINGS)[number];

export const EXAMPLE_STANDINGS = [...STATUSES, 'stale', 'not-run'] as const;
export type ExampleStanding = Status | 'stale' | 'not-run';

/** A record held against the specification as it is now. */
export interface Standings {
  record: RunRecord;
  /** Verdicts that hold. */
  verdicts: Map<Example, Verdict>;
  /** Examples with a verdict for an earlier text only. */
  stale: Set<Example>;
  /** Verdicts of examples that are no longer there. */
  gone: number;
}

/** Sorts the verdicts of a record into those that hold, are stale, or have lost their example. */
export function standingsOf(record: RunRecord, specification: Specification): Standings {
  const verdicts = currentVerdicts(record, specification);
  const byTitle = new Map(
    examplesOf(specification).map((example) => [`${example.rule.id}\n${example.title}`, example]),
  );
  const stale = new Set<Example>();
  let gone = 0;
  for (const { rule, title } of record.verdicts) {
    const example = byTitle.get(`${rule}\n${title}`);
    if (example === undefined) gone++;
    else if (!verdicts.has(example)) stale.add(example);
  }
  return { record, verdicts, stale, gone };
}

/** What the record says of an example. */
export function exampleStanding(example: Example, { verdicts, stale }: Standings): ExampleStanding {
  return verdicts.get(example)?.status ?? (stale.has(example) ? 'stale' : 'not-run');
}

/** What the record says of a rule. */
export function ruleStanding(rule: Rule, standings: Standings): RuleStanding {
  const status = ruleStatus(rule, standings.verdicts);
  if (status !== 'not-run') return status;
  const found = rule.examples.map((example) => exampleStanding(example, standings));
  if (found.includes('stale')) return 'stale';
  return found.includes('not-run') || found.length === 0 ? 'not-run' : 'expected-failure';
}
