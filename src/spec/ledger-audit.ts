// A copy of the document against the ledger: what is accounted for, what is not, and where.

import { align, type Match } from './document/align';
import type { DocumentUnit, Unit } from './document/read-document';
import {
  classOf,
  type Decision,
  decisionOf,
  isDecided,
  type Ledger,
  type LedgerUnit,
  type NewLedger,
  UNIT_CLASSES,
  type UnitClass,
} from './ledger';
import type { LedgerProblem } from './ledger-check';

/** Something of the document that is not accounted for. */
export interface Finding {
  what: 'new' | 'changed' | 'missing' | 'moved' | LedgerProblem['what'];
  /** Line in the document; for a missing unit, the line after which it stood. 0 where it concerns the ledger alone. */
  line: number;
  section: string;
  at: string;
  kind: Unit['kind'] | '';
  /** The beginning of its text, where the document has it. */
  text: string;
  message: string;
}

export interface SectionCount {
  section: string;
  /** Its heading, where the document is at hand. */
  title: string;
  units: number;
  byClass: Record<UnitClass, number>;
}

export interface Audit {
  sections: SectionCount[];
  findings: Finding[];
  accounted: number;
  units: number;
}

/** Holds a document's units against the ledger. What the ledger itself gets wrong is passed in and told at the document's lines. */
export function auditDocument(
  document: readonly DocumentUnit[],
  ledger: Ledger,
  problems: readonly LedgerProblem[],
): Audit {
  const matches = align(ledger.units, document);
  const findings: Finding[] = [];
  const accountedFor = new Set<DocumentUnit>();
  const decisions = new Map<DocumentUnit, LedgerUnit>();
  const wrong = new Set(problems.flatMap(({ unit }) => (unit === undefined ? [] : [unit])));
  let lastLine = 0;
  for (const match of matches) {
    if (match.what === 'missing') {
      const unit = ledger.units[match.before]!;
      findings.push({ ...placeOf(unit), what: 'missing', line: lastLine, text: '', message: `it ${describe(unit)}` });
      continue;
    }
    const unit = document[match.after]!;
    if (match.what !== 'moved') lastLine = unit.endLine;
    if (match.what === 'new') {
      findings.push(finding(unit, 'new', 'nothing in the ledger is like it'));
      continue;
    }
    const was = ledger.units[match.before]!;
    decisions.set(unit, was);
    if (match.what === 'same') {
      if (!wrong.has(was)) accountedFor.add(unit);
    } else if (match.what === 'moved') {
      findings.push(finding(unit, 'moved', `it stood in ${was.section} at ${was.at}, and ${describe(was)}`));
    } else {
      findings.push(finding(unit, 'changed', `the text that the ledger knows ${describe(was)}`));
    }
  }
  const placeOfUnit = new Map([...decisions].map(([unit, was]) => [was, unit]));
  findings.push(...problems.map((problem) => atDocument(problem, placeOfUnit)));
  findings.sort((left, right) => left.line - right.line);
  return {
    sections: count(document, decisions, accountedFor),
    findings,
    accounted: accountedFor.size,
    units: document.length,
  };
}

/** The ledger alone, without a document: the same counts, with the findings at no line. */
export function auditLedger(ledger: Ledger, problems: readonly LedgerProblem[]): Audit {
  const wrong = new Set(problems.map(({ unit }) => unit));
  const sound = new Set(ledger.units.filter((unit) => !wrong.has(unit)));
  const findings = problems.map((problem) => atDocument(problem, new Map()));
  const sections = count(ledger.units, new Map(ledger.units.map((unit) => [unit, unit])), sound);
  return { sections, findings, accounted: sound.size, units: ledger.units.length };
}

/** A ledger for a document about which nothing has been decided. */
export function initialLedger(name: string, document: readonly DocumentUnit[]): NewLedger {
  return { document: name, units: document.map(withoutText), implied: [] };
}

/**
 * The ledger after the document has moved on. Units that are the same, here or elsewhere, keep their decisions; those of changed units are
 * kept too, marked for review; new units have none; missing ones are dropped. Also gives the alignment from which that follows.
 */
export function updateLedger(
  document: readonly DocumentUnit[],
  ledger: Ledger,
): { ledger: NewLedger; matches: Match[] } {
  const matches = align(ledger.units, document);
  const units: (Unit & Decision)[] = [];
  for (const match of matches) {
    if (match.what === 'missing') continue;
    const unit: Unit & Decision = withoutText(document[match.after]!);
    if (match.what !== 'new') {
      const was = ledger.units[match.before]!;
      Object.assign(unit, decisionOf(was));
      if (match.what === 'changed' && isDecided(was))
        unit.review = `the text has changed since ${was.hash.slice(0, 12)}`;
    }
    units.push(unit);
  }
  return { ledger: { document: ledger.document, units, implied: ledger.implied }, matches };
}

function withoutText({ text: _, line: __, endLine: ___, ...unit }: DocumentUnit): Unit {
  return unit;
}

function finding(unit: DocumentUnit, what: Finding['what'], message: string): Finding {
  return { ...placeOf(unit), what, line: unit.line, text: unit.text, message };
}

function placeOf({ section, at, kind }: Unit): Pick<Finding, 'section' | 'at' | 'kind'> {
  return { section, at, kind };
}

/** A problem of the ledger, at the line of the document that it concerns, where there is one. */
function atDocument(
  { what, unit, line, message }: LedgerProblem,
  placeOfUnit: ReadonlyMap<LedgerUnit, DocumentUnit>,
): Finding {
  const found = unit === undefined ? undefined : placeOfUnit.get(unit);
  const where = line > 0 ? `${message} (ledger, line ${line})` : message;
  const place = unit === undefined ? ({ section: '', at: '', kind: '' } as const) : placeOf(unit);
  return { ...place, what, line: found?.line ?? 0, text: found?.text ?? '', message: where };
}

/** What became of a unit, to go on a sentence with. */
function describe(unit: LedgerUnit): string {
  const { rules = [], examples = [], feature, informative, erratum, outdated } = unit;
  if (rules.length > 0) return `is transcribed by ${rules.join(', ')}`;
  if (examples.length > 0) return `is run by ${examples.map(({ rule, title }) => `${rule} "${title}"`).join(', ')}`;
  if (feature !== undefined) return `is the title of the feature of ${feature}`;
  if (erratum !== undefined) return `is an erratum: ${erratum}`;
  if (outdated !== undefined) return `is outdated: ${outdated}`;
  return informative === undefined ? 'has no decision yet' : `is informative: ${informative}`;
}

function count<T extends Unit>(
  units: readonly T[],
  decisions: ReadonlyMap<T, LedgerUnit>,
  accountedFor: ReadonlySet<T>,
): SectionCount[] {
  const sections = new Map<string, SectionCount>();
  for (const unit of units) {
    if (!sections.has(unit.section)) {
      const byClass = Object.fromEntries(UNIT_CLASSES.map((name) => [name, 0])) as Record<UnitClass, number>;
      sections.set(unit.section, { section: unit.section, title: '', units: 0, byClass });
    }
    const row = sections.get(unit.section)!;
    if (unit.kind === 'heading' && 'text' in unit && row.title === '') row.title = String(unit.text);
    row.units++;
    row.byClass[accountedFor.has(unit) ? classOf(decisions.get(unit)!) : 'unaccounted']++;
  }
  return [...sections.values()];
}
