// What changed between two sides: rules that are new, gone, renamed, newly verified or no longer, examples, counts.

import type { Share } from './share';
import type { Snapshot, SnapshotRule } from './snapshot';

/** The version of the form that `callspec compare --json` prints. */
export const COMPARISON_FORMAT = 'callspec-comparison/1';

export interface SubjectChanges {
  newlyVerified: string[];
  /** Rules that fail now and did not. */
  newlyFailing: string[];
  /** Rules that were verified and are neither verified nor failing now. */
  noLongerVerified: { rule: string; now: string }[];
}

export interface Comparison {
  format: typeof COMPARISON_FORMAT;
  before: string;
  after: string;
  /** Null where a side kept only counts. */
  rules: {
    new: string[];
    removed: string[];
    renamed: { from: string; to: string }[];
    subjects: Record<string, SubjectChanges>;
    newlyConfirmed: string[];
    noLongerConfirmed: string[];
  } | null;
  /** Examples whose verdict changed; null unless both sides are runs. */
  examples: { example: string; before: string; after: string }[] | null;
  /** Counts that changed, in all and by section; null where a side does not have the column. */
  counts: { where: string; column: string; before: Share | null; after: Share | null }[];
  /** What became worse, a sentence for each. */
  regressions: string[];
}

/** Compares two sides. Only subjects that both know are compared. */
export function compare(before: Snapshot, after: Snapshot): Comparison {
  const rules = before.rules && after.rules ? compareRules(before, after) : null;
  const examples = before.examples && after.examples ? compareExamples(before.examples, after.examples) : null;
  const counts = compareCounts(before, after);
  return {
    format: COMPARISON_FORMAT,
    before: before.label,
    after: after.label,
    rules,
    examples,
    counts,
    regressions: rules === null ? fallenCounts(counts) : ruleRegressions(rules),
  };
}

function compareRules(before: Snapshot, after: Snapshot): NonNullable<Comparison['rules']> {
  const then = before.rules!;
  const now = after.rules!;
  const gone = [...then.keys()].filter((id) => !now.has(id));
  const added = [...now.keys()].filter((id) => !then.has(id));
  const renamed = findRenamed(gone, added, then, now);
  const newName = new Map(renamed.map(({ from, to }) => [from, to]));
  const names = new Set(renamed.map(({ to }) => to));
  const pairs = [...then].flatMap(([id, rule]) => {
    const is = newName.get(id) ?? id;
    const other = now.get(is);
    return other === undefined ? [] : [{ id: is, was: rule, is: other }];
  });
  const fresh = added.filter((id) => !names.has(id));
  return {
    new: fresh,
    removed: gone.filter((id) => !newName.has(id)),
    renamed,
    subjects: compareSubjects(
      pairs,
      fresh.map((id) => ({ id, rule: now.get(id)! })),
    ),
    newlyConfirmed: pairs.filter(({ was, is }) => isConfirmed(is) && !isConfirmed(was)).map(({ id }) => id),
    noLongerConfirmed: pairs
      .filter(({ was, is }) => isConfirmed(was) && is.confirmation !== undefined && !isConfirmed(is))
      .map(({ id }) => id),
  };
}

function isConfirmed({ confirmation }: SnapshotRule): boolean {
  return confirmation === 'confirmed';
}

/** A rule is the same under a new id when the new one says so, or when it stands in the same section with the same sentence. */
function findRenamed(
  gone: readonly string[],
  added: readonly string[],
  then: ReadonlyMap<string, SnapshotRule>,
  now: ReadonlyMap<string, SnapshotRule>,
): { from: string; to: string }[] {
  const free = new Set(added);
  return gone.flatMap((from) => {
    const { sentence } = then.get(from)!;
    const to =
      [...free].find((id) => now.get(id)!.formerly.includes(from)) ??
      [...free].find((id) => sentence !== '' && now.get(id)!.sentence === sentence);
    if (to === undefined) return [];
    free.delete(to);
    return [{ from, to }];
  });
}

function compareSubjects(
  pairs: readonly { id: string; was: SnapshotRule; is: SnapshotRule }[],
  fresh: readonly { id: string; rule: SnapshotRule }[],
): Record<string, SubjectChanges> {
  const named = (rules: readonly SnapshotRule[]) => new Set(rules.flatMap(({ standings }) => Object.keys(standings)));
  const then = named(pairs.map(({ was }) => was));
  const names = [...named(pairs.map(({ is }) => is))].filter((name) => then.has(name));
  const changes = names.map((name): [string, SubjectChanges] => {
    const moves = [
      ...pairs.map(({ id, was, is }) => ({ id, was: was.standings[name], is: is.standings[name] })),
      ...fresh.map(({ id, rule }) => ({ id, was: undefined, is: rule.standings[name] })),
    ].filter(({ was, is }) => was !== is);
    return [
      name,
      {
        newlyVerified: moves.filter(({ is }) => is === 'verified').map(({ id }) => id),
        newlyFailing: moves.filter(({ is }) => is === 'failed').map(({ id }) => id),
        noLongerVerified: moves
          .filter(({ was, is }) => was === 'verified' && is !== 'failed')
          .map(({ id, is }) => ({ rule: id, now: is ?? 'not-run' })),
      },
    ];
  });
  return Object.fromEntries(changes);
}

function compareExamples(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): NonNullable<Comparison['examples']> {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((example) => {
    const was = before.get(example) ?? 'absent';
    const is = after.get(example) ?? 'absent';
    return was === is ? [] : [{ example, before: was, after: is }];
  });
}

function compareCounts(before: Snapshot, after: Snapshot): Comparison['counts'] {
  const places = new Set([...before.columns.keys(), ...after.columns.keys()]);
  return [...places].flatMap((where) => {
    const then = before.columns.get(where) ?? {};
    const now = after.columns.get(where) ?? {};
    return [...new Set([...Object.keys(then), ...Object.keys(now)])].flatMap((column) => {
      const was = then[column] ?? null;
      const is = now[column] ?? null;
      return was?.count === is?.count && was?.of === is?.of ? [] : [{ where, column, before: was, after: is }];
    });
  });
}

function ruleRegressions({ subjects, noLongerConfirmed }: NonNullable<Comparison['rules']>): string[] {
  return [
    ...Object.entries(subjects).flatMap(([name, { newlyFailing, noLongerVerified }]) => [
      ...newlyFailing.map((rule) => `${rule} fails on ${name}`),
      ...noLongerVerified.map(({ rule, now }) => `${rule} is no longer verified on ${name}: ${now}`),
    ]),
    ...noLongerConfirmed.map((rule) => `${rule} is no longer confirmed by CPython 3.14`),
  ];
}

function fallenCounts(counts: Comparison['counts']): string[] {
  return counts.flatMap(({ where, column, before, after }) => {
    if (before === null || after === null || after.count >= before.count) return [];
    const place = where === 'all' ? 'in all' : `in ${where}`;
    return [`${column} ${place} fell from ${before.count} to ${after.count}`];
  });
}
