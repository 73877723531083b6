# An uncaught SyntaxError out of exec, with its place.
sources = ['x = (1,\n  2', 'for i in range(3)\n  pass', 'print "hello"', 'if x = 1: pass', 'def f():\nreturn 1', 'a b', '"unterminated', 'f"{x!z}"', 'class 5: pass', 'return 1', 'x = 08', 'lambda: (yield) = 1', 'import a.b as c.d', 'from x import', 'del f()', '1 = x', 'f() += 1', 'async def f(): yield from x', 'try: pass', 'else: pass', '  indented', 'a = $', 'x = [i for i in]', 'def f(*): pass', 'f(a=1, 2)', 'f(**k, *a)', '{1: 2, 3}', 'nonlocal x', 'break', 'continue', 'await x', 'with open(x) as 5: pass', "b'é'", 'x: int: str', 'match x:\n  case 1', '(a, b): int = 1', 'def f(a=1, b): pass', 'global x; x: int', 'raise from x', '@\ndef f(): pass']
for source in sources:
    try:
        compile(source, '<source>', 'exec')
        print(repr(source), 'compiled')
    except SyntaxError as error:
        print(repr(source), '->', type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
exec('def good():\n    return 1\n\ndef bad(:\n    pass\n')
