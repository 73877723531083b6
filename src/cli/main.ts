// The command line: its commands, and what becomes of errors that no command caught.

import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { FileProblem, systemReason } from '../files/file-problem';
import { declareAudit } from './commands/audit';
import { declareCheck } from './commands/check';
import { declareCompare } from './commands/compare';
import { declareCoverage } from './commands/coverage';
import { declareDis } from './commands/dis';
import { declareDivergences } from './commands/divergences';
import { declareExplain } from './commands/explain';
import { declareExport } from './commands/export';
import { declareMatrix } from './commands/matrix';
import { declareMerge } from './commands/merge';
import { declareMutate } from './commands/mutate';
import { declareReport } from './commands/report';
import { declareRun } from './commands/run';
import { declareShow } from './commands/show';
import { declareSubject } from './commands/subject';
import { declareTrace } from './commands/trace';
import { CommandError, ExitCode } from './exit-codes';
import { complain } from './say';
import { guardStreams, settleColours } from './standard-streams';

/** Each command, in the order of the help: it declares itself, and loads what does the work when it is called. */
const COMMANDS = [
  declareCheck,
  declareMerge,
  declareAudit,
  declareCoverage,
  declareShow,
  declareCompare,
  declareDis,
  declareDivergences,
  declareSubject,
  declareMatrix,
  declareMutate,
  declareReport,
  declareExplain,
  declareRun,
  declareTrace,
  declareExport,
];

function describeCommands(): Command {
  const program = new Command('callspec')
    .description('The executable reference specification of how Python calls functions.')
    .version(version)
    .enablePositionalOptions()
    .showHelpAfterError('(add --help for the ways to call it)')
    .exitOverride();
  for (const declare of COMMANDS) declare(program);
  takeNoColor(program.commands);
  return program;
}

/** All commands take --no-color, except the one whose options could be the program's. */
function takeNoColor(commands: readonly Command[]): void {
  for (const command of commands) {
    if (command.commands.length > 0) takeNoColor(command.commands);
    else if (command.name() !== 'run') command.option('--no-color', 'print without colours');
  }
}

async function main(): Promise<void> {
  guardStreams();
  settleColours(process.env);
  try {
    await describeCommands().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? ExitCode.FINE : ExitCode.USAGE;
    } else if (error instanceof CommandError) {
      complain(error.message);
      process.exitCode = error.exitCode;
    } else if (error instanceof FileProblem) {
      complain(error.message);
      process.exitCode = ExitCode.USAGE;
    } else {
      const refused = refusedBySystem(error);
      if (refused === undefined) reportFault(error);
      else complain(refused);
      process.exitCode = refused === undefined ? ExitCode.FAULT : ExitCode.USAGE;
    }
  }
}

/** What the system refuses besides files that are read and written for the user: to start a process, to load a module. */
function refusedBySystem(error: unknown): string | undefined {
  const reason = systemReason(error);
  const { path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return reason === undefined ? undefined : `${path ?? syscall ?? 'the system'}: ${reason}`;
}

/** A fault of callspec itself. Where it happened is shown on request only. */
function reportFault(error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  complain(`internal error (${name}): ${message}`);
  console.error(process.env.CALLSPEC_DEBUG ? stack : 'Set CALLSPEC_DEBUG=1 to see where, and please report it.');
}

/** Runs the command that the command line names; it sets the exit code. */
export const runCommand = (): Promise<void> => main();

if (require.main === module) void runCommand();
