// Subjects: the doctor finds what is wrong with bad adapters; programs that run away end as clear verdicts, and the next one runs.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import { builtFile } from '../scripts/built';
import schema from '../spec/schemas/protocol.schema.json';
import { startBuilt } from '../src/subjects/adapters/start-adapter';
import { openSubject, parseSubject, splitSubjects } from '../src/subjects';
import { CHECKS, examine, prepareExamination } from '../src/subjects/doctor/examine';
import { AdapterSubject, runMessage } from '../src/subjects/protocol/adapter-subject';
import { MalformedMessage, parseAdapterMessage } from '../src/subjects/protocol/messages';
import { readReport } from '../src/subjects/probe-script';
import { CHROMIUM } from '../src/subjects/brython/pages';
import { fromHere } from '../src/subjects/process/command-subject';
import { findProgram } from '../src/subjects/process/find-program';
import { type Program, SubjectUnavailable, UnknownSubject } from '../src/subjects/subject';

const LOADER = require.resolve('ts-node/register/transpile-only');
const ROOT = path.join(__dirname, '..');

prepareExamination();
startBuilt(builtFile());

function openAdapter(name: string, helloWithin?: number): Promise<AdapterSubject> {
  return AdapterSubject.open(name, adapterCommand(name), '', { helloWithin });
}

function adapterCommand(name: string) {
  const file = path.join(__dirname, 'bad-adapters', `${name}.ts`);
  return { file: process.execPath, args: ['-r', LOADER, file] };
}

const LIMITS = { steps: 1_000_000_000, milliseconds: 20_000 };

/** What the doctor finds in some of its checks: problems by check. `within` is the most milliseconds that it gives a run. */
async function problems(name: string, only: readonly string[], within = Infinity): Promise<Record<string, string>> {
  const subject = await openAdapter(name);
  const run = subject.run.bind(subject);
  subject.run = (program, limits) => run(program, { ...limits, milliseconds: Math.min(limits.milliseconds, within) });
  const findings = await examine(subject, only);
  return Object.fromEntries(
    findings.flatMap(({ check, problem }) => (problem === undefined ? [] : [[check, problem]])),
  );
}

test('the doctor finds nothing wrong with an honest adapter', async () => {
  const slow = ['endless memory', 'one line without an end', 'endless recursion', 'deep recursion in C'];
  const checks = CHECKS.map(([check]) => check).filter((check) => !slow.includes(check));
  assert.deepEqual(await problems('honest', checks), {});
});

const BAD: [adapter: string, check: string, problem: RegExp, within?: number][] = [
  ['hangs-in-a-run', 'a simple program', /^stopped after 500 ms$/, 500],
  ['hangs-at-the-end', 'the end', /had to be killed/],
  ['crashes', 'a simple program', /ended with exit status 7: Error: out of cheese/],
  ['lies-about-its-version', 'what it says of itself', /it claims Python "3\.9" where it should be "3\.14"/],
  ['lies-about-capabilities', 'capabilities', /threads: it cannot start threads/],
  ['leaks', 'state between programs', /sees what one has left: .*a module/],
  ['garbles', 'a simple program', /what it sent is not JSON: "DEBUG: a run has come"/],
  ['wrong-ids', 'a simple program', /it sent "output" for run 2 during run 1/],
  ['floods', 'a simple program', /without the end of a line/],
  ['answers-nothing', 'a simple program', /in the middle of the program/],
  ['loses-letters', 'text', /'é€🐍' is printed as "\?\?\?"/],
  ['prints-late', 'output after the end', /"late\\n"|it sent "output"/],
  ['shares-its-input', 'standard input', /a program reads from it "'\{\\"type/],
  ['shares-its-environment', 'surroundings', /programs see the environment/],
];

for (const [adapter, check, problem, within] of BAD) {
  test(`the doctor catches an adapter: ${adapter}`, async () => {
    const found = await problems(adapter, [check], within);
    assert.match(found[check] ?? '', problem, JSON.stringify(found));
  });
}

test('an adapter that does not say hello cannot be used', async () => {
  await assert.rejects(openAdapter('silent', 500), (error) => {
    assert(error instanceof SubjectUnavailable);
    assert.match(error.message, /it did not say hello within 0\.5 s/);
    return true;
  });
  await assert.rejects(openAdapter('no-hello'), /it sent "end" before "hello"/);
});

