// The ledger: how a document is split into units, how two versions are aligned, and what an audit finds.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { audit, type AuditOptions } from '../src/cli/audit';
import { CommandError } from '../src/cli/exit-codes';
import { FEATURES_FOLDER, LEDGER_FILE } from '../src/cli/places';
import { wrap } from '../src/reporting/ledger-entry';
import { align } from '../src/spec/document/align';
import { fingerprint, normalizeCode, normalizeProse, sketch, sketchDistance } from '../src/spec/document/normalize';
import { DocumentError, type DocumentUnit, readDocument } from '../src/spec/document/read-document';
import { splitSentences } from '../src/spec/document/sentences';
import { enumeratedLines } from '../src/spec/document/text-blocks';
import { LedgerError, parseLedger, renderLedger } from '../src/spec/ledger';
import { auditDocument, initialLedger, updateLedger } from '../src/spec/ledger-audit';
import { checkLedger } from '../src/spec/ledger-check';
import type { LedgerEntry } from '../src/spec/ledger-entries';
import { readSpecification } from '../src/spec/specification';

const TEA = `# 7. Tea

Tea is hot. It is drunk, e.g. in the morning!

## 7.1 Water

Water boils at \`f(a. b)\` degrees. Does it? Yes, "it does." Then wait.

\`\`\`python id="kettle"
water = boil()
\`\`\`

\`\`\`text
fill the kettle
switch it on
\`\`\`

\`\`\`text
kettle
    lid
\`\`\`

| cup | size |
|---|---|
| small | 1 |
| large | 2 |

- The first point. It has two.
- The second

> A quotation.

## 7.2 Milk

Conceptually:

### A note

Milk is white.
`;

const shown = (units: readonly DocumentUnit[]) =>
  units.map(({ section, at, kind, line, text }) => `${section} ${at} ${kind} ${line}: ${text.replace(/\n/g, '⏎')}`);

test('a document is split into its units', () => {
  assert.deepEqual(shown(readDocument(TEA)), [
    '7.0 0 heading 1: 7. Tea',
    '7.0 1/1 sentence 3: Tea is hot.',
    '7.0 1/2 sentence 3: It is drunk, e.g. in the morning!',
    '7.1 0 heading 5: 7.1 Water',
    '7.1 1/1 sentence 7: Water boils at `f(a. b)` degrees.',
    '7.1 1/2 sentence 7: Does it?',
    '7.1 1/3 sentence 7: Yes, "it does."',
    '7.1 1/4 sentence 7: Then wait.',
    '7.1 2 code 9: water = boil()',
    '7.1 3/1 line 14: fill the kettle',
    '7.1 3/2 line 15: switch it on',
    '7.1 4 drawing 18: kettle⏎    lid',
    '7.1 5/0 columns 23: cup | size',
    '7.1 5/1 row 25: small | 1',
    '7.1 5/2 row 26: large | 2',
    '7.1 6/1 sentence 28: The first point.',
    '7.1 6/2 sentence 28: It has two.',
    '7.1 7/1 sentence 29: The second',
    '7.1 8/1 sentence 31: A quotation.',
    '7.2 0 heading 33: 7.2 Milk',
    '7.2 1/1 sentence 35: Conceptually:',
    '7.2 2 heading 37: A note',
    '7.2 3/1 sentence 39: Milk is white.',
  ]);
  const kettle = readDocument(TEA).find(({ kind }) => kind === 'code');
  assert.deepEqual([kettle?.language, kettle?.id], ['python', 'kettle']);
});

test('front matter, link definitions, HTML and indented code are units too', () => {
  const units = readDocument(
    '---\ntitle: x\n---\n\nFirst [a].\n\n# Some Words\n\n[a]: http://x\n\n<div>\nhtml\n</div>\n\n    indented\n',
  );
  assert.deepEqual(shown(units), [
    '0 0 front matter 1: ---⏎title: x⏎---',
    '0 1/1 sentence 5: First [a].',
    'some-words 0 heading 7: Some Words',
    'some-words 1 definition 9: [a]: http://x',
    'some-words 2 html 11: <div>⏎html⏎</div>',
    'some-words 3 code 15: indented',
  ]);
});

