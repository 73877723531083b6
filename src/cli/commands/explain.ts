// callspec explain, as the command line declares it: what happens for a call.

import type { Command } from 'commander';
import { collect, positive } from '../common-options';

export function declareExplain(program: Command): void {
  program
    .command('explain')
    .description('say what the interpreter does for a call, from its bytecode, and by which rules')
    .argument('<what>', "an expression ('f(*args)'; - reads it from standard input) or a place in a file (shop.py:12)")
    .option('--in <where>', 'where the expression stands: function, module or class', 'function')
    .option('--local <name>', 'a local variable of that function; repeatable', collect)
    .option('--define <file>', 'a file whose definitions say what the names are; it is not run')
    .option('--timeout <seconds>', 'stop after so much time', positive)
    .option('--json', 'report as JSON')
    .action(async (what: string, options) => {
      const { explain } = await import('../explain');
      process.exitCode = explain(what, options);
    });
}
