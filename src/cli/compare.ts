// callspec compare: what changed between two runs, two commits, or two lines of the history.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { jsonText } from '../reporting/printable';
import { renderComparison } from '../reporting/comparison';
import { COVERAGE_FORMAT } from '../spec/coverage/coverage';
import { compare as compareSides } from '../spec/coverage/compare';
import { type Snapshot, snapshotOfCoverage, snapshotOfEntry, snapshotOfRun } from '../spec/coverage/snapshot';
import { parseCoverage, SUMMARY_FILE } from '../spec/coverage/summary';
import { HISTORY_FILE, type HistoryEntry, readHistory } from '../spec/history';
import { RUN_FORMAT, type RunRecord } from '../spec/run-record';
import { readRun } from '../spec/run-store';
import { currentCoverage, orUsage } from './coverage-sources';
import { CommandError, ExitCode } from './exit-codes';
import { say } from './say';

export interface CompareOptions {
  results: string;
  json?: boolean;
  failOnRegression?: boolean;
}

/** Compares two sides. Returns the exit code; throws CommandError for a word that names no side. */
export function compare(before: string, after: string, options: CompareOptions): number {
  const comparison = compareSides(...paired(before, after, options.results));
  say(options.json ? jsonText(comparison, 2) : renderComparison(comparison));
  return options.failOnRegression && comparison.regressions.length > 0 ? ExitCode.FAILURES : ExitCode.FINE;
}

/** Runs of two subjects are compared as if they were of one. */
function paired(before: string, after: string, results: string): [Snapshot, Snapshot] {
  const runs = [runOf(before, results), runOf(after, results)] as const;
  const [first, second] = runs;
  if (first === undefined || second === undefined || first.subject.name === second.subject.name) {
    return [side(before, results), side(after, results)];
  }
  return [
    snapshotOfRun(labelOf(before, first), first, second.subject.name),
    snapshotOfRun(labelOf(after, second), second),
  ];
}

function runOf(word: string, results: string): RunRecord | undefined {
  const kept = path.join(results, `${word}.json`);
  const file = isFile(word) ? word : isFile(kept) ? kept : undefined;
  if (file === undefined || formatOf(file) !== RUN_FORMAT) return undefined;
  return orUsage(() => readRun(file));
}

function labelOf(word: string, { subject, date }: RunRecord): string {
  return `${word} (${subject.title}, ${date})`;
}

/**
 * One side of a comparison: "now", a file with a run or with coverage, a subject that has a run, history:N (history:-1 is the last
 * line), a git ref whose committed summary is meant, or the commit or date of a line of the history.
 */
export function side(word: string, results: string): Snapshot {
  if (word === 'now') return snapshotOfCoverage('now', currentCoverage(results));
  const run = runOf(word, results);
  if (run !== undefined) return snapshotOfRun(labelOf(word, run), run);
  if (isFile(word)) return snapshotOfFile(word);
  const history = orUsage(() => readHistory(HISTORY_FILE));
  const numbered = /^history:(-?\d+)$/.exec(word)?.[1];
  if (numbered !== undefined) return snapshotOfLine(history, Number(numbered));
  const committed = word.startsWith('-') ? undefined : git('show', `${word}:./${SUMMARY_FILE}`);
  if (committed !== undefined) {
    return snapshotOfCoverage(
      word,
      orUsage(() => parseCoverage(committed, `${SUMMARY_FILE} at ${word}`)),
    );
  }
  const entry = findEntry(history, word);
  if (entry !== undefined) return snapshotOfEntry(describeEntry(entry), entry);
  const hash = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${word}^{commit}`);
  throw new CommandError(
    hash === undefined
      ? `"${word}" is no file, no subject with a run in ${results}, no git ref and no entry of ${HISTORY_FILE}. Give one of these, now, or history:-1.`
      : `${word} has no ${SUMMARY_FILE}, and ${HISTORY_FILE} has no line for it.`,
    ExitCode.USAGE,
  );
}

function snapshotOfFile(file: string): Snapshot {
  if (formatOf(file) !== COVERAGE_FORMAT) {
    throw new CommandError(
      `${file} is neither a run ("format": "${RUN_FORMAT}") nor coverage ("format": "${COVERAGE_FORMAT}").`,
      ExitCode.USAGE,
    );
  }
  return snapshotOfCoverage(
    file,
    orUsage(() => parseCoverage(fs.readFileSync(file, 'utf8'), file)),
  );
}

function snapshotOfLine(history: readonly HistoryEntry[], number: number): Snapshot {
  const entry = number > 0 ? history[number - 1] : history[history.length + number];
  if (entry === undefined || number === 0) {
    throw new CommandError(
      `${HISTORY_FILE} has ${history.length} lines: choose history:1 to history:${history.length}, or history:-1 for the last.`,
      ExitCode.USAGE,
    );
  }
  return snapshotOfEntry(describeEntry(entry), entry);
}

/** The last entry with this commit, or of this day or moment. */
function findEntry(history: readonly HistoryEntry[], word: string): HistoryEntry | undefined {
  if (word.length < 4) return undefined;
  return [...history].reverse().find(({ commit, date }) => commit?.startsWith(word) || date.startsWith(word));
}

function describeEntry({ date, commit }: HistoryEntry): string {
  return commit === null ? `the run of ${date}` : `the run of ${date} (${commit})`;
}

function isFile(word: string): boolean {
  return fs.statSync(word, { throwIfNoEntry: false })?.isFile() ?? false;
}

function formatOf(file: string): unknown {
  try {
    return (JSON.parse(fs.readFileSync(file, 'utf8')) as { format?: unknown } | null)?.format;
  } catch {
    return undefined;
  }
}

/** What git prints, undefined where it fails. */
function git(...words: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? stdout : undefined;
}