test('marks of quotations and lists are no units', () => {
  const units = readDocument('# A\n\n> One.\n>\n> Two.\n\n1.\n2. Three.\n-\n\n---\n\n***\n');
  assert.deepEqual(
    units.map(({ text }) => text),
    ['A', 'One.', 'Two.', 'Three.'],
  );
});

test('a section that comes again has a name of its own', () => {
  const sections = readDocument('# 1. A\n\n# 1. A\n\n## 1.1 B\n\n## 1.2 C\n\n## 1.1 B\n').map(({ section }) => section);
  assert.deepEqual(sections, ['1.0', '1.0', '1.1', '1.2', '1.1-2']);
});

test('sentences end where a reader ends them', () => {
  for (const [paragraph, count] of [
    ['Call C.f(obj, 10) now. Then go on.', 2],
    ['`a. B`. Next', 2],
    ['That is so, i.e. Python does it. Good.', 2],
    ['See Fig. 3 and cf. Smith.', 1],
    ['It costs 3.14 units.', 1],
    ['One two\nthree. Four\nfive.', 2],
    ['He said "Stop." Then left.', 2],
    ['In 31.2 and 31.3. And in 31.4.', 2],
    ['A [link](http://a.b/c.D) stays. Yes.', 2],
    ['Wait... Then go.', 2],
    ['no end', 1],
    ['It ends. small letters may begin.', 2],
    ['Lists, tuples etc. are sequences. So is all.', 2],
    ['Lists, tuples, etc. They are sequences.', 2],
    ['It goes on... and on.', 1],
    ['*Stress.* More.', 2],
    ['Really?! Yes.', 2],
  ] as const) {
    assert.equal(splitSentences(paragraph).length, count, paragraph);
  }
  assert.deepEqual(
    splitSentences('One\ntwo. Three\nfour.').map(({ lineOffset }) => lineOffset),
    [0, 1],
  );
});

test('a text block enumerates, or is one drawing', () => {
  assert.equal(enumeratedLines('one\ntwo')?.length, 2);
  assert.equal(enumeratedLines('head:\n    one\n    two\n\nother:\n    three')?.length, 5);
  assert.equal(enumeratedLines('only one'), undefined);
  assert.equal(enumeratedLines('frame A\n    frame B'), undefined);
  assert.equal(enumeratedLines('head:\n    one\n        deeper'), undefined);
});

test('what is no document is refused', () => {
  for (const [source, message] of [
    ['', /empty/],
    [' \n\n', /empty/],
    ['only a paragraph', /no headings/],
    ['a\0b', /binary/],
  ] as const) {
    assert.throws(
      () => readDocument(source),
      (error) => error instanceof DocumentError && message.test(error.message),
    );
  }
});

test('white space and the form of quotes do not count', () => {
  assert.equal(normalizeProse(' It\u2019s  \u201cso\u201d,\n\tyes\u00a0'), 'It\'s "so", yes');
  assert.equal(normalizeCode('\n\na  \n  b\r\n\n'), 'a\n  b');
  assert.notEqual(fingerprint(normalizeCode('x = "a"')), fingerprint(normalizeCode("x = 'a'")));
});

const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 5, maxLength: 14 });

test('a sketch tells a changed text from another', () => {
  fc.assert(
    fc.property(words, fc.nat(), (text, position) => {
      assert.equal(sketchDistance(sketch(text.join(' ')), sketch(text.join(' '))), 0);
      const changed = text.with(position % text.length, 'x');
      assert.ok(sketchDistance(sketch(text.join(' ')), sketch(changed.join(' '))) <= 40);
    }),
  );
  assert.ok(
    sketchDistance(sketch('the kettle is filled with cold water'), sketch('the kettle is filled with hot water')) < 15,
  );
  assert.ok(
    sketchDistance(sketch('the kettle is filled with cold water'), sketch('every cow gives milk for breakfast')) > 20,
  );
});

/** Documents of several sections, every sentence of which is unlike the others. */
const documents = fc
  .array(fc.array(fc.uuid(), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 })
  .map((sections) => sections.map((paragraphs) => [...new Set(paragraphs)]));

const textOf = (sections: readonly (readonly string[])[]) =>
  [
    '# 1. All',
    ...sections.flatMap((paragraphs, n) => [`## 1.${n + 1} Part ${n + 1}`, ...paragraphs.map((p) => `Says ${p}.`)]),
  ].join('\n\n');

