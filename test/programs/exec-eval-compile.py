"""exec, eval and compile: namespaces, modes, flags, closures and errors."""

import builtins


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)


g = {}
exec('x = 1\ndef f(): return x\nclass C: y = x', g)
print(sorted(k for k in g), g['f'](), g['C'].y, g['C'].__module__, '__builtins__' in g)
l = {}
exec('a = 1; b = a + x', {'x': 10}, l)
print(l)
print(eval('x + y', {'x': 1}, {'y': 2}), eval(' 1 + 1'), eval('\n3'), eval(compile('4', 'f', 'eval')))
attempt(eval, 'x = 1')
attempt(eval, '')
attempt(eval, 'missing', {})
attempt(eval, 'print', {'__builtins__': {}})
attempt(eval, 'len', {'__builtins__': {'len': 'mine'}})
attempt(exec, 'import sys', {'__builtins__': {}})
attempt(exec, 'class A: pass', {'__builtins__': {}})
attempt(eval, 1)
attempt(exec, None)
attempt(eval, '1', 1)
attempt(eval, '1', {}, 1)
attempt(exec, '1', {}, None)
attempt(compile, 'x', 'f', 'wrong')
attempt(compile, 'x', 'f', 'exec', 99999)
attempt(compile, 'x\0y', 'f', 'exec')
attempt(compile, 'a\nb', 'f', 'single')
attempt(compile, b'# -*- coding: latin-1 -*-\nx = "\xe9"', 'f', 'exec')
code = compile('x\n', 'name.py', 'eval')
print(code.co_name, code.co_filename, code.co_firstlineno, code.co_names, code.co_consts, code.co_flags)
exec(compile('1 + 1\nx = 5\nx', 's', 'exec'))
exec(compile('"shown"', 's', 'single'))
exec(compile('for i in range(2): i\n', 's', 'single'))


class Missing(dict):
    def __missing__(self, key):
        if key.startswith('m'):
            return f'<{key}>'
        raise KeyError(key)


print(eval('m1 + m2 + str(len("abc"))', {}, Missing()))
attempt(eval, 'other', {}, Missing())


def outer():
    n = 1

    def inner():
        return n
    return inner


code = outer().__code__
attempt(exec, code)
attempt(exec, code, {}, closure=(1,))
attempt(exec, code, {}, closure=())
attempt(exec, 'x', {}, closure=outer().__closure__)
print(exec(code, {}, closure=outer().__closure__))


def local_effects():
    v = 1
    exec('v = 2; w = 3')
    attempt(eval, 'w')
    names = {}
    exec('v = 2; w = v', globals(), names)
    return v, names, eval('v'), sorted(locals()), eval('[v for _ in range(2)]')


print(local_effects())
print(eval("lambda: (lambda: 7)")()(), eval('(yield_ := 3)'), eval('[i for i in range(3)]', {}), eval('(x, y)', {'x': 1}, {'y': 2}))
exec('from math import floor as fl; print(fl(2.5))')
exec('def gen():\n    yield from (1, 2)\nprint(list(gen()))')
print(eval(b'1 + 1'), eval(bytearray(b'2')), eval(memoryview(b'3')))
print(builtins.eval is eval, eval.__name__, exec.__doc__.splitlines()[0])
