// A campaign: each mutant meets the examples that reach it, until one notices.

import fs from 'node:fs';
import { isThere, readText } from '../files/read-text';
import { writeWhole } from '../files/write-whole';
import type { PlannedProgram } from '../spec/ahead';
import { placeOf, planPrograms } from '../spec/plan-programs';
import { BlankCosts, type Calls, callsBeyond } from '../spec/coverage/blank-program';
import type { Example } from '../spec/specification';
import type { Program, RunLimits } from '../subjects/subject';
import type { Judge, Notice } from './judge';
import type { Mutant } from './mutant';
import { MutatedProcess } from './mutated-process';

/** What became of a mutant. */
export interface Fate {
  mutant: Mutant;
  /** Which example noticed it, and how; undefined for one that survived. */
  killer?: { example: Example; notice: Notice };
  /** The killer is about the code that was changed. */
  isOwn: boolean;
  /** Did any example pass the place at all? */
  isReached: boolean;
}

export interface CampaignOptions {
  /** What `buildMutants` gave. */
  launch: string;
  examples: readonly Example[];
  judge: Judge;
  worldParameters: object;
  limits: RunLimits;
  jobs: number;
  /** Is an example about the code of a mutant? */
  isAbout(example: Example, mutant: Mutant): boolean;
  /** Does a kill by the recount alone count for this example? */
  recountCounts(example: Example): boolean;
  onFate?(fate: Fate): void;
  /** The file that keeps what the examples reach in this build. */
  measurement: string;
}

/** The interpreter fails examples although no mutant is active: nothing can be said of those that are. */
export class BrokenBuild extends Error {}

/** An example that runs something, and what it costs when nothing is wrong. */
interface Witness {
  example: Example;
  planned: PlannedProgram;
  milliseconds: number;
  /** Mutants whose place it passes more often than a program of its form that does nothing. */
  reached: ReadonlySet<string>;
}

const NOTHING: Program = { source: 'pass', modules: new Map(), probes: [], warm: true };

/** What a run without a mutant has shown, by the place of the example. */
interface Measurement {
  loaded: string[];
  programs: Record<string, { milliseconds: number; reached: string[] }>;
}

/** How much longer than without a mutant a program may take. */
const SLOWER = 20;
const AT_LEAST_MILLISECONDS = 2_000;

export class Campaign {
  private witnesses: Witness[] = [];
  private waiting: Mutant[] = [];
  /** Mutants whose place is passed once in a process. */
  private loaded: ReadonlySet<string> = new Set();
  /** How often an example was the one to notice, by function and in all. */
  private readonly kills = new Map<string, number>();

  constructor(private readonly options: CampaignOptions) {}

  /** Runs all examples without a mutant, and keeps what they reach; or takes what was kept of the same build and examples. Throws BrokenBuild. */
  async prepare(): Promise<void> {
    const { examples, judge, worldParameters, measurement } = this.options;
    const byPlace = new Map(examples.map((example) => [placeOf(example), example]));
    const programs = await planPrograms(judge.library, examples, worldParameters);
    const known = isThere(measurement)
      ? (JSON.parse(readText(measurement)) as Measurement)
      : await this.measure(programs, byPlace);
    this.loaded = new Set(known.loaded);
    this.witnesses = programs.map((planned) => {
      const { milliseconds, reached } = known.programs[planned.place]!;
      return { example: byPlace.get(planned.place)!, planned, milliseconds, reached: new Set(reached) };
    });
  }

  private async measure(
    programs: readonly PlannedProgram[],
    byPlace: ReadonlyMap<string, Example>,
  ): Promise<Measurement> {
    const { launch, judge, limits, measurement } = this.options;
    const reachFile = `${measurement}.${process.pid}`;
    const unchanged = new MutatedProcess(launch, reachFile);
    const callsOf = async (program: Program): Promise<Calls> => {
      await unchanged.run(undefined, program, limits);
      return unchanged.takeReach();
    };
    try {
      // What is done once in a process, as it loads or when the first program runs, belongs to no program.
      const first = await callsOf(NOTHING);
      const loaded = callsBeyond(first, await callsOf(NOTHING));
      const blanks = new BlankCosts(callsOf);
      const measured: Measurement = { loaded, programs: {} };
      for (const planned of programs) {
        const { place, program } = planned;
        const example = byPlace.get(place)!;
        await blanks.prepare(program);
        const start = performance.now();
        const outcome = await unchanged.run(undefined, program, limits);
        const milliseconds = performance.now() - start;
        const calls = unchanged.takeReach();
        const notice = await judge.notice(example, planned, outcome);
        if (notice !== undefined)
          throw new BrokenBuild(`${place} "${example.title}" fails without a mutant: ${notice}`);
        const reached = callsBeyond(calls, await blanks.of(program, outcome));
        measured.programs[place] = { milliseconds, reached };
      }
      writeWhole(measurement, JSON.stringify(measured));
      return measured;
    } finally {
      unchanged.dispose();
      fs.rmSync(reachFile, { force: true });
    }
  }

