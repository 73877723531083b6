// check --features DIR --steps DIR: step definitions of somebody's own, in each way of writing them, with ours beside them, and broken.

import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { PACKAGE_FOLDER } from '../src/cli/places';

const scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-own-')));
after(() => fs.rmSync(scratch, { recursive: true }));

fs.mkdirSync(path.join(scratch, 'features'));
fs.mkdirSync(path.join(scratch, 'node_modules'));
fs.symlinkSync(PACKAGE_FOLDER, path.join(scratch, 'node_modules', 'callspec'));
fs.writeFileSync(
  path.join(scratch, 'features', '02-01-doubles.feature'),
  `@2.1
Feature: 2.1 Doubles

  @rule:2.1/doubles @language
  Rule: A double is twice as much

    Example: Of two
      When 2 is doubled
      Then the result is 4

    Example: Of three
      When 3 is doubled
      Then the result is 7
`,
);

const DEFINITIONS = `
When("{int} is doubled", function (n) { this.result = 2 * n; });
Then("the result is {int}", function (n) { assert.equal(this.result, n); });
`;
const REQUIRED = 'const { When, Then } = require("@cucumber/cucumber"); const assert = require("node:assert");';
const IMPORTED = 'import { When, Then } from "@cucumber/cucumber"; import assert from "node:assert";';

/** Checks the features with a folder of step definitions that has one file. */
function check(file: string, text: string): { status: number | null; output: string } {
  const folder = fs.mkdtempSync(path.join(scratch, 'steps-'));
  fs.writeFileSync(path.join(folder, file), text);
  const words = [path.join(PACKAGE_FOLDER, 'dist', 'cli.js'), 'check', '--features', 'features', '--steps', folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: scratch, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

describe("step definitions of one's own", () => {
  for (const [file, text] of [
    ['steps.js', REQUIRED + DEFINITIONS],
    ['steps.mjs', IMPORTED + DEFINITIONS],
    ['steps.ts', (IMPORTED + DEFINITIONS).replaceAll('(n)', '(this: { result?: number }, n: number)')],
  ] as const) {
    test(`are run, written as ${file}`, () => {
      const { status, output } = check(file, text);
      assert.equal(status, 1, output);
      assert.match(output, /^FAILED 2\.1\/doubles {2}Of three\n[\s\S]*at: the result is 7\n {2}6 == 7$/m);
      assert.match(output, /^1 passed, 1 failed, 0 skipped$/m);
    });
  }

  test('may use ours', () => {
    const { output } = check(
      'steps.js',
      `require("callspec/step-definitions"); ${REQUIRED}
      When("{int} is doubled", function (n) { this.addProbe({ kind: "evaluate", source: \`2 * \${n}\` }); });
      Then("the result is {int}", async function (n) { assert.equal((await this.latest()).value, String(n)); });`,
    );
    assert.match(output, /^1 passed, 1 failed, 0 skipped$/m);
  });

  test('are refused where they do not fit, before anything runs', () => {
    const missing = check('steps.js', REQUIRED + DEFINITIONS.replace('doubled', 'halved'));
    assert.equal(missing.status, 2);
    assert.match(
      missing.output,
      /02-01-doubles\.feature:7: "When 2 is doubled" in the example "Of two" has no step def/,
    );
    const twice = check('steps.js', `${REQUIRED}${DEFINITIONS}${DEFINITIONS}`);
    assert.match(twice.output, /"Then the result is 4" .* has 2 step definitions/);
    const malformed = check('steps.js', `\n${REQUIRED} When("a"`);
    assert.equal(malformed.status, 2);
    assert.match(malformed.output, /cannot be loaded: \S+steps\.js:2: missing \) after argument list/);
    assert.match(check('steps.txt', '').output, /There are no step definitions \(\*\.js, \*\.cjs, \*\.mjs, \*\.ts\)/);
  });
});
