// The daily loop of check: what is selected, what runs again, what a saved file concerns, and how results are shown in little room.

import assert from 'node:assert';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { FEATURES_FOLDER } from '../src/cli/places';
import { orderOf } from '../src/cli/ordering';
import { csvOf } from '../src/reporting/csv';
import { matrixOf } from '../src/reporting/matrix';
import { renderCoverage } from '../src/reporting/coverage-terminal';
import { renderMatrix } from '../src/reporting/matrix-text';
import { subjectLabels } from '../src/reporting/subject-labels';
import { renderTable } from '../src/reporting/table';
import { Progress, renderSummary, sideBySide } from '../src/reporting/terminal';
import { columnsOf } from '../src/reporting/width';
import { examplesChanged, rulesReaching } from '../src/spec/concerned';
import { coverageOf } from '../src/spec/coverage/coverage';
import { ExpectationsError, readExpectations } from '../src/spec/expectations';
import { changedSince, failedOrLeft } from '../src/spec/run-again';
import { currentVerdicts } from '../src/spec/run-record';
import { keepRun, keptRun } from '../src/spec/run-store';
import { select, UnknownSelector, whyNothing } from '../src/spec/selection';
import { examplesOf, readSpecification, SpecificationError } from '../src/spec/specification';
import { updateExpectations } from '../src/spec/update-expectations';
import { summarize, type Verdict } from '../src/spec/verdicts';
import { inventRun, REFERENCE } from './invented-runs';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-loop-'));
after(() => fs.rmSync(scratch, { recursive: true }));

const example = (title: string, value: string) => `
    Example: ${title}
      When it evaluates "0 + ${value}"
      Then it gives "${value}"
`;
const FEATURE = `@1.1
Feature: 1.1 Numbers

  @rule:1.1/small @language
  Rule: A small number is itself
${example('One', '1')}${example('Two', '2')}
  @rule:1.1/large @cpython
  Rule: A large number is itself
${example('A thousand', '1000')}`;

function folderOf(text: string): string {
  const folder = fs.mkdtempSync(path.join(scratch, 'features-'));
  fs.writeFileSync(path.join(folder, '01-01-numbers.feature'), text);
  return folder;
}

const own = readSpecification(folderOf(FEATURE));
const [one, two, large] = examplesOf(own) as [ReturnType<typeof examplesOf>[0], ...ReturnType<typeof examplesOf>];
const chapter = readSpecification(FEATURES_FOLDER);
const titles = (words: string[], rest = {}) => select(own, words, rest).map(({ title }) => title);
const refusal = (specification: typeof own, words: string[], rest = {}): string => {
  try {
    select(specification, words, rest);
  } catch (error) {
    assert.ok(error instanceof UnknownSelector, String(error));
    return error.message;
  }
  throw new assert.AssertionError({ message: 'it was selected' });
};

describe('selection', () => {
  test('by several lines, patterns, lists and texts of titles', () => {
    assert.deepEqual(titles([`01-01-numbers.feature:${one.line}:${large!.line}`]), ['One', 'A thousand']);
    assert.deepEqual(titles(['1.1/sm*']), ['One', 'Two']);
    assert.deepEqual(titles(['1.?']), ['One', 'Two', 'A thousand']);
    const list = path.join(scratch, 'list.txt');
    fs.writeFileSync(list, '# what matters\n1.1/large # at night\n\n01-01-numbers:7\n');
    assert.deepEqual(titles([`@${list}`]), ['One', 'A thousand']);
    fs.writeFileSync(list, '1.1/small\n\n1.1/smal\n');
    assert.match(refusal(own, [`@${list}`]), /list\.txt:3: There is no rule "1\.1\/smal".* Did you mean 1\.1\/small\?/);
    assert.deepEqual(titles([], { names: ['thousand'] }), ['A thousand']);
    assert.deepEqual(titles([], { names: ['SMALL number'] }), ['One', 'Two']);
    assert.match(whyNothing(own, { names: ['zzz'] }), /no title of a rule or example has "zzz" in it/);
  });

  test('suggests what is near, and says what is possible where nothing is', () => {
    for (const word of ['99', '', 'foo.feature']) {
      assert.doesNotMatch(refusal(chapter, [word]), /Did you mean/);
      assert.match(refusal(chapter, [word]), /Select a section \(31\.4\).* the sections are 31\.0 to 31\.43/);
    }
    assert.match(refusal(chapter, ['31.6/nope']), /31\.6 has \d+ rules; callspec check 31\.6 --list names them/);
    assert.match(refusal(chapter, ['31.6/check-twise']), /Did you mean 31\.6\/check-twice\?/);
    assert.match(refusal(chapter, ['31.60']), /Did you mean 31\.6\?/);
    assert.match(refusal(chapter, ['31-06-keyword-arguments.feature:x']), /":x" are no lines of .*: lines are numbers/);
    assert.match(refusal(chapter, ['keyword-argumens']), /Did you mean 31-06-keyword-arguments\.feature\?/);
  });

  test('says how tags are combined', () => {
    assert.match(refusal(chapter, [], { tags: '@a,@b' }), /write "@a or @b" for "@a,@b"/);
    assert.match(refusal(chapter, [], { tags: '~@x' }), /write "not @x" for "~@x"/);
    assert.match(refusal(chapter, [], { tags: 'language' }), /a tag begins with "@"/);
    assert.match(
      refusal(chapter, [], { tags: 'not @languge' }),
      /no example has the tag @languge; did you mean @language\?/,
    );
    assert.match(whyNothing(chapter, { tags: '@languge' }), /did you mean @language\?$/);
  });

  test('a typing error in a feature is told once', () => {
    for (const [from, to, told] of [
      [
        'Example: Two',
        'Exmaple: Two',
        /^01-01-numbers\.feature:11: "Exmaple: Two" begins with no keyword; did you mean "Example:"\?$/,
      ],
      ['      Then it gives "2"', '      Thne it gives "2"', /^01-01-numbers\.feature:13: .* did you mean "Then"\?$/],
    ] as const) {
      assert.throws(
        () => readSpecification(folderOf(FEATURE.replace(from, to))),
        (error: unknown) =>
          error instanceof SpecificationError && error.problems.length === 1 && told.test(error.problems[0]!),
      );
    }
  });
});

