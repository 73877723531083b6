"""Deferred annotations: evaluation, formats, future import, class and module level, errors."""

import annotationlib
from annotationlib import Format, get_annotations


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except Exception as error:
        print(type(error).__name__, error)


def f(a: print('never') or int, b: Undefined, *c: 'text', d: list[Missing] = 1) -> None: ...


attempt(lambda: f.__annotations__)
attempt(get_annotations, f, format=Format.STRING)
attempt(get_annotations, f, format=Format.FORWARDREF)
Undefined = str
Missing = bytes
attempt(lambda: f.__annotations__)
attempt(get_annotations, f, eval_str=True) if False else None


class C:
    x: int
    y: Later = 3
    x: str
    if False:
        z: float
    for i in range(2):
        w: list
    (p): int = 5


attempt(lambda: C.__annotations__)
attempt(get_annotations, C, format=Format.STRING)


class Later:
    pass


print(list(C.__annotations__), C.__annotations__['y'] is Later, C.__annotations__ is C.__annotations__, C.p, '__annotations__' in vars(C))
print(C.__annotate__(1)['x'], C.__annotate__.__name__, type(C.__annotate_func__).__name__ if '__annotate_func__' in vars(C) else '-')
attempt(C.__annotate__, 2)
attempt(C.__annotate__, 3)
attempt(C.__annotate__, 'x')
attempt(C.__annotate__)
C.__annotations__ = {'new': 1}
print(C.__annotations__, C.__annotate__)
attempt(setattr, C, '__annotations__', 3)
del C.__annotations__
print(C.__annotations__)
attempt(setattr, C, '__annotate__', 3)
attempt(setattr, f, '__annotate__', 3)
f.__annotate__ = lambda fmt: {'k': fmt}
print(f.__annotations__)
f.__annotate__ = lambda fmt: 5
attempt(lambda: f.__annotations__)
attempt(setattr, f, '__annotate__', None)
print(f.__annotations__)
f.__annotations__ = None
print(f.__annotations__)
module_level: int = 5
other: 'str'
print(__annotations__ if '__annotations__' in globals() else 'lazy', __annotate__(1))


def scoped(T):
    class Inner:
        a: T
        b: Inner
        c = 1
        d: c

        def m(self, x: T) -> 'Inner': ...
    return Inner


I = scoped(float)
attempt(lambda: I.__annotations__)
print(I.m.__annotations__, get_annotations(I, format=Format.STRING))
exec("from __future__ import annotations\ndef g(a: b.c[d], e: 'x' = 1, *f: (yield_)) -> lambda: 3: ...\nclass D:\n  x: 1 + (2 * 3)\n  y: f'{z!r}'\nprint(g.__annotations__, D.__annotations__)")
exec("def h(a: [i for i in 'ab'], b: (lambda: 1)() = 2): ...\nprint(h.__annotations__)")
for source in ('x: (yield)', 'def f(a: (yield)): ...', 'def f() -> (await x): ...', 'x: (y := 1)', 'class A:\n  a: (yield)', 'def f():\n  global x\n  x: int = 1', '(a, b): int', '[a]: int', 'f(): int', '1: int', 'a: int, b: int', 'for x: int in y: pass', 'with a as b: int: pass', 'lambda x: int: 1', 'x: int: str'):
    try:
        exec(compile(source, 's', 'exec'), {})
        print('fine', source)
    except Exception as error:
        print(type(error).__name__, error)
ref = annotationlib.ForwardRef('a + b')
print(ref.__forward_arg__, ref)
attempt(ref.evaluate, globals={'a': 1, 'b': 2})
attempt(ref.evaluate, globals={})
attempt(ref.evaluate, globals={}, format=Format.FORWARDREF)
print(annotationlib.type_repr(int), annotationlib.type_repr(len), annotationlib.type_repr([1]), list(Format))


def local_annotation():
    x: nothing_evaluated = 1
    y: also_not
    return x


print(local_annotation(), local_annotation.__annotations__)
