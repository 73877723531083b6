// Deliberate faults: which there are, what they are called, and how they are counted.

import assert from 'node:assert';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PACKAGE_FOLDER } from '../src/cli/places';
import type { Fate } from '../src/mutation/campaign';
import { EquivalentsError, readEquivalents } from '../src/mutation/equivalents';
import { type Instrumented, instrument } from '../src/mutation/instrument';
import { MutatedProcess } from '../src/mutation/mutated-process';
import { differingLines, keyOf, type Mutant } from '../src/mutation/mutant';
import { readScope, ScopeError } from '../src/mutation/scope';
import { makeResult, percentOf, renderScore } from '../src/mutation/score';
import { readSpecification } from '../src/spec/specification';
import { AdapterFailure } from '../src/subjects/protocol/connection';

const SOURCE = `
export function first(thread: T, x: V, xs: V[]): V {
  // A note.
  if (x === null) throw typeError('none');
  if (xs.length > 9) return hold(x);
  release(thread, x);
  drop(thread, xs);
  const dict = new PyDict();
  for (const each of xs) thread.take(each, dict);
  const copied = xs.slice();
  return isSubtype(copied, [...xs]) ? x : null;
}
export const CALL = { run(sp: number) { return sp + 1; } };
`;

const inProject = (...names: string[]): string => path.join(PACKAGE_FOLDER, ...names);

describe('mutants', () => {
  let folder: string;
  let made: Instrumented;
  const of = (operator: string) =>
    made.mutants.filter((one) => one.operator === operator).map((one) => `${one.before} -> ${one.after}`);

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-'));
    fs.writeFileSync(path.join(folder, 'first.ts'), SOURCE);
    fs.symlinkSync(inProject('node_modules'), path.join(folder, 'node_modules'));
    fs.copyFileSync(inProject('tsconfig.json'), path.join(folder, 'tsconfig.json'));
    made = instrument(folder, ['first.ts'], folder);
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  test('of this domain are there beside the usual ones', () => {
    assert.deepEqual(of('Hold'), ['hold(x) -> x', 'hold(x) -> hold(hold(x))']);
    assert.deepEqual(of('Copy'), ['xs.slice() -> xs', '[...xs] -> xs']);
    assert.deepEqual(of('Identity'), ['isSubtype(copied, [...xs]) -> copied === [...xs]']);
    assert.deepEqual(of('Shared'), ['new PyDict() -> globalThis.sharedPyDict ??= new PyDict()']);
    assert.match(of('LoopOrder')[0]!, /for \(const each of \[\.\.\.xs\]\.reverse\(\)\)/);
    assert.deepEqual(of('Order'), [
      "if (x === null) throw typeError('none'); if (xs.length > 9) return hold(x); -> " +
        "if (xs.length > 9) return hold(x); if (x === null) throw typeError('none');",
      'release(thread, x); drop(thread, xs); -> drop(thread, xs); release(thread, x);',
    ]);
    assert.equal(of('Release').length, 2);
    assert.ok(of('Statement').includes('release(thread, x); -> {}'));
    assert.ok(of('ConditionalExpression').includes('x === null -> false'));
  });

  test('have switches in the code, and know their place and their function', () => {
    assert.match(made.sources['first.ts']!, /stryMutAct_9fa48\("\d+"\)/);
    const held = made.mutants.find(({ operator }) => operator === 'Hold')!;
    assert.deepEqual([held.file, held.start, held.function], ['first.ts', { line: 5, column: 29 }, 'first']);
    assert.ok(made.mutants.some((one) => one.function === 'CALL.run' && one.after === 'sp - 1'));
    assert.deepEqual(made.functions['first.ts'], [
      { name: 'first', first: 2, last: 12 },
      { name: 'CALL.run', first: 13, last: 13 },
    ]);
  });

  test('are called the same wherever they stand', () => {
    fs.writeFileSync(path.join(folder, 'moved.ts'), `// Below a line.\n${SOURCE}`);
    const moved = instrument(folder, ['moved.ts'], folder);
    assert.deepEqual(moved.mutants.map(keyOf), made.mutants.map(keyOf));
    assert.equal(new Set(made.mutants.map(keyOf)).size, made.mutants.length);
  });

  test('show the lines that differ', () => {
    assert.deepEqual(differingLines('{\n  a(); // one\n  b();\n  c();\n}', '{ a(); c(); b(); }'), [
      'b(); c();',
      'c(); b();',
    ]);
  });
});

