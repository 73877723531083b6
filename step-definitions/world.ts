// The state of one example: the program it describes, what it did last, and the subject that runs it.

import { AssertionError } from 'node:assert';
import { isDeepStrictEqual } from 'node:util';
import { setDefaultTimeout, setWorldConstructor, World } from '@cucumber/cucumber';
import { type AheadOutcome, runsAhead } from '../src/spec/ahead';
import type { PlanningWorld } from '../src/spec/plan-programs';
import { STOP_MEDIA_TYPE, TIME_MEDIA_TYPE } from '../src/spec/run-examples';
import { withoutAddresses } from './compare';
import { openSubject } from '../src/subjects';
import type { ActionOutcome, Outcome, Probe, Program, RunLimits, Subject } from '../src/subjects/subject';

/** What the command line hands to the steps. */
export interface SpecParameters {
  /** Name of the subject under check. */
  subject: string;
  /** What one example may use. */
  limits: RunLimits;
  /** Steps say what came in place of failing. */
  collectsAnswers?: boolean;
}

/** Thrown in place of a run while an example is only planned. */
class Planned extends Error {}

export class SpecWorld extends World<SpecParameters> implements PlanningWorld {
  private source = '';
  private readonly modules = new Map<string, string>();
  private readonly probes: Probe[] = [];
  /** Which of them a step has looked at. */
  private readonly seen = new Set<number>();
  private finished: Outcome | undefined;
  private isPlanning = false;
  private isTimed = false;
  /** Run the program warm too, and expect the same of it. */
  private warm = true;
  /** The run of the whole example, which began before its steps. */
  private ahead: Promise<AheadOutcome> | undefined;

  /** What is known before the first step: where the example stands, and its tags. */
  begin(place: string, tags: readonly string[]): void {
    this.takeTags(tags);
    this.ahead = runsAhead()?.take(place);
  }

  beginPlanning(tags: readonly string[]): void {
    this.takeTags(tags);
    this.isPlanning = true;
  }

  /** What such an example does cannot be done twice in one process. */
  private takeTags(tags: readonly string[]): void {
    this.warm = !tags.includes('@once');
  }

  /** What would be run now. */
  get program(): Program {
    return { source: this.source, modules: new Map(this.modules), probes: [...this.probes], warm: this.warm };
  }

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
    if (this.isPlanning) throw new Planned('an example that is planned runs nothing');
    this.finished ??=
      (await this.fromAhead()) ?? (await (await this.subject()).run(this.program, this.parameters.limits));
    return this.finished;
  }

  /** What the run of the whole example says of the steps so far; undefined where there is none, or it ended early. */
  private async fromAhead(): Promise<Outcome | undefined> {
    if (this.ahead === undefined) return undefined;
    const { program, outcome, milliseconds } = await this.ahead;
    if (!this.isTimed) this.attach(String(milliseconds), TIME_MEDIA_TYPE);
    this.isTimed = true;
    const count = this.probes.length;
    const isWhole = count === program.probes.length;
    const isBegun = isDeepStrictEqual({ ...program, probes: program.probes.slice(0, count) }, this.program);
    if (!isBegun || (outcome.stopped !== undefined && !isWhole)) return undefined;
    return { ...outcome, probes: outcome.probes.slice(0, count) };
  }

  /** What the latest step of the program did. */
  async latest(): Promise<ActionOutcome> {
    return (await this.latestOf(1))[0]!;
  }

  /** What the latest `count` probes did; the program itself counts as one when there are fewer. */
  async latestOf(count: number): Promise<ActionOutcome[]> {
    const outcome = await this.run();
    for (let back = 1; back <= count; back++) this.seen.add(this.probes.length - back);
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

  /** Statements that raised on the way to what the steps looked at, which says nothing then; undefined where there are none. */
  async unseenFailure(): Promise<{ source: string; traceback: string } | undefined> {
    const { probes } = await this.run();
    const index = probes.findIndex(
      ({ exception }, position) =>
        exception !== undefined && this.probes[position]!.kind === 'execute' && !this.seen.has(position),
    );
    if (index < 0) return undefined;
    return { source: this.probes[index]!.source.trim(), traceback: probes[index]!.exception!.traceback };
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
