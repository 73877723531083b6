// callspec run: runs a program as `python` does.

import { type Ending, Interpreter } from '../interpreter';
import type { Limits, OutputStream } from '../objects/interpreter-state';
import { ConsoleErrors, ConsoleOutput, lineReader } from './console-streams';
import { CommandError, ExitCode } from './exit-codes';
import { readProgram } from './program-file';
import { STOPPED, withinTime } from './time-limit';

export interface RunCommandOptions {
  /** Program text in place of a file. */
  c?: string;
  steps?: number;
  timeout?: number;
}

/** Runs a file, `-` for standard input, or the text of `-c`. Returns the program's exit code. */
export function run(file: string | undefined, args: string[], options: RunCommandOptions): number {
  const { source, filename, argv } = program(file, args, options);
  const stdout = new ConsoleOutput();
  const stderr = new ConsoleErrors(stdout);
  const work = () => runProgram(source, filename, argv, options, stdout, stderr);
  try {
    return withinTime(options.timeout, { stdout, stderr }, work, () => STOPPED);
  } finally {
    stdout.flush();
  }
}

function runProgram(
  source: string | Uint8Array,
  filename: string,
  argv: string[],
  options: RunCommandOptions,
  stdout: ConsoleOutput,
  stderr: ConsoleErrors,
): number {
  const interpreter = new Interpreter({
    stdout,
    stderr,
    readLine: lineReader(stdout),
    argv,
    limits: limitsOf(options),
  });
  const outcome = interpreter.run(source, { filename });
  reportEnding(outcome, stderr);
  const late = interpreter.close();
  if (outcome.stopped === undefined && outcome.fault === undefined) reportEnding(late, stderr);
  return late.exitCode === 0 ? outcome.exitCode : late.exitCode;
}

/** The limits that the options set. */
export const limitsOf = ({ steps, timeout }: RunCommandOptions): Partial<Limits> => ({
  ...(steps === undefined ? {} : { steps }),
  ...(timeout === undefined ? {} : { milliseconds: timeout * 1000 }),
});

/** Says why a program has ended early, if it has. */
export function reportEnding({ fault, stopped }: Ending, stderr: OutputStream): void {
  const reason = fault?.message ?? stopped;
  if (reason !== undefined) stderr.write(`callspec: ${reason}\n`);
}

/** What is to run: its text, its name and sys.argv. */
export function program(file: string | undefined, args: string[], { c }: RunCommandOptions) {
  if (c !== undefined) {
    return { source: c, filename: '<string>', argv: ['-c', ...(file === undefined ? [] : [file]), ...args] };
  }
  if (file === undefined) {
    throw new CommandError('Say what to run: a file, - for standard input, or -c CODE.', ExitCode.USAGE);
  }
  return { source: readProgram(file), filename: file === '-' ? '<stdin>' : file, argv: [file, ...args] };
}
