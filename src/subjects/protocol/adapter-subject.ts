// A Python behind an adapter. An adapter that hangs or breaks is ended and started anew for the next program.

import { PROBE_RUNNER, type ProbeReport, probeCall, readReport } from '../probe-script';
import {
  type ActionOutcome,
  DEFAULT_MEMORY_BYTES,
  DEFAULT_OUTPUT_BYTES,
  type Outcome,
  type Program,
  type RunLimits,
  type Stop,
  type Subject,
  SubjectUnavailable,
} from '../subject';
import { type AdapterCommand, AdapterFailure, Connection, type Fault, type RunReport } from './connection';
import type { Hello, Run } from './messages';

/** An adapter says hello within this time; some load a Python first, on machines that are busy. */
export const HELLO_WITHIN = 60_000;
/** Node.js writes what V8 has counted of a process when it ends. */
const CLOSES_WITHIN = process.env.NODE_V8_COVERAGE ? 60_000 : 2_000;

export class AdapterSubject implements Subject {
  private runs = 0;

  private constructor(
    readonly name: string,
    private readonly command: AdapterCommand,
    readonly hello: Hello,
    private connection: Connection | undefined,
    readonly build: string | undefined,
  ) {}

  /** Starts the adapter. Throws SubjectUnavailable, with the advice at its end. */
  static async open(
    name: string,
    command: AdapterCommand,
    advice: string,
    { helloWithin = HELLO_WITHIN, build }: { helloWithin?: number; build?: string } = {},
  ): Promise<AdapterSubject> {
    const connection = new Connection(command);
    try {
      return new AdapterSubject(name, command, await connection.hello(helloWithin), connection, build);
    } catch (error) {
      connection.dispose();
      if (error instanceof AdapterFailure) {
        throw new SubjectUnavailable(`The subject ${name} cannot be used: ${error.message}.\n${advice}`);
      }
      throw error;
    }
  }

  get title(): string {
    return `${this.hello.name} ${this.hello.version}`;
  }

  get pythonVersion(): string {
    return this.hello.pythonVersion;
  }

  get cpythonLike(): boolean {
    return this.hello.cpythonLike;
  }

  /** What the adapter has done wrong since its last run. */
  get fault(): Fault | undefined {
    return this.connection?.fault;
  }

  async run(program: Program, limits: RunLimits): Promise<Outcome> {
    let connection: Connection;
    try {
      connection = await this.connect();
    } catch (error) {
      if (!(error instanceof AdapterFailure)) throw error;
      const stopped: Stop = { kind: 'crashed', message: `the adapter does not start again: ${error.message}` };
      return { main: { stdout: '', warnings: [] }, probes: [], stopped, wrongCounts: [] };
    }
    const report = await connection.run(
      runMessage(++this.runs, this.hello.cpythonLike ? program : { ...program, warm: false }, limits),
    );
    if (report.end?.reason !== 'finished' || report.end.last) {
      connection.dispose();
      this.connection = undefined;
    }
    return outcomeOf(report, program);
  }

  async close(): Promise<void> {
    await this.endsByItself();
  }

  /** Asks the adapter to end; it is ended otherwise. Did it end by itself? */
  async endsByItself(): Promise<boolean> {
    const { connection } = this;
    this.connection = undefined;
    return (await connection?.close(CLOSES_WITHIN)) ?? true;
  }

  private async connect(): Promise<Connection> {
    if (this.connection?.fault !== undefined) this.connection = undefined;
    if (this.connection === undefined) {
      const connection = new Connection(this.command);
      await connection.hello(HELLO_WITHIN);
      this.connection = connection;
    }
    return this.connection;
  }
}

/** The message that asks for a program. */
export function runMessage(id: number, program: Program, limits: RunLimits): Run {
  return {
    type: 'run',
    id,
    program: program.source,
    modules: Object.fromEntries(program.modules),
    probes: program.probes,
    script: `${PROBE_RUNNER}\n${probeCall(program)}`,
    limits: {
      steps: limits.steps,
      milliseconds: limits.milliseconds,
      outputBytes: limits.outputBytes ?? DEFAULT_OUTPUT_BYTES,
      memoryBytes: limits.memoryBytes ?? DEFAULT_MEMORY_BYTES,
    },
  };
}

/** What a report says of the program: by its steps if the adapter told of any, else by what the script has printed. */
export function outcomeOf(report: RunReport, program: Program): Outcome {
  const read = report.steps.length > 0 ? readSteps(report, program) : readReport(report.output);
  const { main, probes, warm, complete } = read;
  return { main, probes, warm, stopped: stopOf(report, complete), wrongCounts: report.end?.wrongCounts ?? [] };
}

function readSteps({ steps, output }: RunReport, { probes: asked }: Program): ProbeReport {
  const actions = steps.map(
    ({ stdout, value, exception, warnings = [] }): ActionOutcome => ({
      stdout,
      value,
      exception: exception === undefined ? undefined : { traceback: '', ...exception },
      warnings,
    }),
  );
  const [main = { stdout: output, warnings: [] }, ...probes] = actions;
  return { main, probes, complete: actions.length === asked.length + 1 };
}

function stopOf({ end, limit, fault }: RunReport, complete: boolean): Stop | undefined {
  if (limit !== undefined) return { kind: 'timed-out', message: limit };
  if (fault !== undefined) return { kind: 'crashed', message: `the adapter broke: ${fault.message}` };
  if (end?.reason === 'timed-out') return { kind: 'timed-out', message: end.message ?? 'stopped at a limit' };
  if (end?.reason === 'crashed')
    return { kind: 'crashed', message: end.message ?? 'the adapter says no more than that' };
  if (complete) return undefined;
  return { kind: 'crashed', message: 'the run ended in the middle of the program' };
}
