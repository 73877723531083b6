// callspec run, as the command line declares it: runs a program.

import type { Command } from 'commander';
import { withProgram } from '../common-options';
import { inRoomyProcess } from '../roomy-process';

export function declareRun(program: Command): void {
  const run = program.command('run').description('run a program as python does');
  withProgram(run).action(async (file: string | undefined, args: string[], options) => {
    await inRoomyProcess(async () => (await import('../run')).run(file, args, options));
  });
}
