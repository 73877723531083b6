// Traces: the same instructions in the same order as CPython's own events, stacks as the bytecode says, every line by the schema.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import Ajv from 'ajv';
import type { PyodideAPI } from 'pyodide';
import { stackContents } from '../src/bytecode/stack-contents';
import { compile } from '../src/compiler/compile';
import { PyCode } from '../src/objects/functions/code';
import type { InterpreterOptions } from '../src/interpreter';
import type { TraceOptions } from '../src/observation/trace';
import type { InstructionEvent, TraceEvent } from '../src/observation/trace-events';
import { traceProgram } from '../src/observation/trace-program';
import { TraceText } from '../src/reporting/trace-text';
import { loadOracle } from '../src/subjects/pyodide/load-oracle';
import schema from '../spec/schemas/trace.schema.json';

const PROGRAMS: Readonly<Record<string, string>> = {
  'positional and keyword calls':
    'def f(a, b=2, *c, d=4, **e):\n    return a, b, c, d, e\nf(1)\nf(1, 2, 3, d=5, x=6)\nf(*[1, 2], **{"d": 3})\n',
  'nested calls': 'def f(x):\n    return x + 1\ndef g(x):\n    return f(f(x)) * f(2)\ng(g(1))\n',
  recursion: 'def fact(n):\n    return 1 if n < 2 else n * fact(n - 1)\nfact(6)\n',
  closures:
    'def outer(n):\n    def inner(k):\n        nonlocal n\n        n += k\n        return n\n    return inner\ni = outer(1)\ni(2)\ni(3)\n',
  methods:
    'class C:\n    def __init__(self, x):\n        self.x = x\n    def m(self, y):\n        return self.x + y\nc = C(1)\nc.m(2)\nb = c.m\nb(3)\nC.m(c, 4)\n',
  super:
    'class A:\n    def m(self):\n        return 1\nclass B(A):\n    def m(self):\n        return super().m() + 1\nB().m()\n',
  generators: 'def g(n):\n    for i in range(n):\n        x = yield i\nit = g(3)\nnext(it)\nit.send(5)\nlist(it)\n',
  'yield from': 'def a():\n    r = yield 1\n    return r\ndef b():\n    x = yield from a()\n    return x\nlist(b())\n',
  'generator closed':
    'def g():\n    try:\n        yield 1\n    finally:\n        len("")\nit = g()\nnext(it)\nit.close()\n',
  'generator thrown into':
    'def g():\n    try:\n        yield 1\n    except ValueError:\n        yield 2\nit = g()\nnext(it)\nit.throw(ValueError())\nit.close()\n',
  coroutines:
    'async def a(n):\n    return n\nasync def b():\n    return await a(1) + await a(2)\ntry:\n    b().send(None)\nexcept StopIteration as e:\n    v = e.value\n',
  exceptions:
    'def f(n):\n    return 1 // n\ndef g(n):\n    try:\n        return [1, f(n)]\n    except ZeroDivisionError:\n        return None\n    finally:\n        n = 1\ng(0)\ng(1)\n',
  'exceptions chained':
    'def f():\n    try:\n        raise KeyError(1)\n    except KeyError as e:\n        raise ValueError(2) from e\ntry:\n    f()\nexcept ValueError:\n    pass\n',
  'exception groups':
    'try:\n    raise ExceptionGroup("g", [ValueError(1), KeyError(2)])\nexcept* ValueError:\n    a = 1\nexcept* KeyError:\n    b = 2\n',
  'with statements':
    'class M:\n    def __enter__(self):\n        return self\n    def __exit__(self, *a):\n        return True\ndef f():\n    with M() as m:\n        raise ValueError\n    with M():\n        pass\nf()\n',
  'native callbacks':
    'def key(x):\n    return -x\nsorted([1, 3, 2], key=key)\nlist(map(lambda x: x + 1, [1, 2]))\nclass L:\n    def __len__(self):\n        return 3\nlen(L())\n',
  comprehensions:
    'def f(n):\n    return [x * y for x in range(n) for y in range(x) if y], {k: 1 for k in "ab"}, sum(i for i in range(n))\nf(4)\n',
  decorators:
    'def twice(f):\n    def w(*a, **k):\n        return f(*a, **k), f(*a, **k)\n    return w\n@twice\ndef h(x, y=1):\n    return x + y\nh(1)\nh(1, y=2)\n',
  'pattern matching':
    'def f(v):\n    match v:\n        case {"a": x, **rest}:\n            return x\n        case [a, *b] if a:\n            return b\n        case int(n) | str(n):\n            return n\n    return None\nf({"a": 1, "b": 2})\nf([1, 2])\nf([0])\nf("s")\nf(1.5)\n',
  'loops and jumps':
    'def f(n):\n    t = 0\n    while n:\n        n -= 1\n        if n % 2:\n            continue\n        for c in "ab":\n            if c == "b":\n                break\n            t += 1\n        else:\n            t = 0\n    return t\nf(5)\n',
  descriptors:
    'class D:\n    def __get__(self, o, t):\n        return lambda: 1\nclass P:\n    d = D()\n    @property\n    def p(self):\n        return 2\n    def __getattr__(self, n):\n        return n\n    def __call__(self, *a):\n        return a\np = P()\np.d()\np.p\np.zz\np(1, 2)\n',
  'async generators':
    'async def g():\n    for i in range(2):\n        yield i\nasync def f():\n    return [x async for x in g()]\ntry:\n    f().send(None)\nexcept StopIteration as e:\n    v = e.value\n',
};

