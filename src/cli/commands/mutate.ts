// callspec mutate, as the command line declares it: faults in the reference interpreter, and which rule notices.

import type { Command } from 'commander';
import { append, natural, positive } from '../common-options';

const DETAILS = `
Each mutant is one deliberate fault in the code of the chapter, which
spec/mutation-scope.yaml names. The examples that pass its place run until one
notices. What none notices has survived, and is shown as the code was and as
the fault makes it. It works in a clone of the repository, after npm ci.`;

export function declareMutate(program: Command): void {
  program
    .command('mutate')
    .description('put faults into the reference interpreter, one at a time, and see which rule notices')
    .argument('[what...]', 'sections (31.4): code that they are about; rules (31.4/left-to-right): what they notice')
    .option('--file <source>', 'only faults in this source, or in this folder; repeatable', append)
    .option('--core', 'only where every fault has to be noticed: src/call/ and the instructions of calls')
    .option('--since <commit>', 'only faults in functions that differ from those of the commit')
    .option('--sample <count>', 'only so many, chosen by chance', natural)
    .option('--seed <number>', 'another choice of the sample', natural, 1)
    .option('--shard <i/n>', 'only this part of the faults')
    .option('--list', 'only list the faults that would be tried')
    .option('--jobs <count>', 'processes that work at a time', natural)
    .option('--fail-under <percent>', 'exit with 3 when less is noticed', positive)
    .option('--json', 'report as JSON')
    .addHelpText('after', DETAILS)
    .action(async (words, options) => {
      const { mutate } = await import('../mutate');
      process.exitCode = await mutate(words, options);
    });
}