describe('what runs again', () => {
  const record = inventRun(own, REFERENCE, ({ title }) => (title === 'Two' ? { status: 'failed' } : {}));

  test('what failed, was never run, or was not reached before the last run ended', () => {
    const names = (from: typeof record | undefined) =>
      failedOrLeft(own, examplesOf(own), from).again.map(({ title }) => title);
    assert.deepEqual(names(record), ['Two']);
    assert.deepEqual(names(undefined), ['One', 'Two', 'A thousand']);
    const results = path.join(scratch, 'results');
    keepRun(results, record);
    const interrupted = { ...record, verdicts: [], unreached: [{ rule: '1.1/large', title: 'A thousand' }] };
    keepRun(results, interrupted);
    assert.deepEqual(names(keptRun(results, 'reference')), ['Two', 'A thousand']);
    keepRun(results, { ...record, verdicts: record.verdicts.slice(2) });
    assert.deepEqual(names(keptRun(results, 'reference')), ['Two']);
  });

  test('what has another text, or was found with another build', () => {
    const found = { ...record, verdicts: record.verdicts.map((verdict) => ({ ...verdict, basis: 'a' })) };
    const now = readSpecification(folderOf(FEATURE.replaceAll('"2"', '"3"')));
    const { again, kept } = changedSince(now, examplesOf(now), found, 'a');
    assert.deepEqual(
      again.map(({ title }) => title),
      ['Two'],
    );
    assert.deepEqual(
      [...kept.keys()].map(({ title }) => title),
      ['One', 'A thousand'],
    );
    assert.equal(changedSince(now, examplesOf(now), found, 'b').again.length, 3);
    assert.deepEqual(
      examplesChanged(examplesOf(own), examplesOf(now)).map(({ title }) => title),
      ['Two'],
    );
  });

  test('what reaches the functions that a saved file changes', () => {
    const text = 'const a = 1;\n\nfunction first(): void {\n  one();\n}\n\nfunction second(): void {\n  two();\n}\n';
    const rules = (name: string) => new Set([`1.1/${name}`]);
    const reach = {
      rules: ['1.1/first', '1.1/second'],
      functions: [
        { file: 'src/call/x.ts', name: 'first', rules: rules('first'), isAlwaysCalled: false },
        { file: 'src/call/x.ts', name: 'second', rules: rules('second'), isAlwaysCalled: false },
      ],
    };
    const reaching = (from: string, to: string) => [
      ...rulesReaching(reach, 'src/call/x.ts', text, text.replace(from, to))!,
    ];
    assert.deepEqual(reaching('two()', 'three()'), ['1.1/second']);
    assert.deepEqual(reaching('  one();\n', '  one();\n  more();\n'), ['1.1/first']);
    assert.deepEqual(reaching('a = 1', 'a = 2'), ['1.1/first', '1.1/second']);
    assert.equal(rulesReaching(reach, 'src/objects/y.ts', '', 'x'), undefined);
    const always = { ...reach, functions: reach.functions.map((entry) => ({ ...entry, isAlwaysCalled: true })) };
    assert.deepEqual(
      [...rulesReaching(always, 'src/call/x.ts', text, text.replace('two()', 'three()'))!],
      ['1.1/first', '1.1/second'],
    );
  });

  test('orders have seeds', () => {
    assert.equal(orderOf('random:42'), 'random:42');
    assert.match(orderOf('random')!, /^random:\d+$/);
    assert.equal(orderOf('defined'), undefined);
    assert.throws(() => orderOf('backwards'), /--order takes defined, random or random:SEED/);
  });
});