test('messages that are none are refused with what is wrong', () => {
  const texts = [
    ['[]', /not a JSON object/],
    ['{"type": "hullo"}', /not "hullo"/],
    ['{"type": "end", "id": 0, "reason": "finished"}', /^the message "end" has a wrong "id": it must be >= 1$/],
    [
      '{"type": "end", "id": "1", "reason": "finished"}',
      /^the message "end" has in "id" what is not of the type integer$/,
    ],
    [
      '{"type": "end", "id": 1, "reason": "tired"}',
      /"end" has in "reason" none of "finished", "timed-out", "crashed"$/,
    ],
    ['{"type": "end", "id": 1, "reason": "finished", "why": 1}', /has "why", which the protocol does not know$/],
    ['{"type": "step", "id": 1, "exception": {}}', /^the message "step" lacks "type" in "exception"$/],
    ['{"type": "hello", "protocol": 2}', /^it speaks version 2 of the protocol, and this callspec version 1$/],
    ['{"type": "hello", "protocol": 1, "name": "X"}', /^the message "hello" lacks "version"$/],
  ] as const;
  for (const [text, problem] of texts) {
    assert.throws(
      () => parseAdapterMessage(text),
      (error) => error instanceof MalformedMessage && problem.test(error.message),
    );
  }
});

test('what is sent to adapters obeys the schema', () => {
  const program: Program = {
    source: 'x = 1',
    modules: new Map([['m', 'y = 2']]),
    probes: [
      { kind: 'evaluate', source: 'x' },
      { kind: 'stack', source: 'f()', function: 'f' },
    ],
  };
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
  assert(validate(runMessage(1, program, { steps: 1, milliseconds: 1 })), JSON.stringify(validate.errors));
  assert(validate({ type: 'close' }));
});

test('a report that is cut off or not one counts as print', () => {
  assert.equal(readReport('before\x1e{"kind":').main.stdout, 'before\x1e{"kind":');
  const { main, complete } = readReport('a\x1enot json\nb\x1e{"kind":"step","value":"1"}\n\x1e{"kind":"end"}\n');
  assert.deepEqual([main.stdout, main.value, complete], ['a\x1enot json\nb', '1', true]);
});

test('names of subjects', () => {
  assert.equal(parseSubject('cpython:/usr/bin/python3').argument, '/usr/bin/python3');
  assert.equal(parseSubject('cmd:a:b {file}').argument, 'a:b {file}');
  assert.throws(() => parseSubject('cpyton'), /Did you mean cpython\?/);
  assert.throws(() => parseSubject('reference:x'), UnknownSubject);
  assert.throws(() => parseSubject('cmd'), /not complete/);
  assert.throws(() => parseSubject('cmd:python3 {files}'), /has no {file} where the program goes: cmd:python3 {file}/);
});

test('commands find the files that they name', () => {
  const here = (word: string) => `'${path.resolve(word)}'`;
  assert.equal(fromHere('python3 -B {file}'), 'python3 -B {file}');
  assert.equal(
    fromHere('X=1 ./package.json README.md src nowhere.py {file}'),
    `X=1 ${here('package.json')} ${here('README.md')} src nowhere.py {file}`,
  );
  assert.equal(fromHere('README.md {file}'), 'README.md {file}');
});

test('several subjects between commas', () => {
  const split: [text: string, names: string[]][] = [
    ['reference', ['reference']],
    ['reference,cpython', ['reference', 'cpython']],
    ['reference,cpyton', ['reference', 'cpyton']],
    ['cpython:/a,b/python3,pypy:/c,skulpt', ['cpython:/a,b/python3', 'pypy:/c', 'skulpt']],
    ['cmd:foo --opt=a,b {file}', ['cmd:foo --opt=a,b {file}']],
    ['cpython,cmd:foo --opt=a,reference {file}', ['cpython', 'cmd:foo --opt=a,reference {file}']],
    ['skulpt,adapter:node a.mjs,b', ['skulpt', 'adapter:node a.mjs,b']],
    ['reference,', ['reference', '']],
  ];
  for (const [text, names] of split) assert.deepEqual(splitSubjects(text), names, text);
});

