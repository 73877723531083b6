// Reads what coverage is computed from, for the commands that report it: features, records of runs, ledger, code coverage, reach.

import path from 'node:path';
import { FileProblem } from '../files/file-problem';
import { isThere, readText as readFile } from '../files/read-text';
import { CodeCoverageError, readCodeCoverage } from '../spec/coverage/code-coverage';
import { type Coverage, coverageOf } from '../spec/coverage/coverage';
import { type LedgerSummary, summarizeLedger } from '../spec/coverage/ledger-summary';
import { type Reach, REACH_FILE, ReachFormatError, readReach, summarizeReach } from '../spec/coverage/reach';
import { CoverageFormatError } from '../spec/coverage/summary';
import { HistoryFormatError } from '../spec/history';
import { LedgerError, parseLedger } from '../spec/ledger';
import { parseRuleIndex, RuleIndexError } from '../spec/rule-index';
import type { RunRecord } from '../spec/run-record';
import { readRuns, RunFormatError } from '../spec/run-store';
import { readSpecification, type Specification, SpecificationError } from '../spec/specification';
import { CommandError, ExitCode } from './exit-codes';
import { DEFAULT_RESULTS, FEATURES_FOLDER, LEDGER_FILE, PACKAGE_FOLDER, RULE_INDEX_FILE } from './places';

/** The features. Throws CommandError that lists what is wrong with them. */
export function specification(): Specification {
  return orUsage(() => readSpecification(FEATURES_FOLDER));
}

/** The records of runs below a folder, of the named subjects only if there are names. Throws CommandError for a name without a record. */
export function runs(folder: string, subjects: readonly string[] = []): RunRecord[] {
  if (folder !== DEFAULT_RESULTS && !isThere(folder)) {
    throw new CommandError(
      `There is no folder ${folder} with records of runs. callspec check keeps them`,
      ExitCode.USAGE,
    );
  }
  const all = orUsage(() => readRuns(folder));
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
  if (!isThere(LEDGER_FILE)) return undefined;
  return orUsage(() => summarizeLedger(parseLedger(readFile(LEDGER_FILE)), features));
}

/** The ids of all rules of the features. */
export function ruleIds({ sections }: Specification): string[] {
  return sections.flatMap(({ rules }) => rules.map(({ id }) => id));
}

/** The ids of the rules that the index of the document lists; none where the package has no index. */
export function indexedRules(): string[] {
  if (!isThere(RULE_INDEX_FILE)) return [];
  const sections = orUsage(() => parseRuleIndex(readFile(RULE_INDEX_FILE)));
  return sections.flatMap(({ entries }) =>
    entries.filter(({ status }) => status !== 'informative').map(({ id }) => id),
  );
}

/** Everything that is known now. */
export function currentCoverage(resultsFolder: string, subjects: readonly string[] = []): Coverage {
  const features = specification();
  const measured = reach();
  return coverageOf(features, {
    runs: runs(resultsFolder, subjects),
    ledger: ledger(features),
    index: indexedRules(),
    code: orUsage(() => readCodeCoverage(PACKAGE_FOLDER)),
    reach: measured && summarizeReach(measured, ruleIds(features)),
  });
}

/** Which functions of the package's own interpreter each rule reaches; undefined where that was not measured. */
export function reach(): Reach | undefined {
  return orUsage(() => readReach(path.join(PACKAGE_FOLDER, REACH_FILE)));
}

/** A path as users would write it. */
export function relative(file: string): string {
  const shorter = path.relative(process.cwd(), file);
  return shorter === '' ? '.' : shorter.startsWith('..') ? file : shorter;
}

/** The text of a file. Throws CommandError that says what it was to be. */
export function readText(file: string, what: string): string {
  try {
    return readFile(file);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    throw new CommandError(
      error.code === 'ENOENT' ? `${file}, ${what}, is not there` : `${what}: ${error.message}`,
      ExitCode.USAGE,
    );
  }
}

/** Files that are not what they should be. */
const FORMAT_ERRORS = [
  SpecificationError,
  RunFormatError,
  LedgerError,
  RuleIndexError,
  CodeCoverageError,
  ReachFormatError,
  CoverageFormatError,
  HistoryFormatError,
];

/** Turns the errors of malformed files, and the given ones, into a CommandError with their message. */
export function orUsage<T>(read: () => T, further: readonly (new (...args: never[]) => Error)[] = []): T {
  try {
    return read();
  } catch (error) {
    if ([...FORMAT_ERRORS, ...further].some((kind) => error instanceof kind)) {
      throw new CommandError((error as Error).message, ExitCode.USAGE);
    }
    throw error;
  }
}
