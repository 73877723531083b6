// callspec check, as the command line declares it: runs the features on a Python.

import { type Command, Option } from 'commander';
import { append, DEFAULT_STEPS, DEFAULT_TIMEOUT_SECONDS, natural, positive, withReports } from '../common-options';

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
it is kept in the folder "callspec" of the user's cache. So is, for a day,
the memory of a CPython 3.14 that has just started: 30 MB.
A reader that goes away, as head does, changes neither the records nor the exit
code.`;

export function declareCheck(program: Command): void {
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
      ? await (await import('../watch')).watch(what, options)
      : await (await import('../check')).check(what, options);
  });
}
