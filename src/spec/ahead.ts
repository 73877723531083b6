// Programs of examples, run before the steps of the examples ask for them: so the examples share several processes of a subject, although
// their steps are taken one after the other.

import type { Outcome, Program, RunLimits, Subject } from '../subjects/subject';

/** Characters of output that may wait for the steps of their examples. */
const WAITING_CHARACTERS = 64 * 1024 * 1024;

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

/** Where the steps of an example get the outcome of its program. */
export interface AheadOutcomes {
  take(place: string): Promise<AheadOutcome> | undefined;
}

export class RunsAhead implements AheadOutcomes {
  /** Each job has a part of its own: neighbours need the same code, which a process then has compiled already. */
  private readonly parts: PlannedProgram[][];
  private readonly begun = new Map<string, Promise<AheadOutcome>>();
  /** Characters of output by place, of outcomes that nobody has taken. */
  private readonly waiting = new Map<string, number>();
  /** Jobs that go on when something is taken. */
  private readonly paused: (() => void)[] = [];

  /** Begins with the first programs. `jobs` of them run at a time. */
  constructor(
    programs: readonly PlannedProgram[],
    private readonly subject: Subject,
    private readonly limits: RunLimits,
    jobs: number,
  ) {
    const size = Math.ceil(programs.length / jobs);
    this.parts = Array.from({ length: jobs }, (_, index) => programs.slice(index * size, (index + 1) * size));
    for (const part of this.parts) void this.work(part);
  }

  /** The run of the example at a place, which is handed out once; undefined where none was planned. */
  take(place: string): Promise<AheadOutcome> | undefined {
    const run = this.begun.get(place) ?? this.startAt(place);
    this.begun.delete(place);
    this.waiting.delete(place);
    for (const goOn of this.paused.splice(0)) goOn();
    return run;
  }

  /** Begins no other run. */
  stop(): void {
    for (const part of this.parts) part.length = 0;
  }

  /** One job: its own part from the front, then what is left of the longest other one from the end. */
  private async work(own: PlannedProgram[]): Promise<void> {
    for (;;) {
      while (this.waitingCharacters >= WAITING_CHARACTERS) {
        await new Promise<void>((resolve) => this.paused.push(resolve));
      }
      const planned = own.shift() ?? this.longest().pop();
      if (planned === undefined) return;
      const run = this.start(planned);
      this.begun.set(planned.place, run);
      // Whoever takes it hears of a failure.
      await run.catch(() => undefined);
    }
  }

  private longest(): PlannedProgram[] {
    return this.parts.reduce((longest, part) => (part.length > longest.length ? part : longest));
  }

  private get waitingCharacters(): number {
    return [...this.waiting.values()].reduce((sum, characters) => sum + characters, 0);
  }

  private startAt(place: string): Promise<AheadOutcome> | undefined {
    for (const part of this.parts) {
      const index = part.findIndex((planned) => planned.place === place);
      if (index >= 0) return this.start(part.splice(index, 1)[0]!);
    }
    return undefined;
  }

  private async start({ place, program }: PlannedProgram): Promise<AheadOutcome> {
    const start = performance.now();
    const outcome = await this.subject.run(program, this.limits);
    const { main, probes } = outcome;
    if (this.begun.has(place)) {
      this.waiting.set(
        place,
        [main, ...probes].reduce((sum, { stdout }) => sum + stdout.length, 0),
      );
    }
    return { program, outcome, milliseconds: performance.now() - start };
  }
}

/** Runner and steps are bundles of their own and meet here. */
const CURRENT = Symbol.for('callspec.runs-ahead');
const shared = globalThis as { [CURRENT]?: AheadOutcomes };

/** The steps take their runs from here from now on. */
export function useRunsAhead(runs: AheadOutcomes | undefined): void {
  shared[CURRENT] = runs;
}

/** The runs ahead of the examples that are being run, if there are any. */
export const runsAhead = (): AheadOutcomes | undefined => shared[CURRENT];
