// callspec dis, as the command line declares it: prints bytecode.

import type { Command } from 'commander';

export function declareDis(program: Command): void {
  program
    .command('dis')
    .description('print the bytecode of a Python file, as python3.14 -m dis does')
    .argument('<file>', 'the file; - for standard input')
    .option('-C, --show-caches', 'show inline caches')
    .option('-O, --show-offsets', 'show instruction offsets')
    .option('-P, --show-positions', 'show instruction positions')
    .action(async (file: string, options) => {
      const { dis } = await import('../dis');
      process.exitCode = dis(file, options);
    });
}
