// Coverage, floors, the ratchet, comparisons and the history, on invented features and records.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import Ajv from 'ajv';
import { build } from 'esbuild';
import fc from 'fast-check';
import schema from '../spec/schemas/coverage.schema.json';
import { coverageMarkdown } from '../src/reporting/coverage-markdown';
import { renderCoverage } from '../src/reporting/coverage-terminal';
import { coverageHtml } from '../src/reporting/coverage-html';
import { renderComparison } from '../src/reporting/comparison';
import { sourceName } from '../src/spec/coverage/bundle-functions';
import { functionsOfInterpreter } from '../src/spec/coverage/collect-reach';
import { foldCodeCoverage } from '../src/spec/coverage/code-coverage';
import { compare } from '../src/spec/coverage/compare';
import { type Coverage, coverageOf, type CoverageSources } from '../src/spec/coverage/coverage';
import { belowFloors, FloorError, fallen, parseFloors } from '../src/spec/coverage/gate';
import {
  functionsOfRule,
  mergeReach,
  packPlaces,
  type Reach,
  readReach,
  staleReach,
  summarizeReach,
  unpackPlaces,
  writeReach,
} from '../src/spec/coverage/reach';
import { share } from '../src/spec/coverage/share';
import { snapshotOfCoverage, snapshotOfEntry, snapshotOfRun } from '../src/spec/coverage/snapshot';
import { codeCoverageMarkdown } from '../src/reporting/code-coverage';
import { BlankCosts, callsBeyond } from '../src/spec/coverage/blank-program';
import type { Outcome, Probe, Program } from '../src/subjects/subject';
import { lineOfFunction } from '../src/spec/coverage/source-lines';
import { CoverageFormatError, parseCoverage, renderSummary } from '../src/spec/coverage/summary';
import { HistoryFormatError, historyEntry, parseHistory, readHistory, recordHistory } from '../src/spec/history';
import type { RunRecord } from '../src/spec/run-record';
import { type Example, readSpecification, type Specification } from '../src/spec/specification';
import type { Status } from '../src/spec/verdicts';
import { inventRun, ORACLE, OTHER, REFERENCE } from './invented-runs';

const FEATURE = `@1.1
Feature: 1.1 Tea
  How tea is made.

  @rule:1.1/water @language
  Rule: Water comes first

    Example: Hot
      When it evaluates "0 + 1"
      Then it gives "1"

    Example: Cold
      When it evaluates "0 + 2"
      Then it gives "2"

  @rule:1.1/cup @cpython
  Rule: A cup holds it

    Example: One
      When it evaluates "0 + 3"
      Then it gives "3"
`;

