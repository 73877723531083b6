// callspec merge: one run out of its shards.

import fs from 'node:fs';
import path from 'node:path';
import { REPORTERS } from '../reporting/reporters';
import { applyExpectations } from '../spec/expectations';
import { currentVerdicts, recordVerdict } from '../spec/run-record';
import { readRun, RunFormatError } from '../spec/run-store';
import { MergeError, mergeShards } from '../spec/shards';
import { CommandError, ExitCode } from './exit-codes';
import {
  destinationsOf,
  exitCodeOf,
  expectationsOf,
  featuresAsSeen,
  finish,
  type ReportOptions,
  readFeatures,
} from './report-run';

/** Reporters that need no more than a record. */
const MERGED = REPORTERS.flatMap(({ name, render }) => (render === undefined ? [] : [name]));

/** Merges and reports. Returns the exit code; throws CommandError for shards that do not make up one run. */
export function merge(blobs: string[], options: ReportOptions): number {
  const specification = readFeatures(options);
  const expectations = expectationsOf(options, specification);
  const files = blobs.flatMap(filesOf);
  const whole = mergeFiles(files);
  const shard = { index: 1, count: 1 };
  const destinations = destinationsOf(options, shard, whole.subject.name);
  const live = destinations.find(({ reporter }) => reporter.render === undefined);
  if (live !== undefined) {
    throw new CommandError(
      `${live.reporter.name} is a report of Cucumber, written while examples run; blobs do not hold its messages.\n` +
        `Let each shard write its own: callspec check --shard 1/4 --reporter blob --reporter ${live.reporter.name}=PATH\n` +
        `or merge into another: ${MERGED.join(', ')}; "callspec report" makes a page of the merged run`,
      ExitCode.USAGE,
    );
  }
  const found = currentVerdicts(whole, specification);
  if (found.size !== whole.verdicts.length) {
    const stale = whole.verdicts.length - found.size;
    throw new CommandError(`The features have changed since: ${stale} examples are not as they were`, ExitCode.USAGE);
  }
  const today = whole.date.slice(0, 10);
  const { verdicts, problems } = applyExpectations(found, expectations, whole.subject.name, today);
  const record = { ...whole, verdicts: [...verdicts.values()].map(recordVerdict) };
  finish(
    { specification, record, verdicts, problems, featuresFolder: featuresAsSeen(specification) },
    destinations,
    options,
  );
  return exitCodeOf({ record, problems });
}

function mergeFiles(files: readonly string[]) {
  try {
    return mergeShards(files.map(readRun), files);
  } catch (error) {
    if (error instanceof MergeError || error instanceof RunFormatError) {
      throw new CommandError(error.message, ExitCode.USAGE);
    }
    throw error;
  }
}

function filesOf(name: string): string[] {
  if (!fs.existsSync(name)) throw new CommandError(`There is no ${name}`, ExitCode.USAGE);
  if (!fs.statSync(name).isDirectory()) return [name];
  const files = fs.readdirSync(name, { recursive: true }).map(String);
  const found = files.filter((file) => file.endsWith('.json')).sort();
  if (found.length === 0) throw new CommandError(`There are no blobs (*.json) in ${name}`, ExitCode.USAGE);
  return found.map((file) => path.join(name, file));
}
