// callspec compare, as the command line declares it: what changed between two sides.

import type { Command } from 'commander';
import { results } from '../common-options';

export function declareCompare(program: Command): void {
  program
    .command('compare')
    .description('what changed between two sides')
    .argument('<before>', 'now, a file with a run or with coverage, a subject with a run, a git ref, history:N')
    .argument('<after>', 'the same')
    .addOption(results())
    .option('--json', 'print it as JSON')
    .option('--fail-on-regression', 'end with 1 if something became worse')
    .action(async (before: string, after: string, options) => {
      const { compare } = await import('../compare');
      process.exitCode = compare(before, after, options);
    });
}