function specificationOf(feature: string): Specification {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-coverage-'));
  fs.writeFileSync(path.join(folder, '1-01.feature'), feature);
  try {
    return readSpecification(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const tea = specificationOf(FEATURE);
const passes = () => ({});
const where = (title: string, status: Status) => (example: Example) => ({
  status: example.title === title ? status : ('passed' as const),
});
const both = (sources: Partial<CoverageSources> = {}): Coverage =>
  coverageOf(tea, { runs: [inventRun(tea, ORACLE, passes), inventRun(tea, REFERENCE, passes)], ...sources });
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

test('a share is rounded down, and 100 means all', () => {
  assert.equal(share(2995, 2996).percent, 99.9);
  assert.equal(share(1, 3).percent, 33.3);
  assert.equal(share(2, 2).percent, 100);
  assert.equal(share(0, 0).percent, null);
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.nat(10_000_000), (a, b) => {
      const [count, of] = [Math.min(a, b), Math.max(a, b, 1)];
      const { percent } = share(count, of);
      assert.ok(BigInt(Math.round(percent! * 10)) * BigInt(of) <= 1000n * BigInt(count));
      assert.ok(BigInt(Math.round(percent! * 10) + 1) * BigInt(of) > 1000n * BigInt(count));
      assert.equal(percent === 100, count === of);
    }),
  );
});

test('all verified: the columns, in the order of the subjects', () => {
  const { total, subjects, sections, rules } = both();
  assert.deepEqual(
    subjects.map(({ name, oracle }) => [name, oracle]),
    [
      ['reference', false],
      ['pyodide', true],
    ],
  );
  assert.deepEqual(total.linked, share(2, 2));
  assert.deepEqual(total.confirmed, share(2, 2));
  assert.deepEqual(total.subjects.reference!.verified, share(2, 2));
  assert.equal(total.subjects.pyodide!.examples.passed, 3);
  assert.equal(total.units, null);
  assert.deepEqual(
    sections.map(({ id, rules: count, examples }) => [id, count, examples]),
    [['1.1', 2, 3]],
  );
  assert.equal(rules[0]!.confirmation, 'confirmed');
});

test('without runs nothing is verified, and nothing is hidden', () => {
  const { total, subjects } = coverageOf(tea, { runs: [] });
  assert.deepEqual(subjects, []);
  assert.deepEqual(total.confirmed, share(0, 2));
  assert.equal(total.confirmations.unconfirmed, 2);
});

test('a verdict for an earlier text is stale, one without its example is gone', () => {
  const record = inventRun(tea, REFERENCE, passes);
  const changed = specificationOf(FEATURE.replace('Then it gives "1"', 'Then it gives "one"'));
  const stale = coverageOf(changed, { runs: [record] });
  assert.equal(stale.subjects[0]!.stale, 1);
  assert.equal(stale.rules[0]!.standings.reference, 'stale');
  assert.equal(stale.total.subjects.reference!.examples.stale, 1);
  assert.deepEqual(stale.total.subjects.reference!.verified, share(1, 2));
  const shorter = specificationOf(FEATURE.slice(0, FEATURE.indexOf('    Example: Cold')));
  assert.equal(coverageOf(shorter, { runs: [record] }).subjects[0]!.gone, 2);
});

test('a failure that is expected, cannot be seen or does not apply is not verified', () => {
  for (const [status, standing] of [
    ['failed', 'failed'],
    ['crashed', 'failed'],
    ['expected-failure', 'expected-failure'],
    ['unobservable', 'partly'],
    ['not-applicable', 'partly'],
  ] as const) {
    const { rules } = coverageOf(tea, { runs: [inventRun(tea, REFERENCE, where('Cold', status))] });
    assert.equal(rules[0]!.standings.reference, standing);
  }
});

test('what CPython says', () => {
  const native = { ...ORACLE, name: 'cpython', pythonVersion: '3.11.7' };
  const confirmation = (...runs: RunRecord[]) => coverageOf(tea, { runs }).rules[0]!.confirmation;
  const lacking = inventRun(tea, ORACLE, where('Cold', 'unobservable'));
  assert.equal(confirmation(lacking), 'partly');
  assert.equal(confirmation(lacking, inventRun(tea, native, passes)), 'other-version');
  assert.equal(confirmation(lacking, inventRun(tea, { ...native, pythonVersion: '3.14.0' }, passes)), 'confirmed');
  assert.equal(
    confirmation(inventRun(tea, ORACLE, where('Cold', 'failed')), inventRun(tea, native, passes)),
    'contradicted',
  );
  assert.equal(confirmation(inventRun(tea, OTHER, passes), inventRun(tea, REFERENCE, passes)), 'unconfirmed');
});

test('who confirms a rule: CPython 3.14, and for what that cannot show the versions that do', () => {
  const native = { ...ORACLE, name: 'cpython:3.11', pythonVersion: '3.11.7' };
  const by = (...runs: RunRecord[]) => coverageOf(tea, { runs }).rules[0]!.confirmedBy;
  assert.deepEqual(by(inventRun(tea, OTHER, passes), inventRun(tea, REFERENCE, passes)), []);
  assert.deepEqual(by(inventRun(tea, ORACLE, passes), inventRun(tea, native, passes)), ['pyodide']);
  const runs = [inventRun(tea, ORACLE, where('Cold', 'unobservable')), inventRun(tea, native, passes)];
  assert.deepEqual(new Set(by(...runs)), new Set(['pyodide', 'cpython:3.11']));
  const coverage = coverageOf(tea, { runs });
  const text = stripVTControlCharacters(renderCoverage(coverage));
  assert.match(text, /1 more by other versions[^\n]*\n {2}\S+ {2}.*cpython:3\.11/);
  assert.match(coverageMarkdown(coverage), /other-version \(.*cpython:3\.11.*\)/);
  assert.match(coverageMarkdown(coverage), /, \+1 \|/);
});

test('the table of coverage keeps within the width, with each measure in it', () => {
  const natives = ['3.8', '3.9', '3.10', '3.11', '3.12', '3.13'].map((version) =>
    inventRun(tea, { ...ORACLE, name: `cpython:${version}`, pythonVersion: `${version}.1` }, passes),
  );
  const coverage = coverageOf(tea, { runs: [inventRun(tea, REFERENCE, passes), ...natives] });
  for (const width of [60, 80, 120, 200]) {
    const [table] = stripVTControlCharacters(renderCoverage(coverage, width)).split(/\n(?=reference \()/);
    for (const line of table!.split('\n')) assert.ok(line.length <= width, `${width}: ${line}`);
    for (const head of ['units', 'linked', '3.8', '3.13', 'confirmed', 'examples'])
      assert.ok(table!.includes(head), head);
  }
});

const unit = (section: string, kind: string, rules: string[] = []) => ({
  section,
  kind,
  accounted: kind !== 'unaccounted',
  rules,
  at: '1',
});
const ledger = {
  units: [
    unit('1.1', 'rules', ['1.1/cup']),
    unit('1.1', 'informative'),
    unit('1.1', 'unaccounted'),
    unit('1.2', 'unaccounted'),
  ],
};

test('units of the document and rules that are awaited, in sections without a feature too', () => {
  const { total, sections, rules } = both({ ledger, index: ['1.1/cup', '1.1/milk', '1.10/sugar'] });
  assert.deepEqual(total.units, { accounted: share(2, 4), classes: { rules: 1, informative: 1, unaccounted: 2 } });
  assert.deepEqual(
    sections.map(({ id, linked, awaited }) => [id, linked.count, linked.of, awaited]),
    [
      ['1.1', 2, 3, ['1.1/milk']],
      ['1.2', 0, 0, []],
      ['1.10', 0, 1, ['1.10/sugar']],
    ],
  );
  assert.deepEqual(
    rules.map((rule) => rule.units),
    [0, 1],
  );
});

const reach: Reach = {
  rules: ['1.1/water', '1.1/cup'],
  functions: [
    { file: 'src/call/a.ts', name: 'boil', rules: new Set(['1.1/water', '1.1/cup']), isAlwaysCalled: true },
    { file: 'src/call/a.ts', name: 'Pot.pour', rules: new Set(), isAlwaysCalled: false },
  ],
};
const code = foldCodeCoverage(
  {
    total: { lines: { total: 9, covered: 9 }, functions: { total: 9, covered: 9 }, branches: { total: 9, covered: 9 } },
    '/p/src/call/a.ts': {
      lines: { total: 10, covered: 9 },
      functions: { total: 2, covered: 1 },
      branches: { total: 3, covered: 2 },
    },
    '/p/src/cli/b.ts': {
      lines: { total: 10, covered: 0 },
      functions: { total: 2, covered: 0 },
      branches: { total: 3, covered: 0 },
    },
  },
  '/p/src',
);
const everything = () => both({ ledger, code, reach: summarizeReach(reach, reach.rules), index: ['1.1/milk'] });

test('the JSON is what its schema says, and reads back', () => {
  for (const coverage of [both(), coverageOf(tea, { runs: [] }), everything()]) {
    assert.ok(validate(JSON.parse(JSON.stringify(coverage))), JSON.stringify(validate.errors));
    assert.deepEqual(parseCoverage(renderSummary(coverage), 'it'), coverage);
  }
  assert.ok(!validate({ ...both(), score: 1 }));
});

test('only the interpreter counts as code of the interpreter', () => {
  assert.deepEqual(code.total.lines, share(9, 10));
  assert.deepEqual(
    code.folders.map(({ folder }) => folder),
    ['src/call'],
  );
});

test('the pages name what is missing', () => {
  const page = coverageMarkdown(everything());
  for (const text of ['2/4, 50 %', '`1.1/milk`', '1.2: 1', '`Pot.pour`', '| 9/10, 90 % | 1/2, 50 % | 2/3, 66.6 % |']) {
    assert.ok(page.includes(text), `${text} is not in\n${page}`);
  }
  assert.match(coverageHtml(everything()), /^<!doctype html>[\s\S]*<td[^>]*>2\/4, 50 %<\/td>/);
  assert.ok(coverageMarkdown(both()).includes('## Gaps\n\nNone.'));
});

test('floors', () => {
  assert.deepEqual(parseFloors('95'), [{ percent: 95 }]);
  assert.deepEqual(parseFloors('verified=100, units=95.5'), [
    { column: 'verified', percent: 100 },
    { column: 'units', percent: 95.5 },
  ]);
  for (const text of ['', '101', '-1', 'verified=', 'verifid=3', 'x'])
    assert.throws(() => parseFloors(text), FloorError);
  const failing = both({ runs: [inventRun(tea, REFERENCE, where('One', 'failed')), inventRun(tea, ORACLE, passes)] });
  const below = (text: string) => belowFloors(failing, parseFloors(text));
  assert.deepEqual(below('50'), []);
  assert.deepEqual(below('50.1'), ['verified:reference: 1 of 2, 50 %, and at least 50.1 % is asked for']);
  assert.deepEqual(below('verified:pyodide=100,confirmed=100,linked=100'), []);
  assert.equal(below('units=1').length, 1);
  assert.equal(below('verified:other=1').length, 1);
});

test('the ratchet holds every number', () => {
  assert.deepEqual(fallen(everything(), everything()), []);
  const failing = {
    ...everything(),
    ...both({ runs: [inventRun(tea, REFERENCE, where('One', 'failed')), inventRun(tea, ORACLE, passes)] }),
  };
  const found = fallen(everything(), failing);
  for (const key of [
    'verified:reference in all',
    'verified:reference in 1.1',
    'units in all',
    'lines in all',
    'reached in all',
  ]) {
    assert.ok(
      found.some((line) => line.startsWith(`${key}: was`)),
      `${key} is not in\n${found.join('\n')}`,
    );
  }
  assert.deepEqual(fallen(both(), both({ runs: [inventRun(tea, REFERENCE, passes)] })).length, 4);
});

test('the ratchet holds the part too: more rules with as many verified', () => {
  const longer = specificationOf(
    `${FEATURE}\n  @rule:1.1/spoon @concept\n  Rule: A spoon stirs\n\n    Example: Round\n      When it evaluates "0 + 4"\n      Then it gives "4"\n`,
  );
  const record = inventRun(tea, REFERENCE, passes);
  const found = fallen(coverageOf(tea, { runs: [record] }), coverageOf(longer, { runs: [record] }));
  assert.deepEqual(found, [
    'verified:reference in all: was 2 of 2, 100 %, is 2 of 3, 66.6 %',
    'verified:reference in 1.1: was 2 of 2, 100 %, is 2 of 3, 66.6 %',
  ]);
});

test('a comparison: new, removed, renamed, newly verified, newly failing', () => {
  const before = coverageOf(tea, { runs: [inventRun(tea, REFERENCE, where('Cold', 'failed'))] });
  const later = specificationOf(
    FEATURE.replace('@rule:1.1/cup @cpython', '@rule:1.1/mug @formerly:1.1/cup @cpython').replace(
      'A cup holds it',
      'A mug holds it',
    ) +
      '\n  @rule:1.1/spoon @concept\n  Rule: A spoon stirs\n\n    Example: Round\n      When it evaluates "0 + 4"\n      Then it gives "4"\n',
  );
  const after = coverageOf(later, { runs: [inventRun(later, REFERENCE, where('One', 'failed'))] });
  const { rules, counts, regressions } = compare(snapshotOfCoverage('then', before), snapshotOfCoverage('now', after));
  assert.deepEqual(rules, {
    new: ['1.1/spoon'],
    removed: [],
    renamed: [{ from: '1.1/cup', to: '1.1/mug' }],
    subjects: {
      reference: { newlyVerified: ['1.1/water', '1.1/spoon'], newlyFailing: ['1.1/mug'], noLongerVerified: [] },
    },
    newlyConfirmed: [],
    noLongerConfirmed: [],
  });
  assert.deepEqual(regressions, ['1.1/mug fails on reference']);
  assert.deepEqual(
    counts.filter(({ column }) => column === 'verified:reference').map(({ where: place }) => place),
    ['all', '1.1'],
  );
  const back = compare(snapshotOfCoverage('now', after), snapshotOfCoverage('then', before));
  assert.deepEqual(back.rules!.removed, ['1.1/mug', '1.1/spoon']);
});

test('a rule with the same sentence under another id was renamed', () => {
  const later = specificationOf(FEATURE.replace('@rule:1.1/cup', '@rule:1.1/mug'));
  const sides = [tea, later].map((each) =>
    snapshotOfCoverage('', coverageOf(each, { runs: [inventRun(each, REFERENCE, passes)] })),
  );
  const { rules, regressions } = compare(sides[0]!, sides[1]!);
  assert.deepEqual(rules!.renamed, [{ from: '1.1/cup', to: '1.1/mug' }]);
  assert.deepEqual(regressions, []);
});

test('runs are compared by example', () => {
  const before = snapshotOfRun('then', inventRun(tea, REFERENCE, passes));
  const after = snapshotOfRun('now', inventRun(tea, OTHER, where('Hot', 'timed-out')), 'reference');
  const { examples, regressions } = compare(before, after);
  assert.deepEqual(examples, [{ example: '1.1/water "Hot"', before: 'passed', after: 'timed-out' }]);
  assert.deepEqual(regressions, ['1.1/water fails on reference']);
  assert.match(renderComparison(compare(before, after)), /newly failing on reference[\s\S]*1 regression/);
});

test('a comparison with itself shows nothing, whatever the verdicts', () => {
  const statuses = fc.constantFrom<Status>('passed', 'failed', 'timed-out', 'unobservable', 'expected-failure');
  fc.assert(
    fc.property(fc.array(statuses, { minLength: 3, maxLength: 3 }), (found) => {
      const coverage = coverageOf(tea, {
        runs: [inventRun(tea, REFERENCE, (_, index) => ({ status: found[index]! }))],
      });
      const { counts, regressions, rules } = compare(
        snapshotOfCoverage('', coverage),
        snapshotOfCoverage('', coverage),
      );
      assert.deepEqual([counts, regressions, rules!.new, rules!.removed], [[], [], [], []]);
      const { rules: parts } = coverage.total.subjects.reference!;
      assert.equal(
        Object.values(parts).reduce((sum, count) => sum + count, 0),
        2,
      );
    }),
  );
});

test('the history has a line for each recorded run, and one only', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-history-'));
  const file = path.join(folder, 'reports', 'history.jsonl');
  const first = inventRun(tea, REFERENCE, passes);
  const later = { ...inventRun(tea, ORACLE, passes), date: '2026-02-03T04:05:06.000Z', commit: 'def5678' };
  const entry = historyEntry(coverageOf(tea, { runs: [first, later] }), [first, later]);
  assert.deepEqual([entry.date, entry.commit], [later.date, 'def5678']);
  assert.deepEqual(entry.total.columns['verified:pyodide'], [2, 2]);
  assert.ok(recordHistory(file, entry));
  assert.ok(!recordHistory(file, entry));
  assert.ok(recordHistory(file, { ...entry, date: '2026-03-04T05:06:07.000Z' }));
  assert.equal(readHistory(file).length, 2);
  fs.rmSync(folder, { recursive: true });
  const failing = coverageOf(tea, { runs: [inventRun(tea, REFERENCE, where('One', 'failed'))] });
  const { rules, regressions } = compare(snapshotOfEntry('line 1', entry), snapshotOfCoverage('now', failing));
  assert.equal(rules, null);
  assert.ok(regressions.includes('verified:reference in all fell from 2 to 1'));
});

test('what is no history, coverage or measurement is said with its place', () => {
  assert.throws(
    () => parseHistory('\n{}\n', 'h.jsonl'),
    (error) => error instanceof HistoryFormatError && error.message.startsWith('h.jsonl:2 '),
  );
  assert.throws(() => parseHistory('x', 'h.jsonl'), HistoryFormatError);
  assert.throws(() => parseCoverage('[]', 'c.json'), CoverageFormatError);
  assert.throws(() => parseCoverage('{', 'c.json'), CoverageFormatError);
});

test('places of rules as runs of numbers', () => {
  assert.equal(packPlaces([0, 1, 2, 5, 7, 8]), '0-2 5 7-8');
  assert.equal(packPlaces([]), '');
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(500)), (numbers) => {
      const places = numbers.sort((a, b) => a - b);
      assert.deepEqual(unpackPlaces(packPlaces(places)), places);
    }),
  );
});

