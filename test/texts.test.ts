// Exceptions of the right type with another text: a verdict of its own where nobody claims to be CPython.

import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { builtFile } from '../scripts/built';
import { differInTextAlone, judgeTexts } from '../src/spec/exception-texts';
import { examplesOf, readSpecification } from '../src/spec/specification';
import { countsAs, outcomesOf, ruleStatus, type Verdict } from '../src/spec/verdicts';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-texts-'));
after(() => fs.rmSync(scratch, { recursive: true }));

const rule = (name: string, level: string, ...examples: string[]) =>
  `\n  @rule:31.1/${name} @${level}\n  Rule: The rule ${name}\n${examples.join('')}`;
const values = '\n    Example: Values\n      When it evaluates "f(1)"\n      Then it gives "2"\n';
const raising = '\n    Example: Raising\n      When it evaluates "f()"\n      Then it raises TypeError "no"\n';
const mixed =
  '\n    Example: Mixed\n      Then each expression gives\n        | expression | gives |\n        | f(1) | 2 |\n        | f() | TypeError: no |\n';

fs.writeFileSync(
  path.join(scratch, '31-01.feature'),
  `@31.1\nFeature: 31.1 Calls\n${rule('both', 'language', values, raising)}${rule('alone', 'language', raising)}` +
    `${rule('detail', 'cpython', values, raising)}${rule('table', 'language', mixed)}`,
);
const specification = readSpecification(scratch);
const examples = examplesOf(specification);

const other = { expected: 'TypeError: no', actual: 'TypeError: never', textAlone: true };

function judged(wrongValue = false) {
  const verdicts = examples.map((example): Verdict => {
    const failed = { example, status: 'failed', milliseconds: 1 } as const;
    if (example.title === 'Values') return wrongValue ? failed : { ...failed, status: 'passed' };
    return { ...failed, difference: example.title === 'Mixed' ? { ...other, valuesAgree: true } : other };
  });
  return judgeTexts(new Map(verdicts.map((verdict) => [verdict.example, verdict])));
}

const told = (verdicts: ReadonlyMap<unknown, Verdict>) =>
  [...verdicts.values()].map(({ example, status }) => `${example.rule.id.slice(5)} ${example.title}: ${status}`);

describe('another text', () => {
  test('is one only where all that differs is the text of an exception of the right type', () => {
    const same = { expected: '2', actual: '2' };
    const text = { expected: 'TypeError: no', actual: 'TypeError: never', raised: 'TypeError' };
    assert.ok(differInTextAlone([same, text]));
    assert.ok(differInTextAlone([{ expected: 'TypeError', actual: 'TypeError: never', raised: 'TypeError' }]));
    assert.ok(!differInTextAlone([same]));
    assert.ok(!differInTextAlone([text, { expected: '2', actual: '3' }]));
    assert.ok(!differInTextAlone([{ expected: 'TypeError: no', actual: 'ValueError: no', raised: 'ValueError' }]));
    assert.ok(!differInTextAlone([{ expected: 'TypeError: no', actual: "'TypeError: never'" }]));
  });

  test('is no failure of a rule for any Python of which something that does not raise passes', () => {
    assert.deepEqual(told(judged()), [
      'both Values: passed',
      'both Raising: text',
      'alone Raising: failed',
      'detail Values: passed',
      'detail Raising: failed',
      'table Mixed: text',
    ]);
    assert.equal(told(judged(true))[1], 'both Raising: failed');
  });

  test('makes no rule verified, and is counted apart', () => {
    const verdicts = judged();
    assert.deepEqual(
      specification.sections[0]!.rules.map((one) => ruleStatus(one, verdicts)),
      ['text', 'failed', 'failed', 'text'],
    );
    assert.deepEqual(outcomesOf(verdicts.values()), { passed: 2, failed: 2, text: 2, skipped: 0 });
    assert.equal(countsAs('text'), 'text');
  });
});

test('Skulpt has texts of its own: apart, or failures where they are demanded', () => {
  const check = (...more: string[]) =>
    spawnSync(
      process.execPath,
      [builtFile('cli.js'), 'check', '31.8', '31.13', '31.20', '--subject', 'skulpt', '--results', scratch, ...more],
      { encoding: 'utf8' },
    ).stdout;
  const [, failed, apart] = /(\d+) failed, \d+ skipped, (\d+) with another text\n$/.exec(check()) ?? [];
  assert.ok(Number(apart) > 0, 'no verdict is "text"');
  const [, strict] = /(\d+) failed, \d+ skipped\n$/.exec(check('--texts', 'strict')) ?? [];
  assert.equal(Number(strict), Number(failed) + Number(apart));
});