const kindsOf = (before: string, after: string) => {
  const [left, right] = [readDocument(before), readDocument(after)];
  const matches = align(left, right);
  return matches
    .filter(({ what }) => what !== 'same')
    .map((match) => `${match.what} ${match.what === 'missing' ? left[match.before]!.text : right[match.after]!.text}`);
};

test('every line of text belongs to a unit', () => {
  fc.assert(
    fc.property(documents, (sections) => {
      const text = textOf(sections);
      const covered = new Set<number>();
      for (const { line, endLine } of readDocument(text)) for (let n = line; n <= endLine; n++) covered.add(n);
      text.split('\n').forEach((line, index) => {
        assert.equal(covered.has(index + 1), line !== '', `line ${index + 1}`);
      });
    }),
  );
});

test('a document aligned with itself is the same, however it is spaced', () => {
  fc.assert(
    fc.property(documents, (sections) => {
      const text = textOf(sections);
      assert.deepEqual(kindsOf(text, text), []);
      assert.deepEqual(kindsOf(text, text.replace(/\n\n/g, '\n\n\n').replace(/Says /g, 'Says  ')), []);
      assert.deepEqual(kindsOf(text, text.replace(/\n/g, '\r\n')), []);
    }),
  );
});

test('a removed paragraph is missing and an added one is new', () => {
  fc.assert(
    fc.property(documents, fc.nat(), fc.nat(), (sections, at, within) => {
      const section = at % sections.length;
      const paragraph = within % sections[section]!.length;
      const without = sections.with(section, sections[section]!.toSpliced(paragraph, 1));
      const name = `Says ${sections[section]![paragraph]}.`;
      assert.deepEqual(kindsOf(textOf(sections), textOf(without)), [`missing ${name}`]);
      assert.deepEqual(kindsOf(textOf(without), textOf(sections)), [`new ${name}`]);
    }),
  );
});

test('a paragraph with one letter changed is changed', () => {
  fc.assert(
    fc.property(documents, fc.nat(), fc.nat(), (sections, at, within) => {
      const section = at % sections.length;
      const paragraph = within % sections[section]!.length;
      const changed = sections.with(
        section,
        sections[section]!.with(paragraph, `${sections[section]![paragraph]!.slice(0, -1)}!`),
      );
      const expected = textOf(changed)
        .split('\n')
        .find((line) => line.includes('!'));
      assert.deepEqual(kindsOf(textOf(sections), textOf(changed)), [`changed ${expected}`]);
    }),
  );
});

test('a paragraph in another section has moved', () => {
  fc.assert(
    fc.property(documents, fc.nat(), (sections, within) => {
      const paragraph = within % sections[0]!.length;
      const moved = [sections[0]!.toSpliced(paragraph, 1), ...sections.slice(1), [sections[0]![paragraph]!]];
      const frame = [...sections, []];
      assert.deepEqual(kindsOf(textOf(frame), textOf(moved)), [`moved Says ${sections[0]![paragraph]}.`]);
    }),
  );
});

test('every unit of both versions is named once, whatever has happened', () => {
  fc.assert(
    fc.property(documents, documents, (one, other) => {
      const [before, after] = [readDocument(textOf(one)), readDocument(textOf(other))];
      const matches = align(before, after);
      const lefts = matches.flatMap((match) => (match.what === 'new' ? [] : [match.before]));
      const rights = matches.flatMap((match) => (match.what === 'missing' ? [] : [match.after]));
      assert.deepEqual(
        lefts.toSorted((a, b) => a - b),
        before.map((_, index) => index),
      );
      assert.deepEqual(
        rights,
        after.map((_, index) => index),
      );
    }),
  );
});

test('a text that stands in several places does not move between sections', () => {
  const one = '# 1. A\n\n## 1.1 B\n\nConceptually:\n\nOne thing.\n\n## 1.2 C\n\nOther things.\n';
  const two = '# 1. A\n\n## 1.1 B\n\nOne thing.\n\n## 1.2 C\n\nOther things.\n\nConceptually:\n\nConceptually:\n';
  assert.deepEqual(kindsOf(one, two), ['missing Conceptually:', 'new Conceptually:', 'new Conceptually:']);
});

