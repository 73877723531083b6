// Programs of examples, run before the steps of the examples ask for them: so the examples share several processes of a subject, although
// their steps are taken one after the other.

import type { Outcome, Program, RunLimits, Subject } from '../subjects/subject';

/** Outcomes that wait for their examples: so many more than there are runs at a time. */
const WAITING = 24;

/** What a run ahead came to. */
export interface AheadOutcome {
  program: Program;
  outcome: Outcome;
  milliseconds: number;
}

/** The program of an example, under the example's place. */
export interface PlannedProgram {
  /** "31-04-argument-evaluation-order.feature:12". */
  place: string;
  program: Program;
}

export class RunsAhead {
  private readonly rest: PlannedProgram[];
  private readonly begun = new Map<string, Promise<AheadOutcome>>();
  private running = 0;

  /** Begins with the first programs. `jobs` of them run at a time. */
  constructor(
    programs: readonly PlannedProgram[],
    private readonly subject: Subject,
    private readonly limits: RunLimits,
    private readonly jobs: number,
  ) {
    this.rest = [...programs];
    this.fill();
  }

  /** The run of the example at a place, which is handed out once; undefined where none was planned. */
  take(place: string): Promise<AheadOutcome> | undefined {
    const run = this.begun.get(place) ?? this.startAt(place);
    this.begun.delete(place);
    this.fill();
    return run;
  }

  /** Begins no other run. */
  stop(): void {
    this.rest.length = 0;
  }

  private startAt(place: string): Promise<AheadOutcome> | undefined {
    const index = this.rest.findIndex((planned) => planned.place === place);
    const [planned] = index < 0 ? [] : this.rest.splice(index, 1);
    return planned === undefined ? undefined : this.start(planned.program);
  }

  private fill(): void {
    while (this.running < this.jobs && this.begun.size < this.jobs + WAITING) {
      const planned = this.rest.shift();
      if (planned === undefined) return;
      const run = this.start(planned.program);
      // Whoever takes it hears of a failure.
      run.catch(() => undefined);
      this.begun.set(planned.place, run);
    }
  }

  private async start(program: Program): Promise<AheadOutcome> {
    const start = performance.now();
    this.running++;
    try {
      const outcome = await this.subject.run(program, this.limits);
      return { program, outcome, milliseconds: performance.now() - start };
    } finally {
      this.running--;
      this.fill();
    }
  }
}

/** Runner and steps are bundles of their own and meet here. */
const CURRENT = Symbol.for('callspec.runs-ahead');
const shared = globalThis as { [CURRENT]?: RunsAhead };

/** The steps take their runs from here from now on. */
export function useRunsAhead(runs: RunsAhead | undefined): void {
  shared[CURRENT] = runs;
}

/** The runs ahead of the examples that are being run, if there are any. */
export const runsAhead = (): RunsAhead | undefined => shared[CURRENT];
