// Runs examples with Cucumber and turns its messages into verdicts.

import path from 'node:path';
import { PassThrough } from 'node:stream';
import type { Envelope, TestStepResult } from '@cucumber/messages';
import type { RunLimits, Subject } from '../subjects/subject';
import { ANSWER_MEDIA_TYPE, type AnswerListener } from './accept/answer';
import shuffle from 'knuth-shuffle-seeded';
import { RunsAhead, useRunsAhead } from './ahead';
import { loadingOf, loadSteps } from './own-steps';
import { cucumberApi } from './cucumber-api';
import { placeOf, planPrograms } from './plan-programs';
import type { Example, Specification } from './specification';
import { countsAs, type Difference, type Verdict } from './verdicts';

/** Media types under which steps attach what they compared, why the subject stopped, and how many milliseconds it ran. */
export const DIFFERENCE_MEDIA_TYPE = 'application/x.callspec.difference+json';
export const TIME_MEDIA_TYPE = 'application/x.callspec.milliseconds';
export const STOP_MEDIA_TYPE = 'application/x.callspec.stop+json';

export interface RunOptions {
  subject: Subject;
  limits: RunLimits;
  /** The file with the step definitions, or a folder of them. */
  support: string;
  /** Examples whose programs run at a time; the steps are taken one after the other all the same. With 0 each runs when its steps ask for it. */
  jobs?: number;
  /** Stop after the first failure. */
  bail?: boolean;
  /** "random:SEED"; as the features have them, if left out. */
  order?: string;
  /** Formatters of Cucumber, as `message:"run.ndjson"`. */
  formats?: readonly string[];
  onVerdict: (verdict: Verdict) => void;
  /** Hears what steps would say instead, which makes them pass. */
  onAnswer?: AnswerListener<Example>;
}

/** The steps could not be loaded or run at all. */
export class HarnessError extends Error {}

/** Runs the examples; the verdict of each is reported as it comes and returned. Throws HarnessError. */
export async function runExamples(
  specification: Specification,
  examples: readonly Example[],
  options: RunOptions,
): Promise<Map<Example, Verdict>> {
  const verdicts = new Map<Example, Verdict>();
  if (examples.length === 0) return verdicts;
  const complaints = await runCucumberOn(specification, examples, {
    ...options,
    onVerdict: (verdict) => {
      verdicts.set(verdict.example, verdict);
      options.onVerdict(verdict);
    },
  });
  const isLost = verdicts.size < examples.length;
  const hasFailed = [...verdicts.values()].some(({ status }) => countsAs(status) === 'failed');
  if (isLost && !(options.bail && hasFailed)) {
    throw new HarnessError(
      complaints || 'not every example was run; were the features changed since the run began? Then start it again',
    );
  }
  return verdicts;
}

/** Returns what Cucumber had to complain of. */
async function runCucumberOn(
  { folder }: Specification,
  examples: readonly Example[],
  options: RunOptions,
): Promise<string> {
  const { loadConfiguration, runCucumber } = cucumberApi();
  const { subject, limits, support, jobs = 1, bail = false, order = 'defined' } = options;
  const collector = new Collector(examples, options.onVerdict, options.onAnswer);
  const stderr = new PassThrough();
  let complaints = '';
  stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const environment = {
    cwd: path.dirname(folder),
    // Cucumber always has a formatter on standard output.
    stdout: options.formats?.some((format) => !format.includes(':')) ? process.stdout : new PassThrough().resume(),
    stderr,
    env: {},
  };
  const worldParameters = {
    subject: subject.name,
    limits: { ...limits },
    collectsAnswers: options.onAnswer !== undefined,
  };
  const { runConfiguration } = await loadConfiguration(
    {
      file: false,
      provided: {
        paths: pathsWithLines(folder, examples),
        ...loadingOf(support),
        format: [...(options.formats ?? [])],
        publish: false,
        failFast: bail,
        order: order as 'defined',
        worldParameters,
      },
    },
    environment,
  );
  const library = await loadSteps(support, runConfiguration, environment);
  const runs = new RunsAhead(
    await planPrograms(library, inOrder(examples, order), worldParameters),
    subject,
    limits,
    jobs,
  );
  useRunsAhead(runs);
  try {
    await runCucumber({ ...runConfiguration, support: library }, environment, (envelope) => collector.accept(envelope));
  } finally {
    runs.stop();
    useRunsAhead(undefined);
  }
  return complaints.trim();
}

/** The examples as Cucumber will take them. */
function inOrder(examples: readonly Example[], order: string): Example[] {
  const [, seed] = /^random:(.+)$/.exec(order) ?? [];
  return seed === undefined ? [...examples] : shuffle([...examples], seed);
}