test('of a text that stands twice in a row, one copy may change', () => {
  const twice = '# 1. A\n\n# 1. A\n\nText.\n';
  assert.deepEqual(kindsOf(twice, '# 1. B\n\n# 1. A\n\nText.\n'), ['changed 1. B']);
  assert.deepEqual(kindsOf(twice, '# 1. A\n\n# 1. B\n\nText.\n'), ['changed 1. B']);
  assert.deepEqual(kindsOf(twice, '# 1. A\n\nText.\n'), ['missing 1. A']);
});

test('a word changed, a paragraph removed and one added, side by side', () => {
  const one = '# 1. A\n\nThe kettle is filled with cold water.\n\nThe cup stands on the table.\n\nEnd.\n';
  const two = '# 1. A\n\nMilk comes from cows.\n\nThe kettle is filled with hot water.\n\nEnd.\n';
  assert.deepEqual(kindsOf(one, two), [
    'new Milk comes from cows.',
    'changed The kettle is filled with hot water.',
    'missing The cup stands on the table.',
  ]);
});

const written = (source: string) => parseLedger(renderLedger(initialLedger('tea.md', readDocument(source))));

test('a ledger is read as it was written', () => {
  const ledger = written(TEA);
  ledger.units[3] = {
    ...ledger.units[3]!,
    rules: ['7.1/boil'],
    examples: [{ rule: '7.1/boil', title: 'One: "two" # three' }],
    erratum: 'it: does not',
    outdated: '- x',
    'not run': "'",
  };
  ledger.implied.push({ rule: '7.1/wait', reason: 'it follows', line: 0 });
  const again = parseLedger(renderLedger(ledger));
  const bare = (units: object[]) => units.map((unit) => ({ ...unit, line: 0 }));
  assert.deepEqual(bare(again.units), bare(ledger.units));
  assert.deepEqual(
    again.implied.map(({ rule, reason }) => [rule, reason]),
    [['7.1/wait', 'it follows']],
  );
  assert.equal(renderLedger(again), renderLedger(ledger));
});

test('sections keep their names and order, whatever they look like', () => {
  const ledger = written('# 1. A\n\n## 1.10 B\n\n## 1.2 C\n\n## 3 D\n\n## True\n\n## Null\n');
  assert.deepEqual(
    ledger.units.map(({ section }) => section),
    ['1.0', '1.10', '1.2', '3', 'true', 'null'],
  );
});

test('a ledger that is not one is refused, with the line', () => {
  const unit = `at: 1/1\n      kind: sentence\n      hash: ${'0'.repeat(64)}\n      sketch: ${'a'.repeat(16)}`;
  const head = 'document: x\nsections:\n  "1.1":\n    - ';
  for (const [source, line, message] of [
    ['', 1, /begins with/],
    ['just text', 1, /begins with/],
    ['document: x\n', 1, /no "sections:"/],
    ['document: x\nsections: [\n', 3, /broken YAML/],
    ['document: x\ndocument: y\nsections: {}\n', 2, /broken YAML/],
    ['document: x\nsections:\n  "1.1": 5\n', 3, /list of units/],
    [`${head}5\n`, 4, /must have at/],
    [`${head}${unit.replace('1/1', 'one')}\n`, 4, /its place/],
    [`${head}${unit.replace('sentence', 'sentense')}\n`, 4, /no kind of unit/],
    [`${head}${unit.replace('00', 'xx')}\n`, 4, /its hash/],
    [`${head}${unit}\n      rule: [1.1/a]\n`, 8, /no "rule"/],
    [`${head}${unit}\n      rules: 1.1/a\n`, 8, /must be a list/],
    [`${head}${unit}\n      examples: [a]\n`, 8, /must be a list of/],
    [`${head}${unit}\n      informative:\n`, 8, /missing/],
    [`${head}${unit}\nimplied: [a]\n`, 8, /"implied:"/],
  ] as const) {
    assert.throws(
      () => parseLedger(source),
      (error) =>
        error instanceof LedgerError &&
        error.problems.some((problem) => problem.line === line && message.test(problem.message)),
      source,
    );
  }
});