describe('a mutated interpreter', () => {
  const nothing = { source: 'pass', modules: new Map<string, string>(), probes: [] };
  const limits = { steps: 1000, milliseconds: 1000 };

  test('that does not start has crashed; without a mutant that is an error', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-'));
    const launch = path.join(folder, 'launch.js');
    fs.writeFileSync(launch, 'process.exit(1);');
    const broken = new MutatedProcess(launch);
    assert.equal((await broken.run('7', nothing, limits)).stopped?.kind, 'crashed');
    await assert.rejects(broken.run(undefined, nothing, limits), AdapterFailure);
    fs.rmSync(folder, { recursive: true });
  });
});

describe('the score', () => {
  const mutant = (id: string): Mutant => ({
    ...{ id, file: 'a.ts', start: { line: 1, column: 1 }, function: 'f', operator: 'Hold' },
    ...{ before: 'hold(x)', after: 'x', nth: Number(id) },
  });
  const killer = (notice: 'text' | 'timed-out') =>
    ({ example: { rule: { id: '31.4/a' } }, notice }) as unknown as NonNullable<Fate['killer']>;
  const fates: Fate[] = [
    { mutant: mutant('0'), killer: killer('text'), isOwn: true, isReached: true },
    { mutant: mutant('1'), killer: killer('timed-out'), isOwn: false, isReached: true },
    { mutant: mutant('2'), isOwn: false, isReached: true },
    { mutant: mutant('3'), isOwn: false, isReached: false },
  ];

  test('counts what nothing noticed, unless no program can tell', () => {
    const { score, survivors, rules } = makeResult(fates, (fate) => fate.mutant.id === '2');
    assert.equal(renderScore(score), 'killed: 2 of 4 (own rule: 1, elsewhere: 1, equivalent: 1, timed out: 1)');
    assert.equal(percentOf(score), 66);
    assert.deepEqual(rules, { '31.4/a': 2 });
    assert.deepEqual(
      survivors.map(({ isReached }) => isReached),
      [false],
    );
  });
});

describe('the lists of the campaign', () => {
  const sections = readSpecification(inProject('features')).sections.map(({ id }) => id);
  const scope = readScope(PACKAGE_FOLDER, inProject('spec', 'mutation-scope.yaml'), sections);

  test('the scope holds all of src/call', () => {
    const core = new Set(scope.filter(({ isCore }) => isCore).map(({ file }) => file));
    for (const name of fs.readdirSync(inProject('src', 'call')).filter((each) => each.endsWith('.ts'))) {
      assert.ok(core.has(`src/call/${name}`), `src/call/${name} is not in spec/mutation-scope.yaml`);
    }
  });

  test('faults in them are told with their lines', () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-')), 'list.yaml');
    fs.writeFileSync(file, 'core:\n  src/call/bind.ts: [31.5, 32.1]\n  src/call/nothing.ts: [31.5]\nother: {}\n');
    assert.throws(
      () => readScope(PACKAGE_FOLDER, file, sections),
      (error: ScopeError) => {
        assert.deepEqual(error.problems, [
          'line 2: there is no section "32.1"',
          'line 3: there is no source src/call/nothing.ts',
          'line 4: there is no part "other", only "core" and "rest"',
        ]);
        return error instanceof ScopeError;
      },
    );
    fs.writeFileSync(file, '- function: f\n  operator: Hold\n  before: hold(x)\n  afterwards: x\n');
    assert.throws(
      () => readEquivalents(file),
      (error: EquivalentsError) => {
        assert.deepEqual(error.problems, [
          'line 1: "reason" is missing',
          'line 1: "checked" is missing',
          'line 1: there is no field "afterwards"',
        ]);
        return error instanceof EquivalentsError;
      },
    );
    fs.rmSync(path.dirname(file), { recursive: true });
  });

  test('the equivalents have reasons', () => {
    readEquivalents(inProject('spec', 'equivalent-mutants.yaml'));
  });
});
