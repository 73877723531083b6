// What the file system, a closed pipe or a malformed file does to a command: a sentence, an exit code, and nothing lost.

import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { builtFile } from '../scripts/built';
import { CommandError, ExitCode } from '../src/cli/exit-codes';
import { FEATURES_FOLDER, PACKAGE_FOLDER } from '../src/cli/places';
import { report } from '../src/cli/report';
import { FileProblem } from '../src/files/file-problem';
import { checkWritable, WholeFile, writeWhole } from '../src/files/write-whole';
import { REPORTERS } from '../src/reporting/reporters';
import { renderUnstarted, type UnstartedRecord } from '../src/reporting/reporters/unstarted';
import { readExpectations } from '../src/spec/expectations';
import { keepRun, readRun } from '../src/spec/run-store';
import { select } from '../src/spec/selection';
import { mergeShards } from '../src/spec/shards';
import { readSpecification } from '../src/spec/specification';
import { readReport } from '../src/subjects/probe-script';
import { fromHere } from '../src/subjects/process/command-subject';
import { inventRun, REFERENCE } from './invented-runs';

const specification = readSpecification(FEATURES_FOLDER);
const scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-errors-')));
after(() => fs.rmSync(scratch, { recursive: true }));
const inScratch = (...names: string[]) => path.join(scratch, ...names);

const problemOf = (work: () => unknown): FileProblem => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof FileProblem, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: 'it was written' });
};

/** A disk of 64 KiB, with something in it; undefined where none can be mounted. */
function smallDisk(): string | undefined {
  const folder = inScratch('disk');
  fs.mkdirSync(folder);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
  if (status !== 0) return undefined;
  after(() => spawnSync('umount', [folder]));
  return folder;
}

describe('files that are written whole', () => {
  test('keep their permissions, and the links that lead to them', () => {
    writeWhole(inScratch('a', 'b', 'file'), 'one');
    fs.chmodSync(inScratch('a', 'b', 'file'), 0o640);
    fs.symlinkSync(path.join('a', 'b', 'file'), inScratch('link'));
    fs.symlinkSync('link', inScratch('second'));
    writeWhole(inScratch('second'), 'two');
    assert.strictEqual(fs.readFileSync(inScratch('a', 'b', 'file'), 'utf8'), 'two');
    assert.strictEqual(fs.statSync(inScratch('a', 'b', 'file')).mode & 0o777, 0o640);
    assert.ok(fs.lstatSync(inScratch('second')).isSymbolicLink());
    fs.symlinkSync('new', inScratch('dangling'));
    writeWhole(inScratch('dangling'), 'three');
    assert.strictEqual(fs.readFileSync(inScratch('new'), 'utf8'), 'three');
    assert.deepStrictEqual(fs.readdirSync(inScratch('a', 'b')), ['file']);
  });

  test('are what they were until they are done', () => {
    const file = inScratch('trace');
    fs.writeFileSync(file, 'old');
    const whole = new WholeFile(file);
    whole.write('new');
    assert.strictEqual(fs.readFileSync(file, 'utf8'), 'old');
    whole.done();
    assert.strictEqual(fs.readFileSync(file, 'utf8'), 'new');
    const given = new WholeFile(file);
    given.write('never');
    given.discard();
    assert.strictEqual(fs.readFileSync(file, 'utf8'), 'new');
  });

  test('may be devices and open descriptors', () => {
    writeWhole('/dev/null', 'nothing');
    const descriptor = fs.openSync(inScratch('open'), 'w');
    writeWhole(`/dev/fd/${descriptor}`, 'through it');
    fs.closeSync(descriptor);
    assert.strictEqual(fs.readFileSync(inScratch('open'), 'utf8'), 'through it');
    assert.ok(fs.statSync('/dev/null').isCharacterDevice());
    assert.strictEqual(problemOf(() => writeWhole('/dev/full', 'text')).code, 'ENOSPC');
  });

  test('are refused in a sentence that names them', () => {
    fs.writeFileSync(inScratch('plain'), '');
    fs.symlinkSync('round', inScratch('round'));
    const cases: [file: string, message: RegExp][] = [
      [inScratch(), /cannot be written: it is a folder\. Name a file\./],
      [inScratch('plain', 'x'), /plain\/x cannot be written: a part of its path is no folder/],
      [inScratch('x'.repeat(300)), /its name is too long\. Choose a shorter one/],
      [inScratch('round'), /its symbolic links lead in a circle/],
      ['/proc/x/y/report.json', /\/proc\/x\/y\/report\.json cannot be written: /],
    ];
    for (const [file, message] of cases) {
      assert.match(problemOf(() => writeWhole(file, 'text')).message, message);
      assert.match(problemOf(() => checkWritable(file)).message, message);
    }
    const left = fs.readdirSync(scratch).filter((name) => name.endsWith('.tmp'));
    assert.deepStrictEqual(left, []);
    checkWritable(inScratch('later'));
    assert.ok(!fs.existsSync(inScratch('later')));
  });

  test('stay as they were on a full disk', (context) => {
    const disk = smallDisk();
    if (disk === undefined) return context.skip('no disk can be mounted here');
    const record = inventRun(specification, REFERENCE, (_, index) => (index < 3 ? {} : undefined));
    keepRun(path.join(disk, 'runs'), record);
    const file = path.join(disk, 'runs', 'reference.json');
    const kept = fs.readFileSync(file, 'utf8');
    const filled = fs.openSync(path.join(disk, 'fill'), 'w');
    assert.throws(() => fs.writeSync(filled, Buffer.alloc(1 << 17)) && fs.writeSync(filled, Buffer.alloc(1 << 17)));
    fs.closeSync(filled);
    const longer = inventRun(specification, REFERENCE, () => ({}));
    assert.match(
      problemOf(() => keepRun(path.join(disk, 'runs'), longer)).message,
      /reference\.json cannot be written: the disk is full/,
    );
    assert.strictEqual(fs.readFileSync(file, 'utf8'), kept);
    const page = path.join(disk, 'page');
    assert.strictEqual(problemOf(() => report({ out: page, results: path.join(disk, 'runs') })).code, 'ENOSPC');
    assert.deepStrictEqual(fs.readdirSync(page), []);
  });
});

