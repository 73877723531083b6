// Runs examples with Cucumber and turns its messages into verdicts.

import path from 'node:path';
import { PassThrough } from 'node:stream';
import type { Envelope, TestStepResult } from '@cucumber/messages';
import type { Example, Specification } from './specification';
import type { Difference, Verdict } from './verdicts';

/** Media types under which steps attach what they compared, and why the subject stopped. */
export const DIFFERENCE_MEDIA_TYPE = 'application/x.callspec.difference+json';
export const STOP_MEDIA_TYPE = 'application/x.callspec.stop+json';

export interface RunOptions {
  subject: string;
  /** Instructions that one example may execute. */
  steps: number;
  milliseconds: number;
  /** The file with the step definitions. */
  support: string;
  onVerdict: (verdict: Verdict) => void;
}

/** The steps could not be loaded or run at all. */
export class HarnessError extends Error {}

/** Runs the examples in order; the verdict of each is reported as it comes and returned. Throws HarnessError. */
export async function runExamples(
  specification: Specification,
  examples: readonly Example[],
  options: RunOptions,
): Promise<Map<Example, Verdict>> {
  if (examples.length === 0) return new Map();
  const { loadConfiguration, runCucumber } = await import('@cucumber/cucumber/api');
  const { folder } = specification;
  const collector = new Collector(examples, options.onVerdict);
  const stderr = new PassThrough();
  let complaints = '';
  stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const environment = { cwd: path.dirname(folder), stdout: new PassThrough(), stderr, env: {} };
  const { runConfiguration } = await loadConfiguration(
    {
      file: false,
      provided: {
        paths: pathsWithLines(folder, examples),
        require: [options.support],
        format: [],
        publish: false,
        worldParameters: { subject: options.subject, steps: options.steps, milliseconds: options.milliseconds },
      },
    },
    environment,
  );
  await runCucumber(runConfiguration, environment, (envelope) => collector.accept(envelope));
  if (complaints !== '') throw new HarnessError(complaints.trim());
  return collector.verdicts;
}

/** Cucumber's way to name single scenarios: file:line:line… */
function pathsWithLines(folder: string, examples: readonly Example[]): string[] {
  const lines = new Map<string, number[]>();
  for (const { file, line } of examples) lines.set(file, [...(lines.get(file) ?? []), line]);
  return [...lines].map(([file, numbers]) => `${path.join(folder, file)}:${numbers.join(':')}`);
}

class Collector {
  readonly verdicts = new Map<Example, Verdict>();
  private readonly byPlace: Map<string, Example>;
  private readonly examples = new Map<string, Example>();
  private readonly stepTexts = new Map<string, string>();
  private readonly cases = new Map<string, { pickle: string; steps: Map<string, string | undefined> }>();
  private readonly running = new Map<string, Verdict>();
  private readonly differences = new Map<string, Difference>();
  private readonly stops = new Map<string, 'timed-out' | 'crashed'>();
  private readonly caseOfAttempt = new Map<string, string>();
  private readonly started = new Map<string, number>();

  constructor(
    examples: readonly Example[],
    private readonly onVerdict: (verdict: Verdict) => void,
  ) {
    this.byPlace = new Map(examples.map((example) => [`${example.file}:${example.line}`, example]));
  }

  accept(envelope: Envelope): void {
    const { pickle, testCase, testCaseStarted, testStepFinished, attachment, testCaseFinished } = envelope;
    if (pickle !== undefined) {
      const example = this.byPlace.get(`${path.basename(pickle.uri)}:${pickle.location?.line}`);
      if (example !== undefined) this.examples.set(pickle.id, example);
      for (const step of pickle.steps) this.stepTexts.set(step.id, step.text);
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
    } else if (testStepFinished !== undefined) {
      this.finishStep(testStepFinished.testCaseStartedId, testStepFinished.testStepId, testStepFinished.testStepResult);
    } else if (testCaseFinished !== undefined) {
      const verdict = this.running.get(testCaseFinished.testCaseStartedId)!;
      verdict.milliseconds = performance.now() - this.started.get(testCaseFinished.testCaseStartedId)!;
      this.verdicts.set(verdict.example, verdict);
      this.onVerdict(verdict);
    }
  }

  /** The first step that does not pass decides; undefined, pending, ambiguous and skipped steps do not pass. */
  private finishStep(attempt: string, stepId: string, result: TestStepResult): void {
    const verdict = this.running.get(attempt)!;
    if (result.status === 'PASSED' || verdict.status !== 'passed') return;
    const pickleStep = this.cases.get(this.caseOfAttempt.get(attempt)!)!.steps.get(stepId);
    verdict.status = this.stops.get(attempt) ?? 'failed';
    verdict.step = pickleStep === undefined ? 'after the example' : this.stepTexts.get(pickleStep);
    verdict.message = result.exception?.message ?? result.message ?? `the step is ${result.status.toLowerCase()}`;
    verdict.difference = this.differences.get(attempt);
  }
}