/** Runs a program and gives the offsets of its instructions in order, from sys.monitoring. */
const OBSERVER = `
def offsets_of(source):
    import sys
    log = []
    def instruction(code, offset):
        if code.co_filename == 'program.py':
            log.append(f'{code.co_qualname} {offset}')
    m, e = sys.monitoring, sys.monitoring.events
    code = compile(source, 'program.py', 'exec', dont_inherit=True)
    m.use_tool_id(3, 'test')
    m.register_callback(3, e.INSTRUCTION, instruction)
    m.set_events(3, e.INSTRUCTION)
    try:
        exec(code, {'__name__': '__main__', '__builtins__': __builtins__})
    finally:
        m.clear_tool_id(3)
        m.free_tool_id(3)
    return '\\n'.join(log)
`;

function trace(
  source: string,
  options: Partial<TraceOptions> = {},
  interpreter: InterpreterOptions = {},
): TraceEvent[] {
  const events: TraceEvent[] = [];
  traceProgram({ source, filename: 'program.py', interpreter }, options, (event) => events.push(event));
  return events;
}

const instructionsOf = (events: readonly TraceEvent[]): InstructionEvent[] =>
  events.filter((event) => event.event === 'instruction');

/** What CPython tells of instructions: neither RESUME nor END_FOR, and nothing before the first RESUME of a frame. */
function toldByCPython(events: readonly TraceEvent[]): string[] {
  const resumed = new Set<number>();
  return instructionsOf(events).flatMap(({ frame, function: name, offset, opname }) => {
    if (opname === 'RESUME') resumed.add(frame);
    return !resumed.has(frame) || opname === 'RESUME' || opname === 'END_FOR' ? [] : [`${name} ${offset}`];
  });
}

let oracle: PyodideAPI;
before(async () => {
  oracle = (await loadOracle()).pyodide;
  oracle.runPython(OBSERVER);
});

for (const [name, source] of Object.entries(PROGRAMS)) {
  test(`instructions in CPython's order: ${name}`, () => {
    const expected = oracle.globals.get('offsets_of')(source) as string;
    assert.deepEqual(toldByCPython(trace(source)), expected.split('\n'));
  });
}

/** Code objects by qualified name and first line. */
function codesOf(source: string): Map<string, PyCode> {
  const codes = new Map<string, PyCode>();
  const visit = (code: PyCode): void => {
    codes.set(`${code.co_qualname} ${code.co_firstlineno}`, code);
    for (const constant of code.co_consts) if (constant instanceof PyCode) visit(constant);
  };
  visit(compile(source, 'program.py', 'exec'));
  return codes;
}