test('the coverage of the code has a page of its own, with the commit', () => {
  const page = codeCoverageMarkdown(code, { commit: 'abc1234', node: 'v22.0.0', verdicts: [] });
  assert.match(page, /commit abc1234,\nNode\.js v22\.0\.0, 0 of 0 examples passed/);
  assert.match(page, /\n\| `src\/call` \| 9 of 10, 90 % \| 2 of 3, 66\.\d % \| 1 of 2, 50 % \|\n\| all \| 9 of 10/);
  assert.doesNotMatch(page, /src\/cli/);
});

test('reach is kept in a file, and what changed since is found', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-reach-'));
  const file = path.join(folder, 'reach.json');
  writeReach(file, reach);
  assert.deepEqual(readReach(file), reach);
  fs.rmSync(folder, { recursive: true });
  assert.equal(readReach(file), undefined);
  assert.deepEqual(staleReach(reach, reach.rules, reach.functions), []);
  assert.deepEqual(staleReach(reach, ['1.1/cup', '1.1/mug'], [{ file: 'src/call/a.ts', name: 'boil' }]), [
    'the rule 1.1/mug was not measured',
    'the rule 1.1/water is no longer there',
    'the function src/call/a.ts Pot.pour is no longer there',
  ]);
});

test('lines are not kept, so that moved ones change nothing', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-reach-'));
  const file = path.join(folder, 'reach.json');
  writeReach(file, reach);
  const { files } = JSON.parse(fs.readFileSync(file, 'utf8'));
  assert.deepEqual(files, { 'src/call/a.ts': { boil: '*0-1', 'Pot.pour': '' } });
  fs.rmSync(folder, { recursive: true });
});

