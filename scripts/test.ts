// npm test, and npm run test:all: every check of the project, at most two at a time, then one line with the counts of all of them. What is
// built is built first, where it is older than the sources.
// --all adds what takes long, and writes the result to reports/test-all.md.

import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pico from 'picocolors';
import { PACKAGE_FOLDER } from '../src/cli/places';
import { writeWhole } from '../src/files/write-whole';
import { build } from './built';
import { renderReport } from './stages/report';
import { runAll, sumOf } from './stages/run-all';
import type { Result } from './stages/run-stage';
import { stagesOf } from './stages/stages';

const REPORT = path.join(PACKAGE_FOLDER, 'reports', 'test-all.md');

function tell({ stage, passed, failed, complete, seconds, output }: Result): void {
  const fine = failed === 0 && (complete || seconds > 0);
  const word = fine ? pico.green('ok') : failed > 0 ? pico.red('FAILED') : pico.yellow('skipped');
  console.log(`${word}  ${stage.name}  (${seconds.toFixed(1)} s, ${passed} passed)`);
  if (!fine) console.log(output.replace(/^/gm, '    '));
}

const git = (...words: string[]): string =>
  execFileSync('git', words, { cwd: PACKAGE_FOLDER, encoding: 'utf8' }).trim();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });
  // What the run itself brings up to date is no change of what was tested.
  const tested = values.all
    ? { commit: git('rev-parse', 'HEAD'), changed: git('status', '--porcelain', '--', '.', ':!reports') !== '' }
    : undefined;
  build();
  const results = await runAll(stagesOf(values.all), Math.min(2, cpus().length), tell);
  if (tested !== undefined) {
    writeWhole(REPORT, renderReport({ ...tested, date: new Date().toISOString().slice(0, 10), results }));
  }
  const { passed, failed, skipped } = sumOf(results);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 || results.some(({ complete }) => !complete) ? 1 : 0;
}

void main();
