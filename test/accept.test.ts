// callspec check --accept: the oracle's answers in the text of a feature, and the command from wrong values to a check that passes.

import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { PACKAGE_FOLDER } from '../src/cli/places';
import { renderAccepted } from '../src/reporting/accepted';
import { acceptAnswers, type PlacedAnswer } from '../src/spec/accept/accept-answers';
import type { Answer } from '../src/spec/accept/answer';
import { examplesOf, readSpecification } from '../src/spec/specification';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-accept-'));
after(() => fs.rmSync(scratch, { recursive: true }));

const FEATURE = `@1.1
Feature: 1.1 Numbers

  @rule:1.1/small
  @language
  Rule: A small number is itself

    Background:
      Given the program
        """python
        log = []

        def note(entry):
            log.append(entry)
            return entry
        """

    Example: A value
      When it evaluates "note(1) + 1"
      Then it gives "3"
      And the events are "one"

    Example: A value that is none
      When it evaluates "note()"
      Then it gives "1"

    Example: An exception that is none
      When it evaluates "note('a \\"quoted\\" word')"
      Then it raises KeyError "x"

    Example: Rows
      Then each expression gives
        | expression    | gives |
        | note(1)       | 1     |
        | '\\|' + '\\\\\\t' | x     |
        | note(1, 2)    | 2     |

    Example: A text
      When it executes
        """python
        print('first\\n\\n  \\"\\"\\"third')
        """
      Then it prints
        """
        first
        """

    Example: The traceback
      When it evaluates "note()"
      Then the traceback is
        """
        none
        """

    Example: As it is
      When it evaluates "note(5) - 1"
      Then it gives "4"
`;

function folderOf(text: string): string {
  const folder = fs.mkdtempSync(path.join(scratch, 'features-'));
  fs.writeFileSync(path.join(folder, '01-01-numbers.feature'), text);
  return folder;
}

/** Runs check in a folder. */
function check(folder: string, ...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const environment = { ...process.env, TS_NODE_PROJECT: path.join(PACKAGE_FOLDER, 'tsconfig.json'), NO_COLOR: '1' };
  const loader = [
    '-r',
    require.resolve('ts-node/register/transpile-only'),
    path.join(PACKAGE_FOLDER, 'src/cli/main.ts'),
  ];
  return spawnSync(process.execPath, [...loader, 'check', ...words], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  });
}

