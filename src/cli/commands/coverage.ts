// callspec coverage, as the command line declares it: what of the document and its rules is accounted for.

import { type Command, Option } from 'commander';
import { collect, results, subjects } from '../common-options';

export function declareCoverage(program: Command): void {
  program
    .command('coverage')
    .description('report what part of the document and of its rules is accounted for, verified and confirmed')
    .addOption(subjects())
    .addOption(results())
    .addOption(new Option('--format <name>', 'how to print it').choices(['terminal', 'md', 'html']).default('terminal'))
    .option('--json', 'print it as JSON (spec/schemas/coverage.schema.json)')
    .option('--since <side>', 'print what changed since a git ref, or whatever compare takes')
    .option('--fail-under <floors>', 'end with 3 below these percentages: 95, or verified=100,units=95')
    .option('--ratchet [file]', 'end with 3 if a number fell below the committed summary')
    .option('--write', 'bring the committed summary in reports/ up to date')
    .option('--check', 'end with 3 if the committed summary is not up to date')
    .option('--record', 'append a line to reports/history.jsonl')
    .option(
      '--collect [what]',
      'measure anew which functions of the interpreter each rule reaches; "new", a section or a rule for these only',
      collect,
    )
    .action(async (options) => {
      const { coverage } = await import('../coverage');
      process.exitCode = await coverage(options);
    });
}