test('the stack has the height that the bytecode says, never more than co_stacksize, and is empty at a return', () => {
  for (const [name, source] of Object.entries(PROGRAMS)) {
    const codes = codesOf(source);
    const frames = new Map<number, PyCode>();
    const last = new Map<number, InstructionEvent>();
    for (const event of trace(source)) {
      if (event.event === 'push' && event.by !== 'resume') {
        frames.set(event.frame, codes.get(`${event.function} ${event.line}`)!);
      } else if (event.event === 'instruction') {
        const code = frames.get(event.frame)!;
        const where = `${name}: ${event.function} ${event.offset} ${event.opname}`;
        assert.equal(event.stack.length, stackContents(code).get(event.offset)!.length, where);
        assert.ok(event.stack.length <= code.co_stacksize, where);
        last.set(event.frame, event);
      } else if (event.event === 'pop' && event.reason === 'return') {
        assert.equal(last.get(event.frame)!.opname, 'RETURN_VALUE');
        assert.equal(last.get(event.frame)!.stack.length, 1, `${name}: ${event.function} returns over other entries`);
      }
    }
  }
});

test('each instruction is completed, ends its frame or raises; frames nest', () => {
  for (const source of Object.values(PROGRAMS)) {
    const open = new Map<number, number>();
    const frames: number[] = [];
    for (const event of trace(source)) {
      switch (event.event) {
        case 'push':
          frames.push(event.frame);
          break;
        case 'instruction':
          assert.equal(open.get(event.frame), undefined);
          assert.equal(event.frame, frames[frames.length - 1]);
          open.set(event.frame, event.number);
          break;
        case 'completed':
          assert.equal(open.get(event.frame), event.number);
          open.delete(event.frame);
          break;
        case 'raise':
          if (event.number !== null) assert.equal(open.get(event.frame), event.number);
          open.delete(event.frame);
          break;
        case 'pop':
          assert.equal(frames.pop(), event.frame);
          if (event.reason !== 'yield') open.delete(event.frame);
      }
    }
    assert.deepEqual(frames, []);
  }
});

test('every line fits the schema', () => {
  const fits = new Ajv({ strict: false }).compile(schema);
  const folder = path.join(__dirname, 'programs');
  const files = ['generators.py', 'exceptions.py', 'uncaught-chained.py'].filter((file) =>
    fs.existsSync(path.join(folder, file)),
  );
  const sources = [
    ...Object.values(PROGRAMS),
    ...files.map((file) => fs.readFileSync(path.join(folder, file), 'utf8')),
  ];
  for (const source of [...sources, 'import sys\nsys.exit(3)\n', 'while True: pass\n']) {
    const events: TraceEvent[] = [];
    const interpreter = { limits: { steps: 3000 } };
    traceProgram({ source, filename: 'program.py', interpreter }, { maxEvents: 2500 }, (event) => events.push(event));
    for (const event of events)
      assert.ok(fits(JSON.parse(JSON.stringify(event))), JSON.stringify([event, fits.errors]));
    assert.equal(events[0]!.event, 'start');
    assert.equal(events[events.length - 1]!.event, 'end');
  }
});

/** What the calls of a function named `caller` allocate, by type. */
function allocatedBy(call: string, parameters: string): Record<string, number> {
  const source = `def f(*, a=0, b=0): pass\ndef p(a, b): pass\ndef s(*args, **kw): pass\ndef caller(${parameters}):\n    ${call}\ncaller(1, (2, 3), {'a': 1})\ncaller(1, (2, 3), {'a': 1})\n`;
  const sum: Record<string, number> = {};
  const events = trace(source);
  const numbers = new Set(
    instructionsOf(events).flatMap((event) => (event.function === 'caller' ? [event.number] : [])),
  );
  for (const event of events) {
    if (event.event !== 'completed' || !numbers.has(event.number)) continue;
    for (const [type, count] of Object.entries(event.allocated ?? {})) sum[type] = (sum[type] ?? 0) + count;
  }
  return sum;
}

test('plain and keyword calls allocate no tuple and no dictionary', () => {
  const parameters = 'x, xs, kw';
  assert.deepEqual(allocatedBy('p(x, x)', parameters), {});
  assert.deepEqual(allocatedBy('p(x, b=x)', parameters), {});
  assert.deepEqual(allocatedBy('f(a=x, b=x)', parameters), {});
  assert.deepEqual(allocatedBy('s(x, a=x)', parameters), { tuple: 2, dict: 2 });
  assert.deepEqual(allocatedBy('p(*xs)', parameters), {});
  assert.deepEqual(allocatedBy('f(**kw)', parameters).dict, 2);
  assert.deepEqual(allocatedBy('p(x, *[x])', parameters), { list: 4, tuple: 2 });
});

