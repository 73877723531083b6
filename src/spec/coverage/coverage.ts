// Coverage as data: what part of the document and of its rules is accounted for, linked, verified and confirmed. Every report shows these numbers.

import type { RunRecord, SubjectDescription } from '../run-record';
import type { Level, Rule, Section, Specification } from '../specification';
import { FORMERLY } from '../tags';
import type { CodeCoverage } from './code-coverage';
import { type Confirmation, CONFIRMATIONS, confirmationOf, confirmedBy, isOracle } from './confirmation';
import type { LedgerSummary } from './ledger-summary';
import type { ReachSummary } from './reach-summary';
import { type Share, share, sumShares } from './share';
import {
  EXAMPLE_STANDINGS,
  type ExampleStanding,
  exampleStanding,
  RULE_STANDINGS,
  type RuleStanding,
  ruleStanding,
  type Standings,
  standingsOf,
} from './standing';

/** The version of the form; it changes when a reader of the old form would misread the new one. */
export const COVERAGE_FORMAT = 'callspec-coverage/1';

export interface SubjectCoverage {
  name: string;
  title: string;
  pythonVersion: string;
  cpythonLike: boolean;
  /** It is CPython 3.14 itself. */
  oracle: boolean;
  /** Examples that have only a verdict for an earlier text. */
  stale: number;
  /** Verdicts of examples that are no longer there. */
  gone: number;
}

/** Counts of one subject over some rules. */
export interface SubjectCounts {
  /** Rules all of whose examples passed, of all rules. */
  verified: Share;
  rules: Record<RuleStanding, number>;
  examples: Record<ExampleStanding, number>;
}

/** Units of the document, null without a ledger. */
export interface UnitCounts {
  accounted: Share;
  /** How many units are of each class: "rules", "informative", "erratum", … */
  classes: Record<string, number>;
}

/** The columns of a row. They are never added up to one score. */
export interface Measures {
  units: UnitCounts | null;
  /** Rules with an example, of all rules known. */
  linked: Share;
  /** Rules that CPython 3.14 confirms, of those with an example. */
  confirmed: Share;
  confirmations: Record<Confirmation, number>;
  rules: number;
  examples: number;
  /** By name of the subject. */
  subjects: Record<string, SubjectCounts>;
}

export interface SectionCoverage extends Measures {
  id: string;
  title: string;
  /** Ids of known rules without an example. */
  awaited: string[];
}

export interface RuleCoverage {
  id: string;
  section: string;
  sentence: string;
  level: Level;
  /** Earlier ids, from tags as @formerly:31.4/old-id. */
  formerly: string[];
  examples: number;
  /** Units of the document that it transcribes, null without a ledger. */
  units: number | null;
  confirmation: Confirmation;
  /** Subjects that confirm examples of it: CPython 3.14, and for what that could not show other versions. */
  confirmedBy: string[];
  /** By name of the subject. */
  standings: Record<string, RuleStanding>;
}

export interface Coverage {
  format: typeof COVERAGE_FORMAT;
  subjects: SubjectCoverage[];
  total: Measures;
  sections: SectionCoverage[];
  rules: RuleCoverage[];
  /** The interpreter's own code under the features, null where it was not measured. */
  code: CodeCoverage | null;
  /** Functions of the call protocol and of the loop that rules reach, null where it was not measured. */
  reach: ReachSummary | null;
}

/** What coverage is computed from, beside the specification. What is left out is reported as not measured. */
export interface CoverageSources {
  runs: readonly RunRecord[];
  ledger?: LedgerSummary;
  /** Ids of the rules that the index lists. Those without a rule in the features are waited for. */
  index?: readonly string[];
  code?: CodeCoverage;
  reach?: ReachSummary;
}

/** Computes coverage. Pure: the same sources give the same numbers; the reference interpreter comes first, then CPython 3.14, then the others. */
export function coverageOf(specification: Specification, sources: CoverageSources): Coverage {
  const { runs, ledger, index = [], code, reach } = sources;
  const subjects = inOrder(runs).map((record) => standingsOf(record, specification));
  const count = new Counter(subjects, ledger, index);
  const sections = sectionsOf(specification, ledger, index).map((section) => count.section(section));
  return {
    format: COVERAGE_FORMAT,
    subjects: subjects.map(describeSubject),
    total: count.total(sections),
    sections,
    rules: specification.sections.flatMap((section) => section.rules.map((rule) => count.rule(section, rule))),
    code: code ?? null,
    reach: reach ?? null,
  };
}

function inOrder(runs: readonly RunRecord[]): RunRecord[] {
  const rank = ({ subject }: RunRecord) => (subject.name === 'reference' ? 0 : isOracle(subject) ? 1 : 2);
  return [...runs].sort(
    (a, b) => rank(a) - rank(b) || a.subject.name.localeCompare(b.subject.name, 'en', { numeric: true }),
  );
}

/** The sections of the features and those that only the ledger knows, in the order of their numbers. */
function sectionsOf(
  { sections }: Specification,
  ledger: LedgerSummary | undefined,
  index: readonly string[],
): Section[] {
  const known = new Map(sections.map((section) => [section.id, section]));
  for (const id of [...(ledger?.units ?? []).map(({ section }) => section), ...index.map(sectionOfRule)]) {
    if (!known.has(id)) known.set(id, { id, title: '', description: '', file: '', rules: [] });
  }
  return [...known.values()].sort((a, b) => compareSections(a.id, b.id));
}

