// One side of a comparison: what a run, a summary or a line of the history says of rules, examples and counts.

import { sectionOfRule } from './coverage';
import type { HistoryCounts, HistoryEntry } from '../history';
import type { RecordedVerdict, RunRecord } from '../run-record';
import { countsAs, type Status } from '../verdicts';
import { columnsOf, totalColumns } from './columns';
import type { Confirmation } from './confirmation';
import type { Coverage } from './coverage';
import { type Share, share } from './share';
import type { RuleStanding } from './standing';

export interface SnapshotRule {
  sentence: string;
  formerly: readonly string[];
  standings: Readonly<Record<string, RuleStanding>>;
  confirmation?: Confirmation;
}

export interface Snapshot {
  /** What it is, for people: "reports/runs/pyodide.json", "v1.0". */
  label: string;
  /** By id; undefined where only counts were kept. */
  rules?: ReadonlyMap<string, SnapshotRule>;
  /** Status by rule and title; only of a run. */
  examples?: ReadonlyMap<string, Status>;
  /** Counts, by "all" or section, and column. */
  columns: ReadonlyMap<string, Readonly<Record<string, Share>>>;
  /** A run knows only the rules that were selected, and says nothing of others. */
  whole: boolean;
}

/** Coverage, now or committed. */
export function snapshotOfCoverage(label: string, coverage: Coverage): Snapshot {
  const columns = new Map([['all', byName(totalColumns(coverage))]]);
  for (const section of coverage.sections) columns.set(section.id, byName(columnsOf(section)));
  const rules = new Map(coverage.rules.map((rule) => [rule.id, rule]));
  return { label, rules, columns, whole: true };
}

function byName(columns: ReturnType<typeof columnsOf>): Record<string, Share> {
  return Object.fromEntries(columns.map(({ name, share: value }) => [name, value]));
}

/** A line of the history. */
export function snapshotOfEntry(label: string, { total, sections }: HistoryEntry): Snapshot {
  const shares = (counts: HistoryCounts) =>
    Object.fromEntries(Object.entries(counts.columns).map(([name, [count, of]]) => [name, share(count, of)]));
  const columns = new Map([['all', shares(total)]]);
  for (const [id, counts] of Object.entries(sections)) columns.set(id, shares(counts));
  return { label, columns, whole: true };
}

/** A run of one subject. It is compared under `subject`, so that runs of two subjects can be held against each other. */
export function snapshotOfRun(label: string, record: RunRecord, subject = record.subject.name): Snapshot {
  const byRule = new Map<string, RecordedVerdict[]>();
  for (const verdict of record.verdicts) byRule.set(verdict.rule, [...(byRule.get(verdict.rule) ?? []), verdict]);
  const rules = new Map<string, SnapshotRule>();
  const counts = new Map<string, { verified: number; rules: number }>();
  for (const [id, verdicts] of byRule) {
    const standing = standingOf(verdicts.map(({ status }) => status));
    rules.set(id, { sentence: '', formerly: [], standings: { [subject]: standing } });
    for (const where of ['all', sectionOfRule(id)]) {
      const count = counts.get(where) ?? { verified: 0, rules: 0 };
      count.rules++;
      if (standing === 'verified') count.verified++;
      counts.set(where, count);
    }
  }
  const columns = [...counts].map(
    ([where, { verified, rules: all }]) => [where, { [`verified:${subject}`]: share(verified, all) }] as const,
  );
  return {
    label,
    rules,
    examples: new Map(record.verdicts.map(({ rule, title, status }) => [`${rule} "${title}"`, status])),
    columns: new Map(columns),
    whole: false,
  };
}

function standingOf(statuses: readonly Status[]): RuleStanding {
  if (statuses.some((status) => countsAs(status) === 'failed')) return 'failed';
  if (statuses.every((status) => status === 'passed')) return 'verified';
  if (statuses.includes('expected-failure')) return 'expected-failure';
  if (statuses.includes('text')) return 'text';
  if (statuses.includes('passed')) return 'partly';
  return statuses.includes('unobservable') ? 'unobservable' : 'not-applicable';
}