test('an object is freed when its last reference goes', () => {
  const events = trace('class Cup: pass\ndef f():\n    cup = Cup()\n    cup = None\n    return 1\nf()\n');
  const store = instructionsOf(events).filter(
    ({ argrepr, function: name, opname }) => name === 'f' && opname === 'STORE_FAST' && argrepr === 'cup',
  )[1]!;
  const from = events.indexOf(store);
  assert.deepEqual(
    events.slice(from + 1, from + 3).map(({ event }) => event),
    ['free', 'completed'],
  );
  const freed = events[from + 1]!;
  assert.ok(freed.event === 'free' && freed.value.repr === '<Cup object>');
});

test('what native code makes for itself is not shown when it is freed', () => {
  const lines = ['one\n', 'two\n'];
  const source = 'import sys\nprint(input("? "), [sys.stdin.readline()])\nclass C: pass\nC()\n';
  const events = trace(source, {}, { readLine: () => lines.shift() ?? '' });
  const freed = events.flatMap((event) => (event.event === 'free' ? [event.value.repr] : []));
  assert.deepEqual(freed, ["['two\\n']", '<function C>', '<C object>']);
});

test('no Python code runs for a trace', () => {
  const source = `log = []
class Meta(type):
    def __repr__(cls): log.append('repr of class'); return 'x'
class Loud(metaclass=Meta):
    def __repr__(self): log.append('repr'); raise ValueError
    def __hash__(self): log.append('hash'); return 1
    def __getattribute__(self, name): log.append(name); return object.__getattribute__(self, name)
def f(loud, *rest): return [loud, rest, {1: loud}]
f(Loud(), Loud)
print(log)
`;
  const written = trace(source).flatMap((event) => (event.event === 'output' ? [event.text] : []));
  assert.equal(written.join(''), '[]\n');
});

test('the library is hidden unless asked for, and functions can be chosen', () => {
  const source = 'import textwrap\ndef f(): return textwrap.dedent("  a")\ndef g(): return 1\nf()\ng()\n';
  const named = (events: readonly TraceEvent[]) => new Set(instructionsOf(events).map((event) => event.function));
  assert.deepEqual([...named(trace(source))], ['<module>', 'f', 'g']);
  assert.ok(trace(source).some((event) => event.event === 'hidden' && event.instructions > 10));
  assert.ok(named(trace(source, { library: true })).has('dedent'));
  assert.deepEqual([...named(trace(source, { functions: ['g'] }))], ['g']);
});

test('after the limit of events the program goes on unseen', () => {
  const events = trace('def f(n):\n    return n and f(n - 1)\nprint(f(50))\n', { maxEvents: 10 });
  assert.deepEqual(
    events.slice(-4).map(({ event }) => event),
    ['limit', 'output', 'output', 'end'],
  );
});

test('a trace changes nothing: same output, same exit code, same exception', () => {
  const source =
    'import sys\nclass C:\n    def __del__(self): print("gone")\nC()\nprint(sys.getrefcount(object()))\nsys.settrace(lambda *a: None)\n{}["x"]\n';
  const events = trace(source);
  const text = (stream: string) =>
    events.flatMap((event) => (event.event === 'output' && event.stream === stream ? [event.text] : [])).join('');
  assert.equal(text('stdout'), 'gone\n1\n');
  assert.match(text('stderr'), /KeyError: 'x'\n$/);
  const end = events[events.length - 1]!;
  assert.ok(end.event === 'end' && end.exitCode === 1 && end.exception === "KeyError: 'x'");
});

test('as text: stacks before and after, frames indented, output marked', () => {
  const lines: string[] = [];
  const text = new TraceText({ width: 100, colors: false }, (line) => lines.push(line));
  const source = 'def area(width, height=4):\n    return width * height\nprint(area(3))\n';
  for (const event of trace(source, { functions: ['area'] })) text.accept(event);
  assert.deepEqual(lines, [
    '     ... 12 instructions in 1 frame not shown',
    'call area(width=3, height=4)  program.py:1',
    '      1  RESUME                   0                     []',
    '      2  LOAD_FAST_BORROW_LOAD_FAST_BORROW   1 (width, height) [] -> [3, 4]',
    '         BINARY_OP                5 (*)                 [3, 4] -> [12]',
    '         RETURN_VALUE                                   [12]',
    '- area returns 12',
    '| 12',
    '20 instructions, exit code 0',
  ]);
});
