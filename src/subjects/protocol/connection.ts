// A started adapter: sends it runs, collects what it says of them, and notices whatever it does wrong.

import { type ChildProcess, spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { killGroup, letNodeExit, OWN_GROUP } from '../process/group';
import { keepTrack, loseTrack } from '../process/living';
import { watchMemory } from '../process/memory-watch';
import { megabytes } from '../process/program-process';
import {
  type AdapterMessage,
  type End,
  type Hello,
  MalformedMessage,
  parseAdapterMessage,
  type Run,
  type RunnerMessage,
  type Step,
} from './messages';

/** How an adapter is started: a program with its arguments, or a line for the shell. */
export type AdapterCommand = ({ file: string; args: readonly string[] } | { shell: string }) & {
  env?: NodeJS.ProcessEnv;
  /** Its process is the Python: whoever takes far more memory than a run may have is ended. */
  watchMemory?: boolean;
};

/** How an adapter breaks the protocol. */
export type FaultKind = 'not-started' | 'silent' | 'exited' | 'garbled' | 'wrong-hello' | 'wrong-id' | 'flood';

export interface Fault {
  kind: FaultKind;
  /** A sentence about the adapter: "it sent a line that …". */
  message: string;
}

/** The adapter has broken the protocol before it could run anything. */
export class AdapterFailure extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

/** All that an adapter said of one run. */
export interface RunReport {
  /** Steps it told of by itself, each with what was printed before it. */
  steps: (Step & { stdout: string })[];
  /** What was printed in all. */
  output: string;
  end?: End;
  /** The limit that the run went over, for which the adapter was killed. */
  limit?: string;
  fault?: Fault;
}

/** An adapter that watches the time by itself gets this much more to say so. */
const GRACE = 300;
/** JSON may write one byte of output as six. */
const LINE_FACTOR = 6;
const ERRORS_KEPT = 8192;
/** Longest line outside of runs. */
const HELLO_BYTES = 1 << 20;

export class Connection {
  private readonly child: ChildProcess;
  private readonly decoder = new StringDecoder('utf8');
  private pending = '';
  private stderr = '';
  private lineLimit = HELLO_BYTES;
  private receiver: ((message: AdapterMessage) => void) | undefined;
  private onFault: ((fault: Fault) => void) | undefined;
  private greeted = false;
  /** The first thing it did wrong. The connection is of no use from then on. */
  fault: Fault | undefined;

  constructor(private readonly command: AdapterCommand) {
    const options = { env: command.env ?? process.env, ...OWN_GROUP };
    this.child =
      'shell' in command
        ? spawn(command.shell, { ...options, shell: true })
        : spawn(command.file, [...command.args], options);
    this.watch();
    letNodeExit(this.child);
    keepTrack(this);
  }

  /** Waits for the first message. Throws AdapterFailure. */
  hello(milliseconds: number): Promise<Hello> {
    return this.during((resolve, reject) => {
      const timer = setTimeout(() => {
        this.fail({ kind: 'silent', message: `it did not say hello within ${milliseconds / 1000} s` });
      }, milliseconds);
      this.onFault = (fault) => reject(new AdapterFailure(fault));
      this.receiver = (message) => {
        if (message.type === 'hello') {
          this.greeted = true;
          resolve(message);
        } else this.fail({ kind: 'wrong-hello', message: `it sent "${message.type}" before "hello"` });
      };
      return timer;
    });
  }

  /** Sends a run and collects its report, up to its end, a limit, or a fault. */
  run(run: Run): Promise<RunReport> {
    const { milliseconds, outputBytes, memoryBytes } = run.limits;
    const report: RunReport = { steps: [], output: '' };
    let reported = 0;
    let bytes = 0;
    let endWatch: (() => void) | undefined;
    this.lineLimit = outputBytes * LINE_FACTOR + HELLO_BYTES;
    return this.during<RunReport>((resolve) => {
      const stop = (limit: string) => {
        this.dispose();
        resolve({ ...report, limit });
      };
      const timer = setTimeout(() => stop(`stopped after ${milliseconds} ms`), milliseconds + GRACE);
      this.onFault = (fault) => resolve({ ...report, fault });
      this.receiver = (message) => {
        if (message.type === 'hello') {
          this.fail({ kind: 'wrong-hello', message: 'it sent "hello" a second time' });
        } else if (message.id !== run.id) {
          this.fail({
            kind: 'wrong-id',
            message: `it sent "${message.type}" for run ${message.id} during run ${run.id}`,
          });
        } else if (message.type === 'output') {
          report.output += message.text;
          bytes += Buffer.byteLength(message.text);
          if (bytes > outputBytes) {
            report.output = report.output.slice(0, outputBytes);
            stop(`stopped after ${megabytes(outputBytes)} of output`);
          }
        } else if (message.type === 'step') {
          report.steps.push({ ...message, stdout: report.output.slice(reported) });
          reported = report.output.length;
        } else {
          resolve({ ...report, end: message });
        }
      };
      if (this.command.watchMemory && this.child.pid !== undefined) {
        endWatch = watchMemory(this.child.pid, memoryBytes, () =>
          stop(`stopped after ${megabytes(memoryBytes)} of memory`),
        );
      }
      this.send(run);
      return timer;
    }).finally(() => endWatch?.());
  }

  /** Asks it to end, and sees that it does. Returns whether it ended by itself in time. */
  close(milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (byItself: boolean) => {
        clearTimeout(timer);
        this.dispose();
        resolve(byItself);
      };
      const timer = setTimeout(() => finish(false), milliseconds);
      if (this.child.exitCode !== null || this.child.signalCode !== null) return finish(true);
      this.child.ref();
      this.child.once('exit', () => finish(true));
      this.send({ type: 'close' });
      this.child.stdin!.end();
    });
  }

  /** Ends the adapter and all that it has started. */
  dispose(): void {
    loseTrack(this);
    killGroup(this.child);
  }

  private send(message: RunnerMessage): void {
    this.child.stdin!.write(`${JSON.stringify(message)}\n`);
  }

  /** Keeps this process alive while something is awaited. A fault that has been found already is told at once. */
  private async during<T>(
    start: (resolve: (value: T) => void, reject: (error: Error) => void) => NodeJS.Timeout,
  ): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    this.child.ref();
    try {
      return await new Promise<T>((resolve, reject) => {
        timer = start(resolve, reject);
        if (this.fault !== undefined) this.onFault?.(this.fault);
      });
    } finally {
      clearTimeout(timer);
      this.receiver = this.onFault = undefined;
      this.child.unref();
    }
  }

  private watch(): void {
    const { child } = this;
    child.stdin!.on('error', () => undefined);
    child.stdout!.on('data', (chunk: Buffer) => this.accept(this.decoder.write(chunk)));
    child.stderr!.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString('utf8')).slice(-ERRORS_KEPT);
    });
    child.on('error', (error) => this.fail({ kind: 'not-started', message: `it does not start: ${error.message}` }));
    child.on('exit', () => killGroup(child));
    child.on('close', (status, signal) => {
      const how = signal === null ? `with exit status ${status}` : `by signal ${signal}`;
      const lines = this.stderr.split('\n').filter((line) => line.trim() !== '');
      const words = lines.find((line) => /^\S*Error\b/.test(line)) ?? lines.at(-1);
      const when = this.greeted ? '' : ' before it said hello';
      const last = words === undefined ? '' : `: ${words.trim()}`;
      this.fail({ kind: 'exited', message: `it ended ${how}${when}${last}` });
    });
  }

  private accept(text: string): void {
    const lines = text.split('\n');
    lines[0] = this.pending + lines[0];
    this.pending = lines.pop()!;
    for (const line of lines) {
      if (this.fault === undefined && line.trim() !== '') this.acceptLine(line);
    }
    if (this.pending.length > this.lineLimit) {
      this.fail({ kind: 'flood', message: `it sent more than ${megabytes(this.lineLimit)} without the end of a line` });
    }
  }

  private acceptLine(line: string): void {
    let message: AdapterMessage;
    try {
      message = parseAdapterMessage(line);
    } catch (error) {
      if (!(error instanceof MalformedMessage)) throw error;
      this.fail({ kind: 'garbled', message: error.message });
      return;
    }
    if (this.receiver !== undefined) this.receiver(message);
    else this.fail({ kind: 'wrong-id', message: `it sent "${message.type}" although nothing was asked of it` });
  }

  private fail(fault: Fault): void {
    if (this.fault !== undefined) return;
    this.fault = fault;
    this.dispose();
    this.onFault?.(fault);
  }
}
