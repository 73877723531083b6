// The run of all checks: what depends on what, and what is counted.

import assert from 'node:assert';
import { describe, test } from 'node:test';
import { chooseChanged, chooseNamed } from '../scripts/stages/choose';
import { renderReport } from '../scripts/stages/report';
import { runAll, sumOf } from '../scripts/stages/run-all';
import { countsOf, type Result } from '../scripts/stages/run-stage';
import { type Stage, stagesOf } from '../scripts/stages/stages';

const stage = (name: string, ...after: string[]): Stage => ({
  id: name,
  name,
  command: name,
  counts: true,
  after,
});
const ended = (one: Stage, complete = true): Result => ({
  stage: one,
  passed: complete ? 2 : 0,
  failed: complete ? 0 : 1,
  skipped: 0,
  seconds: 1,
  output: '',
  complete,
});

describe('stages', () => {
  test('run when what they need has ended, and their results keep the order', async () => {
    const order: string[] = [];
    const stages = [stage('last', 'first'), stage('first'), stage('other')];
    const results = await runAll(
      stages,
      2,
      ({ stage: { name } }) => order.push(name),
      async (one) => ended(one),
    );
    assert.deepEqual(order.indexOf('last') > order.indexOf('first'), true);
    assert.deepEqual(
      results.map((result) => result.stage.name),
      ['last', 'first', 'other'],
    );
    assert.deepEqual(sumOf(results), { passed: 6, failed: 0, skipped: 0 });
  });

  test('are skipped when what they need is missing; others run all the same', async () => {
    const stages = [stage('broken'), stage('needs it', 'broken'), stage('other')];
    const results = await runAll(
      stages,
      1,
      () => {},
      async (one) => ended(one, one.name !== 'broken'),
    );
    assert.deepEqual(sumOf(results), { passed: 2, failed: 1, skipped: 1 });
    assert.match(results[1]!.output, /needs what did not come to its end: broken/);
  });

  test('that wait for nothing, or for each other, are an error', async () => {
    await assert.rejects(
      runAll([stage('a', 'b')], 1, () => {}),
      /"b", which is no stage/,
    );
    await assert.rejects(
      runAll([stage('a', 'b'), stage('b', 'a')], 1, () => {}),
      /wait for each other: a, b/,
    );
  });

  test('of both commands are known to each other', () => {
    for (const all of [false, true]) {
      const names = stagesOf(all).map(({ name }) => name);
      assert.equal(new Set(names).size, names.length);
      for (const { after = [] } of stagesOf(all)) for (const name of after) assert.ok(names.includes(name), name);
    }
  });
});

describe('a part of the stages', () => {
  const named = (...words: string[]) =>
    chooseNamed(stagesOf(false), words, (file) => file === 'test/accept.test.ts').map(({ id }) => id);
  const changed = (...files: string[]) => chooseChanged(stagesOf(false), files);

  test('is chosen by name, with what it needs, in the order of all', () => {
    assert.deepEqual(named('lint', 'types'), ['types', 'lint']);
    assert.deepEqual(named('unit'), ['unit-1', 'unit-2', 'unit-3']);
    assert.deepEqual(named('coverage'), ['reference', 'pyodide', 'coverage']);
    assert.deepEqual(named('accept', 'lint', 'test/accept.test.ts'), ['test/accept.test.ts', 'lint']);
    assert.throws(() => named('lnt'), /no stage and no test file "lnt"\. Did you mean lint\?/);
  });

  test('that a changed feature concerns is that feature, its form and the ledger', () => {
    const stages = changed('features/31-06-keyword-arguments.feature');
    assert.deepEqual(
      stages.map(({ id }) => id),
      ['reference', 'pyodide', 'test/ledger.test.ts', 'test/rules-index.test.ts', 'format', 'form', 'ledger'],
    );
    assert.match(stages[0]!.command, /check 'features\/31-06-keyword-arguments\.feature'$/);
    assert.match(stages[1]!.command, /--subject pyodide 'features\/31-06-keyword-arguments\.feature'$/);
  });

  test('that a change of the interpreter concerns is all that runs on it', () => {
    const ids = changed('src/call/bind.ts').map(({ id }) => id);
    for (const id of ['reference', 'unit-1', 'unit-3', 'calls', 'programs', 'types', 'lint', 'imports'])
      assert.ok(ids.includes(id), id);
    assert.ok(!ids.includes('form') && !ids.includes('pyodide'));
  });

  test('is one test file, where only that has changed, and nothing where nothing has', () => {
    const ids = changed('test/accept.test.ts').map(({ id }) => id);
    assert.deepEqual(ids, ['test/accept.test.ts', 'types', 'lint']);
    assert.deepEqual(changed(), []);
    assert.deepEqual(changed('LICENSE'), []);
  });
});

describe('counts', () => {
  const counts = (output: string, code = 0) => countsOf(stage('a'), output, code);

  test('are those of the last closing line', () => {
    assert.deepEqual(counts('1 passed, 0 failed\n7 passed, 0 failed, 3 skipped\n'), {
      passed: 7,
      failed: 0,
      skipped: 3,
      complete: true,
    });
    assert.equal(counts('7 passed, 0 failed, 3 skipped, 2 with another text').passed, 7);
    assert.equal(counts('ℹ pass 4\nℹ fail 0\nℹ skipped 1\n').passed, 4);
  });

  test('of a command that fails have a failure, and one that says nothing is not complete', () => {
    assert.equal(counts('7 passed, 0 failed', 1).failed, 1);
    assert.deepEqual(counts('killed', 0), { passed: 0, failed: 1, skipped: 0, complete: false });
    assert.equal(countsOf({ ...stage('a'), counts: false }, 'fine', 2).failed, 1);
  });
});

test('the page of a whole run names the commit and ends with the counts', () => {
  const page = renderReport({ commit: 'abc123', changed: true, date: '2026-01-02', results: [ended(stage('one'))] });
  assert.match(page, /commit `abc123`, with changes that are not committed/);
  assert.match(page, /\| one \| 2 \| 0 \| 0 \| 1 \|/);
  assert.match(page, /\n2 passed, 0 failed, 0 skipped\n$/);
});