test('what every program calls, and no rule more often, is not counted', () => {
  const start = { file: 'src/call/a.ts', name: 'start', rules: new Set<string>(), isAlwaysCalled: true };
  const { functions, unreached } = summarizeReach({ ...reach, functions: [...reach.functions, start] }, reach.rules);
  assert.deepEqual([functions.count, functions.of], [1, 2]);
  assert.deepEqual(unreached, [{ file: 'src/call/a.ts', name: 'Pot.pour' }]);
});

test('a rule begins with what it is about: rare functions, and of these those of its section', () => {
  const of = (name: string, ...rules: string[]) => ({
    file: 'a.ts',
    name,
    rules: new Set(rules),
    isAlwaysCalled: false,
  });
  const rules = ['1/a', '1/b', '2/a', '2/b', '3/a', '3/b'];
  const functions = [
    of('all', ...rules),
    of('far', '1/a', '2/a'),
    of('near', '1/a', '1/b'),
    of('own', '1/a'),
    of('other', '1/b'),
  ];
  assert.deepEqual(
    functionsOfRule({ rules, functions }, '1/a').map(({ name }) => name),
    ['own', 'near', 'far', 'all'],
  );
});

test('what a program that does nothing calls is taken off, step by step', async () => {
  const ran: Program[] = [];
  // A start of 10 calls, 3 for each step, 5 more for the first of all, 7 for an import, 2 to report an exception.
  const costs = new BlankCosts(async (program) => {
    ran.push(program);
    const { source, probes } = program;
    const count = 10 + 3 * probes.length + (probes.length > 0 ? 5 : 0);
    const raising = [source, ...probes.map((probe) => probe.source)].filter((text) => text.includes('1 // 0')).length;
    return new Map([
      ['step', count + 7 * (source.match(/import/g)?.length ?? 0)],
      ...(raising > 0 ? [['report', 2 * raising] as const] : []),
    ]);
  });
  const probe = (source: string): Probe => ({ kind: 'evaluate', source });
  const program: Program = {
    source: 'import shop\nimport sys\nimport gc\nx = 1\n',
    modules: new Map([['shop', '']]),
    probes: [probe('f(1)'), probe('f(2)'), probe('g()')],
    warm: true,
  };
  const done = { stdout: '', warnings: [] };
  const failed = { ...done, exception: { type: 'E', message: '', traceback: '' } };
  const outcome: Outcome = { main: done, probes: [done, done, failed], wrongCounts: [] };
  const blank = await costs.of(program, outcome);
  assert.deepEqual([blank.get('step'), blank.get('report')], [10 + 2 * 7 + 8 + 3 + 8, 2]);
  assert.ok(ran.every((one) => one.warm === true && one.modules.size === 0));
  assert.ok(ran.some(({ source }) => source.includes('import sys') && !source.includes('shop')));
  const calls = new Map([
    ['step', 44],
    ['report', 2],
    ['bind', 1],
  ]);
  assert.deepEqual(callsBeyond(calls, blank), ['step', 'bind']);
  const again = ran.length;
  await costs.of(program, outcome);
  assert.equal(ran.length, again);
});