test('an update keeps decisions, marks changed units and drops missing ones', () => {
  const ledger = written(TEA);
  for (const unit of ledger.units) unit.informative = `decided at ${unit.section} ${unit.at}`;
  const after = TEA.replace('Tea is hot.', 'New words here. Tea is hot.')
    .replace('Then wait.', 'Then wait longer.')
    .replace('> A quotation.\n', '');
  const { ledger: updated } = updateLedger(readDocument(after), ledger);
  const of = (text: string) => updated.units[readDocument(after).findIndex((unit) => unit.text === text)]!;
  assert.equal(updated.units.length, ledger.units.length);
  assert.equal(of('New words here.').informative, undefined);
  assert.equal(of('Tea is hot.').informative, 'decided at 7.0 1/1');
  assert.equal(of('Tea is hot.').at, '1/2');
  assert.equal(of('Then wait longer.').informative, 'decided at 7.1 1/4');
  assert.match(of('Then wait longer.').review ?? '', /changed/);
  assert.equal(updated.units.filter(({ review }) => review !== undefined).length, 1);
  const twice = updateLedger(readDocument(after), parseLedger(renderLedger(updated)));
  assert.equal(renderLedger(twice.ledger), renderLedger(updated));
});

const FEATURE = `@7.1
Feature: 7.1 Water

  @rule:7.1/boil
  @language
  Rule: Water boils

    Example: In a kettle
      When it evaluates "1 + 1"
      Then it gives "2"

  @rule:7.1/wait
  @language
  Rule: One waits

    @erratum
    Example: A while
      When it evaluates "1 + 1"
      Then it gives "2"
`;

/** A folder with a document, features and a ledger in which everything is decided. */
function workplace(): { folder: string; document: string; ledger: string; features: string } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-ledger-'));
  const [document, ledger, features] = ['tea.md', 'ledger.yaml', 'features'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  fs.mkdirSync(features);
  fs.writeFileSync(path.join(features, '7-1-water.feature'), FEATURE);
  fs.writeFileSync(document, TEA);
  const decided = written(TEA);
  for (const unit of decided.units) {
    if (unit.kind === 'code')
      Object.assign(unit, { rules: ['7.1/boil'], examples: [{ rule: '7.1/boil', title: 'In a kettle' }] });
    else if (unit.kind === 'row') Object.assign(unit, { rules: ['7.1/wait'], erratum: 'not so' });
    else unit.informative = 'about tea';
  }
  fs.writeFileSync(ledger, renderLedger(decided));
  return { folder, document, ledger, features };
}

/** Runs the command; gives its exit code and what it printed. */
function run(options: AuditOptions): { code: number; output: string } {
  const lines: string[] = [];
  const { log } = console;
  console.log = (text: string) => lines.push(text);
  try {
    return { code: audit(options), output: lines.join('\n') };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { code: error.exitCode, output: error.message };
  } finally {
    console.log = log;
  }
}

test('callspec audit: everything accounted for', () => {
  const { document, ledger, features } = workplace();
  for (const options of [
    { ledger, features },
    { document, ledger, features },
  ]) {
    const { code, output } = run(options);
    assert.equal(code, 0, output);
    assert.match(output, /23 of 23 units accounted for \(100 %\)$/);
  }
  const json = JSON.parse(run({ document, ledger, features, json: true }).output);
  assert.deepEqual([json.units, json.accounted, json.findings], [23, 23, []]);
  assert.equal(json.sections[1].title, 'Water');
});

test('callspec audit: each difference is named at its line', () => {
  const { document, ledger, features } = workplace();
  fs.writeFileSync(
    document,
    TEA.replace('Then wait.', 'Then wait longer.')
      .replace('switch it on\n', '')
      .replace('Milk is white.', 'Milk is white.\n\nSo is sugar.'),
  );
  const { code, output } = run({ document, ledger, features });
  assert.equal(code, 3);
  assert.match(output, /tea\.md:7 {2}changed {2}sentence 7\.1 1\/4/);
  assert.match(output, /tea\.md: after line \d+ {2}missing {2}line 7\.1 3\/2/);
  assert.match(output, /tea\.md:40 {2}new {2}sentence 7\.2 4\/1\n {4}So is sugar\./);
});

