"""Code made by exec and eval has no lines to show."""

import traceback

namespace = {'__name__': 'made'}
exec('def f(x):\n    return g(x) + 1\n\n\ndef g(x):\n    return x["key"]\n', namespace)
try:
    namespace['f']({})
except KeyError:
    traceback_text = traceback.format_exc()
    print(traceback_text)
for source in ('1 +', 'f(', 'x = = 2', 'def f(:\n  pass', 'a b', "'open", '(1, 2', 'if x\n  y', '  x = 1', 'return 1', 'x = 5 5', 'f(x for x in y, 1)', 'print "hi"', 'class', '1 = x', 'a + 1 = 2', 'f() = 1', 'None = 1', 'del f()',
               'break', 'continue', 'yield 1', 'await x', 'nonlocal x', 'def f():\n  global a\n  a: int = 1\n  nonlocal b', 'lambda: (yield)', 'def f(a, a): pass', 'f(a=1, a=2)', 'f(**k, *a)', 'x if y', '{1:2, 3}', '[x for]', 'import a.b as', 'from a import', 'try:\n  pass', '0x', '1_', '0b12', '1__0', "'\\N{nothing}'", "b'é'", "f'{'", "f'{}'", "f'{a!x}'", 'é = ‘x’', 'a ? b', '$', 'if 1:\nx', 'if 1:\n\tx\n        y', 'x = (\n1,\n2', 'def f():\n    x\n  y', '5.real', '01', 'elif x: pass', '*a', '*a = 1', 'a, b += 1', '(a := 1) = 2', 'a := 1', 'async x', 'from __future__ import nothing', 'with a as 1: pass', 'for 1 in x: pass', 'except: pass', 'raise a from', 'assert', 'match x:\n  case a | b: pass', 'match x:\n  case _: pass\n  case 1: pass', 'match x:\n  case {**r, "a": 1}: pass', 'pass x', '"a" b"b"', 'not', 'x = yield = 1', 'def f(*): pass', 'def f(a=1, b): pass', 'def f(/): pass', 'f(1=2)', 'f(True=2)', 'f(a.b=2)', '__debug__ = 1', 'type X = (yield)', 'def f[T, T](): pass', '\x00'):
    try:
        compile(source, '<text>', 'exec')
        print('fine', repr(source))
    except SyntaxError as error:
        print(type(error).__name__, error.args[0], (error.lineno, error.offset, error.end_lineno, error.end_offset), repr(error.text))
    except ValueError as error:
        print(repr(error))
try:
    exec('x = 1\ny = (2 +\n')
except SyntaxError:
    print(traceback.format_exc())
try:
    eval('1 +')
except SyntaxError as error:
    print(''.join(traceback.format_exception_only(error)))
eval('(lambda q: q / 0)(1)')
