// The order in which examples run.

import { randomInt } from 'node:crypto';
import { CommandError, ExitCode } from './exit-codes';

/** "random:SEED" for what the option says, with a seed of its own if it has none; undefined for the order of the features. Throws CommandError. */
export function orderOf(text: string | undefined): string | undefined {
  if (text === undefined || text === 'defined') return undefined;
  const [, seed] = /^random(?::(\d+))?$/.exec(text) ?? [];
  if (seed === undefined && text !== 'random') {
    throw new CommandError(`--order takes defined, random or random:SEED, as random:42, not "${text}"`, ExitCode.USAGE);
  }
  return `random:${seed ?? randomInt(1, 100_000)}`;
}