test('how often a listing calls tells nothing', async () => {
  const costs = new BlankCosts(
    async ({ probes }) => new Map([['start', 1], ...probes.map(() => ['list', 1] as const)]),
  );
  const program: Program = { source: '', modules: new Map(), probes: [{ kind: 'disassemble', source: 'f' }] };
  const done = { stdout: '', warnings: [] };
  const blank = await costs.of(program, { main: done, probes: [done], wrongCounts: [] });
  assert.deepEqual(
    callsBeyond(
      new Map([
        ['start', 2],
        ['list', 999],
      ]),
      blank,
    ),
    ['start'],
  );
});

test('a measurement of some rules replaces what was known of these', () => {
  const [boil, pour] = reach.functions;
  const now: Reach = {
    rules: ['1.1/cup', '1.1/mug'],
    functions: [
      { ...boil!, rules: new Set(['1.1/mug']) },
      { ...pour!, name: 'Pot.fill', rules: new Set(['1.1/cup']) },
    ],
  };
  assert.deepEqual(mergeReach(reach, now, ['1.1/water', '1.1/cup', '1.1/mug', '1.1/milk']), {
    rules: ['1.1/water', '1.1/cup', '1.1/mug'],
    functions: [
      { ...boil!, rules: new Set(['1.1/water', '1.1/mug']) },
      { ...pour!, name: 'Pot.fill', rules: new Set(['1.1/cup']) },
    ],
  });
  assert.deepEqual(mergeReach(undefined, reach, reach.rules), reach);
});

