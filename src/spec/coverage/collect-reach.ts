// Measures which functions each rule reaches: V8 counts the calls of each program, and those of a program that does nothing are taken off.

import { type Profiler, Session } from 'node:inspector';
import path from 'node:path';
import { type RunOptions, runExamples } from '../run-examples';
import { useSubject } from '../../subjects';
import type { Outcome, Program, RunLimits, Subject } from '../../subjects/subject';
import type { Example, Specification } from '../specification';
import { BlankCosts, type Calls, callsBeyond } from './blank-program';
import { Bundle } from './bundle-functions';
import { type FunctionName, type FunctionReach, MEASURED, type Reach } from './reach';

/** Counts calls of functions in this process. */
class CallCounts {
  private readonly session = new Session();

  start(): void {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  }

  /** The functions of a file that were called since the last time; at the first time, those too that were not. */
  take(file: string): Profiler.FunctionCoverage[] {
    let scripts: Profiler.ScriptCoverage[] = [];
    this.session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error !== null) throw error;
      scripts = result;
    });
    const name = file.split(path.sep).join('/');
    // A built command has loaded the file for itself already.
    return scripts.filter(({ url }) => url.endsWith(name)).flatMap(({ functions }) => functions);
  }

  stop(): void {
    this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }
}

/** The functions that there are in the measured places of the built interpreter. Throws StaleBundle. */
export function functionsOfInterpreter(interpreter: string, project: string): FunctionName[] {
  const bundle = new Bundle(interpreter, project, MEASURED);
  const counts = new CallCounts();
  counts.start();
  try {
    return functionsOf(bundle, counts);
  } finally {
    counts.stop();
  }
}

/** Loads a bundle and finds its functions, each once. */
function functionsOf(bundle: Bundle, counts: CallCounts): FunctionName[] {
  require(bundle.file);
  const found = new Map<string, FunctionName>();
  for (const coverage of counts.take(bundle.file)) {
    const located = bundle.locate(coverage);
    if (located !== undefined) found.set(keyOf(located), { file: located.file, name: located.name });
  }
  return [...found.values()];
}

/**
 * Runs the examples in this process, on the interpreter of the built file, and folds to its rule what each calls more often than a program
 * of the same form that does nothing. Throws StaleBundle, and HarnessError where the steps cannot be run.
 */
export async function collectReach(
  specification: Specification,
  examples: readonly Example[],
  project: string,
  interpreter: string,
  options: Omit<RunOptions, 'subject' | 'jobs'>,
): Promise<Reach> {
  const bundle = new Bundle(interpreter, project, MEASURED);
  const counts = new CallCounts();
  counts.start();
  try {
    const there = functionsOf(bundle, counts);
    const rulesOf = new Map(there.map((found) => [keyOf(found), new Set<string>()]));
    const { InProcessReference } = require(interpreter) as { InProcessReference: new () => Subject };
    const subject = new MeasuredSubject(
      new InProcessReference(),
      () => callsOf(counts.take(bundle.file), bundle),
      options.limits,
    );
    useSubject(subject);
    const always = await subject.callsOfNothing();
    await runExamples(specification, examples, {
      ...options,
      subject,
      // No program runs ahead of its example, to which its calls belong.
      jobs: 0,
      onVerdict: (verdict) => {
        for (const name of subject.takeReached()) rulesOf.get(name)?.add(verdict.example.rule.id);
        options.onVerdict(verdict);
      },
    });
    const functions = there.map((found): FunctionReach => {
      const key = keyOf(found);
      return { ...found, rules: rulesOf.get(key)!, isAlwaysCalled: always.has(key) };
    });
    functions.sort((a, b) => a.file.localeCompare(b.file, 'en') || a.name.localeCompare(b.name, 'en'));
    return { rules: [...new Set(examples.map(({ rule }) => rule.id))], functions };
  } finally {
    counts.stop();
  }
}

/** Runs programs, and keeps which functions they call more often than programs that do nothing. */
class MeasuredSubject implements Subject {
  readonly name: string;
  readonly title: string;
  readonly pythonVersion: string;
  readonly cpythonLike: boolean;
  private readonly blanks: BlankCosts;
  private reached = new Set<string>();

  constructor(
    private readonly inner: Subject,
    private readonly takeCalls: () => Calls,
    private readonly limits: RunLimits,
  ) {
    this.name = inner.name;
    this.title = inner.title;
    this.pythonVersion = inner.pythonVersion;
    this.cpythonLike = inner.cpythonLike;
    this.blanks = new BlankCosts(async (program) => {
      await this.inner.run(program, this.limits);
      return (await this.measure(program)).calls;
    });
  }

  async run(program: Program): Promise<Outcome> {
    await this.blanks.prepare(program);
    const { outcome, calls } = await this.measure(program);
    for (const name of callsBeyond(calls, await this.blanks.of(program, outcome))) this.reached.add(name);
    return outcome;
  }

  /** What has been reached since the last time. */
  takeReached(): Set<string> {
    const { reached } = this;
    this.reached = new Set();
    return reached;
  }

  /** What a program calls whose text and only step do nothing. */
  async callsOfNothing(): Promise<Calls> {
    const nothing: Program = {
      source: 'pass',
      modules: new Map(),
      probes: [{ kind: 'evaluate', source: 'None' }],
      warm: true,
    };
    return (await this.measure(nothing)).calls;
  }

  private async measure(program: Program): Promise<{ outcome: Outcome; calls: Calls }> {
    this.takeCalls();
    const outcome = await this.inner.run(program, this.limits);
    return { outcome, calls: this.takeCalls() };
  }
}

function callsOf(coverages: readonly Profiler.FunctionCoverage[], bundle: Bundle): Calls {
  const calls = new Map<string, number>();
  for (const coverage of coverages) {
    // Functions that were not called tell too which others they contain.
    const found = bundle.locate(coverage);
    const { count } = coverage.ranges[0]!;
    if (found !== undefined && count > 0) calls.set(keyOf(found), (calls.get(keyOf(found)) ?? 0) + count);
  }
  return calls;
}

function keyOf({ file, name }: FunctionName): string {
  return `${file} ${name}`;
}
