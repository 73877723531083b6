// callspec export: rules, units of the document or verdicts as a table for other tools.

import { writeWhole } from '../files/write-whole';
import { csvOf } from '../reporting/csv';
import { jsonText } from '../reporting/printable';
import { type ExportTable, ruleRows, type TableName, unitRows, verdictRows } from '../spec/export-rows';
import { parseLedger } from '../spec/ledger';
import { splitSubjects } from '../subjects';
import { orUsage, readText, relative, runs, specification } from './coverage-sources';
import { CommandError, ExitCode } from './exit-codes';
import { FEATURES_FOLDER, LEDGER_FILE } from './places';

export interface ExportOptions {
  format: 'csv' | 'json';
  /** The file; standard output if not given. */
  out?: string;
  subject?: string[];
  results: string;
}

/** Writes the table. Returns the exit code; throws CommandError for what cannot be read, and FileProblem. */
export function exportTable(what: TableName, options: ExportOptions): number {
  const { heads, rows } = tableOf(what, options);
  const text = options.format === 'json' ? `${jsonText(rows, 1)}\n` : csvOf(heads, rows);
  if (options.out === undefined) process.stdout.write(text);
  else writeWhole(options.out, text);
  return ExitCode.FINE;
}

function tableOf(what: TableName, { results, subject }: ExportOptions): ExportTable {
  const features = relative(FEATURES_FOLDER);
  if (what === 'units') return unitRows(orUsage(() => parseLedger(readText(LEDGER_FILE, 'the ledger'))));
  if (what === 'rules') return ruleRows(specification(), features);
  const records = runs(results, subject?.flatMap(splitSubjects));
  if (records.length === 0) {
    throw new CommandError(
      `No run is recorded in ${results}. Make one with: callspec check`,
      ExitCode.NOTHING_SELECTED,
    );
  }
  return verdictRows(specification(), records, features);
}
