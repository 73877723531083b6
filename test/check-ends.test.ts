// Whatever an example does, check gives it a verdict and goes on; whenever it is told to stop, it says what has run and keeps it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { PACKAGE_FOLDER } from '../src/cli/places';
import { readRun } from '../src/spec/run-store';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-ends-'));
after(() => fs.rmSync(scratch, { recursive: true }));

/** What a machine that is busy may add to two seconds. */
const PATIENCE = 13_000;

const HEAD = `@31.4
Feature: 31.4 Ends

  @rule:31.4/a @language
  Rule: Each example ends

    Background:
      Given the program
        """python
        import itertools, math

        def squares():
            x = 3
            while True:
                x = x * x
        """
`;

/** A folder with one feature; after each example another one that only counts. */
function featuresOf(name: string, examples: readonly (readonly [title: string, call: string])[]): string {
  const example = (title: string, expression: string, value: string) => `
    Example: ${title}
      When it evaluates "${expression}"
      Then it gives "${value}"
`;
  const text = examples.flatMap(([title, call]) => [
    example(title, call, '1'),
    example(`After: ${title}`, 'sum(itertools.islice(itertools.count(), 1000))', '499500'),
  ]);
  const folder = path.join(scratch, name);
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, '31-04-ends.feature'), HEAD + text.join(''));
  return folder;
}

/** Starts check as the leader of a group, as a shell does on a terminal. */
function check(features: string, ...words: string[]) {
  const cli = path.join(PACKAGE_FOLDER, 'dist', 'cli.js');
  const child = spawn(process.execPath, [cli, 'check', '--features', features, ...words], { detached: true });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (chunk) => (output[name] += chunk));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, ...output })),
  );
  return { child, output, ended };
}

/** What each example does to the one that runs it, and which verdict that is. */
const RUNAWAYS: readonly (readonly [title: string, call: string, status: string])[] = [
  ['One binomial', 'math.comb(10**7, 5 * 10**6)', 'timed-out'],
  ['Squares of squares', 'squares()', 'timed-out'],
  ['One search', "('ab' * 2**24 + 'a').count('ab' * 2**12 + 'b')", 'timed-out'],
  ['More than there may be', "len(b'a' * (2**31 - 1))", 'failed'],
  // The limit that is reached first ends it.
  ['Pieces without end', '[bytes(10**6) for _ in itertools.count()]', 'failed or timed-out'],
  ['Text without end', "[print('x' * 10**6) for _ in itertools.count()]", 'timed-out'],
];

test('each runaway example has its verdict, and the next one passes', { timeout: 20 * PATIENCE }, async () => {
  const features = featuresOf(
    'runaways',
    RUNAWAYS.map(([title, call]) => [title, call]),
  );
  const results = path.join(scratch, 'runaways-results');
  const { ended } = check(features, '--timeout', '1', '--memory-limit', '256', '--results', results);
  const { code, stdout } = await ended;
  assert.equal(code, 1);
  const { verdicts } = readRun(path.join(results, 'reference.json'));
  const expected = RUNAWAYS.flatMap(([title, , status]) => [
    [title, status] as const,
    [`After: ${title}`, 'passed'] as const,
  ]);
  assert.deepEqual(
    verdicts.map(({ title }) => title),
    expected.map(([title]) => title),
    stdout,
  );
  for (const [index, [title, allowed]] of expected.entries()) {
    assert.ok(allowed.split(' or ').includes(verdicts[index]!.status), `${title}: ${verdicts[index]!.status}`);
  }
  for (const { title, milliseconds } of verdicts)
    assert.ok(milliseconds < 3000 + PATIENCE, `${title}: ${milliseconds}`);
});

describe('check that is interrupted', () => {
  const KINDS: readonly [what: string, signal: NodeJS.Signals, isGroup: boolean][] = [
    ['by Ctrl-C on a terminal', 'SIGINT', true],
    ['by SIGINT to the command alone', 'SIGINT', false],
    ['by SIGTERM', 'SIGTERM', false],
    ['by a terminal that goes away', 'SIGHUP', true],
  ];
  for (const [what, signal, isGroup] of KINDS) {
    test(`${what} ends within an example, says what has run, and keeps it`, { timeout: 6 * PATIENCE }, async () => {
      const name = `interrupted-${signal}-${isGroup}`;
      const features = featuresOf(name, [
        ['Begun', '0 + 1'],
        ['Squares of squares', 'squares()'],
      ]);
      const results = path.join(scratch, `${name}-results`);
      const { child, output, ended } = check(
        features,
        '--timeout',
        '600',
        '--step-limit',
        '1e12',
        '--results',
        results,
      );
      // Two dots, and the third example does not end.
      while (!output.stderr.includes('..')) await new Promise((resolve) => child.stderr.once('data', resolve));
      const sent = Date.now();
      process.kill(isGroup ? -child.pid! : child.pid!, signal);
      const { code, stdout } = await ended;
      assert.ok(Date.now() - sent < 1000 + PATIENCE);
      assert.equal(code, 130);
      assert.match(stdout, /interrupted/);
      const record = readRun(path.join(results, 'reference.json'));
      assert.equal(record.incomplete, 'interrupted');
      assert.deepEqual(
        record.verdicts.slice(0, 2).map(({ title, status }) => `${title}: ${status}`),
        ['Begun: passed', 'After: Begun: passed'],
      );
    });
  }
});
