// callspec check: runs the features on one subject or several.

import { version } from '../../package.json';
import { type CheckResult, checkSubject, InterruptedStart } from '../spec/check-subject';
import type { PlacedExpectation } from '../spec/expectations';
import { HarnessError } from '../spec/run-examples';
import { select, UnknownSelector, whyNothing } from '../spec/selection';
import { RUN_FORMAT } from '../spec/run-record';
import { digestOf, type Shard } from '../spec/shards';
import type { Example, Specification } from '../spec/specification';
import { SubjectUnavailable } from '../subjects/subject';
import type { Destination } from '../reporting/reporters';
import { terminalReporter } from '../reporting/reporters/terminal';
import { visibleLine } from '../reporting/printable';
import { renderSectionMatrix } from '../reporting/section-matrix';
import { Progress } from '../reporting/terminal';
import { accept } from './accept';
import { checkoutCommit } from './checkout';
import { basisOf } from './basis';
import { type CheckOptions, jobsFor, limitsOf, shardOf, subjectsOf, supportOf } from './check-options';
import { nothingToRun, type Plan, planFor } from './check-plan';
import { CucumberReports } from './cucumber-reports';
import { CommandError, ExitCode } from './exit-codes';
import { list } from './list';
import { orderOf } from './ordering';
import { SUPPORT_FILE, textsOfSteps } from './places';
import {
  destinationsOf,
  exitCodeOf,
  expectationsOf,
  featuresAsSeen,
  finish,
  readFeatures,
  resultsOf,
  reportUnstarted,
} from './report-run';
import { counted } from '../words/near';
import { outcomesOf } from '../spec/verdicts';
import { complain, say } from './say';
import { holdToSteps } from './own-steps';
import { orUsage } from './coverage-sources';
import { writeExpectations } from './write-expectations';

/** A subject that takes longer to start is named. */
const SILENT_SECONDS = 4;

/** Runs what is selected and reports it. Returns the exit code; throws CommandError for what cannot be run. */
export async function check(selectors: string[], options: CheckOptions): Promise<number> {
  const { updateExpectations } = options;
  if (updateExpectations && options.expectations === undefined) {
    throw new CommandError('--update-expectations needs the file: --expectations FILE', ExitCode.USAGE);
  }
  if (options.json && !options.list)
    throw new CommandError('--json goes with --list; a run has --reporter json', ExitCode.USAGE);
  const support = supportOf(options);
  const specification = readFeatures(options, support !== SUPPORT_FILE);
  const expectations = expectationsOf(options, specification, updateExpectations);
  const shard = shardOf(options);
  const subjects = subjectsOf(options);
  const order = orderOf(options.order);
  const narrowing = { tags: options.tags, names: options.name };
  const examples = orUsage(() => select(specification, selectors, narrowing), [UnknownSelector]);
  if (examples.length === 0) {
    const message = whyNothing(specification, narrowing);
    if (!options.passWithNoTests) throw new CommandError(message, ExitCode.NOTHING_SELECTED);
    console.log(`${message}\n0 passed, 0 failed, 0 skipped`);
    return ExitCode.FINE;
  }
  if (options.list) {
    list(examples, featuresAsSeen(specification), options.json ?? false);
    return ExitCode.FINE;
  }
  if (support !== SUPPORT_FILE) await holdToSteps(specification, examples, support);
  const interrupt = listenForInterrupt();
  if (options.accept) return accept(specification, examples, support, options, interrupt);
  const plans = subjects.map((subject) => ({ subject, destinations: destinationsOf(options, shard, subject) }));
  const task: Task = {
    specification,
    examples,
    expectations,
    shard,
    support,
    order,
    options,
    interrupt,
  };
  const results: { name: string; result: CheckResult }[] = [];
  const codes: number[] = [];
  if (order !== undefined) say(`order: ${order}`);
  for (const { subject, destinations } of plans) {
    try {
      const plan = await planFor(subject, specification, examples, textsOfSteps(support), {
        ...options,
        results: resultsOf(options),
      }).catch((error: unknown) => {
        throw error instanceof SubjectUnavailable ? new CommandError(error.message, ExitCode.SUBJECT_UNUSABLE) : error;
      });
      if (plan.examples.length === 0) {
        console.log(nothingToRun(subject, plan, options));
        codes.push(outcomesOf(plan.kept?.values() ?? []).failed > 0 ? ExitCode.FAILURES : ExitCode.FINE);
        continue;
      }
      const result = await checkOne(task, plan, subject, destinations);
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
  if (updateExpectations) {
    const judged = results.map(({ name, result }) => ({ name, verdicts: result.found }));
    codes.splice(0, codes.length, ...codes.filter((code) => code !== ExitCode.FAILURES));
    if (writeExpectations(options.expectations!, specification, judged)) codes.push(ExitCode.FAILURES);
  }
  // Work that an interrupt has left behind would keep the process alive.
  if (task.interrupt.aborted) process.exit(ExitCode.INTERRUPTED);
  const worst: number[] = [ExitCode.SUBJECT_UNUSABLE, ExitCode.USAGE, ExitCode.FAILURES];
  return worst.find((code) => codes.includes(code)) ?? ExitCode.FINE;
}

interface Task {
  specification: Specification;
  examples: readonly Example[];
  expectations: readonly PlacedExpectation[];
  shard: Shard;
  /** The step definitions. */
  support: string;
  order: string | undefined;
  options: CheckOptions;
  interrupt: AbortSignal;
}

async function checkOne(
  task: Task,
  { examples, kept }: Plan,
  subject: string,
  destinations: readonly Destination[],
): Promise<CheckResult> {
  const { specification, expectations, shard, support, order, options, interrupt } = task;
  const { bail, confirmTags, texts, quiet } = options;
  const talks = !quiet && destinations.some(({ reporter, path }) => reporter === terminalReporter && !path);
  let progress: Progress | undefined;
  const date = new Date().toISOString();
  const waiting = setTimeout(() => complain(`waiting for ${subject} to start`), SILENT_SECONDS * 1000);
  const live = new CucumberReports(destinations);
  const result = await checkSubject({
    specification,
    examples,
    subject,
    limits: limitsOf(options),
    support,
    order,
    kept,
    basisOf: (opened) => basisOf(opened, textsOfSteps(support)),
    commit: checkoutCommit(),
    shard,
    jobs: jobsFor(options, examples.length),
    bail,
    confirmTags,
    strictTexts: texts === 'strict',
    expectations,
    formats: live.formats,
    onStart: ({ title, pythonVersion }, count) => {
      clearTimeout(waiting);
      if (talks) say(`${visibleLine(`${title} (Python ${pythonVersion})`)}: ${counted(count, 'example')}`);
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
    const run = {
      specification,
      ...result,
      kept,
      slowest: options.slowest,
      featuresFolder: featuresAsSeen(specification),
    };
    finish(run, destinations, { ...options, results: resultsOf(options) }, () => live.publish());
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
