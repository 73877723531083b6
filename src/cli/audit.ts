// callspec audit: holds the ledger against the features, and a copy of the document against the ledger.

import fs from 'node:fs';
import path from 'node:path';
import { systemReason } from '../files/file-problem';
import { writeWhole } from '../files/write-whole';
import { auditClosingLine, renderAuditTable, renderFinding } from '../reporting/audit';
import { renderEntry } from '../reporting/ledger-entry';
import { jsonText, visible, visibleLine } from '../reporting/printable';
import { DocumentError, type DocumentUnit, readDocument } from '../spec/document/read-document';
import { type Ledger, LedgerError, type LedgerUnit, parseLedger, renderLedger } from '../spec/ledger';
import { type Audit, auditDocument, auditLedger, initialLedger, updateLedger } from '../spec/ledger-audit';
import { checkLedger } from '../spec/ledger-check';
import { describeEntries, type LedgerEntry, NoSuchUnit, selectUnits } from '../spec/ledger-entries';
import { readSpecification, type Specification, SpecificationError } from '../spec/specification';
import { CommandError, ExitCode } from './exit-codes';
import { FEATURES_FOLDER, LEDGER_FILE } from './places';
import { say } from './say';

export interface AuditOptions {
  document?: string;
  ledger?: string;
  features?: string;
  json?: boolean;
  /** Begin a ledger. */
  init?: boolean;
  /** Bring the ledger up to the document. */
  update?: boolean;
  /** Units to show instead: sections, blocks, parts of them, "all". */
  show?: string[];
}

/** Columns of a line where there is no terminal. */
const DEFAULT_WIDTH = 120;

/** Audits, begins or updates a ledger. Returns the exit code; throws CommandError for what cannot be done. */
export function audit(options: AuditOptions): number {
  const { document: documentFile, init, update } = options;
  if (init && update) throw usage('--init begins a ledger and --update keeps one up: choose one of them');
  if ((init || update) && documentFile === undefined) {
    throw usage(`${init ? '--init' : '--update'} needs --document FILE, the text that the ledger is about`);
  }
  if (options.show !== undefined && (init || update)) throw usage('--show only reads: leave out --init and --update');
  if (init) return begin(documentFile!, options.ledger);
  const ledgerFile = options.ledger ?? LEDGER_FILE;
  const ledger = readLedger(ledgerFile);
  if (update) return bringUp(documentFile!, ledgerFile, ledger);
  const specification = readFeatures(options.features ?? FEATURES_FOLDER);
  const problems = checkLedger(ledger, specification);
  const units = documentFile === undefined ? undefined : readUnits(documentFile);
  const result = units === undefined ? auditLedger(ledger, problems) : auditDocument(units, ledger, problems);
  if (options.show !== undefined) {
    const selected = selectedUnits(ledger, options.show);
    const entries = describeEntries(selected, ledger, specification, units, result.findings);
    showEntries(entries, options);
    return entries.some(({ findings }) => findings.length > 0) ? ExitCode.COVERAGE_GATE : ExitCode.FINE;
  }
  if (options.json) console.log(jsonText(asJson(result, ledgerFile, documentFile, specification), 2));
  else print(result, ledgerFile, documentFile, specification);
  return result.findings.length > 0 ? ExitCode.COVERAGE_GATE : ExitCode.FINE;
}

function selectedUnits(ledger: Ledger, words: readonly string[]): LedgerUnit[] {
  try {
    return selectUnits(ledger, words);
  } catch (error) {
    if (error instanceof NoSuchUnit) throw usage(error.message);
    throw error;
  }
}

function showEntries(entries: readonly LedgerEntry[], { document, ledger, features, json }: AuditOptions): void {
  if (json) {
    console.log(jsonText(entries, 2));
    return;
  }
  const context = {
    document: document === undefined ? undefined : visible(relative(document)),
    ledger: visible(relative(ledger ?? LEDGER_FILE)),
    features: visible(relative(features ?? FEATURES_FOLDER)),
    width: process.stdout.columns ?? (Number(process.env.COLUMNS) || DEFAULT_WIDTH),
  };
  say(entries.map((entry) => renderEntry(entry, context)).join('\n\n'));
}

