// What a run found: a verdict for each example, and from them for each rule.

import type { Example, Rule, Section, Specification } from './specification';

/**
 * What can become of an example.
 *
 * - passed
 * - failed: a step did not find what it expects
 * - text: the exception that came is of the right type and has another text, which the language does not fix (exception-texts.ts)
 * - timed-out, crashed: the subject did not live to the end of it
 * - expected-failure: it failed just as the file of expectations says
 * - unexpected-pass: the file of expectations says that it fails
 * - unobservable: the subject lacks a capability that it needs; `reason` says which
 * - not-applicable: it is not about this subject: another version, or a detail of CPython; `reason` says which
 */
export const STATUSES = [
  'passed',
  'failed',
  'text',
  'timed-out',
  'crashed',
  'unexpected-pass',
  'expected-failure',
  'unobservable',
  'not-applicable',
] as const;
export type Status = (typeof STATUSES)[number];

/** How a status counts in the closing line and for the exit code. */
export type Outcome = 'passed' | 'failed' | 'text' | 'skipped';

/** Whether a status is good, bad, or says nothing about the subject. */
export function countsAs(status: Status): Outcome {
  if (status === 'passed' || status === 'text') return status;
  const silent = status === 'expected-failure' || status === 'unobservable' || status === 'not-applicable';
  return silent ? 'skipped' : 'failed';
}

/** How many count as what. */
export function outcomesOf(verdicts: Iterable<{ status: Status }>): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { passed: 0, failed: 0, text: 0, skipped: 0 };
  for (const { status } of verdicts) counts[countsAs(status)]++;
  return counts;
}

/** What was expected and what came, where a step compared the two. */
export interface Difference {
  expected: string;
  actual: string;
  /** All that differs is the text of exceptions of the right type. */
  textAlone?: boolean;
  /** Beside them, something that does not raise gives what was expected. */
  valuesAgree?: boolean;
}

export interface Verdict {
  example: Example;
  status: Status;
  milliseconds: number;
  /** Why the example did not run or was not counted. */
  reason?: string;
  /** The step that failed, and why. */
  step?: string;
  message?: string;
  difference?: Difference;
}

/** What the verdicts of its examples say of a rule. */
export type RuleStatus = 'verified' | 'failed' | 'text' | 'partly' | 'unobservable' | 'not-applicable' | 'not-run';

export interface SectionSummary {
  section: Section;
  rulesVerified: number;
  /** Rules of the section with a selected example. */
  rules: number;
  examplesPassed: number;
  /** Examples that did not run: unobservable, not applicable or expected to fail. */
  examplesSkipped: number;
  examples: number;
}

/**
 * A rule is verified when it has examples and each of them has passed. One whose examples passed as far as the subject can
 * show them is verified partly, and one of which some differ in the text of exceptions alone is "text": neither is counted as verified.
 */
export function ruleStatus(rule: Rule, verdicts: ReadonlyMap<Example, Verdict>): RuleStatus {
  const statuses = rule.examples.map((example) => verdicts.get(example)?.status);
  if (statuses.some((status) => status !== undefined && countsAs(status) === 'failed')) return 'failed';
  if (statuses.some((status) => status === undefined || status === 'expected-failure')) return 'not-run';
  if (statuses.every((status) => status === 'passed')) return statuses.length > 0 ? 'verified' : 'not-run';
  if (statuses.some((status) => status === 'text')) return 'text';
  if (statuses.some((status) => status === 'passed')) return 'partly';
  return statuses.some((status) => status === 'unobservable') ? 'unobservable' : 'not-applicable';
}

/** Counts by section, for the sections of which something was selected. */
export function summarize(specification: Specification, verdicts: ReadonlyMap<Example, Verdict>): SectionSummary[] {
  return specification.sections.flatMap((section) => {
    const rules = section.rules.filter(({ examples }) => examples.some((example) => verdicts.has(example)));
    const found = rules.flatMap((rule) => rule.examples.flatMap((example) => verdicts.get(example) ?? []));
    if (found.length === 0) return [];
    return [
      {
        section,
        rules: rules.length,
        rulesVerified: rules.filter((rule) => ruleStatus(rule, verdicts) === 'verified').length,
        examples: found.length,
        examplesPassed: found.filter(({ status }) => status === 'passed').length,
        examplesSkipped: found.filter(({ status }) => countsAs(status) === 'skipped').length,
      },
    ];
  });
}
