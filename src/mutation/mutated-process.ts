// A process of the mutated interpreter. Which mutant is active changes from run to run.

import { Connection } from '../subjects/protocol/connection';
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
const CLOSES_WITHIN = 30_000;

export class MutatedProcess {
  private connection: Connection | undefined;
  private runs = 0;
  /** Programs that the present process has run. */
  private age = 0;

  /** `launch` is what `buildMutants` gives; what programs reach is written to a file when the process ends, if there is one. */
  constructor(
    private readonly launch: string,
    private readonly reach?: string,
  ) {}

  /** Runs a program with this mutant active, or none. */
  async run(mutant: string | undefined, program: Program, limits: RunLimits): Promise<Outcome> {
    const connection = await this.connect(mutant);
    const { outputBytes = DEFAULT_OUTPUT_BYTES, memoryBytes = DEFAULT_MEMORY_BYTES } = limits;
    const message = { ...runMessage(++this.runs, program, { ...limits, outputBytes, memoryBytes }), mutant };
    this.age++;
    const report = await connection.run(message);
    if (report.end?.reason !== 'finished' || report.end.last) this.dispose();
    return outcomeOf(report, program);
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

  /** Waits for the end, and for what is written then. */
  async close(): Promise<void> {
    await this.connection?.close(CLOSES_WITHIN);
    this.connection = undefined;
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
