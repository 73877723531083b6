"""Where the traceback points for each kind of statement."""

import traceback


def report(source):
    namespace = {}
    lines = source.splitlines(True)
    import linecache
    linecache.cache['<case>'] = (len(source), None, lines, '<case>')
    try:
        exec(compile(source, '<case>', 'exec'), namespace)
    except BaseException as error:
        print(''.join(traceback.format_exception(type(error), error, error.__traceback__.tb_next)), end='')


CASES = [
    'assert 1 == 2, "not equal"',
    'assert (1 ==\n  2)',
    'a, b = 1, 2, 3',
    'a, *b, c = [1]',
    'for x in 3:\n  pass',
    'for a, b in [(1, 2), 3]:\n  pass',
    'with 3 as x:\n  pass',
    'with open as f, 4:\n  pass',
    'import nothing_here',
    'from sys import nothing_here',
    'from . import x',
    'del missing',
    'print(missing)',
    'def f(a=missing): pass',
    'class C(missing): pass',
    'class C:\n  x = 1\n  y = z',
    '@missing\ndef f(): pass',
    '@(lambda f: f.nothing)\nclass C:\n  pass',
    'raise 3',
    'raise ValueError from 3',
    'raise ValueError(\n  "a",\n  "b"\n)',
    'x = [i.real.nope for i in range(3)]',
    'x = {k: v\n     for k, v in [1]}',
    'list(1 / i for i in [1, 0])',
    'f = lambda x: x + None\nf(\n  1)',
    'x: int = missing',
    'x: missing = 1',
    'match 1:\n  case int(a, b): pass',
    'match (1, 2):\n  case (a, b) if a.foo: pass',
    'f"{1:{missing}} and {2!r}"',
    'f"{1 + None}"',
    'while missing: pass',
    'if 1 + (2 + missing) > 3: pass',
    'x = (yield_ := 3) + ""',
    'global g\ng += 1',
    'try:\n  1/0\nexcept missing:\n  pass',
    'try:\n  1/0\nexcept 3:\n  pass',
    'try:\n  raise ExceptionGroup("g", [ValueError(1), TypeError(2)])\nexcept* ValueError:\n  pass',
    'print(*3)',
    'print(**3)',
    'print(*[1], **{1: 2})',
    '{**3}',
    '[*3]',
    '{[]: 1}',
    '{[], 2}',
    'x = 1; x[0] = 1',
    'x = 1; x.y = 1',
    'x = 1; x()',
    '"abc"(1)',
    '[1, 2][1, 2]',
    '(1)["a"]',
    'not_a_function = 3; not_a_function(1)(2)',
]
for case in CASES:
    report(case)
