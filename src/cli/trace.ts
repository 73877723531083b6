// callspec trace: runs a program and shows each instruction, frame, exception and freed object.

import pico from 'picocolors';
import { WholeFile } from '../files/write-whole';
import type { TraceEvent } from '../observation/trace-events';
import { traceProgram } from '../observation/trace-program';
import { jsonText } from '../reporting/printable';
import { TraceText } from '../reporting/trace-text';
import { ConsoleErrors, ConsoleOutput, lineReader } from './console-streams';
import { limitsOf, program, reportEnding, type RunCommandOptions } from './run';
import { STOPPED, withinTime } from './time-limit';

export interface TraceCommandOptions extends RunCommandOptions {
  json?: boolean;
  /** A file for the trace; the program's output then goes where it goes without a trace. */
  output?: string;
  function?: string[];
  library?: boolean;
  adaptive?: boolean;
  maxEvents?: number;
  width?: number;
}

/** Columns where there is no terminal. */
const DEFAULT_WIDTH = 120;

/** Runs a file, `-` for standard input, or the text of `-c`. Returns the program's exit code. */
export function trace(file: string | undefined, args: string[], options: TraceCommandOptions): number {
  const { source, filename, argv } = program(file, args, options);
  const stdout = new ConsoleOutput();
  const stderr = new ConsoleErrors(stdout);
  const target = options.output === undefined ? undefined : new TraceFile(options.output);
  // Also when the reader of the output goes away, which ends the process.
  process.once('exit', () => target?.close());
  const writeLine = (line: string) => (target ?? stdout).write(`${line}\n`);
  const called = new Set<string>();
  const show = presenter(options, target !== undefined, writeLine);
  const work = () => {
    const outcome = traceProgram(
      { source, filename, interpreter: { argv, readLine: lineReader(stdout), limits: limitsOf(options) } },
      {
        library: options.library ?? false,
        functions: options.function ?? [],
        adaptive: options.adaptive ?? false,
        maxEvents: options.maxEvents ?? Infinity,
      },
      (event) => {
        if (target !== undefined && event.event === 'output') {
          (event.stream === 'stdout' ? stdout : stderr).write(event.text);
        }
        if (event.event === 'push') called.add(event.function).add(event.function.split('.').pop()!);
        show(event);
      },
    );
    reportEnding(outcome, stderr);
    for (const name of (options.function ?? []).filter((one) => !called.has(one))) {
      stderr.write(
        `callspec: no function ${name} has run${options.library ? '' : ' (--library shows those of the standard library)'}\n`,
      );
    }
    return outcome.exitCode;
  };
  try {
    return withinTime(options.timeout, { stdout, stderr }, work, (stopped) => {
      show({ event: 'end', exitCode: STOPPED, stopped });
      return STOPPED;
    });
  } finally {
    stdout.flush();
    target?.close();
  }
}

/** What writes an event in the form that was asked for. */
function presenter(
  { json, width }: TraceCommandOptions,
  isFile: boolean,
  writeLine: (line: string) => void,
): (event: TraceEvent) => void {
  if (json) return (event) => writeLine(jsonText(event));
  const columns = process.stdout.columns ?? (Number(process.env.COLUMNS) || DEFAULT_WIDTH);
  const text = new TraceText(
    { width: width ?? (isFile ? Infinity : columns), colors: pico.isColorSupported && !isFile },
    writeLine,
  );
  return (event) => text.accept(event);
}

/** The file of a trace, written in large pieces. */
class TraceFile {
  private readonly whole: WholeFile;
  private pending = '';

  constructor(file: string) {
    this.whole = new WholeFile(file);
  }

  write(text: string): void {
    this.pending += text;
    if (this.pending.length > 1 << 16) this.flush();
  }

  private flush(): void {
    const { pending } = this;
    this.pending = '';
    this.whole.write(pending);
  }

  close(): void {
    this.flush();
    this.whole.done();
  }
}
