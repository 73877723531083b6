// What the fuzzer runs: a case is a Python program that follows from the seed and the number of the case alone.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomNumbers } from '../syntax-comparison/mutations';

export interface Case {
  /** A whole program: it reproduces what was found. */
  source: string;
}

export type MakeCase = (random: () => number) => Case;

const PROGRAMS = join(__dirname, '..', '..', 'test', 'programs');

/** The programs of test/programs, read once. */
export function programs(): string[] {
  const names = readdirSync(PROGRAMS).filter((name) => name.endsWith('.py'));
  return names.sort().map((name) => readFileSync(join(PROGRAMS, name), 'utf8'));
}

/** Random numbers of a case. */
export const randomOf = (seed: number, index: number): (() => number) =>
  randomNumbers(Math.imul(seed, 1_000_003) + index);

/** One of several values. */
export const pick = <T>(values: readonly T[], random: () => number): T => values[Math.floor(random() * values.length)]!;
