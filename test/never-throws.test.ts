// Whatever a program does to the interpreter, the embedder gets an outcome: as CPython where that goes on, else stopped or a fault.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Ending, FAULT_STATUS, Interpreter, type RunOutcome } from '../src/interpreter';
import { Stopped } from '../src/objects/thread';

const ENDINGS = join(__dirname, 'endings');

interface Result {
  outcome: RunOutcome;
  end: Ending;
  stdout: string;
  stderr: string;
}

function run(source: string, filename = 't.py'): Result {
  let stdout = '';
  let stderr = '';
  const interpreter = new Interpreter({
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    argv: [filename],
    limits: { steps: 1_000_000 },
  });
  const outcome = interpreter.run(source, { filename });
  const end = interpreter.close();
  return { outcome, end, stdout, stderr };
}

const withoutNoise = (text: string): string => text.replace(/0x[0-9a-f]+/g, '0x…').replace(/^ *[~^]+\n/gm, '');

/** Recorded from CPython 3.13 by scripts/record-endings.mjs. */
const expected = JSON.parse(readFileSync(join(ENDINGS, 'expected.json'), 'utf8')) as Record<
  string,
  { exitCode: number; stdout: string; stderr: string }
>;

for (const name of readdirSync(ENDINGS).filter((file) => file.endsWith('.py'))) {
  test(`test/endings/${name} ends as in CPython`, () => {
    const { outcome, end, stdout, stderr } = run(readFileSync(join(ENDINGS, name), 'utf8'), name);
    assert.deepEqual(
      {
        exitCode: end.exitCode === 0 ? outcome.exitCode : end.exitCode,
        stdout: withoutNoise(stdout),
        stderr: withoutNoise(stderr),
      },
      expected[name],
    );
    assert.equal(outcome.stopped ?? outcome.fault ?? end.stopped ?? end.fault, undefined);
  });
}

const LOOP = 'while True: pass';
/** Programs that go on for ever only after their last line, and in which phase they are stopped. */
const ENDLESS: [where: string, phase: 'run' | 'close', source: string][] = [
  ['sys.excepthook', 'run', `import sys\ndef hook(*args):\n    ${LOOP}\nsys.excepthook = hook\n1/0`],
  ['__str__ of an uncaught exception', 'run', `class E(Exception):\n    def __str__(self):\n        ${LOOP}\nraise E`],
  ['__str__ of an exit status', 'run', `import sys\nclass C:\n    def __str__(self):\n        ${LOOP}\nsys.exit(C())`],
  ['SystemExit.code', 'run', `class E(SystemExit):\n    @property\n    def code(self):\n        ${LOOP}\nraise E`],
  [
    'native code below __str__',
    'run',
    'import itertools\nclass E(Exception):\n    def __str__(self): return str(sum(itertools.count()))\nraise E',
  ],
  [
    'sys.stderr.write',
    'run',
    `import sys\nclass W:\n    def write(self, text):\n        ${LOOP}\nsys.stderr = W()\n1/0`,
  ],
  [
    'sys.unraisablehook',
    'run',
    `import sys\ndef hook(args):\n    ${LOOP}\nsys.unraisablehook = hook\nclass C:\n    def __del__(self): 1/0\nC()`,
  ],
  ['an exit function', 'close', `import atexit\n@atexit.register\ndef f():\n    ${LOOP}`],
  ['__del__ at the end', 'close', `class C:\n    def __del__(self):\n        ${LOOP}\nx = C()`],
  ['a thread at the end', 'close', `import threading\ndef f():\n    ${LOOP}\nthreading.Thread(target=f).start()`],
  [
    'sys.stdout.flush at the end',
    'close',
    `import sys\nclass W:\n    def flush(self):\n        ${LOOP}\nsys.stdout = W()`,
  ],
  [
    'a weak reference at the end',
    'close',
    `import weakref\nclass C: pass\nc = C()\ndef f(r):\n    ${LOOP}\nw = weakref.ref(c, f)`,
  ],
  ['a generator at the end', 'close', `def g():\n    try: yield\n    finally:\n        ${LOOP}\nx = g(); next(x)`],
];

