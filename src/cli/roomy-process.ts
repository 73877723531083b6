// Starting the command again in a process that has what Node.js only gives at the start of a process.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { REFERENCE_FLAGS } from '../subjects/reference/node-flags';

const isRoomy = (): boolean => process.execArgv.some((word) => word.startsWith('--stack-size'));

/**
 * Does a command's work in a process with these settings, and ends with its exit code; in this process where it has them already, or the
 * system does not offer them. Signals reach the other process: those of a terminal by themselves.
 */
export async function inRoomyProcess(work: () => Promise<number>): Promise<void> {
  process.exitCode = process.platform === 'win32' || isRoomy() ? await work() : await startAgain();
}

async function startAgain(): Promise<number> {
  const words = [...REFERENCE_FLAGS, ...process.execArgv, ...process.argv.slice(1)];
  const child = spawn(process.execPath, words, { stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}
