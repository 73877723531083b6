// callspec audit, as the command line declares it: holds the ledger against the document or the features.

import type { Command } from 'commander';
import { append } from '../common-options';

export function declareAudit(program: Command): void {
  program
    .command('audit')
    .description('hold a copy of the document against the ledger; without a document, the ledger against the features')
    .option('--document <file>', 'the document, in Markdown')
    .option('--ledger <file>', 'another ledger than that of the chapter')
    .option('--features <folder>', 'other features than those of the chapter')
    .option('--init', 'begin a ledger for the document')
    .option('--update', 'bring the ledger up to the document, keeping the decisions')
    .option(
      '--show <units>',
      'show entries with all that one needs to check them: a section (31.6), a block (31.6/3), a part (31.6/3/2), or all; repeatable',
      append,
    )
    .option('--json', 'report as JSON')
    .action(async (options) => {
      const { audit } = await import('../audit');
      process.exitCode = audit(options);
    });
}
