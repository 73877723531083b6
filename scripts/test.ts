// npm test, and npm run test:all: every check of the project, at most two at a time, then one line with the counts of all of them. What is
// built is built first, where it is older than the sources.
//   npm test -- STAGE…         only these, with what they need; a test file is a stage, too: npm test -- lint accept
//   npm test -- --changed      what the changes that are not committed concern; --changed --since REF: all since that commit
//   npm test -- --list         the stages and their commands
// --all adds what takes long, and writes the result to reports/test-all.md.

import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pico from 'picocolors';
import { PACKAGE_FOLDER } from '../src/cli/places';
import { writeWhole } from '../src/files/write-whole';
import { build } from './built';
import { changedFiles } from './stages/changed-files';
import { chooseChanged, chooseNamed } from './stages/choose';
import { renderReport } from './stages/report';
import { runAll, sumOf } from './stages/run-all';
import type { Result } from './stages/run-stage';
import { type Stage, stagesOf } from './stages/stages';

const REPORT = path.join(PACKAGE_FOLDER, 'reports', 'test-all.md');

function tell({ stage, passed, failed, complete, seconds, output }: Result): void {
  const fine = failed === 0 && (complete || seconds > 0);
  const word = fine ? pico.green('ok') : failed > 0 ? pico.red('FAILED') : pico.yellow('skipped');
  console.log(`${word}  ${stage.name}  (${seconds.toFixed(1)} s, ${passed} passed)`);
  if (!fine) console.log(output.replace(/^/gm, '    '));
}

const git = (...words: string[]): string =>
  execFileSync('git', words, { cwd: PACKAGE_FOLDER, encoding: 'utf8' }).trim();

/** What the command line asks for. */
interface Request {
  all: boolean;
  list: boolean;
  stages: Stage[];
  /** Is it less than everything? */
  isPart: boolean;
}

function readArguments(): Request {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      changed: { type: 'boolean', default: false },
      since: { type: 'string' },
    },
  });
  const { all, list, changed, since } = values;
  if (changed && positionals.length > 0) throw new Error('Either stages are named, or --changed finds them.');
  if (since !== undefined && !changed) throw new Error('--since REF goes with --changed.');
  const everything = stagesOf(all);
  const isPart = changed || positionals.length > 0;
  const stages = changed
    ? chooseChanged(everything, changedFiles(since))
    : isPart
      ? chooseNamed(everything, positionals)
      : everything;
  return { all, list, stages, isPart };
}

const listed = (stages: readonly Stage[]): string =>
  stages.map(({ id, name, command }) => `${id.padEnd(14)}${name}\n${' '.repeat(14)}${pico.dim(command)}`).join('\n');

async function main(): Promise<void> {
  const { all, list, stages, isPart } = readArguments();
  if (list) return console.log(listed(stages));
  // What the run itself brings up to date is no change of what was tested.
  const tested =
    all && !isPart
      ? { commit: git('rev-parse', 'HEAD'), changed: git('status', '--porcelain', '--', '.', ':!reports') !== '' }
      : undefined;
  build();
  const results = await runAll(stages, Math.min(2, cpus().length), tell);
  if (tested !== undefined) {
    writeWhole(REPORT, renderReport({ ...tested, date: new Date().toISOString().slice(0, 10), results }));
  }
  const { passed, failed, skipped } = sumOf(results);
  if (isPart)
    console.log(`\nOnly a part of all checks: ${stages.map(({ id }) => id).join(', ') || 'none is concerned'}`);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 || results.some(({ complete }) => !complete) ? 1 : 0;
}

main().catch((error: Error) => {
  // Node.js explains at length how to pass an option that there is not.
  console.error(
    error.message.replace(/(Unknown option '.*?')\..*/s, '$1: npm test -- STAGE… | --changed [--since REF] | --list'),
  );
  process.exitCode = 2;
});
