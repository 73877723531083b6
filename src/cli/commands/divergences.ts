// callspec divergences, as the command line declares it: where a Python departs from CPython.

import type { Command } from 'commander';
import { DEFAULT_STEPS, DEFAULT_TIMEOUT_SECONDS, positive, results } from '../common-options';

export function declareDivergences(program: Command): void {
  program
    .command('divergences')
    .description('write where a Python departs from CPython, with small programs and both outputs')
    .argument('<subject>', 'a Python that was checked')
    .option('--out <file>', 'the document; standard output if left out')
    .option('--no-minimize', 'show the programs as the examples have them')
    .option('--budget <seconds>', 'time for making programs smaller, all together', positive, 120)
    .option('--runs <count>', 'runs for making one program smaller', positive, 80)
    .option('--timeout <seconds>', 'time limit of one program', positive, DEFAULT_TIMEOUT_SECONDS)
    .option('--steps <count>', 'how many instructions one program may execute', positive, DEFAULT_STEPS)
    .addOption(results())
    .action(async (subject: string, options) => {
      const { divergences } = await import('../divergences');
      process.exitCode = await divergences(subject, options);
    });
}
