// callspec report, as the command line declares it: writes the report page.

import type { Command } from 'commander';
import { results } from '../common-options';

export function declareReport(program: Command): void {
  program
    .command('report')
    .description('write the report page: one file that needs no server')
    .requiredOption('--out <folder>', 'where index.html is written')
    .addOption(results())
    .action(async (options) => {
      const { report } = await import('../report');
      process.exitCode = report(options);
    });
}