function print(
  result: Audit,
  ledgerFile: string,
  documentFile: string | undefined,
  specification: Specification,
): void {
  const audited = documentFile === undefined ? 'The ledger' : visibleLine(documentFile);
  const parts = [
    `${audited} against ${visibleLine(relative(ledgerFile))} and the features`,
    renderAuditTable(result, (section) => titleOf(specification, section)),
    ...result.findings.map((finding) => renderFinding(finding, documentFile)),
    auditClosingLine(result),
  ];
  say(parts.join('\n\n'));
}

function asJson(
  { sections, findings, accounted, units }: Audit,
  ledgerFile: string,
  documentFile: string | undefined,
  specification: Specification,
) {
  return {
    ledger: relative(ledgerFile),
    ...(documentFile !== undefined && { document: documentFile }),
    units,
    accounted,
    sections: sections.map((row) => ({ ...row, title: titleOf(specification, row.section) || row.title })),
    findings,
  };
}

function titleOf({ sections }: Specification, section: string): string {
  return sections.find(({ id }) => id === section)?.title ?? '';
}

function begin(documentFile: string, ledgerFile: string | undefined): number {
  if (ledgerFile === undefined) throw usage('--init needs --ledger FILE, the ledger to write');
  if (fs.existsSync(ledgerFile)) throw usage(`${ledgerFile} exists already; --update brings it up to the document`);
  const units = readUnits(documentFile);
  writeWhole(ledgerFile, renderLedger(initialLedger(path.basename(documentFile), units)));
  const sections = new Set(units.map(({ section }) => section)).size;
  say(`${visibleLine(ledgerFile)}: ${units.length} units in ${sections} sections, nothing decided yet`);
  return ExitCode.FINE;
}

function bringUp(documentFile: string, ledgerFile: string, ledger: Ledger): number {
  const units = readUnits(documentFile);
  const { ledger: updated, matches } = updateLedger(units, ledger);
  writeWhole(ledgerFile, renderLedger(updated));
  let open = 0;
  for (const match of matches) {
    if (match.what === 'same' || match.what === 'moved') continue;
    open++;
    if (match.what === 'missing') {
      const { section, at, kind } = ledger.units[match.before]!;
      say(`dropped  ${kind} ${section} ${at}, which the document no longer has`);
    } else {
      const { line, section, at, kind } = units[match.after]!;
      const todo = match.what === 'new' ? 'to be decided' : 'marked for review';
      say(`${match.what}  ${kind} ${section} ${at} (${visibleLine(documentFile)}:${line}), ${todo}`);
    }
  }
  say(
    `${visibleLine(relative(ledgerFile))}: ${units.length} units, ${open === 0 ? 'all decisions kept' : `${open} to look at`}`,
  );
  return ExitCode.FINE;
}

function readUnits(file: string): DocumentUnit[] {
  try {
    return readDocument(readText(file, 'document'));
  } catch (error) {
    if (error instanceof DocumentError) throw usage(`${file} cannot be audited: ${error.message}`);
    throw error;
  }
}

function readLedger(file: string): Ledger {
  const text = readText(file, 'ledger');
  try {
    return parseLedger(text);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const lines = error.problems.map(({ line, message }) => `${relative(file)}:${line}: ${message}`);
    throw usage(`the ledger cannot be read:\n${lines.join('\n')}`);
  }
}

function readFeatures(folder: string): Specification {
  if (!fs.existsSync(folder)) throw usage(`there is no folder of features ${folder}`);
  try {
    return readSpecification(folder);
  } catch (error) {
    if (error instanceof SpecificationError) throw usage(error.message);
    throw error;
  }
}

function readText(file: string, what: string): string {
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(file);
  } catch (error) {
    throw usage(`cannot read the ${what} ${file}: ${systemReason(error) ?? (error as Error).message}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw usage(`cannot read the ${what} ${file}: it is no text in UTF-8`);
  }
}

function relative(file: string): string {
  const shorter = path.relative(process.cwd(), file);
  return shorter.startsWith('..') ? file : shorter;
}

function usage(message: string): CommandError {
  return new CommandError(message, ExitCode.USAGE);
}
