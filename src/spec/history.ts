// The history of coverage: a line for each recorded run, appended and never rewritten.

import { isThere, readText } from '../files/read-text';
import { writeWhole } from '../files/write-whole';
import { columnsOf, totalColumns } from './coverage/columns';
import type { Coverage, Measures } from './coverage/coverage';
import type { RunRecord } from './run-record';

/** The version of the form; it changes when a reader of the old form would misread the new one. */
export const HISTORY_FORMAT = 'callspec-history/1';

/** Where it is kept. */
export const HISTORY_FILE = 'reports/history.jsonl';

/** How many of how many. */
export type Pair = [count: number, of: number];

/** Counts by name of the column: "units", "linked", "verified:reference", "confirmed", "lines", … */
export interface HistoryCounts {
  rules: number;
  examples: number;
  columns: Record<string, Pair>;
}

export interface HistoryEntry {
  format: typeof HISTORY_FORMAT;
  /** When the latest of the runs began, ISO 8601. */
  date: string;
  /** The commit of the latest of the runs, null outside a checkout. */
  commit: string | null;
  callspec: string;
  node: string;
  subjects: Record<string, { title: string; pythonVersion: string; date: string; commit: string | null }>;
  total: HistoryCounts;
  sections: Record<string, HistoryCounts>;
}

/** The history cannot be read: the line that is broken. */
export class HistoryFormatError extends Error {}

/** The entry for some runs and what they came to. */
export function historyEntry(coverage: Coverage, runs: readonly [RunRecord, ...RunRecord[]]): HistoryEntry {
  const latest = runs.reduce((a, b) => (a.date < b.date ? b : a));
  return {
    format: HISTORY_FORMAT,
    date: latest.date,
    commit: latest.commit,
    callspec: latest.callspec,
    node: latest.node,
    subjects: Object.fromEntries(
      coverage.subjects.map(({ name, title, pythonVersion }) => {
        const { date, commit } = runs.find(({ subject }) => subject.name === name)!;
        return [name, { title, pythonVersion, date, commit }];
      }),
    ),
    total: counts(coverage.total, totalColumns(coverage)),
    sections: Object.fromEntries(coverage.sections.map((section) => [section.id, counts(section, columnsOf(section))])),
  };
}

function counts({ rules, examples }: Measures, columns: ReturnType<typeof columnsOf>): HistoryCounts {
  const pairs = columns.map(({ name, share }): [string, Pair] => [name, [share.count, share.of]]);
  return { rules, examples, columns: Object.fromEntries(pairs) };
}

/** All entries, oldest first; none when the file is missing. Throws HistoryFormatError. */
export function readHistory(file: string): HistoryEntry[] {
  return isThere(file) ? parseHistory(readText(file), file) : [];
}

/** The entries of a text. Throws HistoryFormatError that names `source` and the line. */
export function parseHistory(text: string, source: string): HistoryEntry[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    let entry: Partial<HistoryEntry> | null;
    try {
      entry = JSON.parse(line) as Partial<HistoryEntry> | null;
    } catch (error) {
      throw new HistoryFormatError(`${source}:${index + 1} is no JSON: ${(error as Error).message}`);
    }
    if (entry?.format !== HISTORY_FORMAT || entry.total === undefined || entry.sections === undefined) {
      throw new HistoryFormatError(
        `${source}:${index + 1} is no entry: it needs "format": "${HISTORY_FORMAT}", total and sections`,
      );
    }
    return [entry as HistoryEntry];
  });
}

/** Appends an entry, unless the last one is about the same runs. Returns whether it did. Throws HistoryFormatError, FileProblem. */
export function recordHistory(file: string, entry: HistoryEntry): boolean {
  const text = isThere(file) ? readText(file) : '';
  const last = parseHistory(text, file).pop();
  if (last !== undefined && JSON.stringify(last) === JSON.stringify(entry)) return false;
  const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  writeWhole(file, `${whole}${JSON.stringify(entry)}\n`);
  return true;
}
