// The form of features: whatever would let an example pass without verifying anything is told, with its line, before anything runs.

import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { PACKAGE_FOLDER, SUPPORT_FILE } from '../src/cli/places';
import { checkSubject } from '../src/spec/check-subject';
import { misreadLine } from '../src/spec/form/descriptions';
import { STEP_FORMS } from '../src/spec/form/step-forms';
import { examplesOf, readSpecification, SpecificationError } from '../src/spec/specification';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-form-'));
after(() => fs.rmSync(scratch, { recursive: true }));

const FILE = '31-04.feature';
const HEAD = ['@31.4', 'Feature: 31.4 Order', '@rule:31.4/a @language', 'Rule: A rule'];

/** The problems of a feature with these lines below its rule, without the file. The first of them is line 5. */
function problemsOf(...lines: string[]): string[] {
  return problemsOfText([...HEAD, ...lines].join('\n'));
}

function problemsOfText(text: string): string[] {
  const folder = fs.mkdtempSync(path.join(scratch, 'features-'));
  fs.writeFileSync(path.join(folder, FILE), `${text}\n`);
  try {
    readSpecification(folder);
    return [];
  } catch (error) {
    assert.ok(error instanceof SpecificationError, String(error));
    return error.problems.map((problem) => problem.replace(`${FILE}:`, ''));
  }
}

/** An example with these steps after a program. */
const exampleOf = (...steps: string[]): string[] => [
  'Example: One',
  'Given the program',
  '"""python',
  'x = 1',
  '"""',
  ...steps,
];

function assertTold(lines: string[], ...expected: RegExp[]): void {
  const problems = problemsOf(...lines);
  assert.equal(problems.length, expected.length, problems.join('\n') || 'no problem was found');
  expected.forEach((pattern, index) => assert.match(problems[index]!, pattern));
}

const FINE = ['When it evaluates "x"', 'Then it gives "1"'];

describe('an example', () => {
  test('that does and expects is fine', () => {
    assert.deepEqual(problemsOf(...exampleOf(...FINE)), []);
    assert.deepEqual(problemsOf(...exampleOf('Then each expression gives', '| expression | gives |', '| x | 1 |')), []);
    assert.deepEqual(
      problemsOf(...exampleOf('When it executes', '"""', 'x = 2', '"""', 'And it evaluates "x"', 'Then it gives "2"')),
      [],
    );
  });

  test('without a Then verifies nothing', () => {
    assertTold(exampleOf('When it evaluates "x"'), /^5: the example has no Then/);
    assertTold(exampleOf('When it runs'), /^5: the example has no Then/);
    assertTold(['Example: One'], /^5: the example has no Then/);
  });

  test('whose outline has no table never runs', () => {
    assertTold(['Scenario Outline: One', ...FINE], /^5: "Scenario Outline:" needs a table/);
  });

  test('whose last action is not looked at, or whose value is passed over', () => {
    assertTold(exampleOf(...FINE, 'When it evaluates "f()"'), /^12: nothing is expected of "it evaluates "f\(\)""/);
    assertTold(exampleOf('When it evaluates "f()"', ...FINE), /^10: nothing is expected of "it evaluates "f\(\)""/);
  });
});

describe('a step', () => {
  test('that nobody has defined is told with the nearest', () => {
    assertTold(
      exampleOf('When it evaluates "x"', 'Then it gvies "1"'),
      /^11: no step is "it gvies "1""; did you mean "Then it gives "…""\?/,
    );
    assertTold(
      exampleOf('When it evalutes "x"', 'Then it gives "1"'),
      /^10: no step is .* did you mean "When it evaluates "…""\?/,
    );
    assertTold(exampleOf('When it evaluates "x"', 'Then it gives 1'), /^11: no step is "it gives 1"/);
    assertTold(
      ['Background:', 'Given the programme', '"""', 'x = 1', '"""', ...exampleOf(...FINE)],
      /^6: no step is "the programme"/,
    );
  });

  test('belongs to its keyword', () => {
    assertTold(exampleOf('Then it evaluates "x"', 'And it gives "1"'), /^10: .* this step is a When/);
    assertTold(exampleOf('When it evaluates "x"', 'And it gives "1"'), /^11: .* this step is a Then/);
    assertTold(['Background:', 'When it runs', ...exampleOf(...FINE)], /^6: .* stands in a background/);
  });

  test('has the text or table that it takes, and no other', () => {
    const table = ['| expression | gives |', '| x | 1 |'];
    assertTold(
      exampleOf('When it evaluates "x"', 'Then it gives "1"', '"""', '2', '"""'),
      /^11: "it gives "1"" takes no text/,
    );
    assertTold(exampleOf('When it evaluates "x"', 'Then it gives "1"', ...table), /^11: .* takes no table/);
    assertTold(exampleOf('Then each expression gives'), /^10: .* needs a table/);
    assertTold(exampleOf('When it runs', 'Then it prints', ...table), /^11: "it prints" needs a text/);
    assertTold(
      exampleOf('When it runs', 'Then the traceback is', '"""', '"""'),
      /^11: the text below "the traceback is" is empty/,
    );
    assertTold(['Example: One', 'Given the program', ...FINE], /^6: "the program" needs a text/);
  });
});

