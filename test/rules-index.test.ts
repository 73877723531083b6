// The index of rules: nothing in the features is missing from it, nothing in it from the features.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { FEATURES_FOLDER, RULE_INDEX_FILE } from '../src/cli/places';
import { checkRuleIndex, parseRuleIndex, RuleIndexError } from '../src/spec/rule-index';
import { readSpecification, type Section } from '../src/spec/specification';

const specification = readSpecification(FEATURES_FOLDER);
const source = fs.readFileSync(RULE_INDEX_FILE, 'utf8');
const index = parseRuleIndex(source);

test('index and features agree', () => {
  assert.deepEqual(checkRuleIndex(index, specification), []);
});

test('each word of the glossary is shown by a rule that there is', () => {
  const glossary = fs.readFileSync(path.join(path.dirname(FEATURES_FOLDER), 'docs', 'glossary.md'), 'utf8');
  const rows = glossary.split('\n').filter((line) => line.startsWith('| **'));
  assert.ok(rows.length >= 30);
  const ids = new Set(specification.sections.flatMap(({ rules }) => rules.map(({ id }) => id)));
  const astray = rows.filter((row) => !ids.has(/`(31\.\d+\/[^`]+)` *\|$/.exec(row)?.[1] ?? ''));
  assert.deepEqual(astray, []);
});

test('nothing is awaited any more', () => {
  const awaited = index.flatMap(({ entries }) => entries.filter(({ status }) => status === 'awaited'));
  assert.deepEqual(awaited, []);
});

test('the sections are those of the chapter, in order', () => {
  assert.deepEqual(
    index.map(({ id }) => id),
    Array.from({ length: 44 }, (_, number) => `31.${number}`),
  );
});

/** A small specification, of which only what the index looks at is there. */
function specificationOf(...sections: { id: string; description?: string; rules: string[] }[]): {
  sections: Section[];
} {
  return {
    sections: sections.map(({ id, description = '', rules }) => ({
      id,
      title: '',
      description,
      file: `${id}.feature`,
      rules: rules.map((name) => ({
        id: `${id}/${name}`,
        sentence: '',
        description: '',
        level: 'language' as const,
        file: '',
        line: 7,
        examples: [],
      })),
    })),
  };
}

const small = specificationOf({ id: '1.1', description: 'What follows is a\nremark on tea.', rules: ['water', 'cup'] });

test('an index that agrees', () => {
  const text = '"1.1":\n  rules: [water, cup]\n  informative: { tea: is a remark on tea }\n"1.2":\n  awaited: [milk]\n';
  assert.deepEqual(checkRuleIndex(parseRuleIndex(text), small), []);
});

for (const [fault, text, expected] of [
  [
    'a typing error',
    '"1.1":\n  rules: [water, cupp]',
    'line 2: there is no rule 1.1/cupp in 1.1.feature; did you mean 1.1/cup?',
  ],
  ['an orphan', '"1.1":\n  rules: [water]', '1.1.feature:7: 1.1/cup is not in the index'],
  ['a duplicate', '"1.1":\n  rules:\n    - water\n    - cup\n    - water', 'line 5: 1.1/water is already at line 3'],
  [
    'a rule that is a remark',
    '"1.1":\n  rules: [water]\n  informative: { cup: tea }',
    'line 3: 1.1/cup is a rule of 1.1.feature, so it belongs under "rules"',
  ],
  [
    'words that are not there',
    '"1.1":\n  rules: [water, cup]\n  informative: { sip: coffee }',
    'line 3: the description of 1.1.feature does not say "coffee" (1.1/sip)',
  ],
  [
    'a section without feature',
    '"1.1":\n  rules: [water, cup]\n"1.3":\n  rules: [cup]',
    'line 3: there is no feature of section 1.3; did you mean 1.1?',
  ],
  ['a section that is not listed', '', '1.1.feature: section 1.1 is not in the index'],
  [
    'what is no id',
    '"1.1":\n  rules: [water, cup]\n  awaited: [Cup]',
    'line 3: "1.1/Cup" is no id, as 31.4/left-to-right',
  ],
] as const) {
  test(`${fault} is found`, () => {
    assert.ok(
      checkRuleIndex(parseRuleIndex(text), small).includes(expected),
      checkRuleIndex(parseRuleIndex(text), small).join('\n'),
    );
  });
}

test('what does not have the form is said with its line', () => {
  for (const [text, line] of [
    ['- a', 1],
    ['"1.1": 5', 1],
    ['"1.1":\n  rules: water', 2],
    ['"1.1":\n  rules: [\n', 3],
    ['"1.1": {}\n"1.1": {}', 2],
  ] as const) {
    assert.throws(
      () => parseRuleIndex(text),
      (error) =>
        error instanceof RuleIndexError && error.problems.some((problem) => problem.startsWith(`line ${line}`)),
      text,
    );
  }
});