test('a subject that is missing says what to install', async () => {
  await assert.rejects(openSubject('cpython:/nowhere/python3'), /There is no \/nowhere\/python3/);
  await assert.rejects(openSubject('cpython:python3.1'), /There is no python3\.1 on PATH/);
  const { PATH } = process.env;
  process.env.PATH = '/nowhere';
  try {
    await assert.rejects(openSubject('pypy'), /apt-get install pypy3/);
  } finally {
    process.env.PATH = PATH;
  }
});

/** Programs that run away, and what is said of them; undefined for an exception, or a verdict that depends on the machine. */
const RUNAWAYS: readonly [what: string, source: string, said?: RegExp][] = [
  ['loop', 'while True:\n    pass\n', /^stopped after \d+ (ms|steps)$/],
  ['output', "print('begin')\nwhile True:\n    print('x' * 1000)\n", /^stopped after 1 MiB of output$/],
  ['memory', "items = []\nwhile True:\n    items.append('x' * 1000000 + str(len(items)))\n"],
];

const DOUBLING: typeof RUNAWAYS = [['doubling', "text = 'ab'\nwhile True:\n    text += text\n"]];
const NATIVE_LOOP: typeof RUNAWAYS = [['native loop', 'import itertools\nlist(itertools.count())\n']];
const DEEP: typeof RUNAWAYS = [
  ['depth', 'items = []\nfor _ in range(200000):\n    items = [items]\nrepr(items)\nraise ValueError\n'],
];
/** Operations that nothing inside a Python interrupts for long. */
const OPERATIONS: typeof RUNAWAYS = [
  ['squaring', 'x = 3\nwhile True:\n    x = x * x\n'],
  ['one power', 'x = 7 ** (7 ** 12)\n'],
  ['one search', "('ab' * 2 ** 24 + 'a').count('ab' * 2 ** 12 + 'b')\nwhile True:\n    pass\n"],
  [
    'one comparison',
    'x = []\nfor _ in range(40):\n    x = [x, x]\ny = []\nfor _ in range(40):\n    y = [y, y]\nx == y\n',
  ],
];
const ONLY_TIME_ENDS = new Set(['loop', ...[...NATIVE_LOOP, ...OPERATIONS].map(([what]) => what)]);
const EXIT: typeof RUNAWAYS = [['exit', 'import os\nos._exit(3)\n']];
const ABORT: typeof RUNAWAYS = [['abort', 'import os\nos.abort()\n']];

const installed = (name: string) => fs.existsSync(path.join(ROOT, 'node_modules', name));
const hasPython = spawnSync('python3', ['--version']).status === 0;
const hasPyPy = spawnSync('pypy3', ['--version']).status === 0;
const hasChromium = findProgram(CHROMIUM) !== undefined;

const SUBJECTS: readonly { name: string; lacking: string | false; programs: typeof RUNAWAYS }[] = [
  {
    name: 'reference',
    lacking: false,
    programs: [...RUNAWAYS, ...DOUBLING, ...NATIVE_LOOP, ...DEEP, ...EXIT, ...ABORT, ...OPERATIONS],
  },
  { name: 'pyodide', lacking: false, programs: [...RUNAWAYS, ...ABORT] },
  {
    name: 'cpython',
    lacking: !hasPython && 'no python3 is installed',
    programs: [...RUNAWAYS, ...DOUBLING, ...NATIVE_LOOP, ...DEEP, ...EXIT, ...ABORT],
  },
  {
    name: 'pypy',
    lacking: !hasPyPy && 'no pypy3 is installed',
    programs: [...RUNAWAYS, ...DEEP, ...EXIT, ...ABORT],
  },
  { name: 'skulpt', lacking: !installed('skulpt') && 'skulpt is not installed', programs: [...RUNAWAYS, ...DEEP] },
  {
    name: 'micropython',
    lacking: !installed('@micropython') && 'MicroPython is not installed',
    programs: [...RUNAWAYS, ['exit', 'import js\njs.process.exit(3)\n']],
  },
  {
    name: 'brython',
    lacking:
      (!installed('brython') && 'brython is not installed') ||
      (!installed('playwright-core') && 'playwright-core is not installed') ||
      (!hasChromium && 'Chromium is not installed'),
    programs: [...RUNAWAYS.slice(0, 2), ...DEEP],
  },
];