describe('expectations brought up to a run', () => {
  const failed = (title: string): Verdict => ({
    example: examplesOf(own).find((each) => each.title === title)!,
    status: 'failed',
    milliseconds: 1,
    difference: { expected: '2', actual: 'two' },
  });
  const verdicts = new Map<typeof examplesOf extends (s: never) => (infer E)[] ? E : never, Verdict>([
    [one, { example: one, status: 'passed', milliseconds: 1 }],
    [two!, failed('Two')],
  ]);

  test('what failed is written without a reason, what passes is removed, the rest stays with its comments', () => {
    const before = `# known
- rule: 1.1/small
  example: One
  subject: other
  failure: x
  reason: it passes by now
# stays
- rule: 1.1/large
  subject: other
  failure: y
  reason: has not run
`;
    const { text, added, removed } = updateExpectations(before, own, [{ name: 'other', verdicts }], '2026-01-01');
    assert.deepEqual({ added, removed }, { added: 1, removed: 1 });
    assert.match(
      text,
      /# stays\n- rule: 1\.1\/large[\s\S]*reason: has not run[\s\S]*example: Two[\s\S]*failure: "two"\n {2}reason: TODO\n/,
    );
    assert.doesNotMatch(text, /passes by now/);
    const file = path.join(scratch, 'expectations.yaml');
    fs.writeFileSync(file, text);
    assert.throws(
      () => readExpectations(file, own),
      (error: unknown) =>
        error instanceof ExpectationsError &&
        /expectations\.yaml:\d+: .* still needs a reason in place of "TODO"/.test(error.message),
    );
    assert.equal(updateExpectations(text, own, [{ name: 'other', verdicts }], '2026-01-01').added, 0);
  });
});

describe('in little room', () => {
  const long = 'a very long text that no column of a small terminal can hold in one line ';

  test('tables and differences keep within the width and lose nothing', () => {
    for (const width of [30, 60, 80]) {
      const shown = sideBySide(`${long}1`.repeat(2), `${long}2`.repeat(2), width);
      assert.ok(columnsOf(shown) <= width, `${columnsOf(shown)} of ${width}`);
      assert.ok(shown.replace(/\s/g, '').includes('2'));
    }
    const [start, end] = ['\u001b[31m', '\u001b[39m'];
    const coloured = renderTable([{ head: 'a', atLeast: 1 }], [[`${start}one word more${end}`], [`${start}≠${end}`]], {
      width: 8,
      breakWords: true,
    });
    const lines = ['one word', ' more', '≠'].map((line) => `${start}${line}${end}`);
    assert.equal(coloured.split('\n').slice(1).join('\n'), lines.join('\n'));
    const columns = [{ head: 'rule' }, ...Array.from({ length: 12 }, (_, index) => ({ head: `subject-${index}` }))];
    const table = renderTable(columns, [['1.1/small', ...Array.from({ length: 12 }, () => 'verified')]], { width: 60 });
    assert.ok(columnsOf(table) <= 60);
    assert.ok(table.includes('subject-11'));
    const summary = renderSummary(
      summarize(
        chapter,
        currentVerdicts(
          inventRun(chapter, REFERENCE, () => ({})),
          chapter,
        ),
      ),
      50,
    );
    assert.ok(columnsOf(summary) <= 60);
  });

  test('a line of progress has room for its count', () => {
    let text = '';
    const stream = { columns: 40, write: (piece: string) => (text += piece) } as unknown as NodeJS.WritableStream;
    const progress = new Progress(stream, 100);
    for (let index = 0; index < 100; index++) progress.accept({ example: one, status: 'passed', milliseconds: 1 });
    progress.end();
    assert.ok(columnsOf(text) <= 40);
    assert.match(text, / 100\/100\n$/);
  });

  test('a command as subject has a short name', () => {
    const names = [
      'adapter:python3 /a/long/way/to/python_adapter.py',
      'adapter:python3 /another/way/to/python_adapter.py',
    ];
    const labels = [...subjectLabels(names).values()];
    assert.ok(labels.every((label) => label.length <= 24) && new Set(labels).size === 2, labels.join());
  });
});

describe('a part of the specification that was run', () => {
  const record = inventRun(chapter, REFERENCE, ({ rule }) => (rule.id.startsWith('31.6/') ? {} : undefined));
  const coverage = coverageOf(chapter, { runs: [record] });

  test('is shown as a part, and the rest as not run', () => {
    const text = renderCoverage(coverage);
    assert.match(text, /^\s*31\.4 .*not run/m);
    assert.match(text, /rules verified: (\d+) of the \1 that were run; \d+ of \d+ not run/);
    const matrix = renderMatrix(matrixOf(chapter, [record], coverage), { all: false });
    assert.match(matrix, /^31\.4 .*not run/m);
    assert.doesNotMatch(matrix, /\b0 ✓/);
  });
});

test('CSV quotes what RFC 4180 quotes', () => {
  assert.equal(
    csvOf(
      ['a', 'b'],
      [
        { a: 'x "y"', b: 'one,two' },
        { a: null, b: ['first', 'second'] },
      ],
    ),
    'a,b\r\n"x ""y""","one,two"\r\n,"first\nsecond"\r\n',
  );
});
