// The time limit of a command that runs a program in its own process. The interpreter looks at the time as it goes; where it does not,
// inside one long operation, V8 breaks that off; where V8 cannot either, another thread says so and kills the process.

import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import type { ConsoleErrors, ConsoleOutput } from './console-streams';
import { ExitCode } from './exit-codes';

/** How long the interpreter has to end by itself. */
const BREAK_OFF_MILLISECONDS = 500;
/** How long V8 has to break off what it does. */
const KILL_MILLISECONDS = 1500;

/**
 * Does the work of a command; without a limit as it is. Where it has to be broken off, `late` is called in its place, once what was
 * printed and the reason are written. The process cannot go on with what the work had begun: it should end soon.
 */
export function withinTime<T>(
  seconds: number | undefined,
  { stdout, stderr }: { stdout: ConsoleOutput; stderr: ConsoleErrors },
  work: () => T,
  late: (reason: string) => T,
): T {
  if (seconds === undefined) return work();
  const milliseconds = seconds * 1000;
  const reason = `stopped after ${milliseconds} ms`;
  const watchdog = startWatchdog(milliseconds + KILL_MILLISECONDS, `callspec: ${reason}\n`, stdout);
  try {
    const timeout = Math.ceil(milliseconds + BREAK_OFF_MILLISECONDS);
    return vm.runInNewContext('work()', { work }, { timeout, filename: 'callspec' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException | undefined)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    stderr.write(`callspec: ${reason}\n`);
    return late(reason);
  } finally {
    void watchdog.terminate();
  }
}

/** The exit code of a program that was stopped. */
export const STOPPED = ExitCode.FAILURES;

/** Starts the thread that kills the process, with what is printed but not written yet. It has nothing to do but to wait. */
function startWatchdog(milliseconds: number, text: string, stdout: ConsoleOutput): Worker {
  const worker = new Worker(WATCHDOG, {
    eval: true,
    workerData: { milliseconds, text, unwritten: stdout.share() },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 },
  });
  worker.unref();
  return worker;
}

const WATCHDOG = `
const { writeSync } = require('node:fs');
const { milliseconds, text, unwritten } = require('node:worker_threads').workerData;
setTimeout(() => {
  const length = Atomics.load(unwritten.length, 0);
  try {
    for (let at = 0; at < length; ) at += writeSync(1, unwritten.bytes.slice(at, length));
    writeSync(2, text);
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}, milliseconds);
`;
