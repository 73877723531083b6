// Programs that show a difference by themselves, made smaller; with a Python that differs in known ways.

import assert from 'node:assert';
import { describe, test } from 'node:test';
import { FEATURES_FOLDER } from '../src/cli/places';
import { renderDivergences } from '../src/reporting/divergences';
import { matrixOf } from '../src/reporting/matrix';
import { coverageOf } from '../src/spec/coverage/coverage';
import { showDivergences } from '../src/spec/divergences';
import { editsOf, minimize, withoutUnused } from '../src/spec/minimize';
import { currentVerdicts } from '../src/spec/run-record';
import { type Example, readSpecification } from '../src/spec/specification';
import { divergencesOf } from '../src/spec/standalone';
import type { Verdict } from '../src/spec/verdicts';
import { InProcessReference } from '../src/subjects/reference/in-process';
import type { ActionOutcome, Outcome, Program, RunLimits, Subject } from '../src/subjects/subject';
import { inventRun, OTHER } from './invented-runs';

const chapter = readSpecification(FEATURES_FOLDER);
const specification = { ...chapter, sections: chapter.sections.filter(({ id }) => id === '31.6') };
const LIMITS: RunLimits = { steps: 1_000_000, milliseconds: 10_000 };
const CLASH = /got multiple values for argument '(\w+)'/g;

/** The reference interpreter with another text for a parameter that gets two values. */
class Differing implements Subject {
  readonly name = 'other';
  readonly title = OTHER.title;
  readonly pythonVersion = OTHER.pythonVersion;
  readonly cpythonLike = false;
  private readonly reference = new InProcessReference();
  runs = 0;

  async run(program: Program, limits: RunLimits): Promise<Outcome> {
    this.runs++;
    const outcome = await this.reference.run(program, limits);
    return { ...outcome, main: differently(outcome.main), probes: outcome.probes.map(differently) };
  }
}

function differently(outcome: ActionOutcome): ActionOutcome {
  const { exception } = outcome;
  if (exception === undefined) return outcome;
  return { ...outcome, exception: { ...exception, message: exception.message.replace(CLASH, "gives '$1' twice") } };
}

/** What a run of it would record. */
function judge({ steps }: Example): Partial<Verdict> | undefined {
  const last = steps[steps.length - 1]!;
  const told = (result: string) => result.replace(CLASH, "gives '$1' twice");
  if (last.table !== undefined) {
    const rows = last.table.slice(1);
    const text = (change: (result: string) => string) =>
      rows.map(([source, result]) => `${source} -> ${change(result!)}`).join('\n');
    const difference = { expected: text((result) => result), actual: text(told) };
    if (difference.expected === difference.actual) return {};
    return { status: 'failed', step: last.text, message: 'differs', difference };
  }
  const raises = /^it raises (\w+) "(.*)"$/.exec(last.text);
  if (raises === null || told(raises[2]!) === raises[2]) return {};
  const difference = { expected: `${raises[1]}: ${raises[2]}`, actual: `${raises[1]}: ${told(raises[2]!)}` };
  return { status: 'failed', step: last.text, message: 'differs', difference };
}

const run = inventRun(specification, OTHER, judge);
const verdicts = currentVerdicts(run, specification);

