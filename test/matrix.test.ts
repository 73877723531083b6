// The matrix and the clusters of failures, from records that were invented for the purpose.

import assert from 'node:assert';
import { describe, test } from 'node:test';
import Ajv from 'ajv';
import schema from '../spec/schemas/matrix.schema.json';
import { FEATURES_FOLDER } from '../src/cli/places';
import { matrixOf, subjectsDiffer } from '../src/reporting/matrix';
import { markdownTable } from '../src/reporting/markdown-text';
import { renderMatrix, renderMatrixAsMarkdown } from '../src/reporting/matrix-text';
import { clusterFailures, normalize, pairsOf, phraseOf, signatureOf, signaturesOf } from '../src/spec/clusters';
import { coverageOf } from '../src/spec/coverage/coverage';
import { currentVerdicts } from '../src/spec/run-record';
import { type Example, examplesOf, readSpecification } from '../src/spec/specification';
import { piecesOf, shapeOf } from '../src/spec/step-text';
import type { Verdict } from '../src/spec/verdicts';
import { inventRun, judgeAsOther, ORACLE, OTHER, REFERENCE } from './invented-runs';

const specification = readSpecification(FEATURES_FOLDER);
const examples = examplesOf(specification);
const runs = [
  inventRun(specification, REFERENCE, () => ({})),
  inventRun(specification, ORACLE, () => ({})),
  inventRun(specification, OTHER, judgeAsOther),
];
const coverage = coverageOf(specification, { runs });
const matrix = matrixOf(specification, runs, coverage);

function failure(fields: Partial<Verdict>): Verdict {
  return { example: examples[0] as Example, status: 'failed', milliseconds: 1, ...fields };
}

describe('signatures of failures', () => {
  const cases: [expected: string, actual: string, kind: string, text: string][] = [
    ['1', "ModuleNotFoundError: No module named 'dis'", 'missing', 'has no module dis'],
    ['1', 'ImportError: No module named dis', 'missing', 'has no module dis'],
    ['1', "AttributeError: module 'sys' has no attribute '_getframe'", 'missing', 'has no sys._getframe'],
    [
      '1',
      "AttributeError: 'function' object has no attribute '__code__'",
      'missing',
      'has no attribute __code__ of function objects',
    ],
    ['1', "NameError: name 'memoryview' is not defined", 'missing', 'does not know the name memoryview'],
    ['1', 'TypeError: area() takes 2 arguments', 'refused', 'raises TypeError: f() takes N arguments'],
    ["TypeError: area() got 'x'", '(1, 2)', 'accepted', "does not raise TypeError: f() got '…'"],
    ["TypeError: area() got 'x'", "ValueError: 'x'", 'other-exception', "raises ValueError: '…' instead of TypeError"],
    [
      "TypeError: area() got 'x'",
      "TypeError: no 'x'",
      'other-message',
      'says "TypeError: no \'…\'" instead of "TypeError: f() got \'…\'"',
    ],
    [
      "TypeError: Door.open() got 'x'",
      "TypeError: open() got 'x'",
      'other-message',
      'names the function otherwise in messages of TypeError',
    ],
    [
      "TypeError: open() got 'x'",
      "TypeError: open() got 'y'",
      'other-message',
      'names something else in messages of TypeError',
    ],
    ["TypeError: area() got 'x'", 'TypeError', 'other-message', 'raises TypeError without its text'],
    ['1', '2', 'other-result', 'gives another value'],
  ];
  for (const [expected, actual, kind, text] of cases) {
    test(`${expected} / ${actual}`, () => {
      const signature = signatureOf(expected, actual);
      assert.deepStrictEqual([signature.kind, phraseOf(signature)], [kind, text]);
    });
  }

  test('events in another order are told from other events', () => {
    assert.match(signatureOf('a, b', 'b, a', 'events').text, /another order/);
    assert.match(signatureOf('a, b', 'a, c', 'events').text, /other events/);
  });

  test('rows of a table are compared one by one, also where sources and results have arrows and lines', () => {
    const table = [
      ['expression', 'gives'],
      ['f(1)', '1'],
      ["g('a -> b')", "'a -> c'"],
      ['h()', '3\n4'],
      ['i()', '5'],
    ];
    const step = { keyword: 'Then', text: 'each expression gives', table };
    const difference = {
      expected: "f(1) -> 1\ng('a -> b') -> 'a -> c'\nh() -> 3\n4\ni() -> 5",
      actual: "f(1) -> 1\ng('a -> b') -> 'a -> d'\nh() -> TypeError: h()\ni() -> 5",
    };
    assert.deepStrictEqual(pairsOf(step, difference), [
      { expected: "'a -> c'", actual: "'a -> d'" },
      { expected: '3\n4', actual: 'TypeError: h()' },
    ]);
    assert.deepStrictEqual(pairsOf(undefined, difference), [difference]);
    const warm = { expected: 'cold: 1', actual: 'warm: 2' };
    assert.deepStrictEqual(pairsOf(step, warm), [warm]);
  });

  test('a crash, a time-out and a program that raises have theirs', () => {
    const text = (fields: Partial<Verdict>) => signaturesOf(failure(fields)).map((signature) => signature.text);
    assert.deepStrictEqual(text({ status: 'crashed', message: 'the run ended early: signal SIGSEGV' }), [
      'crashes: signal SIGSEGV',
    ]);
    assert.deepStrictEqual(text({ status: 'timed-out', message: 'the run ended early: stopped after 20 s' }), [
      'does not end: stopped after N s',
    ]);
    const message =
      'the program itself failed:\nTraceback (most recent call last):\n  x\nImportError: No module named dis';
    assert.deepStrictEqual(text({ message, step: 'it gives "1"' }), ['has no module dis']);
    assert.deepStrictEqual(text({ status: 'unexpected-pass' }), ['passes where a failure is expected']);
  });

  test('what belongs to one example only is taken out', () => {
    assert.strictEqual(normalize("<C object at 0x7f12ab> a.b() 'x' 12  y"), "<C object at 0x…> f() '…' N y");
  });
});

