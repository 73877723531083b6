// Starting the command again in a process that has what Node.js only gives at the start of a process.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const ROOM = [
  // JavaScript stack in KiB: enough for native code to nest as deep as Python's recursion limit allows.
  '--stack-size=3900',
  // Megabytes for young objects: what one program makes and drops again fits in.
  '--max-semi-space-size=64',
];

const isRoomy = (): boolean => process.execArgv.some((word) => word.startsWith('--stack-size'));

/**
 * Runs this command in a process with more room and gives its exit code; undefined where this process has that room already, or the
 * system does not offer so much. Signals reach the other process: those of a terminal by themselves.
 */
export async function runWithRoom(): Promise<number | undefined> {
  if (process.platform === 'win32' || isRoomy()) return undefined;
  const child = spawn(process.execPath, [...ROOM, ...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}