  /** Begins with no other mutant. */
  stop(): void {
    this.waiting.length = 0;
  }

  /** What becomes of each mutant, up to a stop; several processes work at a time. */
  async run(mutants: readonly Mutant[]): Promise<Fate[]> {
    const waiting = [...mutants];
    this.waiting = waiting;
    const fates = new Map<string, Fate>();
    const work = async (): Promise<void> => {
      const process = new MutatedProcess(this.options.launch);
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        const fate = await this.fateOf(mutant, process);
        fates.set(mutant.id, fate);
        this.options.onFate?.(fate);
      }
      process.dispose();
    };
    await Promise.all(Array.from({ length: this.options.jobs }, work));
    return mutants.flatMap(({ id }) => fates.get(id) ?? []);
  }

  private async fateOf(mutant: Mutant, process: MutatedProcess): Promise<Fate> {
    const witnesses = this.witnessesOf(mutant);
    const { isAbout } = this.options;
    // What is done as the interpreter loads needs a process in which it loads anew.
    if (this.loaded.has(mutant.id)) process.dispose();
    for (const witness of witnesses) {
      const notice = await this.tryOn(mutant, witness, process);
      if (notice === undefined) continue;
      if (notice === 'recount' && !this.options.recountCounts(witness.example)) continue;
      this.count(mutant, witness);
      if (this.loaded.has(mutant.id)) process.dispose();
      return {
        mutant,
        killer: { example: witness.example, notice },
        isOwn: isAbout(witness.example, mutant),
        isReached: true,
      };
    }
    if (this.loaded.has(mutant.id)) process.dispose();
    return { mutant, isOwn: false, isReached: witnesses.length > 0 };
  }

  /** Those that pass the place: first those about it, of these first what has noticed most, then what is over soonest. */
  private witnessesOf(mutant: Mutant): Witness[] {
    const isLoaded = this.loaded.has(mutant.id);
    const ranked = this.witnesses
      .filter(({ reached }) => isLoaded || reached.has(mutant.id))
      .map((witness) => ({
        witness,
        isOwn: this.options.isAbout(witness.example, mutant),
        near: this.kills.get(`${mutant.file} ${mutant.function} ${witness.planned.place}`) ?? 0,
        far: this.kills.get(witness.planned.place) ?? 0,
      }));
    ranked.sort(
      (a, b) =>
        Number(b.isOwn) - Number(a.isOwn) ||
        b.near - a.near ||
        b.far - a.far ||
        a.witness.milliseconds - b.witness.milliseconds,
    );
    return ranked.map(({ witness }) => witness);
  }

  /** What the example says of the mutant; a process that earlier ones have spoilt does not speak. */
  private async tryOn(mutant: Mutant, witness: Witness, process: MutatedProcess): Promise<Notice | undefined> {
    const { example, planned } = witness;
    const { judge } = this.options;
    const limits = this.limitsOf(witness);
    const notice = await judge.notice(example, planned, await process.run(mutant.id, planned.program, limits));
    if (notice === undefined || process.isFresh) return notice;
    const plain = await process.run(undefined, planned.program, limits);
    if ((await judge.notice(example, planned, plain)) === undefined) return notice;
    process.dispose();
    return judge.notice(example, planned, await process.run(mutant.id, planned.program, limits));
  }

  private limitsOf({ milliseconds }: Witness): RunLimits {
    return { ...this.options.limits, milliseconds: Math.max(AT_LEAST_MILLISECONDS, SLOWER * milliseconds) };
  }

  private count({ file, function: name }: Mutant, { planned: { place } }: Witness): void {
    for (const key of [place, `${file} ${name} ${place}`]) this.kills.set(key, (this.kills.get(key) ?? 0) + 1);
  }
}