for (const [where, phase, source] of ENDLESS) {
  test(`an endless loop in ${where} is stopped`, () => {
    const { outcome, end } = run(source);
    const { stopped, exitCode } = phase === 'run' ? outcome : end;
    assert.equal(stopped, 'stopped after 1000000 steps');
    assert.equal(exitCode, 1);
  });
}

test('nothing of a stopped program runs any more', () => {
  const source = `class C:\n    def __del__(self): print('ran')\nimport atexit\natexit.register(print, 'ran')\nx = C()\n${LOOP}`;
  const { outcome, stdout } = run(source);
  assert.equal(outcome.stopped, 'stopped after 1000000 steps');
  assert.equal(stdout, '');
});

test('a fault of the interpreter says what failed, at which instruction, in which frame', () => {
  const source =
    "import marshal\ndef sell():\n    try: call()\n    except BaseException: print('caught')\n    finally: print('finally')\n" +
    'class C:\n    def __del__(self): print("__del__")\n' +
    'def call():\n    x = C()\n    f()\n' +
    // RESUME, then CACHE: CPython ends its process there ("Executing a cache.").
    'def f(): pass\nf.__code__ = f.__code__.replace(co_code=bytes([128, 0, 0, 0, 35, 0]))\nsell()';
  const { outcome, end, stdout, stderr } = run(source, 'shop.py');
  assert.match(outcome.fault!.message, /^fault of the interpreter: .+, at CACHE \(offset 2\) of f in shop\.py:11$/);
  assert.deepEqual(outcome.fault!.place, { function: 'f', file: 'shop.py', line: 11, opname: 'CACHE', offset: 2 });
  assert.equal(outcome.exitCode, FAULT_STATUS);
  assert.equal(outcome.exception, undefined);
  assert.deepEqual([stdout, stderr], ['', '']);
  assert.deepEqual(end.fault, outcome.fault);
});

test('a frame that does not fit is an exception', () => {
  for (const entries of ['2**31 - 1', '2**27', '10**6']) {
    const source = `def f(n): return n and f(n - 1)\nf.__code__ = f.__code__.replace(co_stacksize=${entries})\nf(900)`;
    const { outcome } = run(source);
    assert.equal(outcome.exception?.type, 'MemoryError', entries);
  }
});

test("an error of the embedder's own stream comes back to it", () => {
  const failure = new Error('no space');
  const write = () => {
    throw failure;
  };
  const interpreter = new Interpreter({ stdout: { write } });
  assert.throws(
    () => interpreter.run('try: print(1)\nexcept BaseException: pass'),
    (error) => error === failure,
  );
  const full = new Interpreter({
    stdout: {
      write: () => {
        throw new Stopped('enough');
      },
    },
  });
  assert.equal(full.run('print(1)').stopped, 'enough');
});

test('what is printed reaches the embedder at once, beyond the first plane and with lone surrogates, too', () => {
  let written = '';
  const interpreter = new Interpreter({ stdout: { write: (text) => (written += text) } });
  interpreter.run(`print('\u{1F600}')`);
  assert.equal(written, '\u{1F600}\n');
  interpreter.run("import sys\nsys.stdout.reconfigure(errors='replace')\nprint('\\ud800')\nprint(1)");
  assert.equal(written, '\u{1F600}\n?\n1\n');
});

test('a run is stopped by its signal', () => {
  const signal = { aborted: false };
  let lines = 0;
  const write = () => {
    if (++lines === 3) signal.aborted = true;
  };
  const { stopped } = new Interpreter({ stdout: { write }, signal }).run('while True: print(1)');
  assert.equal(stopped, 'stopped by the caller');
});

