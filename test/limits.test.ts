// Limits of time and memory end every program, inside one native operation too, and nothing of it is held against the next.

import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Reply, Request } from './limits/child';
import { IMPOSSIBLE, LARGE, LONG } from './limits/programs';

const TIME = { milliseconds: 100, memory: 512 << 20 };
const ROOM = { milliseconds: 20_000, memory: 64 << 20 };
/** A program that has not ended after that hangs, however slow the machine is. */
const PATIENCE = 60_000;
/** MiB that the process may have resident beyond what it had at first, all programs of the small limit taken together. */
const MARGIN = 450;

let child: ChildProcess | undefined;

/** What a child says next; undefined if it says nothing in time or dies. */
function answer<T>(from: ChildProcess, patience = PATIENCE): Promise<T | undefined> {
  return new Promise((resolve) => {
    const end = (value: T | undefined): void => {
      clearTimeout(timer);
      from.removeAllListeners();
      resolve(value);
    };
    const timer = setTimeout(() => end(undefined), patience);
    from.once('message', (value) => end(value as T));
    from.once('exit', () => end(undefined));
  });
}

async function run(request: Request): Promise<Reply | undefined> {
  if (child === undefined) {
    const execArgv = ['-r', 'ts-node/register/transpile-only', '--stack-size=3900'];
    child = fork(path.join(__dirname, 'limits', 'child.ts'), {
      execArgv,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    assert.equal(await answer(child, 10 * PATIENCE), 'ready');
  }
  child.send(request);
  const reply = await answer<Reply>(child);
  if (reply === undefined) stop();
  return reply;
}

function stop(): void {
  child?.kill('SIGKILL');
  child = undefined;
}

after(stop);

for (const [kind, programs] of Object.entries(LONG)) {
  test(`a limit of time ends long operations: ${kind}`, async () => {
    for (const source of programs) {
      const reply = await run({ source, limits: TIME });
      assert.ok(reply, `still running, or the process died:\n${source}`);
      assert.equal(reply.next, undefined, `the next program after:\n${source}`);
    }
  });
}

test('what passes the limit of memory is refused before it is taken', async () => {
  stop();
  const first = await run({ source: 'pass', limits: ROOM });
  for (const source of LARGE) {
    const reply = await run({ source, limits: ROOM });
    assert.ok(reply, `still running, or the process died:\n${source}`);
    assert.match(reply.end ?? 'nothing', /^(MemoryError|stopped with \d+ MiB of memory in use)$/, source);
    assert.equal(reply.next, undefined, `the next program after:\n${source}`);
    assert.ok(reply.peak < first!.peak + MARGIN, `${reply.peak} MiB after, ${first!.peak} MiB before:\n${source}`);
  }
});

test('what the engine cannot hold is an exception of Python without any limit', async () => {
  for (const source of IMPOSSIBLE) {
    const reply = await run({ source, limits: {} });
    assert.ok(reply, `still running, or the process died:\n${source}`);
    assert.match(reply.end ?? 'nothing', /^(MemoryError|OverflowError)$/, source);
    assert.equal(reply.next, undefined, `the next program after:\n${source}`);
  }
});
