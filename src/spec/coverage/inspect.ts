// Everything that is known about one section, rule, example or file of the interpreter, as data.

import type { RunRecord } from '../run-record';
import { capabilitiesOf } from '../applicability';
import type { Example, Level, Rule, Section, Specification, Step } from '../specification';
import type { Difference } from '../verdicts';
import { type Confirmation, confirmationOf, confirmedBy } from './confirmation';
import { type Coverage, formerlyOf, type RuleCoverage, type SectionCoverage } from './coverage';
import type { LedgerSummary, UnitSummary } from './ledger-summary';
import { type FunctionName, functionsOfRule, type Reach } from './reach';
import {
  type ExampleStanding,
  exampleStanding,
  type RuleStanding,
  ruleStanding,
  type Standings,
  standingsOf,
} from './standing';

export interface Place {
  file: string;
  line: number;
}

export interface ShownVerdict {
  subject: string;
  title: string;
  /** When the run began. */
  date: string;
  standing: ExampleStanding;
  reason?: string;
  step?: string;
  message?: string;
  difference?: Difference;
}

export interface ShownExample {
  title: string;
  rule: string;
  place: Place;
  needs: string[];
  steps: Step[];
  verdicts: ShownVerdict[];
}

export interface ShownFunction extends Place {
  name: string;
  /** How many rules reach it, of all. */
  rules: number;
}

export interface ShownRule {
  kind: 'rule';
  id: string;
  sentence: string;
  description: string;
  level: Level;
  formerly: string[];
  place: Place;
  /** Units of the document that it transcribes, null without a ledger. */
  units: UnitSummary[] | null;
  confirmation: Confirmation;
  /** Subjects that confirm examples of it. */
  confirmedBy: string[];
  standings: Record<string, RuleStanding>;
  examples: ShownExample[];
  /** Functions that it reaches, those first that it is about; null where that was not measured. */
  functions: ShownFunction[] | null;
  /** The number of rules that were measured. */
  measuredRules: number;
}

export interface ShownSection {
  kind: 'section';
  id: string;
  title: string;
  description: string;
  file: string;
  coverage: SectionCoverage;
  rules: RuleCoverage[];
}

export interface ShownSingleExample extends ShownExample {
  kind: 'example';
  sentence: string;
  level: Level;
}

export interface ShownFile {
  kind: 'file';
  file: string;
  /** The number of rules that were measured. */
  measuredRules: number;
  functions: { name: string; line: number; rules: string[]; isAlwaysCalled: boolean }[];
}

export type Shown = ShownRule | ShownSection | ShownSingleExample | ShownFile;

/** What the answers are taken from. */
export interface Knowledge {
  specification: Specification;
  runs: readonly RunRecord[];
  coverage: Coverage;
  ledger?: LedgerSummary;
  reach?: Reach;
  /** Where a function of the interpreter stands; 0 where that cannot be told. */
  lineOf(name: FunctionName): number;
}

/** Answers about what was asked for. */
export class Inspector {
  private readonly standings: Standings[];

  constructor(private readonly known: Knowledge) {
    const order = known.coverage.subjects.map(({ name }) => name);
    this.standings = known.runs
      .map((record) => standingsOf(record, known.specification))
      .sort((a, b) => order.indexOf(a.record.subject.name) - order.indexOf(b.record.subject.name));
  }

  rule(rule: Rule): ShownRule {
    const { id, sentence, description, level, file, line, examples } = rule;
    const { ledger, reach } = this.known;
    return {
      kind: 'rule',
      id,
      sentence,
      description,
      level,
      formerly: formerlyOf(rule),
      place: { file, line },
      units: ledger === undefined ? null : ledger.units.filter(({ rules }) => rules.includes(id)),
      confirmation: confirmationOf(rule, this.standings),
      confirmedBy: confirmedBy(rule, this.standings),
      standings: Object.fromEntries(
        this.standings.map((standings) => [standings.record.subject.name, ruleStanding(rule, standings)]),
      ),
      examples: examples.map((example) => this.describe(example)),
      functions:
        reach === undefined || !reach.rules.includes(id)
          ? null
          : functionsOfRule(reach, id).map((found) => ({
              file: found.file,
              line: this.known.lineOf(found),
              name: found.name,
              rules: found.rules.size,
            })),
      measuredRules: reach?.rules.length ?? 0,
    };
  }

  section({ id, title, description, file }: Section): ShownSection {
    const { sections, rules } = this.known.coverage;
    const coverage = sections.find((section) => section.id === id)!;
    return {
      kind: 'section',
      id,
      title,
      description,
      file,
      coverage,
      rules: rules.filter(({ section }) => section === id),
    };
  }

  example(example: Example): ShownSingleExample {
    const { sentence, level } = example.rule;
    return { kind: 'example', ...this.describe(example), sentence, level };
  }

  /** The functions of a file of the interpreter, in its order; undefined where none was measured. */
  file(file: string): ShownFile | undefined {
    const { reach } = this.known;
    const functions = (reach?.functions ?? []).filter((found) => found.file === file);
    if (reach === undefined || functions.length === 0) return undefined;
    return {
      kind: 'file',
      file,
      measuredRules: reach.rules.length,
      functions: functions
        .map(({ name, rules, isAlwaysCalled }) => {
          return { name, line: this.known.lineOf({ file, name }), rules: [...rules], isAlwaysCalled };
        })
        .sort((a, b) => a.line - b.line),
    };
  }

  private describe(example: Example): ShownExample {
    const { title, rule, file, line, steps } = example;
    return {
      title,
      rule: rule.id,
      place: { file, line },
      needs: capabilitiesOf(example),
      steps,
      verdicts: this.standings.map((standings) => verdictOf(example, standings)),
    };
  }
}

function verdictOf(example: Example, standings: Standings): ShownVerdict {
  const { subject, date } = standings.record;
  const { reason, step, message, difference } = standings.verdicts.get(example) ?? {};
  return {
    subject: subject.name,
    title: subject.title,
    date,
    standing: exampleStanding(example, standings),
    ...(reason !== undefined && { reason }),
    ...(step !== undefined && { step }),
    ...(message !== undefined && { message }),
    ...(difference !== undefined && { difference }),
  };
}