test('callspec audit: what the ledger gets wrong', () => {
  const { ledger, features } = workplace();
  const sound = fs.readFileSync(ledger, 'utf8');
  for (const [wrong, right, message] of [
    ['rules: [7.1/boil]', 'rules: [7.1/boiling]', /unknown[\s\S]*did you mean 7\.1\/boil\?/],
    ['7.1/boil: In a kettle', '7.1/boil: In a kettel', /unknown[\s\S]*did you mean In a kettle\?/],
    ['      informative: about tea\n', '', /undecided/],
    ['      examples:\n        - 7.1/boil: In a kettle\n', '', /no example runs this block/],
    ['      informative: about tea\n', '      feature: "7.3"\n', /there is no feature of section 7\.3/],
    ['      informative: about tea\n', '      informative: about tea\n      rules: [7.1/boil]\n', /contradiction/],
    ['      informative: about tea\n', '      informative: about tea\n      review: changed\n', /to be reviewed/],
    ['implied: {}', 'implied:\n  7.1/boil: x', /a unit states it/],
    ['implied: {}', 'implied:\n  7.1/boils: x', /did you mean 7\.1\/boil\?/],
    ['      erratum: not so\n', '', /7\.1\/wait/],
    ['at: 5/1', 'at: 5/2', /is already at line/],
  ] as const) {
    assert.ok(sound.includes(wrong), wrong);
    fs.writeFileSync(
      ledger,
      wrong.startsWith('      erratum') ? sound.replaceAll(wrong, right) : sound.replace(wrong, right),
    );
    const { code, output } = run({ ledger, features });
    assert.equal(code, 3, `${wrong} -> ${right}\n${output}`);
    assert.match(output, message);
  }
  fs.writeFileSync(
    ledger,
    sound.replaceAll('rules: [7.1/wait]', 'rules: [7.1/boil]').replaceAll('      erratum: not so\n', ''),
  );
  assert.match(run({ ledger, features }).output, /no unit of the document leads to the rule 7\.1\/wait/);
});

test('callspec audit --show: the words of a unit, what became of it, the rules and the examples', () => {
  const { document, ledger, features } = workplace();
  const kettle = run({ document, ledger, features, show: ['7.1/2'] });
  assert.equal(kettle.code, 0, kettle.output);
  const joined = kettle.output.replace(/\s+/g, ' ');
  assert.match(joined, /^7\.1 2 code, python \S+tea\.md:9 \| water = boil\(\) 7\.1\/boil @language Water boils /);
  assert.match(joined, /7-1-water\.feature:6 - runs it: 7\.1\/boil: In a kettle \S+7-1-water\.feature:8$/);
  const row = run({ document, ledger, features, show: ['7.1/5/1'] }).output;
  assert.match(row, /"small \| 1"\n {2}erratum: not so\n/);
  assert.match(row.replace(/\s+/g, ' '), /One waits \S+7-1-water\.feature:14 - A while \S+:17$/);
  assert.equal(run({ ledger, features, show: ['7.1/5'] }).output.split('\n\n').length, 3);
  assert.doesNotMatch(run({ ledger, features, show: ['7.1/2'] }).output, /boil\(\)/);
  assert.equal(run({ document, ledger, features, show: ['7.2', 'all'] }).output.split('\n\n').length, 23);
});

