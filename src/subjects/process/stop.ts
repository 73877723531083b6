// Why a process ended before its program did.

import type { Stop } from '../subject';
import type { ProgramEnd } from './program-process';

/** The early end of a run in a process; undefined for one that came to its end. */
export function stopOf(end: ProgramEnd, complete: boolean): Stop | undefined {
  if (end.limit !== undefined) return { kind: 'timed-out', message: end.limit };
  if (end.signal !== null) return crash(`the process was ended by signal ${end.signal}`, end);
  if (complete) return undefined;
  return crash(`the process ended with exit status ${end.status} in the middle of the program`, end);
}

function crash(what: string, { stderr }: ProgramEnd): Stop {
  const words = lastWords(stderr);
  return { kind: 'crashed', message: words === undefined ? what : `${what}: ${words}` };
}

/** What a breaking process said that tells most: the line of a fatal error, else the last line. */
function lastWords(stderr: string): string | undefined {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /^(Fatal Python error|RPython traceback|FATAL)/.test(line)) ?? lines.at(-1))?.trim();
}
