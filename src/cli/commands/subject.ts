// callspec subject, as the command line declares it: the Pythons that can be checked.

import type { Command } from 'commander';

export function declareSubject(program: Command): void {
  const subject = program.command('subject').description('the Pythons that can be checked');
  subject
    .command('list')
    .description('list the kinds of subjects')
    .option('--json', 'print it as JSON')
    .action(async (options) => {
      const { listSubjects } = await import('../subject');
      process.exitCode = listSubjects(options);
    });
  subject
    .command('doctor')
    .description('examine whether a subject answers rightly, keeps programs apart and obeys limits')
    .argument('<name>', 'the subject, as for --subject')
    .option('--json', 'print it as JSON')
    .action(async (name: string, options) => {
      const { doctor } = await import('../subject');
      process.exitCode = await doctor(name, options);
    });
}
