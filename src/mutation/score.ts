// What a campaign has come to: counts for all, for each section and function, and what each rule has noticed.

import type { Fate } from './campaign';
import type { Mutant, Place } from './mutant';

export interface Score {
  /** All mutants in scope. */
  all: number;
  killed: number;
  /** Of the killed: by a rule about the code, by another one; by time, of either. */
  own: number;
  elsewhere: number;
  timedOut: number;
  equivalent: number;
}

/** A mutant that nothing noticed. */
export interface Survivor {
  file: string;
  start: Place;
  function: string;
  operator: string;
  before: string;
  after: string;
  isReached: boolean;
}

/** `isEquivalent` is asked for what nothing has noticed. */
export function scoreOf(fates: readonly Fate[], isEquivalent: (fate: Fate) => boolean): Score {
  const killed = fates.filter(({ killer }) => killer !== undefined);
  const own = killed.filter(({ isOwn }) => isOwn).length;
  return {
    all: fates.length,
    killed: killed.length,
    own,
    elsewhere: killed.length - own,
    timedOut: killed.filter(({ killer }) => killer!.notice === 'timed-out').length,
    equivalent: fates.filter((fate) => fate.killer === undefined && isEquivalent(fate)).length,
  };
}

/** Per cent of the mutants that a program can tell, rounded down; 100 where there are none. */
export function percentOf({ all, killed, equivalent }: Score): number {
  return all === equivalent ? 100 : Math.floor((100 * killed) / (all - equivalent));
}

/** "killed: 12 of 13 (own rule: 11, elsewhere: 1, equivalent: 1, timed out: 0)". */
export const renderScore = ({ all, killed, own, elsewhere, equivalent, timedOut }: Score): string =>
  `killed: ${killed} of ${all} (own rule: ${own}, elsewhere: ${elsewhere}, equivalent: ${equivalent}, timed out: ${timedOut})`;

/** Those that nothing noticed and a program could tell, in the order of the sources. */
export function survivorsOf(fates: readonly Fate[], isEquivalent: (fate: Fate) => boolean): Survivor[] {
  return fates
    .filter((fate) => fate.killer === undefined && !isEquivalent(fate))
    .map(({ mutant: { id: _, nth: __, ...mutant }, isReached }) => ({ ...mutant, isReached }));
}

/** How many mutants each rule was the one to notice, by id. */
export function killsByRule(fates: readonly Fate[]): Map<string, number> {
  const kills = new Map<string, number>();
  for (const { killer } of fates) {
    if (killer !== undefined) kills.set(killer.example.rule.id, (kills.get(killer.example.rule.id) ?? 0) + 1);
  }
  return kills;
}

/** Where the last whole campaign is kept, below the project. */
export const MUTATION_FILE = 'reports/mutation.json';

export interface MutationResult {
  format: 'callspec-mutation/1';
  score: Score;
  /** By file, and by "file function". */
  files: Record<string, Score>;
  functions: Record<string, Score>;
  /** How many mutants each rule was the one to notice. */
  rules: Record<string, number>;
  survivors: Survivor[];
}

/** The result of a campaign. */
export function makeResult(fates: readonly Fate[], isEquivalent: (fate: Fate) => boolean): MutationResult {
  const scoresBy = (keyOf: (mutant: Mutant) => string) => {
    const groups = new Map<string, Fate[]>();
    for (const fate of fates) {
      const key = keyOf(fate.mutant);
      groups.set(key, [...(groups.get(key) ?? []), fate]);
    }
    return Object.fromEntries([...groups].map(([key, some]) => [key, scoreOf(some, isEquivalent)]));
  };
  return {
    format: 'callspec-mutation/1',
    score: scoreOf(fates, isEquivalent),
    files: scoresBy(({ file }) => file),
    functions: scoresBy(({ file, function: name }) => `${file} ${name}`),
    rules: Object.fromEntries([...killsByRule(fates)].sort(([a], [b]) => (a < b ? -1 : 1))),
    survivors: survivorsOf(fates, isEquivalent),
  };
}
