// callspec coverage, compare and show in a folder of their own, with invented records and a history in git.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { compare } from '../src/cli/compare';
import { coverage, type CoverageOptions } from '../src/cli/coverage';
import { CommandError, ExitCode } from '../src/cli/exit-codes';
import { FEATURES_FOLDER } from '../src/cli/places';
import { show } from '../src/cli/show';
import type { Comparison } from '../src/spec/coverage/compare';
import type { Coverage } from '../src/spec/coverage/coverage';
import type { ShownFile, ShownRule, ShownSection, ShownSingleExample } from '../src/spec/coverage/inspect';
import { SUMMARY_FILE, SUMMARY_PAGE } from '../src/spec/coverage/summary';
import { HISTORY_FILE, readHistory } from '../src/spec/history';
import { keepRun } from '../src/spec/run-store';
import { type Example, readSpecification } from '../src/spec/specification';
import { inventRun, ORACLE, REFERENCE } from './invented-runs';

const specification = readSpecification(FEATURES_FOLDER);
const results = 'reports/runs';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-commands-'));
process.chdir(folder);
after(() => {
  process.chdir(os.tmpdir());
  fs.rmSync(folder, { recursive: true });
});

function git(...words: string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...identity, ...words], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

/** What a command prints and ends with. */
async function run(command: () => number | Promise<number>): Promise<{ code: number; out: string; err: string }> {
  const { log, error } = console;
  let out = '';
  let err = '';
  console.log = (text: string) => (out += `${text}\n`);
  console.error = (text: string) => (err += `${text}\n`);
  try {
    return { code: await command(), out, err };
  } catch (thrown) {
    if (!(thrown instanceof CommandError)) throw thrown;
    return { code: thrown.exitCode, out, err: thrown.message };
  } finally {
    Object.assign(console, { log, error });
  }
}

const measure = (options: Partial<CoverageOptions>) => run(() => coverage({ results, ...options }));
const sides = (before: string, later: string) => () =>
  compare(before, later, { results, json: true, failOnRegression: true });
const passes = () => ({});
const but = (rule: string) => (example: Example) => (example.rule.id === rule ? { status: 'failed' as const } : {});
const FAILING = '31.6/check-twice';

test('without any run', async () => {
  const { code, out } = await measure({ json: true });
  assert.equal(code, ExitCode.FINE);
  assert.deepEqual((JSON.parse(out) as Coverage).subjects, []);
  const floor = await measure({ failUnder: 'verified=100' });
  assert.equal(floor.code, ExitCode.COVERAGE_GATE);
  assert.match(floor.err, /verified: not measured/);
  const missing = await measure({ write: true });
  assert.equal(missing.code, ExitCode.USAGE);
  assert.match(missing.err, /no run of reference .* callspec check --subject reference/);
  assert.equal((await measure({ record: true })).code, ExitCode.USAGE);
  assert.equal((await measure({ ratchet: true })).code, ExitCode.USAGE);
});

test('the summary is written, stays up to date, and is stale after another run', async () => {
  git('init', '-q');
  keepRun(results, inventRun(specification, REFERENCE, passes));
  keepRun(results, inventRun(specification, ORACLE, passes));
  assert.equal((await measure({ check: true })).code, ExitCode.COVERAGE_GATE);
  assert.equal((await measure({ write: true, record: true })).code, ExitCode.FINE);
  const stale = await measure({ check: true });
  assert.ok(!stale.err.includes(SUMMARY_FILE), stale.err);
  assert.equal(readHistory(HISTORY_FILE).length, 1);
  git('add', '.');
  git('commit', '-q', '-m', 'all verified');
  assert.equal((await measure({ ratchet: true })).code, ExitCode.FINE);
  keepRun(results, { ...inventRun(specification, REFERENCE, but(FAILING)), date: '2026-02-02T00:00:00.000Z' });
  const after = await measure({ check: true });
  assert.equal(after.code, ExitCode.COVERAGE_GATE);
  assert.match(
    after.err,
    new RegExp(`${SUMMARY_FILE} is not what[\\s\\S]*${SUMMARY_PAGE} is not what[\\s\\S]*--write`),
  );
});

