// callspec merge, as the command line declares it: makes one run out of shards.

import type { Command } from 'commander';
import { withReports } from '../common-options';

export function declareMerge(program: Command): void {
  const merge = program
    .command('merge')
    .description('make one run out of the shards that --reporter blob wrote, and report it')
    .argument('<blobs...>', 'the files, or folders of them');
  withReports(merge).action(async (blobs: string[], options) => {
    process.exitCode = (await import('../merge')).merge(blobs, options);
  });
}
