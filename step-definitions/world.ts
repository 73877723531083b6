// The state of one example: the program it describes, what it did last, and the subject that runs it.

import { AssertionError } from 'node:assert';
import { setDefaultTimeout, setWorldConstructor, World } from '@cucumber/cucumber';
import { STOP_MEDIA_TYPE } from '../src/spec/run-examples';
import { openSubject } from '../src/subjects';
import type { ActionOutcome, Outcome, Probe, Subject } from '../src/subjects/subject';

/** What the command line hands to the steps. */
export interface SpecParameters {
  /** Name of the subject under check. */
  subject: string;
  /** Budget of one example. */
  steps: number;
  milliseconds: number;
}

export class SpecWorld extends World<SpecParameters> {
  private source = '';
  private readonly modules = new Map<string, string>();
  private readonly probes: Probe[] = [];
  private finished: Outcome | undefined;

  subject(): Promise<Subject> {
    return openSubject(this.parameters.subject);
  }

  addProgram(text: string): void {
    this.source += `${text}\n`;
    this.finished = undefined;
  }

  addModule(name: string, text: string): void {
    this.modules.set(name, `${text}\n`);
    this.finished = undefined;
  }

  addProbe(probe: Probe): void {
    this.probes.push(probe);
    this.finished = undefined;
  }

  /** Runs the program and every probe so far, from a fresh start; a second call without new steps runs nothing. */
  async run(): Promise<Outcome> {
    if (this.finished === undefined) {
      const { steps, milliseconds } = this.parameters;
      const subject = await this.subject();
      this.finished = await subject.run(
        { source: this.source, modules: this.modules, probes: this.probes },
        { steps, milliseconds },
      );
    }
    return this.finished;
  }

  /** What the latest step of the program did. */
  async latest(): Promise<ActionOutcome> {
    return (await this.latestOf(1))[0]!;
  }

  /** What the latest `count` probes did; the program itself when there is no probe. */
  async latestOf(count: number): Promise<ActionOutcome[]> {
    const outcome = await this.run();
    if (outcome.stopped !== undefined) {
      this.attach(outcome.stopped.kind, STOP_MEDIA_TYPE);
      throw new AssertionError({
        message: `the run ended early: ${outcome.stopped.message}`,
        actual: outcome.main.stdout,
      });
    }
    if (this.probes.length === 0) return [outcome.main];
    if (outcome.main.exception !== undefined) {
      throw new AssertionError({ message: `the program itself failed:\n${outcome.main.exception.traceback}` });
    }
    return outcome.probes.slice(-count);
  }
}

setWorldConstructor(SpecWorld);
setDefaultTimeout(60_000);
