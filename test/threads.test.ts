// Threads and the limits of a run: nothing waits for ever, and an interpreter goes on after a run that was stopped.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Interpreter } from '../src/interpreter';

function makeInterpreter(steps = 2_000_000): { interpreter: Interpreter; output: () => string } {
  let text = '';
  const stream = { write: (part: string) => (text += part) };
  const interpreter = new Interpreter({ stdout: stream, stderr: stream, limits: { steps, milliseconds: 60_000 } });
  return { interpreter, output: () => text };
}

test('an endless loop in a thread is stopped when the interpreter waits for it', () => {
  const { interpreter, output } = makeInterpreter();
  const program = `
import threading
def loop():
    while True:
        pass
threading.Thread(target=loop).start()
print('main is done')
`;
  assert.equal(interpreter.run(program).stopped, undefined);
  assert.equal(interpreter.close().stopped, 'stopped after 2000000 steps');
  assert.equal(output(), 'main is done\n');
});

test('an endless loop in a daemon keeps nobody', () => {
  const { interpreter } = makeInterpreter();
  const program = `
import threading
def loop():
    while True:
        pass
threading.Thread(target=loop, daemon=True).start()
`;
  assert.equal(interpreter.run(program).stopped, undefined);
  assert.equal(interpreter.close().stopped, undefined);
});

test('threads that wait for each other end the run', () => {
  const { interpreter, output } = makeInterpreter();
  const program = `
import threading
lock = threading.Lock()
lock.acquire()
thread = threading.Thread(target=lock.acquire)
thread.start()
thread.join()
`;
  assert.equal(interpreter.run(program).stopped, 'stopped: every thread waits for another one');
  assert.equal(interpreter.run('print(lock.locked())').stopped, undefined);
  assert.equal(interpreter.close().stopped, undefined);
  assert.equal(output(), 'True\n');
});

test('a thread that waits for itself ends the run', () => {
  const { interpreter } = makeInterpreter();
  const { stopped } = interpreter.run(
    'import _thread\nlock = _thread.allocate_lock()\nlock.acquire()\nlock.acquire()\n',
  );
  assert.equal(stopped, 'stopped: the only thread waits for something that nobody can do');
});

test('a thread below native code of another one that waits for it ends the run', () => {
  const { interpreter } = makeInterpreter();
  const program = `
import threading
first, second = threading.Event(), threading.Event()
class Steps:
    def __init__(self, mine, other):
        self.mine, self.other, self.count = mine, other, 0
    def __iter__(self):
        return self
    def __next__(self):
        self.other.set()
        self.mine.wait()
        self.mine.clear()
        self.count += 1
        if self.count > 3:
            raise StopIteration
        return self.count
threads = [threading.Thread(target=lambda: list(Steps(first, second))), threading.Thread(target=lambda: list(Steps(second, first)))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`;
  assert.match(interpreter.run(program).stopped!, /native code of another thread/);
});

test('threads go on in the next run', () => {
  const { interpreter, output } = makeInterpreter();
  interpreter.run(`
import threading
go, done = threading.Event(), threading.Event()
def work():
    go.wait()
    print('worked')
    done.set()
threading.Thread(target=work).start()
`);
  interpreter.run('go.set()\nprint(done.wait(30))');
  assert.equal(interpreter.close().stopped, undefined);
  assert.equal(output(), 'worked\nTrue\n');
});

test('recursion in each thread has the whole limit', () => {
  const { interpreter, output } = makeInterpreter();
  interpreter.run(`
import sys, threading
sys.setrecursionlimit(200)
depths = []
def down(n):
    try:
        return down(n + 1)
    except RecursionError:
        return n
threads = [threading.Thread(target=lambda: depths.append(down(0))) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(set(depths)), depths[0] > 150)
`);
  interpreter.close();
  assert.equal(output(), '1 True\n');
});