describe('divergences', () => {
  test('each is shown by a program that gives these outputs', async () => {
    const subject = new Differing();
    const oracle = new InProcessReference();
    const found = await showDivergences(specification, verdicts, {
      oracle,
      subject,
      limits: LIMITS,
      minimize: { runs: 60, until: Date.now() + 60_000 },
    });
    assert.ok(found.length >= 2);
    for (const { divergences, others } of found) {
      assert.deepStrictEqual(others, []);
      for (const { program, example } of divergences) {
        assert.ok(program !== undefined, example.title);
        const { source, modules } = program.script;
        const alone = { source, modules, probes: [] };
        const message = async (each: Subject) => (await each.run(alone, LIMITS)).main.exception!.message;
        assert.ok(program.oracle.endsWith(await message(oracle)));
        assert.ok(program.subject.endsWith(await message(subject)));
      }
    }
    const twice = found.find(({ rule }) => rule.id === '31.6/check-twice')!;
    assert.strictEqual(
      twice.divergences[0]!.program!.script.source,
      'def area(width, height):\n    pass\n\nprint(repr(area(20, width=10)))\n',
    );
    assert.deepStrictEqual(
      twice.divergences[0]!.alike.map(({ title }) => title),
      ['The clash is reported before a wrong number of arguments'],
    );
  });

  test('without making programs smaller, each is run once for each script', async () => {
    const subject = new Differing();
    const [first] = await showDivergences(specification, verdicts, {
      oracle: new InProcessReference(),
      subject,
      limits: LIMITS,
    });
    assert.ok(first!.divergences[0]!.program!.script.source.includes('print(repr('));
    assert.ok(subject.runs < 30);
  });

  test('one that no program shows is told as the example has it', async () => {
    const same = new InProcessReference();
    const found = await showDivergences(specification, verdicts, { oracle: same, subject: same, limits: LIMITS });
    assert.ok(found.every(({ divergences }) => divergences.every(({ program }) => program === undefined)));
    const matrix = matrixOf(specification, [run], coverageOf(specification, { runs: [run] }));
    const document = renderDivergences('other', matrix, found, { title: 'Pyodide', pythonVersion: '3.14.2' });
    assert.match(document, /No program of its own shows this/);
    assert.match(document, /gives 'width' twice/);
  });

  test('what differs in the text of exceptions alone is told, and counted apart', async () => {
    const record = inventRun(specification, OTHER, (example) => {
      const verdict = judge(example);
      return verdict?.status === 'failed' ? { ...verdict, status: 'text', reason: 'another text' } : verdict;
    });
    const found = await showDivergences(specification, currentVerdicts(record, specification), {
      oracle: new InProcessReference(),
      subject: new Differing(),
      limits: LIMITS,
    });
    const matrix = matrixOf(specification, [record], coverageOf(specification, { runs: [record] }));
    const document = renderDivergences('other', matrix, found, { title: 'Pyodide', pythonVersion: '3.14.2' });
    assert.match(document, /and 0 fail; \d+ differ in the text of exceptions alone/);
    assert.match(document, /## Its messages have other words/);
    assert.match(document, /## Other words, and no failure/);
    assert.doesNotMatch(document, /## What the failures have in common/);
  });

  test('the document has the kinds first, then rules with programs and both outputs, then clusters', async () => {
    const found = await showDivergences(specification, verdicts, {
      oracle: new InProcessReference(),
      subject: new Differing(),
      limits: LIMITS,
    });
    const matrix = matrixOf(specification, [run], coverageOf(specification, { runs: [run] }));
    const document = renderDivergences('other', matrix, found, { title: 'Pyodide', pythonVersion: '3.14.2' });
    const order = [
      '# Where Other Python 1.0 differs',
      '## What there is',
      '## Its messages have other words',
      '**No parameter may receive two values**',
      '```python',
      'CPython 3.14.2\n',
      'Other Python 1.0\n',
      '| rule | where |',
      '## What the failures have in common',
    ];
    order.reduce((from, text) => {
      const at = document.indexOf(text, from);
      assert.ok(at >= 0, text);
      return at;
    }, 0);
  });

  test('an expression of several items is shown as one', () => {
    const example = chapter.sections.flatMap(({ rules }) => rules).flatMap(({ examples }) => examples)[0]!;
    const steps = [
      { keyword: 'When', text: 'it evaluates "1, 2"' },
      { keyword: 'Then', text: 'it gives "(1, 2)"' },
    ];
    const verdict = { step: steps[1]!.text, difference: { expected: '(1, 2)', actual: '(1, 3)' } };
    const [divergence] = divergencesOf({ ...example, steps }, verdict as Verdict);
    assert.strictEqual(divergence!.scripts[0]!.source, 'print(repr((1, 2)))\n');
  });

  test('every failing step of the chapter is told with a script or as the example has it', () => {
    for (const section of chapter.sections) {
      for (const example of section.rules.flatMap(({ examples }) => examples)) {
        for (const { text, table } of example.steps.filter(({ keyword }) => keyword === 'Then')) {
          const first = table?.[1];
          const difference =
            first === undefined
              ? { expected: '1', actual: '2' }
              : { expected: `${first[0]} -> ${first[1]}`, actual: `${first[0]} -> other` };
          const found = divergencesOf(example, { example, status: 'failed', milliseconds: 1, step: text, difference });
          assert.strictEqual(found.length, 1, `${example.rule.id} ${text}`);
        }
      }
    }
  });
});

describe('making programs smaller', () => {
  const many = { runs: 500, until: Date.now() + 60_000 };

  test('drops what is not needed, at any depth', async () => {
    const source =
      'import os\n\n@print\ndef f(a):\n    b = 1\n    if a:\n        c = 2\n        needle\n    return b\n\nclass C:\n    x = 1\n\nf(1)\n';
    const smaller = await minimize(source, async (text) => text.includes('needle'), { ...many });
    assert.strictEqual(smaller, 'needle\n'.replace('needle', 'def f(a):\n    needle').replace('def', '@print\ndef'));
  });

  test('keeps a program that can be parsed', async () => {
    const source =
      'try:\n    x = 1\nexcept ValueError:\n    y = 2\nfinally:\n    z = """\n  text\n"""\nfor i in x:\n    keep(i)\nelse:\n    pass\n';
    const seen: string[] = [];
    await minimize(
      source,
      async (text) => {
        seen.push(text);
        return false;
      },
      { ...many },
    );
    assert.ok(seen.length > 5);
    for (const text of seen) assert.ok(text.trim() === '' || editsOf(text).length > 0, text);
  });

  test('what nothing names goes at once, and only that', () => {
    const source =
      'import a, b\nfrom c import d\ndef f(): g()\ndef g(): pass\nclass H:\n    x = 1\n@d\ndef i(): pass\nf()\n';
    assert.strictEqual(withoutUnused(source), 'from c import d\ndef f(): g()\ndef g(): pass\n@d\ndef i(): pass\nf()\n');
    assert.strictEqual(withoutUnused('f(\n'), 'f(\n');
  });

  test('leaves lines with several statements, and texts that are not Python, as they are', async () => {
    assert.deepStrictEqual(editsOf('a = 1; b = 2\n'), []);
    assert.deepStrictEqual(editsOf('f(a=1, 2)\n'), []);
    assert.strictEqual(await minimize('f(a=1, 2)\n', async () => true, { ...many }), 'f(a=1, 2)\n');
  });

  test('stops when the budget is spent', async () => {
    let runs = 0;
    const source = Array.from({ length: 40 }, (_, index) => `a${index} = ${index}\n`).join('');
    const shows = async () => {
      runs++;
      return false;
    };
    await minimize(source, shows, { runs: 7, until: Date.now() + 60_000 });
    assert.strictEqual(runs, 7);
    await minimize(source, shows, { runs: 7, until: 0 });
    assert.strictEqual(runs, 7);
  });
});
