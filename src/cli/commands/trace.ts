// callspec trace, as the command line declares it: runs a program and shows its steps.

import type { Command } from 'commander';
import { collect, positive, withProgram } from '../common-options';
import { inRoomyProcess } from '../roomy-process';

export function declareTrace(program: Command): void {
  const trace = program
    .command('trace')
    .description('run a program and show each instruction with its stack, each frame, exception and freed object')
    .option('--json', 'one event a line, as docs/trace-format.md describes')
    .option('-o, --output <file>', 'write the trace there; the output of the program goes where it always goes')
    .option('--function <name>', 'only frames of functions with this name; repeatable', collect)
    .option('--library', 'show the code of the standard library as well')
    .option('--adaptive', 'say which specialised instruction runs in place of the general one')
    .option('--max-events <count>', 'show so many events; then the program goes on unseen', positive)
    .option('--width <columns>', 'columns of a line; as wide as the terminal if left out', positive);
  withProgram(trace).action(async (file: string | undefined, args: string[], options) => {
    await inRoomyProcess(async () => (await import('../trace')).trace(file, args, options));
  });
}