describe('clusters', () => {
  const clusters = clusterFailures(specification, currentVerdicts(runs[2]!, specification));

  test('come with the largest first, each failure in one at least', () => {
    const sizes = clusters.map((cluster) => cluster.examples.length);
    assert.deepStrictEqual(
      sizes,
      [...sizes].sort((a, b) => b - a),
    );
    assert.strictEqual(clusters[0]!.text, 'has no sys.x');
    const failed = runs[2]!.verdicts.filter(({ status }) => ['failed', 'timed-out', 'crashed'].includes(status)).length;
    assert.strictEqual(new Set(clusters.flatMap((cluster) => cluster.examples)).size, failed);
  });

  test('name each rule once', () => {
    for (const { rules } of clusters) assert.strictEqual(new Set(rules).size, rules.length);
  });
});

describe('the matrix', () => {
  test('has the numbers of the coverage', () => {
    for (const { id, subjects } of matrix.sections) {
      const section = coverage.sections.find((each) => each.id === id)!;
      for (const [name, { verified, failed }] of Object.entries(subjects)) {
        assert.deepStrictEqual(verified, section.subjects[name]!.verified);
        assert.strictEqual(failed, section.subjects[name]!.rules.failed);
      }
    }
    assert.strictEqual(matrix.total.subjects.other!.failed, coverage.total.subjects.other!.rules.failed);
  });

  test('is what its schema says', () => {
    const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
    assert.ok(validate(JSON.parse(JSON.stringify(matrix))), JSON.stringify(validate.errors));
    assert.ok(!validate({ ...matrix, rules: [{ ...matrix.rules[0], standings: { reference: 'fine' } }] }));
  });

  test('tells rules apart on which subjects differ', () => {
    for (const { standings, differs } of matrix.rules) assert.strictEqual(differs, standings.other === 'failed');
    assert.ok(!subjectsDiffer(['verified', 'partly', 'unobservable', 'not-run']));
    assert.ok(!subjectsDiffer(['failed', 'failed', 'stale']));
    assert.ok(subjectsDiffer(['verified', 'failed']));
    assert.ok(subjectsDiffer(['partly', 'expected-failure']));
  });

  test('is shown in a terminal with the rules that differ, or all of them', () => {
    const differing = matrix.rules.filter(({ differs }) => differs);
    const text = renderMatrix(matrix, { all: false });
    assert.ok(text.includes(`Subjects differ on ${differing.length} of ${matrix.rules.length} rules`));
    const shown = (whole: string) => matrix.rules.filter(({ id }) => whole.includes(`\n${id} `)).length;
    assert.ok(shown(renderMatrix(matrix, { all: true })) === matrix.rules.length);
    assert.ok(shown(text) < matrix.rules.length);
    assert.ok(text.includes('What the failures of other have in common'));
  });

  test('has a sign and clusters of its own for other words', () => {
    const run = inventRun(specification, OTHER, ({ rule }) => {
      if (rule.id !== '31.6/check-missing') return {};
      const difference = { expected: 'TypeError: one() lacks a', actual: 'TypeError: a is missing', textAlone: true };
      return { status: 'text', message: 'differs', difference };
    });
    const found = matrixOf(specification, [run], coverageOf(specification, { runs: [run] }));
    assert.ok(new Ajv({ strict: true, allowUnionTypes: true }).compile(schema)(found));
    assert.equal(found.total.subjects.other!.text, 1);
    assert.equal(found.total.subjects.other!.failed, 0);
    assert.deepEqual(found.clusters.other!.failures, []);
    assert.deepEqual(found.clusters.other!.texts[0]!.rules, ['31.6/check-missing']);
    assert.match(renderMatrix(found, { all: true }), /1 ≈/);
    assert.match(renderMatrix(found, { all: true }), /Where other has other words, and is no failure/);
    assert.match(renderMatrixAsMarkdown(found, { all: true }), /1 with another text/);
  });

  test('is shown as Markdown whose tables hold together', () => {
    const markdown = renderMatrixAsMarkdown(matrix, { all: true });
    const columns = new Set(
      markdown
        .split('\n')
        .filter((line) => line.startsWith('| `31.'))
        .map((line) => line.replace(/\\\|/g, '').split('|').length),
    );
    assert.deepStrictEqual([...columns], [matrix.subjects.length + 3]);
    assert.strictEqual(markdownTable(['a'], [['`x|y` *z* <b>']]), '| a |\n| --- |\n| `x\\|y` \\*z\\* \\<b\\> |');
  });
});

describe('texts of steps', () => {
  test('are taken apart as Cucumber reads them', () => {
    assert.deepStrictEqual(piecesOf(`it gives "a \\"b\\" 'c'"`), [
      { kind: 'words', text: 'it gives' },
      { kind: 'quoted', text: `a "b" 'c'` },
    ]);
    assert.deepStrictEqual(shapeOf(`it raises TypeError "x" after the events 'a, "b"'`), {
      shape: 'it raises TypeError … after the events …',
      quoted: ['x', 'a, "b"'],
    });
  });
});
