// callspec export, as the command line declares it: writes tables for other tools.

import { Argument, type Command, Option } from 'commander';
import { results, subjects } from '../common-options';

export function declareExport(program: Command): void {
  program
    .command('export')
    .description('write rules, units of the document or verdicts as a table for other tools')
    .addArgument(new Argument('<what>', 'what to write').choices(['rules', 'units', 'verdicts']))
    .addOption(new Option('--format <name>', 'how to write it').choices(['csv', 'json']).default('csv'))
    .option('--out <file>', 'where to; standard output if left out')
    .addOption(subjects())
    .addOption(results())
    .action(async (what, options) => {
      const { exportTable } = await import('../export');
      process.exitCode = exportTable(what, options);
    });
}
