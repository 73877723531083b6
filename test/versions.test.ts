// CPythons by version, tags of versions held to their word, and the table of how many examples each version is asked.

import assert from 'node:assert';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { verdictsAside } from '../src/spec/applicability';
import { doubtedVersions, judgeTag } from '../src/spec/doubted-tags';
import { examplesOf, readSpecification } from '../src/spec/specification';
import {
  countVersion,
  losses,
  parseVersionTable,
  renderVersionTable,
  updateTable,
  VersionTableError,
} from '../src/spec/version-counts';
import { openSubject } from '../src/subjects';
import { type Candidate, cpythonCandidates, findCpython } from '../src/subjects/process/find-cpython';
import { SubjectUnavailable } from '../src/subjects/subject';
import { inventRun, REFERENCE } from './invented-runs';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-versions-'));
after(() => fs.rmSync(scratch, { recursive: true }));

function program(...parts: string[]): string {
  const file = path.join(scratch, ...parts);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, '#!/bin/sh\necho this is no Python\n', { mode: 0o755 });
  return file;
}

describe('a CPython by version', () => {
  const plain = program('bin', 'python3');
  const named = program('bin', 'python3.9');
  program('bin', 'python3-config');
  const [own, newer, home] = [
    program('pyenv', 'versions', '3.9.18', 'bin', 'python3'),
    program('pyenv', 'versions', '3.14.0', 'bin', 'python3'),
    program('home', '.pyenv', 'versions', '3.8.18', 'bin', 'python3'),
  ];
  program('pyenv', 'versions', 'pypy3.10-7.3.12', 'bin', 'python3');
  program('pyenv', 'versions', 'my-environment', 'bin', 'python3');
  const environment = {
    PATH: [path.join(scratch, 'nowhere'), path.join(scratch, 'bin')].join(path.delimiter),
    PYENV_ROOT: path.join(scratch, 'pyenv'),
    HOME: path.join(scratch, 'home'),
  };
  const answers = new Map([
    [plain, '3.11.2'],
    [named, undefined],
    [own, '3.9.18'],
    [newer, '3.14.0'],
    [home, '3.8.18'],
  ]);
  const candidates = cpythonCandidates(environment);
  const find = (wanted: string) => findCpython(wanted, async (file) => answers.get(file), candidates);

  test('is looked for on PATH and among the versions of pyenv, newest first', () => {
    assert.deepEqual(
      candidates.map(({ file, claim }: Candidate) => [file, claim]),
      [
        [newer, '3.14.0'],
        [named, '3.9'],
        [own, '3.9.18'],
        [home, '3.8.18'],
        [plain, '3'],
      ],
    );
  });

  test('is the first that confirms it', async () => {
    assert.equal(await find('3'), newer);
    // Its command on PATH does not run.
    assert.equal(await find('3.9'), own);
    assert.equal(await find('3.8.18'), home);
    assert.equal(await find('3.11'), plain);
  });

  test('that is not there: what was found instead', async () => {
    for (const wanted of ['3.1', '3.13', '3.9.1', '2']) {
      await assert.rejects(find(wanted), (error: Error) => {
        assert.ok(error instanceof SubjectUnavailable);
        assert.ok(error.message.startsWith(`There is no CPython ${wanted}:`), error.message);
        assert.match(error.message, /\n {2}3\.14\.0 {2}.*\n {2}3\.11\.2 {2}.*\n {2}3\.9\.18 {2}.*\n {2}3\.8\.18 /);
        return true;
      });
    }
    await assert.rejects(
      findCpython('3.9', async () => undefined, []),
      /No CPython was found/,
    );
  });

  test('opens as a subject of that name', { skip: cpythonCandidates().length === 0 }, async () => {
    const subject = await openSubject('cpython:3');
    assert.equal(subject.name, 'cpython:3');
    assert.match(subject.title, /^CPython 3\./);
    await subject.close?.();
  });
});

describe('a tag of a version', () => {
  const folder = path.join(scratch, 'features');
  fs.mkdirSync(folder);
  const example = (title: string, tags = '') =>
    `    ${tags}\n    Example: ${title}\n      Given the program\n        """python\n        x = 1\n        """\n` +
    '      When it evaluates "x"\n      Then it gives "1"\n';
  fs.writeFileSync(
    path.join(folder, '31-01.feature'),
    `@31.1\nFeature: 31.1 Calls\n\n  @rule:31.1/a @language\n  Rule: A rule\n${example('For all')}${example('New', '@py:>=3.12')}` +
      `${example('New and elsewhere', '@py:>=3.12 @needs:threads')}${example('Old', '@py:<3.12')}`,
  );
  const specification = readSpecification(folder);
  const examples = examplesOf(specification);
  const subject = {
    name: 'cpython:3.11',
    title: 'CPython 3.11.7',
    pythonVersion: '3.11.7',
    cpythonLike: true,
    capabilities: { threads: 'cannot start threads' },
  };
  const doubted = doubtedVersions(examples, verdictsAside(examples, subject), subject);

  test('is doubted where nothing else takes the example away', () => {
    assert.deepEqual(
      [...doubted].map(([{ title }, { tags }]) => [title, tags]),
      [['New', ['@py:>=3.12']]],
    );
  });

  test('is right where the example fails, and wrong where it passes', () => {
    const [one, doubt] = [...doubted][0]!;
    const failed = judgeTag(doubt, { example: one, status: 'failed', milliseconds: 2, message: 'no' }, subject);
    assert.deepEqual([failed.status, failed.message], ['not-applicable', undefined]);
    const passed = judgeTag(doubt, { example: one, status: 'passed', milliseconds: 2 }, subject);
    assert.equal(passed.status, 'unexpected-pass');
    assert.match(passed.reason!, /it passes on CPython 3\.11\.7, so @py:>=3\.12 is wrong/);
  });

  test('counts as excluded, whatever else is lacking', () => {
    const record = inventRun(specification, REFERENCE, ({ title }) => ({
      status: title === 'New' ? 'unexpected-pass' : title === 'For all' ? 'unobservable' : 'failed',
    }));
    const gone = { ...record.verdicts[0]!, title: 'Gone since' };
    assert.deepEqual(countVersion('3.11', { ...record, verdicts: [gone, ...record.verdicts] }, specification), {
      version: '3.11',
      applied: 1,
      excluded: 2,
      unobservable: 1,
    });
  });
});

describe('the table of versions', () => {
  const before = { version: '3.9', applied: 10, excluded: 2, unobservable: 1 };

  test('gets better unasked, and worse with a reason only', () => {
    assert.deepEqual(losses(before, { ...before, applied: 12, excluded: 1 }), []);
    assert.equal(losses(before, { version: '3.9', applied: 9, excluded: 3, unobservable: 2 }).length, 3);
    assert.deepEqual(losses(undefined, before), ['3.9 is not in the table']);
    const updated = updateTable(
      [before],
      [
        { ...before, applied: 9 },
        { ...before, version: '3.10' },
      ],
      'one was untrue',
    );
    assert.deepEqual(updated, [
      { ...before, applied: 9, reasons: ['one was untrue'] },
      { ...before, version: '3.10' },
    ]);
    assert.deepEqual(parseVersionTable(renderVersionTable(updated), 'versions.yaml'), updated);
  });

  test('that is none is said with its file', () => {
    for (const text of ['a: b', '- version: 3.9', '[', '- version: "3.9"\n  applied: many']) {
      assert.throws(
        () => parseVersionTable(text, 'versions.yaml'),
        (error: Error) => {
          return error instanceof VersionTableError && error.message.startsWith('versions.yaml');
        },
      );
    }
  });
});
