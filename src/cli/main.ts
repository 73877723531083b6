// The command line: what each command is called and what it takes. The work is in one file per command.

import { Argument, Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { FileProblem, systemReason } from '../files/file-problem';
import {
  append,
  collect,
  DEFAULT_STEPS,
  DEFAULT_TIMEOUT_SECONDS,
  natural,
  positive,
  results,
  subjects,
  withProgram,
  withReports,
} from './common-options';
import { CommandError, ExitCode } from './exit-codes';
import { inRoomyProcess } from './roomy-process';
import { complain } from './say';
import { guardStreams, settleColours } from './standard-streams';

/** What says something about a run that is judged. */
const NOT_WITH_ACCEPT = [
  ...['watch', 'list', 'failed', 'changed', 'updateExpectations', 'expectations', 'shard', 'reporter'],
  ...['bail', 'order', 'slowest', 'confirmTags', 'texts'],
];

const CHECK_DETAILS = `
--watch runs what was saved, and of src/call/ and src/vm/ the rules that reach
what has changed there.
--accept asks pyodide, whatever is under check. An answer that no step can say
is left out, and where it stands is told; the exit code is 1 then.
--features without --results keeps its records apart from those of the chapter.
What a build of a subject was once seen to be able to do is not probed again:
it is kept in the folder "callspec" of the user's cache.
A reader that goes away, as head does, changes neither the records nor the exit
code.`;

function describeCommands(): Command {
  const program = new Command('callspec')
    .description('The executable reference specification of how Python calls functions.')
    .version(version)
    .enablePositionalOptions()
    .showHelpAfterError('(add --help for the ways to call it)')
    .exitOverride();

  const check = program
    .command('check')
    .description('run the features on a Python')
    .argument(
      '[what...]',
      'sections (31.4), rules (31.4/left-to-right, 31.6/check-*), features (31-04*.feature:12:40), lists of these (@list.txt); all if left out',
    )
    .option('--subject <names>', 'the Python under check, or several between commas; repeatable', append)
    .option('--tags <expression>', 'only examples with these tags, as "@language and not @concept"', '')
    .option('--name <text>', 'only examples with this text in their title or rule; repeatable', append, [])
    .option('--failed', 'only what failed or did not run last time')
    .option('--changed', 'only what has changed since its verdict: examples, steps or the subject')
    .option('--watch', 'run again what a saved file concerns, until Ctrl-C')
    .option('--list', 'only list the examples that would run')
    .option('--json', 'with --list: as JSON')
    .option('--order <order>', 'defined, random or random:SEED', 'defined')
    .option('--slowest <count>', 'name the examples that took longest', natural)
    .option('--update-expectations', 'write what fails into the file of --expectations, and remove what no longer does')
    .addOption(
      new Option('--accept', "write the oracle's answer into each example that expects something else").conflicts(
        NOT_WITH_ACCEPT,
      ),
    )
    .option('--jobs <count>', 'processes that share the examples; by itself as many as they are worth', natural)
    .option('--shard <i/n>', 'run only this part of the examples')
    .option('--fail-fast, --bail', 'stop after the first failure')
    .addOption(
      new Option('--texts <how>', 'what another text of an exception is on a Python that is not CPython')
        .choices(['apart', 'strict'])
        .default('apart'),
    )
    .option(
      '--confirm-tags',
      'run also what @py: and @not-on: take away from the subject: where it passes, the tag is wrong',
    )
    .option('--pass-with-no-tests', 'selecting nothing is fine')
    .option(
      '--steps <folder>',
      'step definitions of your own; a number limits instructions, as --step-limit',
      append,
      [],
    )
    .option('--step-limit <count>', 'how many instructions one example may execute', positive, DEFAULT_STEPS)
    .option('--timeout <seconds>', 'time limit of one example', positive, DEFAULT_TIMEOUT_SECONDS)
    .option('--output-limit <megabytes>', 'what one example may print', positive)
    .option('--memory-limit <megabytes>', 'memory of one example, where the subject can limit it', positive)
    .addHelpText('after', CHECK_DETAILS);
  withReports(check).action(async (what: string[], options) => {
    process.exitCode = options.watch
      ? await (await import('./watch')).watch(what, options)
      : await (await import('./check')).check(what, options);
  });

  const merge = program
    .command('merge')
    .description('make one run out of the shards that --reporter blob wrote, and report it')
    .argument('<blobs...>', 'the files, or folders of them');
  withReports(merge).action(async (blobs: string[], options) => {
    process.exitCode = (await import('./merge')).merge(blobs, options);
  });

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
      const { audit } = await import('./audit');
      process.exitCode = audit(options);
    });

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
      const { coverage } = await import('./coverage');
      process.exitCode = await coverage(options);
    });

  program
    .command('show')
    .description('everything that is known about a rule, a section, an example or a file of the interpreter')
    .argument('[what...]', 'a rule (31.4/left-to-right), a section (31.4), an example (features/31-04*.feature:12)')
    .option(
      '--file <file>',
      'the rules that reach each function of this file of src/call/ or src/vm/; repeatable',
      collect,
    )
    .option('--document <file>', 'a copy of the document, to show the lines and texts of its units')
    .addOption(results())
    .option('--all', 'all functions, all rules')
    .option('--json', 'print it as JSON')
    .action(async (what: string[], options) => {
      const { show } = await import('./show');
      process.exitCode = show(what, options);
    });

  program
    .command('compare')
    .description('what changed between two sides')
    .argument('<before>', 'now, a file with a run or with coverage, a subject with a run, a git ref, history:N')
    .argument('<after>', 'the same')
    .addOption(results())
    .option('--json', 'print it as JSON')
    .option('--fail-on-regression', 'end with 1 if something became worse')
    .action(async (before: string, after: string, options) => {
      const { compare } = await import('./compare');
      process.exitCode = compare(before, after, options);
    });

  program
    .command('dis')
    .description('print the bytecode of a Python file, as python3.14 -m dis does')
    .argument('<file>', 'the file; - for standard input')
    .option('-C, --show-caches', 'show inline caches')
    .option('-O, --show-offsets', 'show instruction offsets')
    .option('-P, --show-positions', 'show instruction positions')
    .action(async (file: string, options) => {
      const { dis } = await import('./dis');
      process.exitCode = dis(file, options);
    });

  program
    .command('divergences')
    .description('write where a Python departs from CPython, with small programs and both outputs')
    .argument('<subject>', 'a Python that was checked')
    .option('--out <file>', 'the document; standard output if left out')
    .option('--no-minimize', 'show the programs as the examples have them')
    .option('--budget <seconds>', 'time for making programs smaller, all together', positive, 120)
    .option('--runs <count>', 'runs for making one program smaller', positive, 80)
    .option('--timeout <seconds>', 'time limit of one program', positive, DEFAULT_TIMEOUT_SECONDS)
    .option('--steps <count>', 'how many instructions one program may execute', positive, DEFAULT_STEPS)
    .addOption(results())
    .action(async (subject: string, options) => {
      const { divergences } = await import('./divergences');
      process.exitCode = await divergences(subject, options);
    });

  const subject = program.command('subject').description('the Pythons that can be checked');
  subject
    .command('list')
    .description('list the kinds of subjects')
    .option('--json', 'print it as JSON')
    .action(async (options) => {
      const { listSubjects } = await import('./subject');
      process.exitCode = listSubjects(options);
    });
  subject
    .command('doctor')
    .description('examine whether a subject answers rightly, keeps programs apart and obeys limits')
    .argument('<name>', 'the subject, as for --subject')
    .option('--json', 'print it as JSON')
    .action(async (name: string, options) => {
      const { doctor } = await import('./subject');
      process.exitCode = await doctor(name, options);
    });

  program
    .command('matrix')
    .description('print rule by subject from the kept records, and what the failures of each subject have in common')
    .addOption(subjects())
    .option('--run', 'first run the subjects whose verdicts are missing or out of date')
    .option('--all', 'every rule, not only those on which subjects differ')
    .addOption(new Option('--format <name>', 'how to print it').choices(['terminal', 'md']).default('terminal'))
    .option('--json', 'print it as JSON (spec/schemas/matrix.schema.json)')
    .addOption(results())
    .action(async (options) => {
      const { matrix } = await import('./matrix');
      process.exitCode = matrix(options);
    });

  program
    .command('report')
    .description('write the report page: one file that needs no server')
    .requiredOption('--out <folder>', 'where index.html is written')
    .addOption(results())
    .action(async (options) => {
      const { report } = await import('./report');
      process.exitCode = report(options);
    });

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
      const { explain } = await import('./explain');
      process.exitCode = explain(what, options);
    });

  const run = program.command('run').description('run a program as python does');
  withProgram(run).action(async (file: string | undefined, args: string[], options) => {
    await inRoomyProcess(async () => (await import('./run')).run(file, args, options));
  });

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
    await inRoomyProcess(async () => (await import('./trace')).trace(file, args, options));
  });

  program
    .command('export')
    .description('write rules, units of the document or verdicts as a table for other tools')
    .addArgument(new Argument('<what>', 'what to write').choices(['rules', 'units', 'verdicts']))
    .addOption(new Option('--format <name>', 'how to write it').choices(['csv', 'json']).default('csv'))
    .option('--out <file>', 'where to; standard output if left out')
    .addOption(subjects())
    .addOption(results())
    .action(async (what, options) => {
      const { exportTable } = await import('./export');
      process.exitCode = exportTable(what, options);
    });

  for (const command of [...program.commands, ...subject.commands]) {
    if (command !== subject && command.name() !== 'run') command.option('--no-color', 'print without colours');
  }
  return program;
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
