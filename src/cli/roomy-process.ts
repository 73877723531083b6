// Starting the command again in a process that has what Node.js only gives at the start of a process.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const SETTINGS = [
  // JavaScript stack in KiB: enough for native code to nest as deep as Python's recursion limit allows.
  '--stack-size=3900',
  // Megabytes for young objects: what one program makes and drops again fits in.
  '--max-semi-space-size=64',
  // Less is compiled into one function: the loop of the interpreter is large, and most programs are over before it pays.
  '--max-inlined-bytecode-size-cumulative=200',
];

const isRoomy = (): boolean => process.execArgv.some((word) => word.startsWith('--stack-size'));

/**
 * Does a command's work in a process with these settings, and ends with its exit code; in this process where it has them already, or the
 * system does not offer them. Signals reach the other process: those of a terminal by themselves.
 */
export async function inRoomyProcess(work: () => Promise<number>): Promise<void> {
  process.exitCode = process.platform === 'win32' || isRoomy() ? await work() : await startAgain();
}

async function startAgain(): Promise<number> {
  const words = [...SETTINGS, ...process.execArgv, ...process.argv.slice(1)];
  const child = spawn(process.execPath, words, { stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}