test('callspec audit --show: as data, with what is wrong, and nothing that a terminal obeys', () => {
  const { document, ledger, features } = workplace();
  fs.writeFileSync(document, TEA.replace('Tea is hot.', 'Tea is \u001b[31mhot.').replace('Milk is white.', ''));
  fs.writeFileSync(ledger, fs.readFileSync(ledger, 'utf8').replace('7.1/boil: In a kettle', '7.1/boil: In a pan'));
  const all = run({ document, ledger, features, show: ['all'], json: true });
  assert.equal(all.code, 3);
  const entries: LedgerEntry[] = JSON.parse(all.output);
  const entry = (section: string, at: string) => entries.find((one) => one.section === section && one.at === at)!;
  assert.equal(entry('7.0', '1/1').text, 'Tea is \u001b[31mhot.');
  assert.match(entry('7.0', '1/1').findings.join(), /^changed: /);
  assert.equal(entry('7.2', '3/1').text, undefined);
  assert.match(entry('7.1', '2').findings.join(), /no example "In a pan"/);
  assert.deepEqual(
    entry('7.1', '2').examples.map(({ title, line, isNamed }) => [title, line, isNamed]),
    [
      ['In a pan', undefined, true],
      ['In a kettle', 8, false],
    ],
  );
  const printed = run({ document, ledger, features, show: ['all'] }).output;
  assert.match(printed, /Tea is \\x1b\[31mhot\./);
  assert.match(printed, /7\.2 3\/1.*\n {2}the document does not have it/);
  assert.match(printed, /In a pan {2}no such example/);
});

test('callspec audit --show: a unit that is not there, and what does not go together', () => {
  const { document, ledger, features } = workplace();
  for (const [show, message] of [
    ['9.1', /no unit "9\.1".*sections go from 7\.0 to 7\.2/],
    ['7.2/9', /no unit "7\.2\/9".*places are 0, 1\/1, 2, 3\/1/],
    ['7', /no unit "7"/],
  ] as const) {
    const { code, output } = run({ document, ledger, features, show: [show] });
    assert.equal(code, 2);
    assert.match(output, message);
  }
  assert.match(run({ document, ledger, features, update: true, show: ['all'] }).output, /--show only reads/);
});

test('what an audit shows fits the width, and only words that are longer do not', () => {
  assert.deepEqual(wrap('one two  three', 9, 2, 4), ['  one two', '    three']);
  assert.deepEqual(wrap('one  two', 40, 1, 2), [' one  two']);
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
      fc.integer({ min: 16, max: 60 }),
      (list, width) => {
        const lines = wrap(list.join(' '), width, 2, 4);
        assert.ok(lines.every((line) => line.length <= width));
        assert.deepEqual(lines.join(' ').split(/ +/).filter(Boolean), list);
      },
    ),
  );
});

test('callspec audit: begin a ledger, and keep it up', () => {
  const { folder, document, features } = workplace();
  const ledger = path.join(folder, 'new.yaml');
  assert.equal(run({ document, ledger, init: true }).code, 0);
  assert.match(run({ document, ledger, features }).output, /\n0 of 23 units accounted for \(0 %\); .*23 undecided/);
  assert.match(run({ document, ledger, init: true }).output, /exists already/);
  const output = run({ document, ledger, update: true }).output;
  assert.match(output, /23 units, all decisions kept$/);
  fs.appendFileSync(document, '\nMore.\n');
  assert.match(run({ document, ledger, update: true }).output, /new {2}sentence 7\.2 4\/1[\s\S]*1 to look at$/);
});

test('callspec audit: what cannot be audited', () => {
  const { folder, document, ledger, features } = workplace();
  const file = (name: string, content: string | Buffer) => {
    fs.writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  for (const [options, message] of [
    [{ document: path.join(folder, 'none.md'), ledger, features }, /no such file/],
    [{ document: folder, ledger, features }, /it is a folder/],
    [{ document: file('empty.md', ''), ledger, features }, /it is empty/],
    [{ document: file('plain.md', 'words'), ledger, features }, /no headings/],
    [{ document: file('binary.md', Buffer.from([35, 32, 255, 254])), ledger, features }, /no text in UTF-8/],
    [{ document, ledger: file('bad.yaml', 'a: [\n'), features }, /bad\.yaml:2: broken YAML/],
    [{ document, ledger: path.join(folder, 'none.yaml'), features }, /no such file/],
    [{ document, ledger, features: path.join(folder, 'none') }, /no folder of features/],
    [{ init: true }, /needs --document/],
    [{ update: true }, /needs --document/],
    [{ document, init: true }, /needs --ledger/],
    [{ document, init: true, update: true, ledger }, /choose one/],
  ] as const) {
    const { code, output } = run(options);
    assert.equal(code, 2, output);
    assert.match(output, message);
  }
});

test('the ledger of the chapter names only what exists', () => {
  const ledger = parseLedger(fs.readFileSync(LEDGER_FILE, 'utf8'));
  const specification = readSpecification(FEATURES_FOLDER);
  const problems = checkLedger(ledger, specification);
  assert.deepEqual(
    problems.map(({ line, message }) => `${line}: ${message}`),
    [],
  );
  assert.equal(auditDocument([], ledger, problems).findings.length, ledger.units.length);
});
