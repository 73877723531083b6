// Reads what coverage is computed from, for the commands that report it: features, records of runs, ledger, code coverage, reach.

import fs from 'node:fs';
import path from 'node:path';
import { CodeCoverageError, readCodeCoverage } from '../spec/coverage/code-coverage';
import { type Coverage, coverageOf } from '../spec/coverage/coverage';
import { type LedgerSummary, summarizeLedger } from '../spec/coverage/ledger-summary';
import { LedgerError, parseLedger } from '../spec/ledger';
import type { RunRecord } from '../spec/run-record';
import { readRuns, RunFormatError } from '../spec/run-store';
import { readSpecification, type Specification, SpecificationError } from '../spec/specification';
import { CommandError, ExitCode } from './exit-codes';
import { FEATURES_FOLDER, LEDGER_FILE, PACKAGE_FOLDER } from './places';

/** The features. Throws CommandError that lists what is wrong with them. */
export function specification(): Specification {
  return orUsage(() => readSpecification(FEATURES_FOLDER), [SpecificationError]);
}

/** The records of runs below a folder, of the named subjects only if there are names. Throws CommandError for a name without a record. */
export function runs(folder: string, subjects: readonly string[] = []): RunRecord[] {
  const all = orUsage(() => readRuns(folder), [RunFormatError]);
  if (subjects.length === 0) return all;
  return subjects.map((name) => {
    const found = all.find(({ subject }) => subject.name === name);
    if (found !== undefined) return found;
    const there = all.length === 0 ? 'no subject' : all.map(({ subject }) => subject.name).join(', ');
    throw new CommandError(
      `There is no run of ${name} in ${folder}, which has runs of ${there}. Make it with: callspec check --subject ${name}`,
      ExitCode.USAGE,
    );
  });
}

/** The ledger of the document; undefined where the package has none. */
export function ledger(features: Specification): LedgerSummary | undefined {
  if (!fs.existsSync(LEDGER_FILE)) return undefined;
  return orUsage(() => summarizeLedger(parseLedger(fs.readFileSync(LEDGER_FILE, 'utf8')), features), [LedgerError]);
}

/** Everything that is known now. */
export function currentCoverage(resultsFolder: string, subjects: readonly string[] = []): Coverage {
  const features = specification();
  return coverageOf(features, {
    runs: runs(resultsFolder, subjects),
    ledger: ledger(features),
    code: orUsage(() => readCodeCoverage(PACKAGE_FOLDER), [CodeCoverageError]),
  });
}

/** A path as users would write it. */
export function relative(file: string): string {
  const shorter = path.relative(process.cwd(), file);
  return shorter === '' ? '.' : shorter.startsWith('..') ? file : shorter;
}

function orUsage<T>(read: () => T, errors: (new (...args: never[]) => Error)[]): T {
  try {
    return read();
  } catch (error) {
    if (errors.some((kind) => error instanceof kind)) throw new CommandError((error as Error).message, ExitCode.USAGE);
    throw error;
  }
}