describe('an expectation', () => {
  test('that cannot differ is told', () => {
    const gives = (...rows: string[]) => exampleOf('Then each expression gives', ...rows);
    assertTold(gives('| expression | gives |'), /^10: .* has no rows/);
    assertTold(
      gives('| expression | gives | also |', '| x | 1 | 2 |'),
      /^10: .* further columns would be compared with nothing/,
    );
    assertTold(gives('| gives | expression |', '| 1 | x |'), /^10: .* needs the heading/);
    assertTold(gives('| expression | gives |', '| x | 1 |', '| True | True |'), /^13: "True" gives itself/);
    assertTold(gives('| expression | gives |', '| x is x | True |'), /^12: .* gives True in any Python/);
    assertTold(gives('| expression | gives |', '| x | 1 |', '| x | 1 |'), /^13: the row repeats/);
    assert.deepEqual(problemsOf(...gives('| expression | gives |', '| next(x) | 1 |', '| next(x) | 1 |')), []);
    assertTold(exampleOf('When it evaluates "(1, 2)"', 'Then it gives "(1, 2)"'), /^11: .* gives itself/);
    assertTold(exampleOf('When it runs', 'Then it gives "nothing"'), /^11: "nothing" comes of every action/);
    assertTold(exampleOf('When it runs', 'Then it gives "1"'), /^11: "it runs" has no value/);
    assertTold(exampleOf('When it runs', 'Then it warns ""'), /^11: only "it compiles" looks at warnings/);
    assertTold(exampleOf('When it compiles', '"""', 'x', '"""', 'Then it prints ""'), /^14: .* prints nothing/);
    assertTold(
      exampleOf('When it runs', 'Then the traceback is', '"""', 'no exception', '"""'),
      /^11: without an exception/,
    );
  });

  test('looks at an action', () => {
    assertTold(exampleOf('Then it gives "1"'), /^10: nothing happens before "it gives "1""/);
    assertTold(exampleOf('Then it raises TypeError'), /^10: nothing happens before/);
  });

  test('of events needs somebody who notes them', () => {
    assertTold(exampleOf('When it runs', 'Then the events are ""'), /^11: nothing fills the list "log"/);
    assert.deepEqual(
      problemsOf(
        ...exampleOf('When it executes', '"""', 'log = []', 'log.append(1)', '"""', 'Then the events are "1"'),
      ),
      [],
    );
  });
});

describe('a rule for any Python', () => {
  const exampleWith = (title: string, ...tags: string[]) => [
    ...tags,
    ...exampleOf(...FINE).with(0, `Example: ${title}`),
  ];

  test('has an example that needs no detail of CPython', () => {
    assertTold(exampleWith('One', '@cpython'), /^4: each example of 31\.4\/a is about @cpython alone/);
    assert.deepEqual(problemsOf(...exampleWith('One', '@cpython'), ...exampleWith('Two')), []);
  });

  test('says of an example that it needs one', () => {
    const common = exampleWith('One');
    assertTold([...common, ...exampleWith('Two', '@needs:frames')], /^13: @needs:frames is left to the implementation/);
    assert.deepEqual(problemsOf(...common, ...exampleWith('Two', '@cpython', '@needs:frames')), []);
    assert.deepEqual(problemsOf(...common, ...exampleWith('Two', '@needs:compile')), []);
  });
});

