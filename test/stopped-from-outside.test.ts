// Programs that are stopped from outside, however busy they are: in a thread of the library, and by the limits of a command.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { builtFile } from '../scripts/built';
import type * as Library from '../src/index';

// As it is installed: a thread that compiles TypeScript first would only show how long that takes.
const { runApart } = require(builtFile('index.js')) as typeof Library;

/** Two seconds, and what a busy machine adds. */
const PATIENCE = 15_000;

/** The output of a run apart, and how it ended. */
async function apart(source: string, options: Library.RunApartOptions = {}) {
  let stdout = '';
  let stderr = '';
  const outcome = await runApart(source, {
    ...options,
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  return { ...outcome, stdout, stderr };
}

/** One multiplication after the other, each longer than the last: the interpreter cannot look at anything in the midst of one. */
const GROWING = 'x = 3\nwhile True: x = x * x';

test('a program runs apart with its input, modules and arguments, to its exit code', async () => {
  const source =
    "import sys, shop, atexit\natexit.register(print, 'bye')\nprint(input(), shop.pen, sys.argv)\nsys.exit(3)";
  const outcome = await apart(source, {
    input: 'hello\n',
    argv: ['x.py', 'y'],
    modules: new Map([['shop', 'pen = 3']]),
  });
  assert.equal(outcome.stdout, "hello 3 ['x.py', 'y']\nbye\n");
  assert.deepEqual(
    [outcome.exitCode, outcome.exception, outcome.stopped, outcome.fault],
    [3, undefined, undefined, undefined],
  );
});

test('an uncaught exception is part of the outcome', async () => {
  const { exception, exitCode, stderr } = await apart('1/0', { filename: 'shop.py' });
  assert.deepEqual([exception!.type, exception!.message, exitCode], ['ZeroDivisionError', 'division by zero', 1]);
  assert.equal(stderr, exception!.traceback);
});

for (const [what, source] of [
  ['an endless loop', 'while True: pass'],
  ['one long operation after the other', GROWING],
  ['an endless loop at the end', 'import atexit\n@atexit.register\ndef f():\n    while True: pass'],
] as const) {
  test(`${what} is stopped by the time limit`, { timeout: PATIENCE }, async () => {
    const { stopped, exitCode } = await apart(source, { limits: { milliseconds: 300 } });
    assert.deepEqual([stopped, exitCode], ['stopped after 300 ms', 1]);
  });

  test(`${what} is stopped by a signal`, { timeout: PATIENCE }, async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    const { stopped, exitCode } = await apart(source, { signal: controller.signal });
    assert.deepEqual([stopped, exitCode], ['stopped by the caller', 1]);
  });
}

test('a signal that is aborted already starts nothing', async () => {
  assert.equal((await apart('print(1)', { signal: AbortSignal.abort() })).stopped, 'stopped by the caller');
});

test('what a stream throws comes back', async () => {
  const failure = new Error('full');
  const write = () => {
    throw failure;
  };
  await assert.rejects(runApart('print(1)', { stdout: { write } }), (error) => error === failure);
});

/** Runs a command whose standard input stays open. */
function command(...words: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [builtFile('cli.js'), ...words], { stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

test('run --timeout breaks off one long operation, and nothing printed is lost', {
  timeout: 4 * PATIENCE,
}, async () => {
  const result = await command('run', '--timeout', '0.5', '-c', `print('begun')\n${GROWING}`);
  assert.deepEqual(result, { code: 1, output: 'begun\ncallspec: stopped after 500 ms\n' });
});

test('trace --timeout ends with its last event', { timeout: 4 * PATIENCE }, async () => {
  const { code, output } = await command('trace', '--json', '--timeout', '0.5', '-c', GROWING);
  assert.equal(code, 1);
  assert.match(
    output,
    /\{"event":"end","exitCode":1,.*"stopped":"stopped after 500 ms"\}|"stopped":"stopped after 500 ms"/,
  );
});

test('run --timeout ends a program that waits for input', { timeout: 4 * PATIENCE }, async () => {
  const result = await command('run', '--timeout', '0.5', '-c', "print('begun')\ninput()");
  assert.deepEqual(result, { code: 137, output: 'begun\ncallspec: stopped after 500 ms\n' });
});

test('a fault of the interpreter is said in a sentence, with an exit code of its own', {
  timeout: 4 * PATIENCE,
}, async () => {
  const source = 'def f(): pass\nf.__code__ = f.__code__.replace(co_code=bytes([128, 0, 0, 0]))\nf()';
  const { code, output } = await command('run', '-c', source);
  assert.equal(code, 70);
  assert.equal(
    output,
    'callspec: fault of the interpreter: instruction CACHE cannot run, at CACHE (offset 2) of f in <string>:1\n',
  );
});