describe('answers in the text of a feature', () => {
  const lineOf = (title: string, text = FEATURE) =>
    examplesOf(readSpecification(folderOf(text))).find((example) => example.title === title)!.line;
  const answerAt = (title: string, index: number, answer: Answer): PlacedAnswer => ({
    line: lineOf(title),
    index,
    answer,
  });

  test('change the lines that they are about, and no others', () => {
    const { text, changes, left, lineNow } = acceptAnswers(
      FEATURE,
      [
        answerAt('A text', 2, { block: 'first\n\n  """third' }),
        answerAt('A value', 2, { step: 'it gives {string}', filled: ['2'] }),
        answerAt('Rows', 1, {
          rows: [
            ['note(1)', '1'],
            ["'|' + '\\\\t'", 'a | b'],
            ['note(1, 2)', 'TypeError'],
          ],
        }),
      ],
      false,
    );
    const told = changes.map(({ line, before, after: now }) => ({ line, before, now }));
    const at = (line: string) => text.split('\n').indexOf(line) + 1;
    assert.deepEqual(left, []);
    assert.deepEqual(told, [
      { line: at('      Then it prints') + 1, before: ['first'], now: ['first', '', '  """third'] },
      { line: at('      Then it gives "2"'), before: ['Then it gives "3"'], now: ['Then it gives "2"'] },
      {
        line: at("        | '\\|' + '\\\\\\t' | a \\| b    |"),
        before: ["| '\\|' + '\\\\\\t' | x |"],
        now: ["| '\\|' + '\\\\\\t' | a \\| b |"],
      },
      {
        line: at('        | note(1, 2)    | TypeError |'),
        before: ['| note(1, 2) | 2 |'],
        now: ['| note(1, 2) | TypeError |'],
      },
    ]);
    assert.ok(text.includes('        """\n        first\n\n          \\"\\"\\"third\n        """\n\n'));
    assert.equal(lineNow(lineOf('As it is')), lineOf('As it is', text));
    assert.equal(
      renderAccepted('a.feature', [{ line: 3, before: ['same', 'a\x1b'], after: ['same', 'b'] }]).replace(
        /\x1b\[\d+m/g,
        '',
      ),
      'a.feature:3\n    same\n  - a\\x1b\n  + b',
    );
  });

  test('keep the ends of lines', () => {
    const { text } = acceptAnswers(
      FEATURE.replaceAll('\n', '\r\n'),
      [answerAt('A text', 2, { block: 'a\nb' }), answerAt('A value', 2, { step: 'it raises {word}', filled: ['E'] })],
      false,
    );
    assert.equal(text.match(/\r\n/g)?.length, text.split('\n').length - 1);
    assert.ok(text.includes('Then it raises E\r\n') && text.includes('        a\r\n        b\r\n        """\r\n'));
  });

  test('are left out where they cannot be said', () => {
    const leaves = (answer: PlacedAnswer, from = FEATURE) => {
      const { text, changes, left } = acceptAnswers(from, [answer], false);
      assert.equal(text, from);
      assert.deepEqual(changes, []);
      assert.equal(left.length, 1);
      return `${left[0]!.line}: ${left[0]!.message}`;
    };
    const place = lineOf('A value') + 2;
    const gives = (value: string) => answerAt('A value', 2, { step: 'it gives {string}', filled: [value] });
    assert.equal(leaves(gives('a\nb')), `${place}: this cannot be written in quotes: a\nb`);
    assert.match(leaves(gives('\\')), /cannot be written in quotes/);
    assert.match(leaves(gives('note(1) + 1')), /"note\(1\) \+ 1" gives itself in any Python/);
    assert.match(leaves(answerAt('A text', 2, { block: '' })), /the text below "it prints" is empty/);
    assert.match(leaves(answerAt('A text', 2, { block: '"""""" a' })), /cannot be written as a text below a step/);
    assert.match(leaves(answerAt('A text', 0, { block: 'pass' })), /stands in a background/);
    const rows = answerAt('Rows', 1, { rows: [['note(1)', ' 1']] });
    assert.match(leaves(rows), /cannot be written in a table: \| note\(1\) \| {2}1 \|/);
    const commented = FEATURE.replace(/(?=^ *\| note\(1\) )/m, '        # the first\n');
    assert.match(leaves(rows, commented), /a comment stands between the rows/);
  });

  test('are read as they came, whatever they are, or are left out', () => {
    const value = fc.string({ unit: fc.constantFrom(...'aä|\\"\'`\n #:@nr\t\u2028\r') });
    fc.assert(
      fc.property(value, fc.constantFrom('step', 'block', 'cell'), (said, kind) => {
        const answer: Answer =
          kind === 'step'
            ? { step: 'it gives {string}', filled: [said] }
            : kind === 'block'
              ? { block: said }
              : { rows: [['note(1)', said]] };
        const title = { step: 'A value', block: 'A text', cell: 'Rows' }[kind]!;
        const index = kind === 'cell' ? 1 : 2;
        const { text, left } = acceptAnswers(FEATURE, [answerAt(title, index, answer)], false);
        if (left.length > 0) return text === FEATURE && (kind !== 'cell' || /\s/.test(said));
        const step = examplesOf(readSpecification(folderOf(text))).find((one) => one.title === title)!.steps[index]!;
        if (kind === 'block') return step.docString!.content === said;
        if (kind === 'cell') return step.table![1]![1] === said;
        const quote = step.text.at(-1)!;
        return step.text.slice('it gives "'.length, -1).replaceAll(`\\${quote}`, quote) === said;
      }),
      { numRuns: 300 },
    );
  });
});

describe('check --accept', () => {
  test('writes what the oracle answers, says what has changed, and the reference passes', () => {
    const folder = folderOf(FEATURE);
    const file = path.join(folder, '01-01-numbers.feature');
    const accepted = check(folder, '--features', '.', '--accept', '--quiet');
    assert.equal(accepted.status, 0, accepted.stdout + accepted.stderr);
    assert.match(
      accepted.stdout,
      /^\.\/01-01-numbers\.feature:20\n {2}- Then it gives "3"\n {2}\+ Then it gives "2"\n/,
    );
    assert.match(accepted.stdout, /^Pyodide \S+ \(Python 3\.14\.\d+\) was asked 7 examples: 8 places as it answers/m);
    const text = fs.readFileSync(file, 'utf8');
    assert.match(text, /Then it raises TypeError "note\(\) missing 1 required positional argument: 'entry'"/);
    assert.match(text, /Then it gives '\\'a "quoted" word\\''/);
    const formatted = spawnSync('npx', ['prettier', '--stdin-filepath', 'test/any.feature'], {
      cwd: PACKAGE_FOLDER,
      input: text,
      encoding: 'utf8',
    });
    assert.equal(formatted.stdout, text);
    const passes = check(folder, '--features', '.', '--quiet');
    assert.match(passes.stdout, /^7 passed, 0 failed, 0 skipped$/m);
    const { mtimeMs } = fs.statSync(file);
    const again = check(folder, '--features', '.', '--accept', '--quiet');
    assert.match(again.stdout, /^Pyodide .* was asked 7 examples: nothing differs that can be written\n$/);
    assert.equal(fs.statSync(file).mtimeMs, mtimeMs);
  });

  test('leaves alone what has no form, what ends early and what the oracle is not asked, and says so', () => {
    const text = `@1.1
Feature: 1.1 Numbers

  @rule:1.1/small @language
  Rule: A small number is itself

    Example: No exception
      When it executes
        """python
        x = 1
        """
      Then it raises TypeError

    Example: An exception on the way
      When it executes
        """python
        raise ValueError("on the way")
        """
      Then it prints "x"

    Example: No end
      When it evaluates "[0 for _ in iter(int, 1)]"
      Then it gives "1"

    @not-on:pyodide
    Example: Elsewhere
      When it evaluates "0 + 1"
      Then it gives "2"
`;
    const folder = folderOf(text);
    const { status, stdout } = check(folder, '--features', '.', '--accept', '--quiet', '--timeout', '1');
    assert.equal(status, 1);
    assert.equal(fs.readFileSync(path.join(folder, '01-01-numbers.feature'), 'utf8'), text);
    assert.match(stdout, /^left as it is: \.\/01-01-numbers\.feature:7: at "it raises TypeError": no exception$/m);
    assert.match(stdout, /:14: at "it prints "x"": it raised … ValueError: on the way$/m);
    assert.match(stdout, /:21: at "it gives "1"": the run ended early/m);
    assert.match(stdout, /^not asked: 1 example with the tag @not-on:pyodide$/m);
    assert.match(stdout, /was asked 3 examples: nothing differs that can be written$/m);
  });

  test('never asks anyone else, and judges nothing', () => {
    const folder = folderOf(FEATURE);
    const asked = check(folder, '--features', '.', '--accept', '--subject', 'pyodide,reference');
    assert.equal(asked.status, 2);
    assert.match(asked.stderr, /--accept asks the oracle, pyodide, and never reference/);
    const watched = check(folder, '--accept', '--watch');
    assert.equal(watched.status, 2);
    assert.match(watched.stderr, /option '--accept' cannot be used with option '--watch'/);
    const ordered = check(folder, '--accept', '--order', 'random');
    assert.equal(ordered.status, 2);
    assert.equal(fs.readFileSync(path.join(folder, '01-01-numbers.feature'), 'utf8'), FEATURE);
  });
});