/** Cucumber's way to name single scenarios: file:line:line… */
function pathsWithLines(folder: string, examples: readonly Example[]): string[] {
  const lines = new Map<string, number[]>();
  for (const { file, line } of examples) lines.set(file, [...(lines.get(file) ?? []), line]);
  return [...lines].map(([file, numbers]) => `${path.join(folder, file)}:${numbers.join(':')}`);
}

class Collector {
  private readonly byPlace: Map<string, Example>;
  private readonly examples = new Map<string, Example>();
  private readonly steps = new Map<string, { text: string; index: number }>();
  private readonly cases = new Map<string, { pickle: string; steps: Map<string, string | undefined> }>();
  private readonly running = new Map<string, Verdict>();
  private readonly differences = new Map<string, Difference>();
  private readonly stops = new Map<string, 'timed-out' | 'crashed'>();
  private readonly caseOfAttempt = new Map<string, string>();
  private readonly started = new Map<string, number>();
  /** Milliseconds that the program of an attempt ran, where it ran ahead of it. */
  private readonly times = new Map<string, number>();
  /** Attempts that did nothing, after the failure of another example. */
  private readonly passedOver = new Set<string>();

  constructor(
    examples: readonly Example[],
    private readonly onVerdict: (verdict: Verdict) => void,
    private readonly onAnswer?: AnswerListener<Example>,
  ) {
    this.byPlace = new Map(examples.map((example) => [placeOf(example), example]));
  }

  accept(envelope: Envelope): void {
    const { pickle, testCase, testCaseStarted, testStepFinished, attachment, testCaseFinished } = envelope;
    if (pickle !== undefined) {
      const example = this.byPlace.get(`${path.basename(pickle.uri)}:${pickle.location?.line}`);
      if (example !== undefined) this.examples.set(pickle.id, example);
      pickle.steps.forEach(({ id, text }, index) => this.steps.set(id, { text, index }));
    } else if (testCase !== undefined) {
      const steps = new Map(testCase.testSteps.map((step) => [step.id, step.pickleStepId]));
      this.cases.set(testCase.id, { pickle: testCase.pickleId, steps });
    } else if (testCaseStarted !== undefined) {
      const example = this.examples.get(this.cases.get(testCaseStarted.testCaseId)!.pickle)!;
      this.caseOfAttempt.set(testCaseStarted.id, testCaseStarted.testCaseId);
      this.started.set(testCaseStarted.id, performance.now());
      this.running.set(testCaseStarted.id, { example, status: 'passed', milliseconds: 0 });
    } else if (attachment?.mediaType === DIFFERENCE_MEDIA_TYPE) {
      this.differences.set(attachment.testCaseStartedId ?? '', JSON.parse(attachment.body) as Difference);
    } else if (attachment?.mediaType === STOP_MEDIA_TYPE) {
      this.stops.set(attachment.testCaseStartedId ?? '', attachment.body as 'timed-out' | 'crashed');
    } else if (attachment?.mediaType === TIME_MEDIA_TYPE) {
      this.times.set(attachment.testCaseStartedId ?? '', Number(attachment.body));
    } else if (attachment?.mediaType === ANSWER_MEDIA_TYPE) {
      const { testCaseStartedId: attempt = '', testStepId = '', body } = attachment;
      this.onAnswer?.(this.running.get(attempt)!.example, this.stepOf(attempt, testStepId)!.index, JSON.parse(body));
    } else if (testStepFinished !== undefined) {
      this.finishStep(testStepFinished.testCaseStartedId, testStepFinished.testStepId, testStepFinished.testStepResult);
    } else if (testCaseFinished !== undefined) {
      const verdict = this.running.get(testCaseFinished.testCaseStartedId)!;
      verdict.milliseconds =
        this.times.get(testCaseFinished.testCaseStartedId) ??
        performance.now() - this.started.get(testCaseFinished.testCaseStartedId)!;
      if (!this.passedOver.has(testCaseFinished.testCaseStartedId)) this.onVerdict(verdict);
    }
  }

  /** The first step that does not pass decides; undefined, pending, ambiguous and skipped steps do not pass. */
  private finishStep(attempt: string, stepId: string, result: TestStepResult): void {
    const verdict = this.running.get(attempt)!;
    if (result.status === 'SKIPPED' && verdict.status === 'passed') this.passedOver.add(attempt);
    if (result.status === 'PASSED' || verdict.status !== 'passed') return;
    verdict.status = this.stops.get(attempt) ?? 'failed';
    verdict.step = this.stepOf(attempt, stepId)?.text ?? 'after the example';
    verdict.message = result.exception?.message ?? result.message ?? `the step is ${result.status.toLowerCase()}`;
    verdict.difference = this.differences.get(attempt);
  }

  /** The step of an example; undefined for what runs around it. */
  private stepOf(attempt: string, stepId: string): { text: string; index: number } | undefined {
    return this.steps.get(this.cases.get(this.caseOfAttempt.get(attempt)!)!.steps.get(stepId) ?? '');
  }
}