test('functions are named as the source names them', () => {
  const lines = [
    'export function boil(): void {',
    '}',
    'class Pot {',
    '  constructor(readonly lid: string) {}',
    '',
    '  private async pour(): Promise<void> {',
    '  }',
    '}',
    'const TABLE = {',
    '  stir(spoon) {',
    '  },',
    '};',
    'const NAMES = LIST.map((name) => name);',
    'const twice = (n: number) => 2 * n;',
  ];
  const names = [
    ['boil2', 0],
    ['Pot3', 3],
    ['pour', 5],
    ['stir', 9],
    ['', 12],
    ['twice4', 13],
  ] as const;
  assert.deepEqual(
    names.map(([name, row]) => sourceName(name, lines, row)),
    ['boil', 'Pot.constructor', 'Pot.pour', 'TABLE.stir', 'NAMES', 'twice'],
  );
  const functions = ['boil', 'Pot.constructor', 'Pot.pour', 'TABLE.stir', 'NAMES', 'twice', 'spill', 'Cup.pour'];
  assert.deepEqual(
    functions.map((name) => lineOfFunction(lines, name)),
    [1, 4, 6, 10, 13, 14, 0, 0],
  );
});

test('what a bundle adds to export its parts is no function of the sources', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-bundle-'));
  fs.mkdirSync(path.join(folder, 'src', 'call'), { recursive: true });
  const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, 'src', 'call', name), text);
  write('water.ts', 'export class Water {}\n');
  write(
    'tea.ts',
    "import { Water } from './water';\nexport class Pot extends Water {\n  pour(): number {\n    return 2;\n  }\n}\n",
  );
  const outfile = path.join(folder, 'dist', 'reference.js');
  await build({
    stdin: { contents: "export * as tea from './src/call/tea';", resolveDir: folder },
    outfile,
    bundle: true,
    platform: 'node',
    sourcemap: 'external',
  });
  const functions = functionsOfInterpreter(outfile, folder);
  fs.rmSync(folder, { recursive: true });
  assert.deepEqual(
    functions.map(({ file, name }) => `${file} ${name}`),
    ['src/call/tea.ts Pot.pour'],
  );
});

test('a function is found in its own class, and a class without a constructor where it begins', () => {
  const lines = ['class Pot {', '  pour() {}', '}', 'export class Cup extends Pot {', '  static async *pour() {}', '}'];
  const of = (name: string) => lineOfFunction(lines, name);
  assert.deepEqual([of('Pot.pour'), of('Cup.pour'), of('Cup.constructor')], [2, 5, 4]);
});
