// The last run of each subject, kept in files so that reports can be made without running anything again.

import fs from 'node:fs';
import path from 'node:path';
import { aboutFile } from '../files/file-problem';
import { isThere, namesIn, readText } from '../files/read-text';
import { writeWhole } from '../files/write-whole';
import type { RecordedVerdict, RunRecord } from './run-record';
import { problemOfRun } from './run-schema';

/** A file is not a record of a run. */
export class RunFormatError extends Error {}

/** The records below a folder, by name of subject; none when the folder is missing. Throws RunFormatError. */
export function readRuns(folder: string): RunRecord[] {
  const files = namesIn(folder).filter((name) => name.endsWith('.json'));
  return files.map((name) => readRun(path.join(folder, name)));
}

/** One record, held against its schema. Throws RunFormatError that names the file and what is wrong with it, and FileProblem. */
export function readRun(file: string): RunRecord {
  const text = readText(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new RunFormatError(`${file} is not a record of a run: it is no JSON (${(error as Error).message})`);
  }
  const problem = problemOfRun(value);
  if (problem !== undefined) throw new RunFormatError(`${file} is not a record of a run: ${problem}`);
  return value as RunRecord;
}

/**
 * Keeps a record as the last of its subject. Verdicts of examples that this run left out stay from the one before. A file in its place that
 * is no record is put aside, which the returned sentence says. Throws FileProblem.
 */
export function keepRun(folder: string, record: RunRecord): string | undefined {
  const file = path.join(folder, fileName(record.subject.name));
  const { before, aside } = recordBefore(file);
  const same = before?.subject.title === record.subject.title;
  const merged = same ? mergeRecords(before, record) : record;
  writeWhole(file, `${JSON.stringify(merged, null, 1)}\n`);
  return aside;
}

function recordBefore(file: string): { before?: RunRecord; aside?: string } {
  if (!isThere(file)) return {};
  try {
    return { before: readRun(file) };
  } catch (error) {
    if (!(error instanceof RunFormatError)) throw error;
    const other = `${file}.unreadable`;
    aboutFile(other, 'written', () => fs.renameSync(file, other));
    return { aside: `${error.message}. It is now ${other}, and a new record is in its place` };
  }
}

/** The kept record of a subject; undefined where there is none. Throws RunFormatError and FileProblem. */
export function keptRun(folder: string, subject: string): RunRecord | undefined {
  const file = path.join(folder, fileName(subject));
  return isThere(file) ? readRun(file) : undefined;
}

function mergeRecords(before: RunRecord, now: RunRecord): RunRecord {
  const nameOf = ({ rule, title }: { rule: string; title: string }) => `${rule}\n${title}`;
  const ran = new Set(now.verdicts.map(nameOf));
  const left = new Map([...(before.unreached ?? []), ...(now.unreached ?? [])].map((one) => [nameOf(one), one]));
  const unreached = [...left].flatMap(([name, one]) => (ran.has(name) ? [] : [one]));
  const { unreached: _, ...rest } = now;
  return {
    ...rest,
    ...(unreached.length > 0 && { unreached }),
    verdicts: mergeVerdicts(before.verdicts, now.verdicts),
  };
}

function mergeVerdicts(before: readonly RecordedVerdict[], now: readonly RecordedVerdict[]): RecordedVerdict[] {
  const byExample = new Map<string, RecordedVerdict>();
  for (const verdict of [...before, ...now]) byExample.set(`${verdict.rule}\n${verdict.title}`, verdict);
  return [...byExample.values()];
}

function fileName(subject: string): string {
  return `${subject.replace(/[^\w.-]+/g, '_')}.json`;
}
