// Runs `callspec check` in a process of its own, for commands that need the record of a subject and keep standard output to themselves.

import { spawnSync } from 'node:child_process';
import { CommandError, ExitCode } from './exit-codes';

/** Checks a subject on the whole specification and keeps the record. Throws CommandError when there is no whole run. */
export function checkApart(subject: string, results: string): void {
  const command = [...process.execArgv, process.argv[1]!, 'check', '--subject', subject, '--results', results];
  // What it prints is for people; its failures are in the record.
  const { status, signal, error } = spawnSync(process.execPath, command, { stdio: ['ignore', 2, 2] });
  if (error !== undefined || status === null) {
    throw new CommandError(`${subject} was not checked: ${error?.message ?? signal}`, ExitCode.SUBJECT_UNUSABLE);
  }
  if (status !== ExitCode.FINE && status !== ExitCode.FAILURES) {
    throw new CommandError(`${subject} was not checked; see above`, status);
  }
}
