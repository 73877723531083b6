// The state of one example: the program it describes, what it did last, and the subject that runs it.

import { AssertionError } from 'node:assert';
import { setDefaultTimeout, setWorldConstructor, World } from '@cucumber/cucumber';
import { STOP_MEDIA_TYPE } from '../src/spec/run-examples';
import { withoutAddresses } from './compare';
import { openSubject } from '../src/subjects';
import type { ActionOutcome, Outcome, Probe, RunLimits, Subject } from '../src/subjects/subject';

/** What the command line hands to the steps. */
export interface SpecParameters {
  /** Name of the subject under check. */
  subject: string;
  /** What one example may use. */
  limits: RunLimits;
}

export class SpecWorld extends World<SpecParameters> {
  private source = '';
  private readonly modules = new Map<string, string>();
  private readonly probes: Probe[] = [];
  private finished: Outcome | undefined;
  /** Run the program warm too, and expect the same of it. */
  warm = true;

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
      const subject = await this.subject();
      this.finished = await subject.run(
        { source: this.source, modules: this.modules, probes: this.probes, warm: this.warm && subject.cpythonLike },
        this.parameters.limits,
      );
    }
    return this.finished;
  }

  /** What the latest step of the program did. */
  async latest(): Promise<ActionOutcome> {
    return (await this.latestOf(1))[0]!;
  }

  /** What the latest `count` probes did; the program itself counts as one when there are fewer. */
  async latestOf(count: number): Promise<ActionOutcome[]> {
    const outcome = await this.run();
    if (outcome.stopped !== undefined) {
      this.attach(outcome.stopped.kind, STOP_MEDIA_TYPE);
      throw new AssertionError({
        message: `the run ended early: ${outcome.stopped.message}`,
        actual: outcome.main.stdout,
      });
    }
    if (this.probes.length < count) return [outcome.main, ...outcome.probes].slice(-count);
    if (outcome.main.exception !== undefined) {
      throw new AssertionError({ message: `the program itself failed:\n${outcome.main.exception.traceback}` });
    }
    return outcome.probes.slice(-count);
  }

  /** What the program did differently when it was warm; undefined when there is no difference. */
  async warmDifference(): Promise<{ action: string; cold: string; warm: string } | undefined> {
    const { main, probes, warm } = await this.run();
    if (warm === undefined) return undefined;
    const [cold, again] = [[main, ...probes].map(describe), [warm.main, ...warm.probes].map(describe)];
    const index = cold.findIndex((text, position) => text !== again[position]);
    if (index < 0) return undefined;
    const action = index === 0 ? 'the program' : `"${this.probes[index - 1]!.source.trim()}"`;
    return { action, cold: cold[index]!, warm: again[index] ?? 'nothing' };
  }
}

/** All that is observed of an action, as a text to compare. */
function describe({ stdout, value, exception, warnings }: ActionOutcome): string {
  const parts = [stdout, ...warnings, value ?? '', exception?.traceback ?? ''];
  return withoutAddresses(parts.filter((part) => part !== '').join('\n'));
}

setWorldConstructor(SpecWorld);
// Subjects watch the time themselves.
setDefaultTimeout(-1);
