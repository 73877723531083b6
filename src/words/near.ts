// What somebody may have meant by a word: only names that are near it.

import { closest, distance } from 'fastest-levenshtein';

/** How much of a word may differ from a name: 0 for nothing, 1 for all of it. */
const NEAR = 0.4;

/** The candidate that a word comes nearest to; undefined where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word === '' || candidates.length === 0) return undefined;
  const best = closest(word.toLowerCase(), [...new Set(candidates.map((name) => name.toLowerCase()))]);
  const found = candidates.find((name) => name.toLowerCase() === best)!;
  return distance(word.toLowerCase(), best) / Math.max(word.length, best.length) <= NEAR ? found : undefined;
}

/** " Did you mean …?"; empty where nothing is near. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : ` Did you mean ${found}?`;
}

/** "1 example", "2 examples". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
