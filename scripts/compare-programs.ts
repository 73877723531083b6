// Runs whole programs on the reference interpreter and on CPython 3.14 and compares output and traceback; references are recounted.
// npm run compare:programs -- [FILE …]   (all of test/programs if left out)

import fs from 'node:fs';
import path from 'node:path';
import { sideBySide } from '../src/reporting/terminal';
import { openSubject } from '../src/subjects';
import type { Outcome } from '../src/subjects/subject';
import { PACKAGE_FOLDER } from '../src/cli/places';

const LIMITS = { steps: 200_000_000, milliseconds: 60_000 };

/** Output and end of a run, as one text. */
function describe({ main, stopped }: Outcome): string {
  const end = stopped?.message ?? main.exception?.traceback ?? 'finished\n';
  return `${main.stdout}${end}`.replace(/0x[0-9a-f]{4,}/g, '0x...');
}

function programFiles(): string[] {
  const named = process.argv.slice(2);
  if (named.length > 0) return named;
  const folder = path.join(PACKAGE_FOLDER, 'test', 'programs');
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Only the lines that differ, with their surroundings. */
function difference(expected: string, actual: string): string {
  const left = expected.split('\n');
  const right = actual.split('\n');
  const first = left.findIndex((line, index) => line !== right[index]);
  const from = Math.max(first < 0 ? left.length - 1 : first - 1, 0);
  return sideBySide(left.slice(from, from + 8).join('\n'), right.slice(from, from + 8).join('\n'));
}

async function main(): Promise<void> {
  const reference = await openSubject('reference');
  const oracle = await openSubject('pyodide');
  let failed = 0;
  const files = programFiles();
  for (const file of files) {
    const program = { source: fs.readFileSync(file, 'utf8'), modules: new Map<string, string>(), probes: [] };
    const expected = describe(await oracle.run(program, LIMITS));
    const outcome = await reference.run(program, LIMITS).catch((error: Error) => error);
    const actual = outcome instanceof Error ? `internal error: ${outcome.stack}` : describe(outcome);
    const wrongCounts = outcome instanceof Error ? [] : outcome.wrongCounts;
    if (actual === expected && wrongCounts.length === 0) continue;
    failed++;
    console.log(`FAILED ${path.relative(process.cwd(), file)}`);
    if (actual !== expected) console.log(difference(expected, actual));
    for (const wrong of wrongCounts.slice(0, 5)) console.log(`  wrong count: ${wrong}`);
  }
  console.log(`${files.length - failed} passed, ${failed} failed, 0 skipped`);
  process.exit(failed > 0 ? 1 : 0);
}

void main();
