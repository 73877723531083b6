// The last run of each subject, kept in files so that reports can be made without running anything again.

import fs from 'node:fs';
import path from 'node:path';
import { RUN_FORMAT, type RecordedVerdict, type RunRecord } from './run-record';

/** A file is not a record of a run. */
export class RunFormatError extends Error {}

/** The records below a folder, by name of subject; none when the folder is missing. Throws RunFormatError. */
export function readRuns(folder: string): RunRecord[] {
  if (!fs.existsSync(folder)) return [];
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => readRun(path.join(folder, name)));
}

/** One record. Throws RunFormatError that names the file and what is wrong with it. */
export function readRun(file: string): RunRecord {
  let value: Partial<RunRecord> | null;
  try {
    value = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<RunRecord> | null;
  } catch (error) {
    throw new RunFormatError(`${file} cannot be read as a record of a run: ${(error as Error).message}`);
  }
  if (value?.format !== RUN_FORMAT || !Array.isArray(value.verdicts) || value.subject === undefined) {
    throw new RunFormatError(
      `${file} is not a record of a run: it needs "format": "${RUN_FORMAT}", a subject and verdicts`,
    );
  }
  return value as RunRecord;
}

/** Keeps a record as the last of its subject. Verdicts of examples that this run left out stay from the one before. */
export function keepRun(folder: string, record: RunRecord): void {
  const file = path.join(folder, fileName(record.subject.name));
  const before = fs.existsSync(file) ? readRun(file) : undefined;
  const same = before?.subject.title === record.subject.title;
  const merged = same ? { ...record, verdicts: mergeVerdicts(before!.verdicts, record.verdicts) } : record;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(merged, null, 1)}\n`);
}

function mergeVerdicts(before: readonly RecordedVerdict[], now: readonly RecordedVerdict[]): RecordedVerdict[] {
  const byExample = new Map<string, RecordedVerdict>();
  for (const verdict of [...before, ...now]) byExample.set(`${verdict.rule}\n${verdict.title}`, verdict);
  return [...byExample.values()];
}

function fileName(subject: string): string {
  return `${subject.replace(/[^\w.-]+/g, '_')}.json`;
}
