// callspec coverage: what part of the document and of its rules is accounted for, linked, verified and confirmed; and what keeps it so.

import path from 'node:path';
import { CODE_COVERAGE_PAGE, codeCoverageMarkdown } from '../reporting/code-coverage';
import { coverageHtml } from '../reporting/coverage-html';
import { coverageMarkdown } from '../reporting/coverage-markdown';
import { renderCoverage } from '../reporting/coverage-terminal';
import { widthOf } from '../reporting/width';
import { jsonText, visible } from '../reporting/printable';
import { renderComparison } from '../reporting/comparison';
import { COVERED_RUNS, readCodeCoverage } from '../spec/coverage/code-coverage';
import { compare } from '../spec/coverage/compare';
import type { Coverage } from '../spec/coverage/coverage';
import { belowFloors, type Floor, FloorError, fallen, parseFloors } from '../spec/coverage/gate';
import { snapshotOfCoverage } from '../spec/coverage/snapshot';
import {
  committed,
  parseCoverage,
  renderSummary,
  staleTexts,
  SUMMARY_FILE,
  SUMMARY_PAGE,
  SUMMARY_SUBJECTS,
  writeTexts,
} from '../spec/coverage/summary';
import { HISTORY_FILE, historyEntry, recordHistory } from '../spec/history';
import type { RunRecord } from '../spec/run-record';
import { readRuns } from '../spec/run-store';
import { splitSubjects } from '../subjects';
import { collect, reachProblems } from './collect';
import { currentCoverage, orUsage, readText, runs } from './coverage-sources';
import { CommandError, ExitCode } from './exit-codes';
import { complain, say } from './say';
import { side } from './compare';
import { PACKAGE_FOLDER } from './places';

export interface CoverageOptions {
  /** Folder of the records of runs. */
  results: string;
  subject?: string[];
  json?: boolean;
  format?: 'terminal' | 'md' | 'html';
  /** Floors, as in "verified=100,units=95". */
  failUnder?: string;
  /** The summary that no number may fall below. */
  ratchet?: string | true;
  /** Bring the committed summary up to date. */
  write?: boolean;
  /** Fail if the committed summary is not up to date. */
  check?: boolean;
  /** Append to the history. */
  record?: boolean;
  /** A git ref, or whatever compare takes. */
  since?: string;
  /** Measure anew which functions each rule reaches, of all rules or of those that these words select. */
  collect?: string[] | true;
}

/** Reports coverage and holds it against floors. Returns the exit code; throws CommandError for what cannot be read or written. */
export async function coverage(options: CoverageOptions): Promise<number> {
  const floors = options.failUnder === undefined ? [] : readFloors(options.failUnder);
  if (options.collect) await collect(options.collect === true ? [] : options.collect);
  if (options.write) return write(options);
  if (options.check) return check(options);
  if (options.record) return record(options);
  if (options.collect) return ExitCode.FINE;
  const now = currentCoverage(options.results, options.subject?.flatMap(splitSubjects));
  if (options.since === undefined) print(now, options);
  else printChanges(options.since, now, options);
  const problems = [...belowFloors(now, floors), ...ratchet(options.ratchet, now)];
  for (const problem of problems) complain(problem);
  return problems.length > 0 ? ExitCode.COVERAGE_GATE : ExitCode.FINE;
}

function print(now: Coverage, { json, format }: CoverageOptions): void {
  if (json) console.log(jsonText(now, 2));
  else if (format === 'md') say(visible(coverageMarkdown(now)).trimEnd());
  else if (format === 'html') say(visible(coverageHtml(now)).trimEnd());
  else say(renderCoverage(now, widthOf()));
}

function printChanges(since: string, now: Coverage, { json, results }: CoverageOptions): void {
  const comparison = compare(side(since, results), snapshotOfCoverage('now', now));
  say(json ? jsonText(comparison, 2) : renderComparison(comparison));
}

function readFloors(text: string): Floor[] {
  return orUsage(() => parseFloors(text), [FloorError]);
}

function ratchet(file: string | true | undefined, now: Coverage): string[] {
  if (file === undefined) return [];
  const name = file === true ? SUMMARY_FILE : file;
  const before = orUsage(() => parseCoverage(readText(name, 'the summary for --ratchet'), name));
  return fallen(before, now);
}

/** The texts of the committed summary. */
function summary({ results, subject }: CoverageOptions): Map<string, string> {
  const now = committed(currentCoverage(results, subject ?? SUMMARY_SUBJECTS));
  return new Map([
    [SUMMARY_FILE, renderSummary(now)],
    [SUMMARY_PAGE, coverageMarkdown(now)],
  ]);
}

/** The page about the interpreter's code; none where `npm run coverage` has not counted anything. */
function codePage(): [string, string][] {
  const code = orUsage(() => readCodeCoverage(PACKAGE_FOLDER));
  const [run] = orUsage(() => readRuns(path.join(PACKAGE_FOLDER, COVERED_RUNS)));
  if (code === undefined || run === undefined) return [];
  return [[CODE_COVERAGE_PAGE, codeCoverageMarkdown(code, run)]];
}

function write(options: CoverageOptions): number {
  const texts = new Map([...summary(options), ...codePage()]);
  const changed = writeTexts(texts);
  for (const file of texts.keys()) console.log(`${file}: ${changed.includes(file) ? 'written' : 'was up to date'}`);
  return options.record ? record(options) : ExitCode.FINE;
}

function check(options: CoverageOptions): number {
  const stale = staleTexts(summary(options)).map((file) => `${file} is not what the last runs came to`);
  const problems = [...stale, ...reachProblems()];
  for (const problem of problems) complain(problem);
  if (stale.length > 0) console.error('Bring it up to date with: callspec coverage --write');
  if (problems.length > stale.length) console.error('Measure again with: callspec coverage --collect --write');
  if (problems.length === 0) console.log(`${SUMMARY_FILE}, ${SUMMARY_PAGE}: up to date`);
  return problems.length > 0 ? ExitCode.COVERAGE_GATE : ExitCode.FINE;
}

function record({ results, subject }: CoverageOptions): number {
  const [first, ...rest] = runs(results, subject);
  if (first === undefined) {
    throw new CommandError(`There is no run in ${results} to record. Make one with: callspec check`, ExitCode.USAGE);
  }
  const all: [RunRecord, ...RunRecord[]] = [first, ...rest];
  const entry = historyEntry(currentCoverage(results, subject), all);
  const added = orUsage(() => recordHistory(HISTORY_FILE, entry));
  console.log(
    `${path.normalize(HISTORY_FILE)}: ${added ? 'a line for' : 'there is a line already for'} the run of ${entry.date}`,
  );
  return ExitCode.FINE;
}
