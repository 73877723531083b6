// How many examples each CPython is asked, as a committed table: a number gets worse only with a reason.

import { parse, stringify } from 'yaml';
import type { RunRecord } from './run-record';
import { VERSIONS } from './tags';
import { type Example, examplesOf, type Specification } from './specification';
import semver from 'semver';

export interface VersionCounts {
  /** "3.13". */
  version: string;
  /** Examples that ran. */
  applied: number;
  /** Examples whose tag says that they are about other versions. */
  excluded: number;
  /** Examples that need what this version lacks. */
  unobservable: number;
  /** Why numbers got worse, each time. */
  reasons?: string[];
}

/** The table cannot be read. */
export class VersionTableError extends Error {}

const HEAD = `# How many examples each CPython is asked: those that ran, those that a tag such as @py:>=3.13 takes away, and those that need what
# it lacks. npm run test:versions counts them; -- --write --reason "…" brings this file up to date. A number gets worse only with a reason.
`;

const NUMBERS = ['applied', 'excluded', 'unobservable'] as const;

/** Reads the table. Throws VersionTableError. */
export function parseVersionTable(text: string, file: string): VersionCounts[] {
  let value: unknown;
  try {
    value = parse(text) ?? [];
  } catch (error) {
    throw new VersionTableError(`${file} cannot be read: ${(error as Error).message}`);
  }
  const rows = Array.isArray(value) ? (value as VersionCounts[]) : [];
  const isRow = (row: VersionCounts) =>
    typeof row?.version === 'string' && NUMBERS.every((name) => Number.isInteger(row[name]));
  if (!Array.isArray(value) || !rows.every(isRow)) {
    throw new VersionTableError(`${file}: each entry needs a version as "3.13", and ${NUMBERS.join(', ')} as numbers`);
  }
  return rows;
}

/** The table as it is written. */
export function renderVersionTable(rows: readonly VersionCounts[]): string {
  return HEAD + stringify(rows, { lineWidth: 0 });
}

/** The numbers of a run. A kept record may have verdicts of examples that are gone since: they do not count. */
export function countVersion(version: string, { verdicts }: RunRecord, specification: Specification): VersionCounts {
  const examples = new Map(
    examplesOf(specification).map((example) => [`${example.rule.id}\n${example.title}`, example]),
  );
  const counts: VersionCounts = { version, applied: 0, excluded: 0, unobservable: 0 };
  for (const { rule, title, status } of verdicts) {
    const example = examples.get(`${rule}\n${title}`);
    if (example === undefined) continue;
    if (isExcluded(example, version)) counts.excluded++;
    else if (status === 'unobservable' || status === 'not-applicable') counts.unobservable++;
    else counts.applied++;
  }
  return counts;
}

/** Whether a tag takes an example away from a version. */
export function isExcluded({ tags }: Pick<Example, 'tags'>, version: string): boolean {
  const full = semver.coerce(version)!.version;
  return tags.some((tag) => tag.startsWith(VERSIONS) && !semver.satisfies(full, tag.slice(VERSIONS.length)));
}

/** What is worse than in the table: fewer examples that apply, or more that are taken away. */
export function losses(before: VersionCounts | undefined, now: VersionCounts): string[] {
  if (before === undefined) return [`${now.version} is not in the table`];
  const worse: string[] = [];
  if (now.applied < before.applied) worse.push(`${now.applied} examples apply, ${before.applied} did`);
  if (now.excluded > before.excluded) worse.push(`${now.excluded} are excluded by tags, ${before.excluded} were`);
  if (now.unobservable > before.unobservable) {
    worse.push(`${now.unobservable} cannot be observed, ${before.unobservable} were not`);
  }
  return worse;
}

/** The table with new numbers; what got worse is noted with the reason. */
export function updateTable(
  rows: readonly VersionCounts[],
  counts: readonly VersionCounts[],
  reason: string | undefined,
): VersionCounts[] {
  const byVersion = new Map(rows.map((row) => [row.version, row]));
  for (const now of counts) {
    const before = byVersion.get(now.version);
    const worse = before !== undefined && losses(before, now).length > 0;
    const reasons = [...(before?.reasons ?? []), ...(worse && reason !== undefined ? [reason] : [])];
    byVersion.set(now.version, { ...now, ...(reasons.length > 0 && { reasons }) });
  }
  const order = (version: string) => semver.coerce(version)!;
  return [...byVersion.values()].sort((a, b) => semver.compare(order(a.version), order(b.version)));
}
