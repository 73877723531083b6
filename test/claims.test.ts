// The reference and the oracle show everything: what they skip is a failure, but for what an example says of them by name.

import assert from 'node:assert';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { brokenClaims, verdictsAside } from '../src/spec/applicability';
import { doubtedSubject, judgeTag } from '../src/spec/doubted-tags';
import { examplesOf, readSpecification, type Specification } from '../src/spec/specification';
import { tagProblem } from '../src/spec/tags';
import { ORACLE, OTHER, REFERENCE } from './invented-runs';

const example = (title: string, tags: string) =>
  `    ${tags}\n    Example: ${title}\n      When it evaluates "f()"\n      Then it gives "1"\n`;

function specificationOf(...examples: string[]): Specification {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-claims-'));
  const head = '@31.1\nFeature: 31.1 Calls\n\n  @rule:31.1/a @language\n  Rule: A rule\n';
  fs.writeFileSync(path.join(folder, '31-01.feature'), head + examples.join(''));
  try {
    return readSpecification(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const examples = examplesOf(
  specificationOf(
    example('Plain', ''),
    example('Threads', '@needs:threads'),
    example('Excepted', '@needs:threads @not-on:pyodide'),
    example('Old', '@py:<3.9'),
    example('Unneeded', '@not-on:pyodide'),
  ),
);
const LACKING = { capabilities: { threads: 'cannot start threads', tracebacks: true } as const };
const statuses = (subject: typeof REFERENCE) =>
  [...verdictsAside(examples, subject)].map(([{ title }, { status }]) => `${title}: ${status}`);

describe('what is skipped', () => {
  test('is a failure on the oracle, but for what is excepted by name', () => {
    const oracle = { ...ORACLE, ...LACKING };
    assert.deepEqual(statuses(oracle), [
      'Threads: failed',
      'Excepted: unobservable',
      'Old: failed',
      'Unneeded: unobservable',
    ]);
    assert.match(
      verdictsAside(examples, oracle).get(examples[1]!)!.message!,
      /no tag @not-on:pyodide.*cannot start threads/,
    );
  });

  test('is a failure on the reference, whatever the oracle is excepted from', () => {
    assert.deepEqual(statuses({ ...REFERENCE, ...LACKING }), ['Threads: failed', 'Excepted: failed', 'Old: failed']);
  });

  test('is none on others', () => {
    assert.deepEqual(statuses({ ...OTHER, ...LACKING }), [
      'Threads: unobservable',
      'Excepted: unobservable',
      'Old: not-applicable',
    ]);
  });
});

test('a capability that is claimed and lacking is a fault of its own', () => {
  assert.deepEqual(brokenClaims({ ...ORACLE, ...LACKING }), []);
  assert.deepEqual(brokenClaims({ ...OTHER, ...LACKING }), []);
  assert.deepEqual(brokenClaims({ ...REFERENCE, ...LACKING }), [
    'reference must have the capability threads, and its probe fails: it cannot start threads',
  ]);
  assert.equal(brokenClaims({ ...ORACLE, capabilities: { tracebacks: 'cannot print tracebacks' } }).length, 1);
});

test('a tag that names a subject is held to its word', () => {
  const oracle = { ...ORACLE, ...LACKING };
  const aside = verdictsAside(examples, oracle);
  const titles = (all: boolean) => [...doubtedSubject(examples, aside, oracle, all).keys()].map(({ title }) => title);
  // A lacking capability proves the other one.
  assert.deepEqual(titles(false), ['Unneeded']);
  assert.deepEqual(titles(true), ['Excepted', 'Unneeded']);
  const [[one, doubt]] = [...doubtedSubject(examples, aside, oracle, false)] as [[(typeof examples)[0], never]];
  const passed = judgeTag(doubt, { example: one, status: 'passed', milliseconds: 1 }, oracle);
  assert.equal(passed.status, 'unexpected-pass');
  assert.match(passed.reason!, /it passes on Pyodide 314\.0\.7, so @not-on:pyodide is wrong/);
  assert.equal(judgeTag(doubt, { example: one, status: 'failed', milliseconds: 1 }, oracle).status, 'unobservable');
  assert.match(tagProblem('@not-on:pyodid', 'example')!, /"pyodid" is no subject that shows everything else/);
  assert.match(tagProblem('@not-on:cpython', 'rule')!, /is no subject that shows everything else/);
});
