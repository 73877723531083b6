// What the page shows, as data: sections, rules and examples with what each subject made of them.

import { capabilitiesOf } from '../../spec/applicability';
import type { Confirmation } from '../../spec/coverage/confirmation';
import type { Coverage, RuleCoverage } from '../../spec/coverage/coverage';
import type { RuleStanding } from '../../spec/coverage/standing';
import { currentVerdicts, type RunRecord } from '../../spec/run-record';
import type { Example, Rule, Section, Specification, Step } from '../../spec/specification';
import { countsAs, type Verdict } from '../../spec/verdicts';
import { subjectsDiffer } from '../matrix';
import { exampleAnchors } from './anchors';
import { renderInline, renderText } from './markdown';
import { backgroundOf, type ProsePart, proseOf } from './prose';

/** A subject with the record of its last run. */
export interface SubjectView {
  /** As on the command line. */
  name: string;
  title: string;
  pythonVersion: string;
  /** "2026-11-22", when it was run. */
  date: string;
  commit: string | null;
  /** It is CPython 3.14: what it says is how it is. */
  oracle: boolean;
  verdicts: ReadonlyMap<Example, Verdict>;
}

export interface SectionView {
  id: string;
  title: string;
  /** HTML, as all descriptions and sentences here. */
  description: string;
  background: ProsePart[];
  rules: RuleView[];
  /** About how high it is, in lines of text: what a browser assumes until it has laid it out. */
  height: number;
}

export interface RuleView {
  id: string;
  level: string;
  sentence: string;
  description: string;
  place: string;
  marks: string[];
  /** What a Python must be able to show for its examples. */
  needs: string;
  background: ProsePart[];
  examples: ExampleView[];
  /** What CPython says of it. */
  confirmation: Confirmation;
  /** The names of the CPythons that confirm examples of it. */
  confirmedBy: string[];
  verdicts: RuleVerdictView[];
  /** Verdicts in the words that filters ask for: "reference:verified skulpt:failed". */
  filterWords: string;
  /** It holds on one subject and fails on another. */
  differs: boolean;
}

export interface RuleVerdictView {
  subject: SubjectView;
  status: RuleStanding;
  passed: number;
  examples: number;
  /** Why examples were set aside, each reason once. */
  reasons: string[];
}

export interface ExampleView {
  anchor: string;
  title: string;
  marks: string[];
  parts: ProsePart[];
  failures: FailureView[];
}

export interface FailureView {
  subject: SubjectView;
  /** "failed", "timed out", "crashed", "has another text". */
  word: string;
  /** The text of exceptions alone differs: shown, and no failure. */
  textAlone: boolean;
  step: string;
  message: string;
  lines?: { same: boolean; expected: string; actual: string }[];
}

/** The records as columns, in the order of the coverage. */
export function subjectsOf(
  specification: Specification,
  runs: readonly RunRecord[],
  { subjects }: Coverage,
): SubjectView[] {
  return subjects.map(({ name, title, pythonVersion, oracle }) => {
    const run = runs.find(({ subject }) => subject.name === name)!;
    const verdicts = currentVerdicts(run, specification);
    return { name, title, pythonVersion, oracle, date: run.date.slice(0, 10), commit: run.commit, verdicts };
  });
}

/** The chapter as it is shown. */
export function sectionsOf(
  specification: Specification,
  subjects: readonly SubjectView[],
  coverage: Coverage,
): SectionView[] {
  const known = new Map(coverage.rules.map((rule) => [rule.id, rule]));
  return specification.sections.map((section) => ({
    id: section.id,
    title: section.title,
    description: renderText(section.description),
    background: backgroundOf(section).map(proseOf),
    rules: section.rules.map((rule) => viewRule(section, rule, subjects, known.get(rule.id)!)),
    height: estimateHeight(section),
  }));
}

