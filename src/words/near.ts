// What somebody may have meant by a word: only names that are near it.

import { distance } from 'fastest-levenshtein';

/** How much of a word may differ from a name: 0 for nothing, 1 for all of it. */
const NEAR = 0.4;

/** The candidate that a word comes nearest to, of several the one that begins most like it; undefined where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word === '' || candidates.length === 0) return undefined;
  const own = word.toLowerCase();
  const ranked = candidates.map((name) => {
    const lower = name.toLowerCase();
    return { name, far: distance(own, lower), alike: [...lower].findIndex((letter, index) => letter !== own[index]) };
  });
  const best = ranked.reduce((found, one) =>
    one.far < found.far || (one.far === found.far && lengthAlike(one) > lengthAlike(found)) ? one : found,
  );
  return best.far / Math.max(word.length, best.name.length) <= NEAR ? best.name : undefined;
}

/** How many letters are alike from the start on: all, where none differs. */
const lengthAlike = ({ name, alike }: { name: string; alike: number }): number => (alike < 0 ? name.length : alike);

/** " Did you mean …?"; empty where nothing is near. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : ` Did you mean ${found}?`;
}

/** "1 example", "2 examples". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
