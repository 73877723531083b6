// callspec show: everything that is known about a rule, a section, an example, or a file of the interpreter.

import path from 'node:path';
import { jsonText } from '../reporting/printable';
import { renderShown } from '../reporting/show';
import { coverageOf } from '../spec/coverage/coverage';
import { Inspector, type Knowledge, type Shown, type ShownFile } from '../spec/coverage/inspect';
import { MEASURED_IN_WORDS, type Reach } from '../spec/coverage/reach';
import { SourceLines } from '../spec/coverage/source-lines';
import { align } from '../spec/document/align';
import { DocumentError, type DocumentUnit, readDocument } from '../spec/document/read-document';
import { parseLedger } from '../spec/ledger';
import { isFeature, select, UnknownSelector } from '../spec/selection';
import type { Specification } from '../spec/specification';
import { indexedRules, ledger, orUsage, reach, readText, relative, runs, specification } from './coverage-sources';
import { suggestion } from '../words/near';
import { CommandError, ExitCode } from './exit-codes';
import { FEATURES_FOLDER, LEDGER_FILE, PACKAGE_FOLDER } from './places';
import { say } from './say';

export interface ShowOptions {
  results: string;
  /** A file of the interpreter. */
  file?: string[];
  /** A copy of the document, for the lines and texts of units. */
  document?: string;
  /** All functions, all rules. */
  all?: boolean;
  json?: boolean;
}

/** Shows what each word names. Returns the exit code; throws CommandError, with the nearest name, for a word that names nothing. */
export function show(words: readonly string[], options: ShowOptions): number {
  const files = options.file ?? [];
  if (words.length === 0 && files.length === 0) {
    throw new CommandError(
      'Say what to show: a rule (31.4/left-to-right), a section (31.4), an example (features/31-04*.feature:12), or --file src/call/bind.ts',
      ExitCode.USAGE,
    );
  }
  const known = knowledge(options.results);
  const inspector = new Inspector(known);
  const document = options.document === undefined ? undefined : documentLines(options.document);
  const shown = [
    ...words.flatMap((word) => find(known.specification, inspector, word)),
    ...files.map((file) => findFile(inspector, known.reach, file)),
  ];
  if (options.json) {
    const values = shown.map((value) =>
      value.kind === 'rule' ? { ...value, units: withLines(value.units, document) } : value,
    );
    console.log(jsonText(values.length === 1 ? values[0] : values, 2));
    return ExitCode.FINE;
  }
  const context = { features: relative(FEATURES_FOLDER), all: options.all ?? false, document };
  say(shown.map((value) => renderShown(value, context)).join('\n\n'));
  return ExitCode.FINE;
}

function knowledge(results: string): Knowledge {
  const features = specification();
  const records = runs(results);
  const summary = ledger(features);
  const lines = new SourceLines(PACKAGE_FOLDER);
  return {
    specification: features,
    runs: records,
    coverage: coverageOf(features, { runs: records, ledger: summary, index: indexedRules() }),
    ledger: summary,
    reach: reach(),
    lineOf: (name) => lines.lineOf(name),
  };
}

/** A section by its number or feature file, a rule by id or line, an example by line. */
function find(features: Specification, inspector: Inspector, word: string): Shown[] {
  const examples = orUsage(() => select(features, [word]), [UnknownSelector]);
  const [first] = examples;
  const sections = features.sections.filter(({ id, file }) => id === word || isFeature(word, file));
  if (sections.length > 0) return sections.map((section) => inspector.section(section));
  if (first === undefined) throw new CommandError(`"${word}" has no examples.`, ExitCode.NOTHING_SELECTED);
  const isRule = word === first.rule.id || word.endsWith(`:${first.rule.line}`);
  return [isRule ? inspector.rule(first.rule) : inspector.example(first)];
}

function findFile(inspector: Inspector, measured: Reach | undefined, word: string): ShownFile {
  if (measured === undefined) {
    throw new CommandError(
      'Which functions the rules reach was not measured. Measure it with: callspec coverage --collect',
      ExitCode.USAGE,
    );
  }
  const fromPackage = path.relative(PACKAGE_FOLDER, path.resolve(word)).split(path.sep).join('/');
  const shown = inspector.file(fromPackage) ?? inspector.file(word);
  if (shown !== undefined) return shown;
  const names = [...new Set(measured.functions.map(({ file }) => file))];
  throw new CommandError(
    `No function of "${word}" was measured: only those of ${MEASURED_IN_WORDS} are.${suggestion(word, names)}`,
    ExitCode.USAGE,
  );
}

/** The units of a copy of the document by section and place in the ledger. */
export type DocumentLines = ReadonlyMap<string, DocumentUnit>;

function documentLines(file: string): DocumentLines {
  const units = orUsage(() => readDocument(readText(file, 'the document')), [DocumentError]);
  const { units: known } = orUsage(() => parseLedger(readText(LEDGER_FILE, 'the ledger')));
  const found = new Map<string, DocumentUnit>();
  for (const match of align(known, units)) {
    if (match.what === 'new' || match.what === 'missing') continue;
    const { section, at } = known[match.before]!;
    found.set(`${section} ${at}`, units[match.after]!);
  }
  return found;
}

function withLines<U extends { section: string; at: string }>(units: U[] | null, document: DocumentLines | undefined) {
  if (units === null || document === undefined) return units;
  return units.map((unit) => {
    const found = document.get(`${unit.section} ${unit.at}`);
    return found === undefined ? unit : { ...unit, line: found.line, text: found.text };
  });
}
