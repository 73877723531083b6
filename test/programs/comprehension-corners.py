"""Comprehensions: inlining, walrus, nested scopes, class scopes, exceptions inside, async errors."""


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


x = 'outer'
print([x for x in 'ab'], x, [y := n for n in range(3)], y, [[i * j for j in range(i)] for i in range(4)])
print({a: b for a, b in [(1, 2)]}, {*(c for c in 'a')}, [*(i for i in range(2))], sum(i for i in range(4)), [(i, j) for i in range(3) if i for j in range(i) if j != i])


def f(n):
    lst = [n for n in range(n)]
    fs = [lambda: (n, m) for m in range(2)]
    n += 10
    return lst, [g() for g in fs], [locals().keys() for _ in 'x'][0] >= {'n'}, {k: v for k, v in locals().items() if k == 'n'}


print(f(2))


class C:
    a = 3
    b = [a for _ in range(2)] if False else [1 for _ in range(a)]
    c = [i for i in range(a)]
    d = (i + 1 for i in range(a))
    e = [lambda: i for i in range(2)]
    try:
        f = [i * a for i in range(2)]
    except NameError as error:
        print(error)


print(C.b, C.c, list(C.d), [h() for h in C.e])


def boom(n):
    if n == 2:
        raise ValueError(n)
    return n


def in_function():
    i = 'kept'
    try:
        [boom(i) for i in range(5)]
    except ValueError as error:
        return i, error.args, error.__traceback__.tb_next.tb_frame.f_code.co_name


print(in_function())
for source in ('[i for i in 3]', '[a for a, b in [(1, 2, 3)]]', '{[]: 1 for i in "a"}', '{{} for i in "a"}', '[missing for i in "a"]', '[i for i in range(3) if missing]', 'list(boom(i) for i in range(4))', '[i.x for i in (1,)]', '(i for i in None)', '[*i for i in []]', '{**i for i in []}', '[i := 1 for i in []]', '[(i := 1) for i in []]', '[j := i for i in (k := [1])]', '[x for x in (yield)]', '[(yield) for x in []]', '(x for x in [] for x in x)', '[x async for x in y]', '[await x for x in y]', '[i for i, in [(1,)]]', '[i for [i, *j] in ["abc"]]', '[i for i.real in []]', '[i for i in 1, 2]', '[i for i in lambda: 1]', '[i if i for i in []]', '[i for i in [] else 1]', 'f(i for i in [1], 2)', '[lambda: (yield i) for i in []]', '[(lambda i=i: i)() for i in range(2)]', 'dict(a for a in ["xy"])', '{**{"a": 1} for _ in ""}'):
    try:
        print(source, '=>', eval(source))
    except Exception as error:
        print(source, '->', type(error).__name__, error)
print((lambda: [last := v for v in 'abc'])(), 'last' in globals(), any((hit := v) > 1 for v in range(5)), hit)
gen = (print('in', v) or v for v in print('outermost evaluated at once') or [1, 2])
print(next(gen), list(gen), gen.gi_code.co_name, gen.__qualname__)
matrix = [[1, 2], [3, 4]]
print([r[0] for r in matrix], [list(c) for c in zip(*matrix)], [v for r in matrix for v in r if v % 2], [[v * 2 for v in r] for r in matrix if sum(r) > 3])
print([i for i in range(10) if i % 2 if i % 3], [(lambda: i)() for i in range(3)], [f'{i!r:>{w}}' for i, w in zip('ab', (3, 5))], [i for i in range(3)][-1], {i for i in 'hello' if i not in 'l'} == {*'heo'})
x = 1
del x
try:
    [x for _ in 'a']
except NameError as error:
    print(error, error.name)
