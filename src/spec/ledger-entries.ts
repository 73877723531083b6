// The entries of the ledger as somebody who checks them needs them: the unit's words, what became of it, the rules, the examples.

import { align } from './document/align';
import type { DocumentUnit, UnitKind } from './document/read-document';
import { type Decision, type Ledger, type LedgerUnit, type UnitClass, classOf } from './ledger';
import type { Finding } from './ledger-audit';
import type { Example, Rule, Specification } from './specification';

/** A rule or an example by name; place and sentence are there where it exists. */
export interface EntryExample {
  rule: string;
  title: string;
  file?: string;
  line?: number;
  /** The entry names it itself; the others belong to the rules that it names. */
  isNamed: boolean;
}

/** A rule by name; the rest is there where it exists. */
export interface EntryRule {
  id: string;
  level?: string;
  sentence?: string;
  file?: string;
  line?: number;
}

/** A unit with its decision, the names in it looked up. */
export interface LedgerEntry extends Omit<Decision, 'rules' | 'examples'> {
  section: string;
  at: string;
  kind: UnitKind;
  language?: string;
  class: UnitClass;
  /** Of the unit in the document, where one is at hand and has it. */
  line?: number;
  text?: string;
  /** Line in the ledger. */
  ledgerLine: number;
  rules: EntryRule[];
  examples: EntryExample[];
  /** What the audit finds about it. */
  findings: string[];
}

/** A word names no unit of the ledger. */
export class NoSuchUnit extends Error {}

/** The units that words select: a section ("31.6"), a block or a part of it ("31.6/3", "31.6/3/2"), or "all". Throws NoSuchUnit. */
export function selectUnits({ units }: Ledger, words: readonly string[]): LedgerUnit[] {
  const selected = new Set(words.flatMap((word) => unitsOf(units, word)));
  return units.filter((unit) => selected.has(unit));
}

function unitsOf(units: readonly LedgerUnit[], word: string): LedgerUnit[] {
  if (word === 'all') return [...units];
  const found = units.filter(({ section, at }) => `${section}/${at}/`.startsWith(`${word}/`));
  if (found.length > 0) return found;
  const sections = [...new Set(units.map(({ section }) => section))];
  const section = sections.find((name) => word.startsWith(`${name}/`));
  const there =
    section === undefined
      ? `its sections go from ${sections[0] ?? 'none'} to ${sections.at(-1) ?? 'none'}`
      : `its places are ${units.flatMap((unit) => (unit.section === section ? [unit.at] : [])).join(', ')}`;
  throw new NoSuchUnit(
    `the ledger has no unit "${word}": name a section (31.6), a block (31.6/3), a part of one (31.6/3/2), or all; ${there}`,
  );
}

/** Describes units of the ledger, with the words of a document's units where there is one. */
export function describeEntries(
  selected: readonly LedgerUnit[],
  ledger: Ledger,
  specification: Specification,
  document: readonly DocumentUnit[] | undefined,
  findings: readonly Finding[],
): LedgerEntry[] {
  const rules = new Map(specification.sections.flatMap((section) => section.rules).map((rule) => [rule.id, rule]));
  const inDocument = document === undefined ? undefined : partners(ledger, document);
  return selected.map((unit) => ({
    section: unit.section,
    at: unit.at,
    kind: unit.kind,
    ...(unit.language !== undefined && { language: unit.language }),
    class: classOf(unit),
    ...wordsOf(inDocument?.get(unit)),
    ledgerLine: unit.line,
    ...reasonsOf(unit),
    rules: (unit.rules ?? []).map((id) => describeRule(id, rules.get(id))),
    examples: describeExamples(unit, rules),
    findings: findings
      .filter(({ section, at }) => section === unit.section && at === unit.at)
      .map(({ what, message }) => `${what}: ${message}`),
  }));
}

/** The unit of a document that each unit of the ledger is about. */
function partners({ units }: Ledger, document: readonly DocumentUnit[]): Map<LedgerUnit, DocumentUnit> {
  const found = new Map<LedgerUnit, DocumentUnit>();
  for (const match of align(units, document)) {
    if (match.what !== 'new' && match.what !== 'missing') found.set(units[match.before]!, document[match.after]!);
  }
  return found;
}

function wordsOf(unit: DocumentUnit | undefined): Pick<LedgerEntry, 'line' | 'text'> {
  return unit === undefined ? {} : { line: unit.line, text: unit.text };
}

const REASONS = ['feature', 'informative', 'erratum', 'outdated', 'not run', 'review'] as const;

function reasonsOf(unit: LedgerUnit): Partial<LedgerEntry> {
  return Object.fromEntries(REASONS.flatMap((name) => (unit[name] === undefined ? [] : [[name, unit[name]]])));
}

function describeRule(id: string, rule: Rule | undefined): EntryRule {
  if (rule === undefined) return { id };
  const { level, sentence, file, line } = rule;
  return { id, level, sentence, file, line };
}

/** The examples that the entry names, then all of the rules that it names. */
function describeExamples(unit: LedgerUnit, rules: ReadonlyMap<string, Rule>): EntryExample[] {
  const named = (unit.examples ?? []).map(({ rule, title }): EntryExample => {
    const example = rules.get(rule)?.examples.find((candidate) => candidate.title === title);
    return { rule, title, ...placeOf(example), isNamed: true };
  });
  const isNamed = ({ rule, title }: Example) => named.some((one) => one.rule === rule.id && one.title === title);
  const others = (unit.rules ?? [])
    .flatMap((id) => rules.get(id)?.examples ?? [])
    .filter((example) => !isNamed(example))
    .map((example) => ({ rule: example.rule.id, title: example.title, ...placeOf(example), isNamed: false }));
  return [...named, ...others];
}

function placeOf(example: Example | undefined): { file?: string; line?: number } {
  return example === undefined ? {} : { file: example.file, line: example.line };
}