/** "31.4" of "31.4/left-to-right". */
export function sectionOfRule(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** The order of section numbers: 31.4 before 31.12. */
export function compareSections(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function describeSubject({ record, stale, gone }: Standings): SubjectCoverage {
  const { name, title, pythonVersion, cpythonLike } = record.subject satisfies SubjectDescription;
  return { name, title, pythonVersion, cpythonLike, oracle: isOracle(record.subject), stale: stale.size, gone };
}

class Counter {
  constructor(
    private readonly subjects: readonly Standings[],
    private readonly ledger: LedgerSummary | undefined,
    private readonly index: readonly string[],
  ) {}

  section({ id, title, rules }: Section): SectionCoverage {
    const written = new Set(rules.map((rule) => rule.id));
    const awaited = this.index.filter((rule) => sectionOfRule(rule) === id && !written.has(rule));
    const linked = rules.filter(({ examples }) => examples.length > 0).length;
    const confirmations = tally(
      CONFIRMATIONS,
      rules.map((rule) => confirmationOf(rule, this.subjects)),
    );
    return {
      id,
      title,
      units: this.units(id),
      linked: share(linked, rules.length + awaited.length),
      confirmed: share(confirmations.confirmed, rules.length),
      confirmations,
      rules: rules.length,
      examples: rules.reduce((sum, { examples }) => sum + examples.length, 0),
      subjects: Object.fromEntries(
        this.subjects.map((standings) => [standings.record.subject.name, countSubject(rules, standings)]),
      ),
      awaited,
    };
  }

  total(sections: readonly SectionCoverage[]): Measures {
    const units = sections.flatMap((section) => section.units ?? []);
    const names = this.subjects.map(({ record }) => record.subject.name);
    return {
      units: this.ledger === undefined ? null : sumUnits(units),
      linked: sumShares(sections.map(({ linked }) => linked)),
      confirmed: sumShares(sections.map(({ confirmed }) => confirmed)),
      confirmations: sumCounts(
        CONFIRMATIONS,
        sections.map(({ confirmations }) => confirmations),
      ),
      rules: sections.reduce((sum, { rules }) => sum + rules, 0),
      examples: sections.reduce((sum, { examples }) => sum + examples, 0),
      subjects: Object.fromEntries(
        names.map((name) => [name, sumSubjects(sections.map(({ subjects }) => subjects[name]!))]),
      ),
    };
  }

  rule(section: Section, rule: Rule): RuleCoverage {
    const { id, sentence, level, examples } = rule;
    return {
      id,
      section: section.id,
      sentence,
      level,
      formerly: formerlyOf(rule),
      examples: examples.length,
      units: this.ledger === undefined ? null : this.ledger.units.filter(({ rules }) => rules.includes(id)).length,
      confirmation: confirmationOf(rule, this.subjects),
      confirmedBy: confirmedBy(rule, this.subjects),
      standings: Object.fromEntries(
        this.subjects.map((standings) => [standings.record.subject.name, ruleStanding(rule, standings)]),
      ),
    };
  }

  private units(section: string): UnitCounts | null {
    if (this.ledger === undefined) return null;
    const units = this.ledger.units.filter((unit) => unit.section === section);
    const classes: Record<string, number> = {};
    for (const { kind } of units) classes[kind] = (classes[kind] ?? 0) + 1;
    return { accounted: share(units.filter(({ accounted }) => accounted).length, units.length), classes };
  }
}

/** Earlier ids of a rule. */
export function formerlyOf({ examples }: Rule): string[] {
  const tags = (examples[0]?.tags ?? []).filter((tag) => tag.startsWith(FORMERLY));
  return tags.map((tag) => tag.slice(FORMERLY.length));
}

function countSubject(rules: readonly Rule[], standings: Standings): SubjectCounts {
  const counts = tally(
    RULE_STANDINGS,
    rules.map((rule) => ruleStanding(rule, standings)),
  );
  const examples = rules.flatMap((rule) => rule.examples.map((example) => exampleStanding(example, standings)));
  return {
    verified: share(counts.verified, rules.length),
    rules: counts,
    examples: tally<ExampleStanding>(EXAMPLE_STANDINGS, examples),
  };
}

function tally<Word extends string>(words: readonly Word[], found: readonly Word[]): Record<Word, number> {
  const counts = Object.fromEntries(words.map((word) => [word, 0])) as Record<Word, number>;
  for (const word of found) counts[word]++;
  return counts;
}

function sumCounts<Word extends string>(
  words: readonly Word[],
  parts: readonly Record<Word, number>[],
): Record<Word, number> {
  return Object.fromEntries(words.map((word) => [word, parts.reduce((sum, part) => sum + part[word], 0)])) as Record<
    Word,
    number
  >;
}

function sumUnits(parts: readonly UnitCounts[]): UnitCounts {
  const classes: Record<string, number> = {};
  for (const part of parts) {
    for (const [kind, count] of Object.entries(part.classes)) classes[kind] = (classes[kind] ?? 0) + count;
  }
  return { accounted: sumShares(parts.map(({ accounted }) => accounted)), classes };
}

function sumSubjects(parts: readonly SubjectCounts[]): SubjectCounts {
  return {
    verified: sumShares(parts.map(({ verified }) => verified)),
    rules: sumCounts(
      RULE_STANDINGS,
      parts.map(({ rules }) => rules),
    ),
    examples: sumCounts<ExampleStanding>(
      EXAMPLE_STANDINGS,
      parts.map(({ examples }) => examples),
    ),
  };
}