function estimateHeight({ rules }: Section): number {
  const lines = (step: Step) =>
    3 + (step.docString?.content.split('\n').length ?? 0) * 1.3 + (step.table?.length ?? 0) * 2;
  const examples = rules.flatMap((rule) => rule.examples);
  const steps = examples.flatMap((example) => example.steps.slice(-3));
  return Math.round(10 + rules.length * 8 + examples.length * 3 + steps.reduce((sum, step) => sum + lines(step), 0));
}

function viewRule(
  section: Section,
  rule: Rule,
  subjects: readonly SubjectView[],
  { standings, confirmation, confirmedBy }: RuleCoverage,
): RuleView {
  const skipped = backgroundOf(section).length;
  const background = backgroundOf(section, rule);
  const anchors = exampleAnchors(rule);
  const verdicts = subjects.map((subject) => viewVerdict(rule, subject, standings[subject.name]!));
  const common = marksOf(rule.examples[0]!).filter((mark) =>
    rule.examples.every((each) => marksOf(each).includes(mark)),
  );
  return {
    id: rule.id,
    level: rule.level,
    sentence: renderInline(rule.sentence),
    description: renderText(rule.description),
    place: `features/${rule.file}:${rule.line}`,
    marks: common,
    needs: needsOf(rule.examples),
    background: background.map(proseOf),
    examples: rule.examples.map((example) => ({
      anchor: anchors.get(example)!,
      title: renderInline(example.title),
      marks: marksOf(example).filter((mark) => !common.includes(mark)),
      parts: example.steps.slice(skipped + background.length).map(proseOf),
      failures: subjects.flatMap((subject) => viewFailure(subject, subject.verdicts.get(example))),
    })),
    confirmation,
    confirmedBy,
    verdicts,
    filterWords: verdicts.map(({ subject, status }) => `${subject.name}:${status}`).join(' '),
    differs: subjectsDiffer(Object.values(standings)),
  };
}

function viewVerdict(rule: Rule, subject: SubjectView, status: RuleStanding): RuleVerdictView {
  const found = rule.examples.flatMap((example) => subject.verdicts.get(example) ?? []);
  return {
    subject,
    status,
    passed: found.filter(({ status }) => status === 'passed').length,
    examples: rule.examples.length,
    reasons: [...new Set(found.flatMap(({ status, reason }) => (status === 'text' ? [] : (reason ?? []))))],
  };
}

function viewFailure(subject: SubjectView, verdict: Verdict | undefined): FailureView[] {
  if (verdict === undefined) return [];
  const outcome = countsAs(verdict.status);
  if (outcome !== 'failed' && outcome !== 'text') return [];
  const { status, step = '', message = '', difference } = verdict;
  const word = outcome === 'text' ? 'has another text' : status.replaceAll('-', ' ');
  const view: FailureView = { subject, word, textAlone: outcome === 'text', step, message };
  if (difference !== undefined) {
    const expected = difference.expected.split('\n');
    const actual = difference.actual.split('\n');
    view.lines = Array.from({ length: Math.max(expected.length, actual.length) }, (_, row) => ({
      same: expected[row] === actual[row],
      expected: expected[row] ?? '',
      actual: actual[row] ?? '',
    }));
  }
  return [view];
}

/** What the tags of an example say to a reader. */
function marksOf(example: Example): string[] {
  const versions = example.tags.filter((tag) => tag.startsWith('@py:')).map((tag) => tag.slice('@py:'.length));
  return [
    ...(example.tags.includes('@erratum') ? ['erratum'] : []),
    ...(example.tags.includes('@outdated') ? ['outdated'] : []),
    ...versions.map((range) => `Python ${range}`),
  ];
}

/** "observed with bytecode, reference counts and weakref". */
function needsOf(examples: readonly Example[]): string {
  const names = [...new Set(examples.flatMap(capabilitiesOf))];
  const words = names.map((name) => name.replace(/^import:/, '').replaceAll('-', ' '));
  const last = words.pop();
  if (last === undefined) return '';
  return `observed with ${words.length === 0 ? last : `${words.join(', ')} and ${last}`}`;
}
