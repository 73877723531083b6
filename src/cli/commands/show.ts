// callspec show, as the command line declares it: all that is known about a rule, a section, an example or a file.

import type { Command } from 'commander';
import { collect, results } from '../common-options';

export function declareShow(program: Command): void {
  program
    .command('show')
    .description('everything that is known about a rule, a section, an example or a file of the interpreter')
    .argument('[what...]', 'a rule (31.4/left-to-right), a section (31.4), an example (features/31-04*.feature:12)')
    .option(
      '--file <file>',
      'the rules that reach each function of this file of src/call/ or src/vm/; repeatable',
      collect,
    )
    .option('--document <file>', 'a copy of the document, to show the lines and texts of its units')
    .addOption(results())
    .option('--all', 'all functions, all rules')
    .option('--json', 'print it as JSON')
    .action(async (what: string[], options) => {
      const { show } = await import('../show');
      process.exitCode = show(what, options);
    });
}
