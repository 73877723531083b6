// The ledger: what became of every unit of a document. It keeps hashes, never the text.

import { Document, isMap, isScalar, isSeq, LineCounter, parseDocument, type Scalar, visit, type YAMLMap } from 'yaml';
import { UNIT_KINDS, type Unit, type UnitKind } from './document/read-document';

/** An example by the rule that it belongs to and its title. */
export interface ExampleReference {
  rule: string;
  title: string;
}

/** What somebody decided about a unit. Several of these may hold at once. */
export interface Decision {
  /** Ids of the rules that transcribe it. */
  rules?: string[];
  /** Examples that run it. */
  examples?: ExampleReference[];
  /** A heading: the section of the feature that bears it as its title. */
  feature?: string;
  /** It states no behaviour: why. */
  informative?: string;
  /** It is wrong: the correction. */
  erratum?: string;
  /** It was true of an earlier Python: what CPython 3.14 does. */
  outdated?: string;
  /** A block of Python without an example: why. */
  'not run'?: string;
  /** It has changed since the decision was made, which is to be confirmed by removing this line. */
  review?: string;
}

export interface LedgerUnit extends Unit, Decision {
  /** Line in the ledger's file. */
  line: number;
}

export interface Ledger {
  /** Name of the document's file. */
  document: string;
  units: LedgerUnit[];
  /** Rules that no unit states, and why they are there. */
  implied: { rule: string; reason: string; line: number }[];
}

/** The ledger's file cannot be used: a list of lines with what is wrong there. */
export class LedgerError extends Error {
  constructor(readonly problems: { line: number; message: string }[]) {
    super(problems.map(({ line, message }) => `line ${line}: ${message}`).join('\n'));
  }
}

const REASONS = ['feature', 'informative', 'erratum', 'outdated', 'not run', 'review'] as const;
const KEYS: readonly string[] = ['at', 'kind', 'language', 'id', 'rules', 'examples', ...REASONS, 'hash', 'sketch'];

const HEADER = `# What became of every unit of the document: its sentences, table rows, lines of enumerating text blocks, drawings, code blocks and
# headings, by section and place (block/part). The text is not here: \`hash\` is the SHA-256 of the unit's normalised text,
# and \`sketch\` tells a changed text from another one. \`callspec audit\` checks this file.

`;

/** Reads a ledger's text. Throws LedgerError with the line of everything that is not as it should be. */
export function parseLedger(source: string): Ledger {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new LedgerError(
      document.errors.map(({ pos, message }) => ({
        line: lines.linePos(pos[0]).line,
        message: `broken YAML: ${message}`,
      })),
    );
  }
  return new LedgerParser(lines).parse(document.contents);
}

class LedgerParser {
  private readonly problems: { line: number; message: string }[] = [];

  constructor(private readonly lines: LineCounter) {}

  parse(root: unknown): Ledger {
    const ledger: Ledger = { document: '', units: [], implied: [] };
    if (!isMap(root)) throw new LedgerError([{ line: 1, message: 'a ledger begins with "document:" and "sections:"' }]);
    const sections = root.get('sections', true);
    ledger.document = String(root.get('document') ?? '');
    if (!isMap(sections)) this.complain(root, 'there is no "sections:" with the units of each section');
    else for (const { key, value } of sections.items) this.parseSection(key, value, ledger);
    const implied = root.get('implied', true);
    if (isMap(implied)) {
      for (const { key, value } of implied.items) {
        const reason = this.text(value ?? key, 'the reason why a rule is implied');
        ledger.implied.push({ rule: this.text(key, 'a rule id'), reason, line: this.lineOf(key) });
      }
    } else if (implied !== undefined && !(isScalar(implied) && implied.value === null)) {
      this.complain(implied, '"implied:" must list rule ids, each with the reason');
    }
    if (this.problems.length > 0) throw new LedgerError(this.problems);
    return ledger;
  }

  private parseSection(key: unknown, units: unknown, ledger: Ledger): void {
    const section = this.text(key, 'the name of a section');
    if (!isSeq(units)) {
      this.complain(key, `section ${section} must be a list of units`);
      return;
    }
    for (const node of units.items) {
      if (isMap(node)) ledger.units.push(this.parseUnit(section, node));
      else this.complain(node, 'a unit must have at, kind, hash and sketch');
    }
  }

