# Local variables: joined and borrowing loads, unbound ones, swaps, cells and the order of slots.


def borrowing(a, b, c):
    a + b
    a.m(b, c)(a)
    x = a
    y = x = b
    a, b = b, a
    a, b, c = c, b, a
    a, b, c, d = d_(), c, b, a
    a, b, a = 1, 2, 3
    a = a
    a, = a
    [a, b] = a
    a, *b, c = a
    del a
    f(a, (a := b), a)
    f(a, [a for a in b], a)
    for i in a: b = i
    with a as b: a
    f"{a}{b!r:>{c}}"
    a[b:c] = a[b:c]
    a[b] += c
    a.b += c
    return lambda a=a: (a, b)


def unbound(a):
    if a: b = 1
    b
    del a
    try: a
    except NameError: a = 1
    a
    for c in []: d = c
    c, d
    while b:
        e = 1
        if e: break
        del e
    e
    try: g = 1
    finally: g
    with e as h: pass
    h
    import os.path as p, sys
    p, sys
    try: 1
    except E as i: i
    i


def comprehensions(a, b):
    x = 1
    r = [x for x in a if x for y in b if y], x
    s = {x: [y for y in x] for x in a}
    t = [lambda: x for x in a], {x for x in (y for y in b)}
    try: [z for z in a]
    except E: z
    return [[x for x in y] for y in [x for x in a]], r, s, t


def cells(a, b, /, c, *d, e=1, **f):
    x = 1
    def inner():
        nonlocal x, a
        x += 1
        del a
        return f, d, c
    class Local:
        x = x
        b = b
        def method(self): return __class__, x, super().method
    g = lambda: (g, Local)
    del b
    return inner, x, locals()


def many():
    a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = a8 = a9 = 1
    b0 = b1 = b2 = b3 = b4 = b5 = b6 = b7 = b8 = b9 = 1
    c0 = c1 = c2 = c3 = c4 = c5 = c6 = c7 = c8 = c9 = 1
    d0 = d1 = d2 = d3 = d4 = d5 = d6 = d7 = d8 = d9 = 1
    e0 = e1 = e2 = e3 = e4 = e5 = e6 = e7 = e8 = e9 = 1
    f0 = f1 = f2 = f3 = f4 = f5 = f6 = f7 = f8 = f9 = 1
    g0, g1, g2, g3, g4, g5, g6, g7 = a0, b1, c2, d3, e4, f5, g8, g9 = a9
    if g0: g9 = g7
    g9, g8, g7
    del g8
    g8
    for h in g0:
        h, g9
        del h
    return h, g9, a0, f9


def parameters(a, /, b=1, *args, c, d=2, **kwargs) -> int:
    def decorated[T: int, *Ts, **P](x: T, *y: *Ts) -> T: ...
    type Alias[U] = list[U]
    return f(*args, a, b=b, **kwargs), g(a, *b, *c), h(**a, b=1), i(x=a, y=b)


def matched(mapping, sequence):
    match mapping:
        case {'a': a}: pass
    match sequence:
        case [b]: return a, b
