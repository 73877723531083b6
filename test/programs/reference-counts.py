"""sys.getrefcount through assignments, containers, calls, frames, exceptions and generators."""

import sys


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


class T:
    pass


def rc(x):
    return sys.getrefcount(x)


o = T()
print(rc(o), sys.getrefcount(o))
a = b = o
l = [o, o]
d = {'k': o, o: 1}
t = (o,)
s = {o}
print(sys.getrefcount(o))
del a, l[0], d['k']
print(sys.getrefcount(o))
b = t = s = None
d.clear()
l.clear()
print(sys.getrefcount(o))


def hold(x, *args, **kw):
    y = x
    return sys.getrefcount(x), sys.getrefcount(args), sys.getrefcount(kw)


print(hold(o), hold(o, o, k=o), hold(*[o]), hold(**{'x': o}))


def gen(x):
    yield sys.getrefcount(x)
    yield sys.getrefcount(x)


g = gen(o)
print(next(g), sys.getrefcount(o))
del g
print(sys.getrefcount(o))
f = lambda x=o: o
print(sys.getrefcount(o))
del f
c = (lambda z: lambda: z)(o)
print(sys.getrefcount(o))
del c
o.me = o
print(sys.getrefcount(o))
del o.me
try:
    raise ValueError(o)
except ValueError as e:
    print(sys.getrefcount(o), sys.getrefcount(e), sys.getrefcount(e.__traceback__))
print(sys.getrefcount(o))
m = o.__init__
print(sys.getrefcount(o))
del m
it = iter([o, o, o])
next(it)
print(sys.getrefcount(o))
for x in it:
    pass
print(sys.getrefcount(o))
del x, it
z = [(o, i) for i in range(5)]
print(sys.getrefcount(o), sys.getrefcount(z[0]), sys.getrefcount(z))
z[1:4] = []
print(sys.getrefcount(o))
q = dict.fromkeys('abc', o)
print(sys.getrefcount(o), sys.getrefcount(list(q.values())), sys.getrefcount(q.values()))
del q, z
globals()['dyn'] = o
print(sys.getrefcount(o), sys.getrefcount(T) > 3, sys.getrefcount(None) > 1000, sys.getrefcount(5) > 1000)
del dyn
import functools, itertools
p = functools.partial(print, o, k=o)
print(sys.getrefcount(o))
del p
ch = itertools.chain([o], (o,))
print(sys.getrefcount(o), next(ch) is o, sys.getrefcount(o))
del ch
sl, e, mp = slice(o, o, o), enumerate([o]), map(id, [o])
print(sys.getrefcount(o))
del sl, e, mp
r = sorted([o], key=lambda v: 0)
w = [o] * 10 + [o]
print(sys.getrefcount(o), sys.getrefcount(w * 2), len(w))
attempt(sys.getrefcount)
attempt(sys.getrefcount, 1, 2)
