// callspec matrix, as the command line declares it: rule by subject.

import { type Command, Option } from 'commander';
import { results, subjects } from '../common-options';

export function declareMatrix(program: Command): void {
  program
    .command('matrix')
    .description('print rule by subject from the kept records, and what the failures of each subject have in common')
    .addOption(subjects())
    .option('--run', 'first run the subjects whose verdicts are missing or out of date')
    .option('--all', 'every rule, not only those on which subjects differ')
    .addOption(new Option('--format <name>', 'how to print it').choices(['terminal', 'md']).default('terminal'))
    .option('--json', 'print it as JSON (spec/schemas/matrix.schema.json)')
    .addOption(results())
    .action(async (options) => {
      const { matrix } = await import('../matrix');
      process.exitCode = matrix(options);
    });
}
