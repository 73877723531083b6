// callspec matrix: rule by subject, from the kept records.

import { matrixOf } from '../reporting/matrix';
import { jsonText } from '../reporting/printable';
import { renderMatrix, renderMatrixAsMarkdown } from '../reporting/matrix-text';
import { coverageOf } from '../spec/coverage/coverage';
import { readRuns } from '../spec/run-store';
import { parseSubject, splitSubjects } from '../subjects';
import { UnknownSubject } from '../subjects/subject';
import { checkApart } from './check-apart';
import { runs, specification } from './coverage-sources';
import { CommandError, ExitCode } from './exit-codes';
import { say } from './say';

export interface MatrixOptions {
  /** Folder of the records of runs. */
  results: string;
  subject?: string[];
  json?: boolean;
  format: 'terminal' | 'md';
  /** Every rule, not only those on which subjects differ. */
  all?: boolean;
  /** Run subjects whose record is missing or not about the features as they are now. */
  run?: boolean;
}

/** Prints the matrix. Returns the exit code; throws CommandError for what cannot be read or run. */
export function matrix({ results, subject: names, json, format, all = false, run }: MatrixOptions): number {
  const subject = names?.flatMap(splitSubjects);
  const features = specification();
  if (run) runMissing(results, subject);
  const records = runs(results, subject);
  if (records.length === 0) {
    throw new CommandError(
      `No run is recorded in ${results}. Make some with: callspec matrix --run --subject reference,pyodide`,
      ExitCode.NOTHING_SELECTED,
    );
  }
  const found = matrixOf(features, records, coverageOf(features, { runs: records }));
  if (json) console.log(jsonText(found, 2));
  else if (format === 'md') say(renderMatrixAsMarkdown(found, { all }).trimEnd());
  else say(renderMatrix(found, { all }));
  return ExitCode.FINE;
}

/** Runs the subjects of which a verdict is missing; what they print goes to standard error. */
function runMissing(results: string, subjects: readonly string[] | undefined): void {
  const kept = runs(results);
  const names = subjects ?? (kept.length > 0 ? kept.map(({ subject }) => subject.name) : ['reference']);
  for (const name of names) {
    try {
      parseSubject(name);
    } catch (error) {
      if (error instanceof UnknownSubject) throw new CommandError(error.message, ExitCode.USAGE);
      throw error;
    }
  }
  for (const name of names) {
    const records = readRuns(results).filter(({ subject }) => subject.name === name);
    const { examples, subjects: counts } = coverageOf(specification(), { runs: records }).total;
    const current = counts[name]?.examples;
    const missing = current === undefined ? examples : current.stale + current['not-run'];
    if (missing === 0) continue;
    console.error(`${name}: ${missing} of ${examples} examples have no current verdict`);
    checkApart(name, results);
  }
}
