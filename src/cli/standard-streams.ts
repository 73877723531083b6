// Standard output and standard error of a command: readers that go away, devices that are full, and colours.

import { systemReason } from '../files/file-problem';
import { ExitCode } from './exit-codes';

/**
 * A reader that goes away (`| head`) changes nothing: the command does what it was to do, says no more, and ends with the exit code that
 * it would have. An output that cannot be written for another reason is said once, and the command ends with 2.
 */
export function guardStreams(): void {
  let unwritable = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || unwritable) return;
    unwritable = true;
    console.error(`callspec: standard output cannot be written: ${systemReason(error) ?? error.message}`);
  });
  // Nobody is left to be told.
  process.stderr.on('error', () => undefined);
  process.once('exit', () => {
    if (unwritable) process.exitCode = ExitCode.USAGE;
  });
}

/** FORCE_COLOR=0 (or false) means no colours, which the library for colours takes for the opposite. */
export function settleColours(environment: NodeJS.ProcessEnv): void {
  if (!['0', 'false'].includes(environment.FORCE_COLOR ?? '')) return;
  delete environment.FORCE_COLOR;
  environment.NO_COLOR = '1';
}
