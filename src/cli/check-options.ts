// The options of check, read.

import fs from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseShard, type Shard } from '../spec/shards';
import { parseSubject, splitSubjects } from '../subjects';
import { ORACLE } from '../spec/tags';
import { type RunLimits, UnknownSubject } from '../subjects/subject';
import { positive } from './common-options';
import { CommandError, ExitCode } from './exit-codes';
import { SUPPORT_FILE } from './places';
import type { ReportOptions } from './report-run';

export interface CheckOptions extends ReportOptions {
  subject?: string[];
  tags: string;
  /** Texts of titles. */
  name: string[];
  failed?: boolean;
  changed?: boolean;
  order: string;
  /** How many of the slowest examples to name. */
  slowest?: number;
  /** A folder of step definitions, or how many instructions an example may execute. */
  steps: string[];
  stepLimit: number;
  timeout: number;
  /** Megabytes. */
  outputLimit?: number;
  memoryLimit?: number;
  /** Only say what would run. */
  list?: boolean;
  json?: boolean;
  updateExpectations?: boolean;
  /** Write what the oracle answers into the examples. */
  accept?: boolean;
  jobs?: number;
  shard?: string;
  bail?: boolean;
  confirmTags?: boolean;
  texts?: 'apart' | 'strict';
  passWithNoTests?: boolean;
}

const MEGABYTE = 1024 * 1024;
/** A process takes a while to start, and has to compile what the others have compiled; so many examples take longer than that. */
const EXAMPLES_WORTH_A_JOB = 60;
const MOST_JOBS = 4;

const usage = (message: string): CommandError => new CommandError(message, ExitCode.USAGE);

/** The subjects to check. Throws CommandError for one that there is not, and for reports that they would have to share. */
export function subjectsOf({ accept, subject = [accept ? ORACLE : 'reference'], reporter }: CheckOptions): string[] {
  const subjects = [...new Set(subject.flatMap(splitSubjects))];
  const asked = subjects.find((name) => name !== ORACLE);
  if (accept && asked !== undefined) throw usage(`--accept asks the oracle, ${ORACLE}, and never ${asked}`);
  try {
    for (const name of subjects) parseSubject(name);
  } catch (error) {
    if (error instanceof UnknownSubject) throw usage(error.message);
    throw error;
  }
  const shared = reporter.find((word) => !['terminal', 'github'].includes(word) && !word.includes('{subject}'));
  if (subjects.length > 1 && shared !== undefined) {
    throw usage(`Several subjects need reports of their own: --reporter ${shared.split('=')[0]}=report-{subject}`);
  }
  return subjects;
}

/** The part to run. Throws CommandError. */
export function shardOf({ shard: text }: CheckOptions): Shard {
  if (text === undefined) return { index: 1, count: 1 };
  const shard = parseShard(text);
  if (shard !== undefined) return shard;
  throw usage(`--shard takes a part and the number of parts, as 2/5, not "${text}"`);
}

const isNumber = (word: string): boolean => /^\d+(?:\.\d+)?(?:e\d+)?$/i.test(word);

/** How many instructions an example may execute. */
function stepLimitOf({ steps, stepLimit }: CheckOptions): number {
  const number = steps.filter(isNumber).pop();
  return number === undefined ? stepLimit : positive(number);
}

/** What one example may use. */
export function limitsOf(options: CheckOptions): RunLimits {
  const { timeout, outputLimit, memoryLimit } = options;
  return {
    steps: stepLimitOf(options),
    milliseconds: timeout * 1000,
    ...(outputLimit && { outputBytes: outputLimit * MEGABYTE }),
    ...(memoryLimit && { memoryBytes: memoryLimit * MEGABYTE }),
  };
}

/** How many processes of the subject share the examples. */
export const jobsFor = ({ jobs }: CheckOptions, examples: number): number =>
  jobs ?? Math.min(MOST_JOBS, cpus().length, Math.ceil(examples / EXAMPLES_WORTH_A_JOB));

/** The step definitions: ours, or a folder. Throws CommandError for a folder without any. */
export function supportOf({ steps, features }: CheckOptions): string {
  const folder = steps.filter((word) => !isNumber(word)).pop();
  if (folder === undefined) return SUPPORT_FILE;
  if (features === undefined)
    throw usage('--steps goes with --features: the features of the chapter have steps of their own');
  const found = fs.statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) throw usage(`--steps takes a folder of step definitions; ${folder} is none`);
  if (!fs.readdirSync(folder, { recursive: true }).some((file) => /\.(?:[cm]?js|ts)$/.test(String(file)))) {
    throw usage(`There are no step definitions (*.js, *.cjs, *.mjs, *.ts) in ${folder}`);
  }
  return path.resolve(folder);
}