for (const { name, lacking, programs } of SUBJECTS) {
  test(`programs that run away end, and the next one runs: ${name}`, { skip: lacking }, async () => {
    const subject = await openSubject(name);
    const limits = { steps: 3_000_000, outputBytes: 1 << 20, memoryBytes: 1 << 28 };
    for (const [what, source, said] of programs) {
      const milliseconds = what === 'output' ? 20_000 : ONLY_TIME_ENDS.has(what) ? 400 : 1_000;
      const program = { source, modules: new Map(), probes: [] };
      const { stopped, main } = await subject.run(program, { ...limits, milliseconds });
      assert(stopped !== undefined || main.exception !== undefined, what);
      if (said !== undefined) assert.match(stopped?.message ?? '', said);
      if (what === 'output') assert.match(main.stdout, /^begin\nxxx/, 'what came before the limit is shown');
      const probes = [{ kind: 'evaluate' as const, source: '1 + 1' }];
      const next = await subject.run({ source: '', modules: new Map(), probes }, { ...limits, milliseconds: 20_000 });
      assert.equal(next.probes[0]?.value, '2', `after ${what}: ${next.stopped?.message}`);
    }
    await subject.close?.();
  });
}

test('a process that is killed from outside has crashed, and the next program runs in another', async () => {
  const subject = await openSubject('reference');
  const run = (source: string) => subject.run({ source, modules: new Map(), probes: [] }, LIMITS);
  const running = run("print('begun', flush=True)\nwhile True:\n    pass\n");
  const adapter = execFileSync('pgrep', ['-P', String(process.pid), '-f', 'adapters.reference'], { encoding: 'utf8' });
  process.kill(Number(adapter.trim().split('\n').at(-1)), 'SIGKILL');
  const { stopped } = await running;
  assert.equal(stopped?.kind, 'crashed');
  assert.match(stopped?.message ?? '', /it ended by signal SIGKILL/);
  assert.equal((await run("print('next')\n")).main.stdout, 'next\n');
  await subject.close?.();
});

test('the memory of a process is watched from outside', async () => {
  const command = adapterCommand('grows');
  const subject = await AdapterSubject.open('grows', { ...command, watchMemory: true }, '');
  const program = { source: '', modules: new Map(), probes: [] };
  const { stopped } = await subject.run(program, { ...LIMITS, memoryBytes: 1 << 26 });
  assert.deepEqual(stopped, { kind: 'timed-out', message: 'stopped after 64 MiB of memory' });
});

test('a crash is told with what ended it', { skip: hasPython ? false : 'no python3 is installed' }, async () => {
  const subject = await openSubject('cpython');
  const program = { source: 'import os\nos.abort()\n', modules: new Map(), probes: [] };
  const { stopped } = await subject.run(program, { steps: 1, milliseconds: 10_000 });
  assert.deepEqual(stopped, { kind: 'crashed', message: 'the process was ended by signal SIGABRT' });
  await subject.close?.();
});

test('no program sees what another has done to the Pyodide that both run in', async () => {
  const subject = await openSubject('pyodide');
  const findings = await examine(subject, ['standard input', 'state between programs', 'output after the end']);
  assert.deepEqual(
    findings.map(({ problem }) => problem),
    [undefined, undefined, undefined, undefined, undefined],
  );
});

for (const [command, lacking] of [
  [
    `python3 "${path.join(ROOT, 'examples', 'adapters', 'python_adapter.py')}"`,
    !hasPython && 'no python3 is installed',
  ],
  [
    `node "${path.join(ROOT, 'examples', 'adapters', 'skulpt_adapter.mjs')}"`,
    !installed('skulpt') && 'skulpt is not installed',
  ],
] as const) {
  test(`the example adapter is fine: ${path.basename(command).replace('"', '')}`, { skip: lacking }, async () => {
    const findings = await examine(await openSubject(`adapter:${command}`));
    assert.deepEqual(
      findings.filter(({ problem }) => problem !== undefined),
      [],
    );
  });
}

test('a command as subject', { skip: hasPython ? false : 'no python3 is installed' }, async () => {
  const subject = await openSubject('cmd:python3 {file}');
  const outcome = await subject.run(
    {
      source: "import prices\nprint('hi')\n",
      modules: new Map([['prices', 'pen = 3\n']]),
      probes: [{ kind: 'evaluate', source: 'prices.pen' }],
    },
    { steps: 1, milliseconds: 10_000 },
  );
  assert.deepEqual([outcome.stopped, outcome.main.stdout, outcome.probes[0]?.value], [undefined, 'hi\n', '3']);
});
