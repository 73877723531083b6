// The 17 kinds of call that are timed. Each is a program that defines `bench(n)`, which makes n calls of its kind.

export interface CallKind {
  name: string;
  program: string;
  /** Calls that one turn of the loop makes. */
  perTurn?: number;
}

const loop = (body: string, setup = '', before = ''): string =>
  `${setup}\ndef bench(n):\n${before}    for i in range(n):\n        ${body}\n`;

export const CALL_KINDS: readonly CallKind[] = [
  {
    name: 'recursive function',
    program: `
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)

def bench(n):
    for i in range(n):
        fib(12)
`,
    perTurn: 465,
  },
  { name: 'positional', program: loop('f(i, 2, 3)', 'def f(a, b, c):\n    return a\n') },
  { name: 'keyword', program: loop('f(a=i, c=2, b=3)', 'def f(a, b, c):\n    return a\n') },
  { name: 'defaults', program: loop('f(i)', 'def f(a, b=2, c=3):\n    return a\n') },
  { name: 'star call', program: loop('f(*args)', 'def f(a, b, c):\n    return a\n\nargs = (1, 2, 3)\n') },
  {
    name: 'method',
    program: loop('o.m(i)', 'class C:\n    def m(self, x):\n        return x\n', '    o = C()\n'),
  },
  {
    name: 'instantiation',
    program: loop('C(i, 2)', 'class C:\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y\n'),
  },
  {
    name: 'callable instance',
    program: loop('o(i)', 'class C:\n    def __call__(self, x):\n        return x\n', '    o = C()\n'),
  },
  {
    name: 'super',
    program: loop(
      'o.m(i)',
      `class A(object):
    def m(self, x):
        return x

class B(A):
    def m(self, x):
        return super(B, self).m(x)
`,
      '    o = B()\n',
    ),
  },
  {
    name: 'property',
    program: loop('o.x', 'class C(object):\n    @property\n    def x(self):\n        return 1\n', '    o = C()\n'),
  },
  {
    name: 'generator',
    program: `
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

def bench(n):
    for i in count(n):
        pass
`,
  },
  {
    name: 'closure',
    program: loop(
      'f(i)',
      'def outer(x):\n    def inner(y):\n        return x + y\n    return inner\n',
      '    f = outer(1)\n',
    ),
  },
  { name: 'builtin', program: loop('abs(i)') },
  { name: 'builtin method', program: loop('s.append(i)', '', '    s = []\n') },
  {
    name: 'exception through a call',
    program: `
def fail(x):
    raise ValueError(x)

def bench(n):
    for i in range(n):
        try:
            fail(i)
        except ValueError:
            pass
`,
  },
  {
    name: 'decorated function',
    program: loop(
      'f(i)',
      `def traced(function):
    def wrapper(*args):
        return function(*args)
    return wrapper

@traced
def f(x):
    return x
`,
    ),
    perTurn: 1,
  },
  {
    name: 'sort with key',
    program: `
items = [(i * 7919) % 1000 for i in range(1000)]

def key(x):
    return -x

def bench(n):
    for i in range(n):
        sorted(items, key=key)
`,
    perTurn: 1000,
  },
];
