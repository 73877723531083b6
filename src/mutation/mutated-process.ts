// A process of the mutated interpreter. Which mutant is active changes from run to run.

import { readText } from '../files/read-text';
import { AdapterFailure, Connection } from '../subjects/protocol/connection';
import { outcomeOf, runMessage } from '../subjects/protocol/adapter-subject';
import { REFERENCE_FLAGS } from '../subjects/reference/node-flags';
import {
  DEFAULT_MEMORY_BYTES,
  DEFAULT_OUTPUT_BYTES,
  type Outcome,
  type Program,
  type RunLimits,
} from '../subjects/subject';
import { ACTIVE, REACH } from './build';

const HELLO_WITHIN = 60_000;

export class MutatedProcess {
  private connection: Connection | undefined;
  private runs = 0;
  /** Programs that the present process has run. */
  private age = 0;

  /** `launch` is what `buildMutants` gives; with the name of a file it is counted what programs reach. */
  constructor(
    private readonly launch: string,
    private readonly reach?: string,
  ) {}

  /** Runs a program with this mutant active, or none. An interpreter that does not even start with a mutant has crashed. */
  async run(mutant: string | undefined, program: Program, limits: RunLimits): Promise<Outcome> {
    let connection: Connection;
    try {
      connection = await this.connect(mutant);
    } catch (error) {
      this.dispose();
      if (mutant === undefined || !(error instanceof AdapterFailure)) throw error;
      const stopped = { kind: 'crashed' as const, message: error.message };
      return { main: { stdout: '', warnings: [] }, probes: [], stopped, wrongCounts: [] };
    }
    const { outputBytes = DEFAULT_OUTPUT_BYTES, memoryBytes = DEFAULT_MEMORY_BYTES } = limits;
    const message = { ...runMessage(++this.runs, program, { ...limits, outputBytes, memoryBytes }), mutant };
    this.age++;
    const report = await connection.run(message);
    if (report.end?.reason !== 'finished' || report.end.last) this.dispose();
    return outcomeOf(report, program);
  }

  /** How often the last program has passed the places of mutants, by their ids. */
  takeReach(): Map<string, number> {
    return new Map((JSON.parse(readText(this.reach!)) as [number, number][]).map(([id, count]) => [String(id), count]));
  }

  /** Has no other program run in it? */
  get isFresh(): boolean {
    return this.age <= 1;
  }

  /** The next program gets a new process. */
  dispose(): void {
    this.connection?.dispose();
    this.connection = undefined;
    this.age = 0;
  }

  /** A mutant may be active while the interpreter loads, too. */
  private async connect(mutant: string | undefined): Promise<Connection> {
    if (this.connection !== undefined && this.connection.fault === undefined) return this.connection;
    this.age = 0;
    this.connection = new Connection({
      file: process.execPath,
      args: [...REFERENCE_FLAGS, this.launch],
      env: { ...process.env, ...(mutant && { [ACTIVE]: mutant }), ...(this.reach && { [REACH]: this.reach }) },
      watchMemory: true,
    });
    await this.connection.hello(HELLO_WITHIN);
    return this.connection;
  }
}
