// What a run found: a verdict for each example, and from them for each rule.

import type { Example, Rule, Section, Specification } from './specification';

export type Status = 'passed' | 'failed' | 'skipped';

/** What was expected and what came, where a step compared the two. */
export interface Difference {
  expected: string;
  actual: string;
}

export interface Verdict {
  example: Example;
  status: Status;
  /** The step that failed, and why. */
  step?: string;
  message?: string;
  difference?: Difference;
}

export interface SectionSummary {
  section: Section;
  rulesVerified: number;
  /** Rules of the section with a selected example. */
  rules: number;
  examplesPassed: number;
  examples: number;
}

/** A rule is verified when it has examples and each of them has passed. */
export function isVerified(rule: Rule, verdicts: ReadonlyMap<Example, Verdict>): boolean {
  return rule.examples.length > 0 && rule.examples.every((example) => verdicts.get(example)?.status === 'passed');
}

/** Counts by section, for the sections of which something was selected. */
export function summarize(specification: Specification, verdicts: ReadonlyMap<Example, Verdict>): SectionSummary[] {
  return specification.sections.flatMap((section) => {
    const rules = section.rules.filter(({ examples }) => examples.some((example) => verdicts.has(example)));
    const examples = rules.flatMap((rule) => rule.examples.filter((example) => verdicts.has(example)));
    if (examples.length === 0) return [];
    return [
      {
        section,
        rules: rules.length,
        rulesVerified: rules.filter((rule) => isVerified(rule, verdicts)).length,
        examples: examples.length,
        examplesPassed: examples.filter((example) => verdicts.get(example)!.status === 'passed').length,
      },
    ];
  });
}