describe('records', () => {
  test('are held against their schema, and named', () => {
    const record = inventRun(specification, REFERENCE, () => ({}));
    const file = inScratch('record.json');
    const refused = (value: unknown, message: RegExp) => {
      fs.writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
      assert.throws(() => readRun(file), message);
    };
    const [first, ...rest] = record.verdicts;
    refused(
      { ...record, verdicts: [{ ...first, status: 'pased' }, ...rest] },
      /record\.json is not a record of a run: verdicts\[0\]\.status: "pased" is none of passed, failed/,
    );
    refused({ ...record, verdicts: null }, /verdicts: null is not a list/);
    refused({ ...record, subject: 'me' }, /subject: "me" is not a mapping/);
    refused({ ...record, shard: { index: 0, count: 1 } }, /shard\.index: 0 is less than 1/);
    refused('[1', /record\.json is not a record of a run: it is no JSON/);
    refused('null', /null is not a mapping/);
  });

  test('that are none are put aside, and the run is kept', () => {
    const file = inScratch('kept', 'reference.json');
    writeWhole(file, '{"format": "callspec-run/1", "verd');
    const record = inventRun(specification, REFERENCE, () => ({}));
    assert.match(keepRun(inScratch('kept'), record) ?? '', /It is now .*reference\.json\.unreadable/);
    assert.strictEqual(readRun(file).verdicts.length, record.verdicts.length);
    assert.match(fs.readFileSync(`${file}.unreadable`, 'utf8'), /"verd$/);
  });

  test('are needed for a page', () => {
    for (const [results, code] of [
      ['/nope', ExitCode.USAGE],
      [inScratch('a'), ExitCode.NOTHING_SELECTED],
    ] as const) {
      assert.throws(
        () => report({ out: inScratch('page'), results }),
        (error) => error instanceof CommandError && error.exitCode === code && error.message.includes(results),
      );
    }
    assert.ok(!fs.existsSync(inScratch('page')));
  });
});

describe('a subject that does not start', () => {
  const record: UnstartedRecord = {
    ...inventRun(specification, { ...REFERENCE, name: 'cpython:/none', pythonVersion: 'unknown' }, () => undefined),
    incomplete: 'not-started',
    problem: 'there is <no> /none ]]>\n::error::x',
  };

  test('is told by every report', () => {
    for (const { name } of REPORTERS) assert.match(renderUnstarted(name, record) ?? '', /there is/, name);
    const said = (name: string) => renderUnstarted(name, record)!;
    assert.match(said('junit'), /<testsuites tests="1" failures="0" errors="1"/);
    assert.strictEqual(said('tap').trimEnd().split('\n').length, 2);
    assert.match(said('tap'), /^TAP version 14\nBail out! there is/);
    assert.doesNotMatch(said('html'), /<no>/);
    assert.deepStrictEqual(
      said('ndjson')
        .trimEnd()
        .split('\n')
        .map((line) => Object.keys(JSON.parse(line))),
      [['testRunStarted'], ['testRunFinished']],
    );
    assert.match(said('github'), /^::error [^\n]*\n$/);
    for (const name of ['json', 'blob']) {
      fs.writeFileSync(inScratch('unstarted.json'), said(name));
      assert.strictEqual(readRun(inScratch('unstarted.json')).incomplete, 'not-started');
    }
    assert.throws(
      () => mergeShards([record], ['a.json']),
      /The subject of shard 1\/1 did not start \(a\.json\): there is/,
    );
  });
});

describe('words of a command line', () => {
  test('name a line that the feature has', () => {
    const found = fs.readdirSync(FEATURES_FOLDER).find((name) => name.startsWith('31-09'))!;
    assert.throws(
      () => select(specification, [`${found}:99999`]),
      /has no line 99999: it ends with line \d+, and its last example begins at line \d+/,
    );
  });

  test('keep the quotes of a command', () => {
    const here = process.cwd();
    process.chdir(scratch);
    try {
      fs.writeFileSync(inScratch('my file.py'), '');
      fs.writeFileSync(inScratch('it.py'), '');
      const words = (command: string) =>
        spawnSync('sh', ['-c', `for word in ${fromHere(command)}; do echo "<$word>"; done`], { encoding: 'utf8' })
          .stdout;
      assert.strictEqual(
        words('python "my file.py" "it.py" it.py'),
        `<python>\n<${inScratch('my file.py')}>\n<${inScratch('it.py')}>\n<${inScratch('it.py')}>\n`,
      );
      assert.strictEqual(
        words(`sh -c "python it.py 'x' \\"y\\""`),
        `<sh>\n<-c>\n<python ${inScratch('it.py')} 'x' "y">\n`,
      );
      assert.strictEqual(words(`sh -c 'python it.py "x"'`), `<sh>\n<-c>\n<python ${inScratch('it.py')} "x">\n`);
    } finally {
      process.chdir(here);
    }
  });
});

test('lines that only look like a report are print', () => {
  const forged = [
    { kind: 'step', exception: {} },
    { kind: 'step', value: 1 },
    { kind: 'else' },
    { kind: 'warnings', list: [1] },
    { kind: 'step', exception: 'x' },
  ];
  for (const message of forged) {
    const line = `\x1e${JSON.stringify(message)}\n`;
    const { main, complete } = readReport(`${line}\x1e{"kind":"step","value":"1"}\n\x1e{"kind":"end"}\n`);
    assert.deepStrictEqual([main.stdout, main.value, complete], [line, '1', true]);
  }
});

describe('expectations', () => {
  test('that cannot be read are named', () => {
    assert.match(
      problemOf(() => readExpectations(inScratch('none.yaml'), specification)).message,
      /none\.yaml cannot be read: there is no such file/,
    );
    assert.match(problemOf(() => readExpectations(scratch, specification)).message, /cannot be read: it is a folder/);
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level++)
      bomb.push(
        `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    fs.writeFileSync(inScratch('bomb.yaml'), `${bomb.join('\n')}\n`);
    assert.throws(() => readExpectations(inScratch('bomb.yaml'), specification), /bomb\.yaml cannot be read: .*alias/);
    fs.writeFileSync(inScratch('map.yaml'), 'a: 1\n');
    assert.throws(() => readExpectations(inScratch('map.yaml'), specification), /map\.yaml:1: \{"a":1\} is not a list/);
  });
});

describe('commands whose reader goes away', () => {
  const callspec = (line: string) => {
    const command = `'${process.execPath}' '${builtFile('cli.js')}'`;
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-c', `set -o pipefail; callspec() { ${command} "$@"; }; ${line}`],
      {
        cwd: PACKAGE_FOLDER,
        encoding: 'utf8',
        timeout: 120_000,
        env: { ...process.env, GITHUB_ACTIONS: '', NODE_V8_COVERAGE: '' },
      },
    );
    return { status, stdout, stderr };
  };

  test('end quietly, with their own exit code, and keep the record', () => {
    const results = inScratch('piped');
    const { status, stdout, stderr } = callspec(
      `callspec check 31.9 --quiet --reporter json --results ${results} | head -1`,
    );
    assert.deepStrictEqual({ status, stdout }, { status: 0, stdout: '{\n' });
    // On a machine that is busy, it may say that it waits.
    assert.match(stderr, /^(callspec: waiting for reference to start\n)?$/);
    assert.ok(readRun(path.join(results, 'reference.json')).verdicts.length > 0);
  });

  test('say what else keeps them from writing', () => {
    const full = callspec('callspec subject list > /dev/full');
    assert.strictEqual(full.status, ExitCode.USAGE);
    assert.match(full.stderr, /^callspec: standard output cannot be written: the disk is full\./);
    assert.deepStrictEqual(callspec('callspec subject lst 2> >(exec 0<&-)').stderr, '');
    assert.strictEqual(callspec('callspec subject list >&- 2>&-').status, ExitCode.FINE);
  });

  test('report a subject that does not start, and are told when it is slow', () => {
    const file = inScratch('slow.tap');
    const { status, stderr } = callspec(
      `callspec check 31.9 --subject 'adapter:sleep 6' --reporter tap=${file} --results ${inScratch('slow')}`,
    );
    assert.strictEqual(status, ExitCode.SUBJECT_UNUSABLE);
    assert.match(stderr, /^callspec: waiting for adapter:sleep 6 to start\n/);
    assert.match(fs.readFileSync(file, 'utf8'), /^TAP version 14\nBail out! /);
    assert.ok(!fs.existsSync(inScratch('slow')));
  });

  test('programs of theirs end with it', () => {
    const { status, stdout, stderr } = callspec(`callspec run -c 'while True: print(1)' | head -1`);
    assert.deepStrictEqual({ status, stdout, stderr }, { status: 0, stdout: '1\n', stderr: '' });
  });
});