test('floors and the ratchet see a failing rule', async () => {
  assert.equal((await measure({ failUnder: 'verified=99,confirmed=99' })).code, ExitCode.FINE);
  const floor = await measure({ failUnder: 'verified=100' });
  assert.equal(floor.code, ExitCode.COVERAGE_GATE);
  assert.match(floor.err, /^callspec: verified:reference: (\d+) of \d+, 99\.\d %, and at least 100 % is asked for\n$/);
  const ratchet = await measure({ ratchet: true });
  assert.equal(ratchet.code, ExitCode.COVERAGE_GATE);
  assert.match(ratchet.err, /verified:reference in all: was .*\n.*verified:reference in 31\.6: was/);
});

test('what changed since a commit, a line of the history, another run', async () => {
  const since = await measure({ since: 'HEAD', json: true });
  const { rules, regressions } = JSON.parse(since.out) as Comparison;
  assert.deepEqual(rules!.subjects.reference!.newlyFailing, [FAILING]);
  assert.deepEqual(regressions, [`${FAILING} fails on reference`]);
  for (const [before, later, code] of [
    ['HEAD', 'now', ExitCode.FAILURES],
    ['now', 'HEAD', ExitCode.FINE],
    ['history:1', 'now', ExitCode.FAILURES],
    ['history:-1', 'history:1', ExitCode.FINE],
    ['2026-01-02', 'now', ExitCode.FAILURES],
    ['pyodide', 'reference', ExitCode.FAILURES],
    ['reports/runs/reference.json', 'pyodide', ExitCode.FINE],
    [SUMMARY_FILE, 'HEAD', ExitCode.FINE],
  ] as const) {
    const { code: ended, err } = await run(sides(before, later));
    assert.equal(ended, code, `${before} ${later}: ${err}`);
  }
});

test('what is no side is said', async () => {
  fs.writeFileSync('other.json', '{"format": "x"}');
  for (const [word, complaint] of [
    ['nothing', /"nothing" is no file, no subject with a run in reports\/runs, no git ref/],
    ['other.json', /other\.json is neither a run/],
    ['history:7', /has 1 lines: choose history:1 to history:1/],
    ['history:0', /choose/],
    ['-x', /is no file/],
  ] as const) {
    const { code, err } = await run(sides(word, 'now'));
    assert.equal(code, ExitCode.USAGE);
    assert.match(err, complaint);
  }
});

test('show: a rule, a section, an example, a file', async () => {
  const shown = async (words: string[], file?: string[]) =>
    JSON.parse((await run(() => show(words, { results, json: true, file }))).out);
  const rule = (await shown([FAILING])) as ShownRule;
  assert.deepEqual([rule.kind, rule.standings], ['rule', { reference: 'failed', pyodide: 'verified' }]);
  assert.equal(rule.confirmation, 'confirmed');
  assert.ok(rule.functions!.some(({ name }) => name === 'multipleValues'));
  const { line, file } = rule.examples[0]!.place;
  const example = (await shown([`features/${file}:${line}`])) as ShownSingleExample;
  assert.deepEqual([example.kind, example.title], ['example', rule.examples[0]!.title]);
  const section = (await shown(['31.6'])) as ShownSection;
  assert.deepEqual([section.kind, section.coverage.subjects.reference!.rules.failed], ['section', 1]);
  const functions = (await shown([], ['src/call/binding-errors.ts'])) as ShownFile;
  assert.ok(functions.functions.find(({ name }) => name === 'multipleValues')!.rules.includes(FAILING));
  for (const word of [FAILING, '31.6', `${file}:${line}`]) {
    const { out } = await run(() => show([word], { results }));
    assert.match(out, /No parameter may receive two values/);
  }
});

test('show: what is not there, with the nearest name', async () => {
  for (const [words, file, complaint] of [
    [['31.6/check-twise'], [], /Did you mean 31\.6\/check-twice\?/],
    [['31.99'], [], /no section "31\.99"/],
    [[], ['src/call/bidn.ts'], /Did you mean src\/call\/bind\.ts\?/],
    [[], [], /Say what to show/],
  ] as const) {
    const { code, err } = await run(() => show([...words], { results, file: [...file] }));
    assert.equal(code, ExitCode.USAGE);
    assert.match(err, complaint);
  }
});

test('a damaged file is named', async () => {
  fs.writeFileSync(path.join(results, 'pyodide.json'), '{');
  const { code, err } = await measure({});
  assert.equal(code, ExitCode.USAGE);
  assert.match(err, /pyodide\.json is not a record of a run: it is no JSON/);
});
