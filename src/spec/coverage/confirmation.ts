// Whether real CPython says the same as a rule: not a matter of the subject under check but of the specification itself.

import type { SubjectDescription } from '../run-record';
import type { Rule } from '../specification';
import { countsAs } from '../verdicts';
import { exampleStanding, type Standings } from './standing';

/**
 * What CPython says of a rule.
 *
 * - confirmed: each example passes on CPython 3.14
 * - other-version: the examples that CPython 3.14 could not show here pass on another version of CPython
 * - partly: some examples are confirmed, others have not run or could not be shown
 * - contradicted: CPython 3.14 fails an example
 * - unconfirmed: no example has passed on CPython
 */
export const CONFIRMATIONS = ['confirmed', 'other-version', 'partly', 'contradicted', 'unconfirmed'] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];

/** The version that the specification is about. */
const TARGET = /^3\.14\./;

/** Real CPython of any version: the native program, or compiled to WebAssembly. */
export function isCPython({ name }: SubjectDescription): boolean {
  return name === 'pyodide' || name === 'cpython' || name.startsWith('cpython:');
}

/** CPython 3.14 itself. */
export function isOracle(subject: SubjectDescription): boolean {
  return isCPython(subject) && TARGET.test(subject.pythonVersion);
}

/**
 * The CPythons that confirm examples of a rule, by the names of their records: those of 3.14, and for what none of them could show the
 * other versions that show it.
 */
export function confirmedBy(rule: Rule, subjects: readonly Standings[]): string[] {
  const passing = (example: Rule['examples'][number], oracle: boolean) =>
    subjects
      .filter(({ record: { subject } }) => isCPython(subject) && isOracle(subject) === oracle)
      .filter((standings) => exampleStanding(example, standings) === 'passed')
      .map(({ record }) => record.subject.name);
  const names = rule.examples.flatMap((example) => {
    const oracles = passing(example, true);
    return oracles.length > 0 ? oracles : passing(example, false);
  });
  return [...new Set(names)];
}

/** What all records of CPython together say of a rule. */
export function confirmationOf(rule: Rule, subjects: readonly Standings[]): Confirmation {
  const oracles = subjects.filter(({ record }) => isOracle(record.subject));
  const others = subjects.filter(({ record }) => isCPython(record.subject) && !isOracle(record.subject));
  const found = rule.examples.map((example) => {
    const statuses = oracles.flatMap(({ verdicts }) => verdicts.get(example)?.status ?? []);
    if (statuses.some((status) => countsAs(status) === 'failed')) return 'contradicted';
    if (statuses.includes('passed')) return 'confirmed';
    return others.some((other) => exampleStanding(example, other) === 'passed') ? 'other-version' : 'unconfirmed';
  });
  if (found.includes('contradicted')) return 'contradicted';
  if (found.every((word) => word === 'unconfirmed')) return 'unconfirmed';
  if (found.includes('unconfirmed')) return 'partly';
  return found.includes('other-version') ? 'other-version' : 'confirmed';
}
