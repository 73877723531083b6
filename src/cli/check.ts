// callspec check: runs the features on one subject or several.

import { cpus } from 'node:os';
import { version } from '../../package.json';
import { type CheckResult, checkSubject, InterruptedStart } from '../spec/check-subject';
import type { PlacedExpectation } from '../spec/expectations';
import { HarnessError } from '../spec/run-examples';
import { select, UnknownSelector } from '../spec/selection';
import { RUN_FORMAT } from '../spec/run-record';
import { digestOf, parseShard, type Shard } from '../spec/shards';
import type { Example, Specification } from '../spec/specification';
import { parseSubject, splitSubjects } from '../subjects';
import { SubjectUnavailable, UnknownSubject } from '../subjects/subject';
import type { Destination } from '../reporting/reporters';
import { terminalReporter } from '../reporting/reporters/terminal';
import { visibleLine } from '../reporting/printable';
import { renderSectionMatrix } from '../reporting/section-matrix';
import { Progress } from '../reporting/terminal';
import { checkoutCommit } from './checkout';
import { CucumberReports } from './cucumber-reports';
import { CommandError, ExitCode } from './exit-codes';
import { SUPPORT_FILE } from './places';
import {
  destinationsOf,
  exitCodeOf,
  expectationsOf,
  featuresAsSeen,
  finish,
  type ReportOptions,
  readFeatures,
  reportUnstarted,
} from './report-run';
import { complain, say } from './say';

export interface CheckOptions extends ReportOptions {
  subject?: string[];
  tags: string;
  steps: number;
  timeout: number;
  /** Megabytes. */
  outputLimit?: number;
  memoryLimit?: number;
  /** Only say what would run. */
  list?: boolean;
  jobs?: number;
  shard?: string;
  bail?: boolean;
  confirmTags?: boolean;
  texts?: 'apart' | 'strict';
  passWithNoTests?: boolean;
}

const MEGABYTE = 1024 * 1024;
/** A subject that takes longer to start is named. */
const SILENT_SECONDS = 4;
/** A process takes a while to start, and has to compile what the others have compiled; so many examples take longer than that. */
const EXAMPLES_WORTH_A_JOB = 60;
const MOST_JOBS = 4;

/** How many processes of the subject share the examples by themselves. */
const worthwhileJobs = (examples: number): number =>
  Math.min(MOST_JOBS, cpus().length, Math.ceil(examples / EXAMPLES_WORTH_A_JOB));

/** Runs what is selected and reports it. Returns the exit code; throws CommandError for what cannot be run. */
export async function check(selectors: string[], options: CheckOptions): Promise<number> {
  const specification = readFeatures();
  const expectations = expectationsOf(options, specification);
  const shard = shardOf(options);
  const subjects = subjectsOf(options);
  const examples = choose(specification, selectors, options.tags);
  if (examples.length === 0) {
    const message = `Nothing is selected: no example has the tags "${options.tags}".`;
    if (!options.passWithNoTests) throw new CommandError(message, ExitCode.NOTHING_SELECTED);
    console.log(`${message}\n0 passed, 0 failed, 0 skipped`);
    return ExitCode.FINE;
  }
  if (options.list) {
    for (const { rule, title } of examples) say(`${rule.id}  ${visibleLine(title)}`);
    console.log(`${examples.length} examples`);
    return ExitCode.FINE;
  }
  const plans = subjects.map((subject) => ({ subject, destinations: destinationsOf(options, shard, subject) }));
  const task: Task = { specification, examples, expectations, shard, options, interrupt: listenForInterrupt() };
  const results: { name: string; result: CheckResult }[] = [];
  const codes: number[] = [];
  for (const { subject, destinations } of plans) {
    try {
      const result = await checkOne(task, subject, destinations);
      results.push({ name: subject, result });
      codes.push(exitCodeOf(result));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      if (subjects.length === 1 && !task.interrupt.aborted) throw error;
      complain(error.message);
      codes.push(error.exitCode);
    }
    if (task.interrupt.aborted) break;
  }
  if (subjects.length > 1 && results.length > 0) {
    const columns = results.map(({ name, result }) => ({ name, verdicts: result.verdicts }));
    console.log(`\n${renderSectionMatrix(specification, columns)}`);
  }
  // Work that an interrupt has left behind would keep the process alive.
  if (task.interrupt.aborted) process.exit(ExitCode.INTERRUPTED);
  const order: number[] = [ExitCode.SUBJECT_UNUSABLE, ExitCode.USAGE, ExitCode.FAILURES];
  return order.find((code) => codes.includes(code)) ?? ExitCode.FINE;
}