/** Expected values: CPython 3.14.2 (Pyodide). */
const CHECKED: [what: string, source: string, output: string][] = [
  [
    'unknown opcodes',
    `def f(): pass
for code in (bytes([122, 0]), bytes([128, 0, 127, 5])):
    f.__code__ = f.__code__.replace(co_code=code)
    try: f()
    except SystemError as error: print(error)`,
    't.py:1: unknown opcode 122\nt.py:1: unknown opcode 127\n',
  ],
  [
    'conversion characters',
    `import ast
for conversion in (500, 0, 3):
    tree = ast.Expression(ast.JoinedStr([ast.FormattedValue(ast.Constant(1), conversion, None)]))
    try: compile(ast.fix_missing_locations(tree), 'x', 'eval')
    except SystemError as error: print(error)`,
    'Unrecognized conversion character 500\nUnrecognized conversion character 0\nUnrecognized conversion character 3\n',
  ],
  [
    'trees that no parser makes',
    `import ast
def attempt(body, mode='exec'):
    tree = ast.Module([body], []) if mode == 'exec' else ast.Expression(body)
    try: compile(ast.fix_missing_locations(tree), 'x', mode)
    except (TypeError, ValueError, SystemError) as error: print(f'{type(error).__name__}: {error}')
one, x = ast.Constant(1), ast.Name('x', ast.Store())
attempt(ast.expr(), 'eval')
attempt(ast.stmt())
attempt(ast.BinOp(one, ast.operator(), one), 'eval')
attempt(ast.Name('x', ast.expr_context()), 'eval')
attempt(ast.Load(), 'eval')
attempt(ast.AugAssign(ast.Tuple([], ast.Store()), ast.Add(), one))
attempt(ast.AugAssign(ast.Starred(x, ast.Store()), ast.Add(), one))
attempt(ast.AnnAssign(ast.List([], ast.Store()), one, None, 0))
attempt(ast.TryStar([ast.Expr(one)], [ast.ExceptHandler(None, None, [ast.Expr(one)])], [], []))`,
    `TypeError: expected some sort of expr, but got expr()
TypeError: expected some sort of stmt, but got stmt()
TypeError: expected some sort of operator, but got operator()
TypeError: expected some sort of expr_context, but got expr_context()
TypeError: required field "lineno" missing from expr
SystemError: invalid node type (28) for augmented assignment
SystemError: invalid node type (25) for augmented assignment
SystemError: invalid node type (27) for annotated assignment
ValueError: Invalid CFG, stack underflow
`,
  ],
  [
    'the state of partial',
    `import functools
p = functools.partial(print)
for state in [(print, (), {}, 5), (print, [], {}, None), (5, (), {}, None), (print, (), [], None), (print, (), {}), None]:
    try: p.__setstate__(state)
    except TypeError as error: print(error)
p.x = 1
p.__setstate__((print, (), None, {'a': 1}))
print(p.__dict__)`,
    `${'invalid partial state\n'.repeat(6)}{'a': 1}\n`,
  ],
  [
    '__release_buffer__ that goes on to that of a native base class',
    `class B(bytearray):
    def __release_buffer__(self, view): super().__release_buffer__(view)
b = B(b'abc')
with memoryview(b) as view: print(view[0])
b.append(1)
class C(bytes):
    def __release_buffer__(self, view): print(type(view).__name__, bytes(view))
with memoryview(C(b'xy')) as view: print(view[0])
b = bytearray(b'x')
view = b.__buffer__(0)
b.__release_buffer__(view)
b.append(1)
for other in (view, memoryview(b'x'), 3):
    try: b.__release_buffer__(other)
    except (TypeError, ValueError) as error: print(error)`,
    `97\n120\nmemoryview b'xy'\nmemoryview's buffer has already been released\nmemoryview's buffer is not this object\nexpected a memoryview object\n`,
  ],
];

for (const [what, source, output] of CHECKED) {
  test(`checked as in CPython: ${what}`, () => {
    const { outcome, stdout, stderr } = run(source);
    assert.equal(outcome.fault?.message, undefined);
    assert.equal(stderr, '');
    assert.equal(stdout, output);
  });
}