describe('a line that Gherkin takes for a description', () => {
  const NONSENSE = [
    'Thn nonsense',
    'Givn nonsense',
    'then nonsense',
    'Tehn nonsense',
    'Whne nonsense',
    'Thennonsense',
    'AND nonsense',
  ];

  test('in an example or a background, for a keyword that is misspelled', () => {
    for (const line of NONSENSE) {
      assert.ok(misreadLine(line, 'example') !== undefined, line);
      assertTold(['Background:', line, ...exampleOf(...FINE)], /^6: .* is read as a description/);
      assertTold(['Example: Two', line, ...FINE, ...exampleOf(...FINE).slice(1)], /^6: .* is read as a description/);
    }
  });

  test('anywhere, for a step', () => {
    const steps = [
      'Thn it gives "1"',
      'then it gives "1"',
      'Thenit gives "1"',
      'it gives "1"',
      '* it gives "1"',
      'Then it gves "1"',
      '"""',
      '| x | 1 |',
    ];
    for (const line of steps) {
      for (const place of ['feature', 'rule', 'background', 'example'] as const) {
        assert.ok(misreadLine(line, place) !== undefined, `${line} in a ${place}`);
      }
    }
    assertTold(
      ['Some words.', 'When it runs', 'Exmple: Two', ...FINE, ...exampleOf(...FINE)],
      ...[6, 7, 8, 9].map((line) => new RegExp(`^${line}: .* is read as a description`)),
    );
  });

  test('with its line, whatever stands before it', () => {
    const text = [
      '@31.4',
      'Feature: 31.4 Order',
      '',
      '  # Thn it runs',
      '  Some words,',
      '  and more.',
      '',
      '  Thn it runs',
      '',
      ...HEAD.slice(2),
      ...exampleOf(...FINE),
    ];
    assert.deepEqual(
      problemsOfText(text.join('\n')).map((problem) => problem.split(':')[0]),
      ['8'],
    );
  });

  test('is left alone when it is prose', () => {
    const prose = [
      'When an argument raises, the callable and the earlier arguments already lie on the stack.',
      'then it runs the getter, whose result is called once more, with what stands in the parentheses',
      'The caller holds them: nobody else does.',
      'Note: this is about functions.',
      'And so on.',
    ];
    for (const line of prose) assert.equal(misreadLine(line, 'rule'), undefined, line);
    for (const line of [
      'The lock changes hands.',
      'They wait.',
      'Each thread writes its name.',
      'An end.',
      'Whenever it ends',
    ]) {
      assert.equal(misreadLine(line, 'example'), undefined, line);
    }
  });
});

describe('the steps', () => {
  test('are those that are defined, and none is pending', () => {
    const folder = path.join(PACKAGE_FOLDER, 'step-definitions');
    const text = fs
      .readdirSync(folder)
      .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
      .join('\n');
    const defined = [...text.matchAll(/^(Given|When|Then)\(\s*'(.*)',/gm)];
    assert.equal(defined.length, text.match(/\b(?:Given|When|Then|defineStep)\(/g)?.length);
    assert.deepEqual(
      defined.map(([, role, expression]) => `${role} ${expression}`).sort(),
      STEP_FORMS.map(({ role, expression }) => `${role} ${expression}`).sort(),
    );
    assert.doesNotMatch(text, /["']pending["']/);
  });
});

test('cucumber-js runs nothing of a feature that is malformed', () => {
  const project = path.join(scratch, 'project');
  fs.mkdirSync(path.join(project, 'features'), { recursive: true });
  for (const name of [
    'cucumber.mjs',
    'step-definitions',
    'src',
    'scripts',
    'package.json',
    'tsconfig.json',
    'node_modules',
    'spec',
  ]) {
    fs.symlinkSync(path.join(PACKAGE_FOLDER, name), path.join(project, name));
  }
  fs.writeFileSync(path.join(project, 'features', FILE), [...HEAD, 'Example: One', 'Thn nonsense', ...FINE].join('\n'));
  const { status, stdout, stderr } = spawnSync('npx', ['cucumber-js'], { cwd: project, encoding: 'utf8' });
  assert.match(stderr, /31-04\.feature:6: "Thn nonsense" is read as a description/);
  assert.doesNotMatch(stdout + stderr, /scenario|\n {4}at /);
  assert.equal(status, 2);
});

test('statements that raise on the way are a failure when no step looks at that', async () => {
  const folder = path.join(scratch, 'unseen');
  fs.mkdirSync(folder);
  const example = (title: string, ...steps: string[]) => [`Example: ${title}`, ...steps];
  const executes = ['When it executes', '"""', 'missing', '"""'];
  const evaluates = ['When it evaluates "1 + 1"', 'Then it gives "2"'];
  const lines = [
    ...HEAD,
    ...example('Seen', ...executes, 'Then it raises NameError', ...evaluates),
    ...example('Unseen', ...executes, ...evaluates),
  ];
  fs.writeFileSync(path.join(folder, FILE), lines.join('\n'));
  const read = readSpecification(folder);
  const { verdicts } = await checkSubject({
    specification: read,
    examples: examplesOf(read),
    subject: 'reference',
    limits: { steps: 1_000_000, milliseconds: 20_000 },
    support: SUPPORT_FILE,
    commit: null,
  });
  const [seen, unseen] = [...verdicts.values()];
  assert.equal(seen!.status, 'passed', seen!.message);
  assert.equal(unseen!.status, 'failed');
  assert.match(unseen!.message!, /^"missing" raised, and no step looks at that:\n[\s\S]*NameError/);
});