interface Task {
  specification: Specification;
  examples: readonly Example[];
  expectations: readonly PlacedExpectation[];
  shard: Shard;
  options: CheckOptions;
  interrupt: AbortSignal;
}

async function checkOne(task: Task, subject: string, destinations: readonly Destination[]): Promise<CheckResult> {
  const { specification, examples, expectations, shard, options, interrupt } = task;
  const { steps, timeout, outputLimit, memoryLimit, bail, confirmTags, texts, quiet } = options;
  const jobs = options.jobs ?? worthwhileJobs(examples.length);
  const talks = !quiet && destinations.some(({ reporter, path }) => reporter === terminalReporter && !path);
  let progress: Progress | undefined;
  const date = new Date().toISOString();
  const waiting = setTimeout(() => complain(`waiting for ${subject} to start`), SILENT_SECONDS * 1000);
  const live = new CucumberReports(destinations);
  const result = await checkSubject({
    specification,
    examples,
    subject,
    limits: {
      steps,
      milliseconds: timeout * 1000,
      ...(outputLimit && { outputBytes: outputLimit * MEGABYTE }),
      ...(memoryLimit && { memoryBytes: memoryLimit * MEGABYTE }),
    },
    support: SUPPORT_FILE,
    commit: checkoutCommit(),
    shard,
    jobs,
    bail,
    confirmTags,
    strictTexts: texts === 'strict',
    expectations,
    formats: live.formats,
    onStart: ({ title, pythonVersion }, count) => {
      clearTimeout(waiting);
      if (talks) say(`${visibleLine(`${title} (Python ${pythonVersion})`)}: ${count} examples`);
      if (!quiet) progress = new Progress(process.stderr, count);
    },
    onVerdict: (verdict) => progress?.accept(verdict),
    signal: interrupt,
  })
    .catch((error: unknown) => {
      live.close();
      if (!(error instanceof HarnessError || error instanceof SubjectUnavailable)) throw error;
      const who = { name: subject, title: subject, pythonVersion: 'unknown', cpythonLike: false, capabilities: {} };
      const problem = error.message;
      reportUnstarted({ ...nothingRan(shard, examples, date), subject: who, problem }, destinations);
      const isInterrupted = error instanceof InterruptedStart;
      throw new CommandError(problem, isInterrupted ? ExitCode.INTERRUPTED : ExitCode.SUBJECT_UNUSABLE);
    })
    .finally(() => clearTimeout(waiting));
  progress?.end();
  try {
    finish({ specification, ...result, featuresFolder: featuresAsSeen() }, destinations, options, () => live.publish());
  } finally {
    live.close();
  }
  return result;
}

function nothingRan(shard: Shard, selected: readonly Example[], date: string) {
  return {
    format: RUN_FORMAT as typeof RUN_FORMAT,
    date,
    callspec: version,
    commit: checkoutCommit(),
    node: process.versions.node,
    milliseconds: 0,
    shard,
    selected: selected.length,
    selection: digestOf(selected),
    incomplete: 'not-started' as const,
    verdicts: [],
  };
}

/** A first interrupt ends the run and reports what has run, a second one ends all. */
function listenForInterrupt(): AbortSignal {
  const controller = new AbortController();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(ExitCode.INTERRUPTED);
      controller.abort();
    });
  }
  return controller.signal;
}

function subjectsOf({ subject = ['reference'], reporter }: CheckOptions): string[] {
  const subjects = [...new Set(subject.flatMap(splitSubjects))];
  try {
    for (const name of subjects) parseSubject(name);
  } catch (error) {
    if (error instanceof UnknownSubject) throw new CommandError(error.message, ExitCode.USAGE);
    throw error;
  }
  const shared = reporter.find((word) => !['terminal', 'github'].includes(word) && !word.includes('{subject}'));
  if (subjects.length > 1 && shared !== undefined) {
    const message = `Several subjects need reports of their own: --reporter ${shared.split('=')[0]}=report-{subject}`;
    throw new CommandError(message, ExitCode.USAGE);
  }
  return subjects;
}

function shardOf({ shard: text }: CheckOptions): Shard {
  if (text === undefined) return { index: 1, count: 1 };
  const shard = parseShard(text);
  if (shard !== undefined) return shard;
  throw new CommandError(`--shard takes a part and the number of parts, as 2/5, not "${text}"`, ExitCode.USAGE);
}

function choose(specification: Specification, selectors: string[], tags: string): Example[] {
  try {
    return select(specification, selectors, tags);
  } catch (error) {
    if (error instanceof UnknownSelector) throw new CommandError(error.message, ExitCode.USAGE);
    throw error;
  }
}