  private parseUnit(section: string, node: YAMLMap): LedgerUnit {
    const unit: LedgerUnit = { section, at: '', kind: 'sentence', hash: '', sketch: '', line: this.lineOf(node) };
    for (const { key, value } of node.items) {
      const name = this.text(key, 'a key');
      if (name === 'rules') unit.rules = this.parseRules(value);
      else if (name === 'examples') unit.examples = this.parseExamples(value);
      else if (KEYS.includes(name)) Object.assign(unit, { [name]: this.text(value ?? key, `the value of ${name}`) });
      else this.complain(key, `a unit has no "${name}"; it may have ${KEYS.join(', ')}`);
    }
    if (!/^\d+(\/\d+)?$/.test(unit.at)) this.complain(node, 'the unit needs its place, as "at: 3/2"');
    if (!UNIT_KINDS.includes(unit.kind)) {
      this.complain(node, `"${unit.kind}" is no kind of unit; the kinds are ${UNIT_KINDS.join(', ')}`);
    }
    if (!/^[0-9a-f]{64}$/.test(unit.hash)) this.complain(node, 'the unit needs its hash, 64 hexadecimal digits');
    if (!/^[0-9a-f]{16}$/.test(unit.sketch)) this.complain(node, 'the unit needs its sketch, 16 hexadecimal digits');
    return unit;
  }

  private parseRules(node: unknown): string[] {
    if (isSeq(node)) return node.items.map((item) => this.text(item, 'a rule id'));
    this.complain(node, 'rules must be a list, as [31.4/left-to-right]');
    return [];
  }

  private parseExamples(node: unknown): ExampleReference[] {
    const pairs = isSeq(node)
      ? node.items.map((item) => (isMap(item) && item.items.length === 1 ? item.items[0] : undefined))
      : [undefined];
    return pairs.flatMap((pair) => {
      if (pair === undefined) {
        this.complain(node, 'examples must be a list of "rule id: title of the example"');
        return [];
      }
      return [{ rule: this.text(pair.key, 'a rule id'), title: this.text(pair.value, 'the title of an example') }];
    });
  }

  private text(node: unknown, what: string): string {
    if (isScalar(node) && node.value !== null) {
      // Numbers as they are written: 31.10 is not 31.1.
      return typeof node.value === 'string'
        ? node.value
        : ((node as Scalar & { source?: string }).source ?? String(node.value));
    }
    this.complain(node, `${what} is missing or no plain text`);
    return '';
  }

  private complain(node: unknown, message: string): void {
    this.problems.push({ line: this.lineOf(node), message });
  }

  private lineOf(node: unknown): number {
    const start = (node as { range?: [number, number, number] } | null)?.range?.[0];
    return start === undefined ? 1 : this.lines.linePos(start).line;
  }
}

/** A ledger that has no file yet. */
export interface NewLedger {
  document: string;
  units: (Unit & Decision)[];
  implied: Ledger['implied'];
}

/** The ledger as text, in the form in which it is kept. */
export function renderLedger(ledger: NewLedger): string {
  const sections = new Map<string, unknown[]>();
  for (const unit of ledger.units) {
    const { section, at, kind, language, id, rules, examples, hash, sketch } = unit;
    const reasons = Object.fromEntries(
      REASONS.flatMap((name) => (unit[name] === undefined ? [] : [[name, unit[name]]])),
    );
    if (!sections.has(section)) sections.set(section, []);
    sections.get(section)!.push({
      at,
      kind,
      ...(language !== undefined && { language }),
      ...(id !== undefined && { id }),
      ...(rules !== undefined && { rules }),
      ...(examples !== undefined && { examples: examples.map(({ rule, title }) => ({ [rule]: title })) }),
      ...reasons,
      hash,
      sketch,
    });
  }
  const implied = new Map(ledger.implied.map(({ rule, reason }) => [rule, reason]));
  const document = new Document({ document: ledger.document, sections, implied });
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === 'rules' && isSeq(value)) value.flow = true;
    },
  });
  return HEADER + document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** What was decided about a unit, without the unit. */
export function decisionOf(unit: Decision): Decision {
  const names = ['rules', 'examples', ...REASONS] as const;
  return Object.fromEntries(names.flatMap((name) => (unit[name] === undefined ? [] : [[name, unit[name]]])));
}

/** Whether anybody has said what became of the unit, with no doubt left. */
export function isDecided(unit: Decision): boolean {
  return unit.review === undefined && classOf(unit) !== 'unaccounted';
}

/** The classes in which the report counts units; each unit is in one. */
export const UNIT_CLASSES = [
  'erratum',
  'outdated',
  'rules',
  'examples',
  'title',
  'informative',
  'unaccounted',
] as const;
export type UnitClass = (typeof UNIT_CLASSES)[number];

/** The class of a unit: what is wrong before what is run by an example, that before what rules transcribe, informative last. */
export function classOf(unit: Decision): UnitClass {
  if (unit.review !== undefined) return 'unaccounted';
  if (unit.erratum !== undefined) return 'erratum';
  if (unit.outdated !== undefined) return 'outdated';
  if ((unit.examples ?? []).length > 0) return 'examples';
  if ((unit.rules ?? []).length > 0) return 'rules';
  if (unit.feature !== undefined) return 'title';
  return unit.informative === undefined ? 'unaccounted' : 'informative';
}

/** Whether the kind of unit is a text of its own or a block of Python, which needs an example. */
export function needsExample({ kind, language }: { kind: UnitKind; language?: string }): boolean {
  return kind === 'code' && ['python', 'python3', 'py', 'pycon'].includes(language ?? '');
}
