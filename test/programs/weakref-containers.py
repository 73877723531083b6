"""Weak references, proxies, WeakValueDictionary, WeakKeyDictionary, WeakSet, finalize, WeakMethod."""

import gc
import weakref


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


class T:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f'T{self.n}'

    def method(self):
        return self.n


a = T(1)
log = []
r = weakref.ref(a, lambda ref: log.append(('gone', ref is r, ref())))
print(r() is a, weakref.ref(a) is weakref.ref(a), r is weakref.ref(a), weakref.getweakrefcount(a), hash(r) == hash(a), r == weakref.ref(a))
del a
print(r(), log, weakref.ref(T(2))())
attempt(weakref.ref, 3)
attempt(weakref.ref, 'x')
attempt(weakref.ref)
attempt(weakref.ref, T(1), 2, 3)
attempt(hash, weakref.ref(T(5)))
b = T(2)
p = weakref.proxy(b)
print(p.n, p.method(), p, type(p).__name__, isinstance(p, T), p.__class__.__name__, bool(p))
p.n = 3
attempt(hash, p)
attempt(lambda: p + 1)
attempt(lambda: p[0])
del b
attempt(lambda: p.n)
attempt(str, p)
attempt(bool, p)
f = lambda: 5
cp = weakref.proxy(f)
print(cp(), type(cp).__name__, callable(p))
wv = weakref.WeakValueDictionary()
objs = [T(i) for i in range(3)]
for o in objs:
    wv[o.n] = o
del o
print(sorted(wv), len(wv), wv[1], 1 in wv, wv.get(9), wv.pop(2), sorted(wv.items()))
objs.pop(0)
print(sorted(wv), len(wv))
attempt(lambda: wv[0])
attempt(lambda: wv.__setitem__('x', 5))
wk = weakref.WeakKeyDictionary()
wk[objs[0]] = 'value'
print(list(wk.items()), objs[0] in wk, wk.setdefault(objs[1], []))
objs.clear()
print(len(wk), len(wv))
ws = weakref.WeakSet()
x, y = T('x'), T('y')
ws.update([x, y])
print(len(ws), x in ws, sorted(map(str, ws)), sorted(map(str, ws | {x})))
del x
print(len(ws))
m = weakref.WeakMethod(y.method)
print(m()(), m() == y.method)
fin = weakref.finalize(y, print, 'finalized', k=1) if False else weakref.finalize(y, lambda *a: print('finalized', a), 1, 2)
print(fin.alive, fin.peek()[2])
del y
gc.collect()
print(fin.alive, fin(), m())
order = []
z = T('z')
refs = [weakref.ref(z, lambda _, i=i: order.append(i)) for i in range(3)]
del z
print(order)


class Slotted:
    __slots__ = ()


attempt(weakref.ref, Slotted())


class Sub(weakref.ref):
    def __new__(cls, o, cb=None, tag=None):
        return super().__new__(cls, o, cb)

    def __init__(self, o, cb=None, tag=None):
        super().__init__(o, cb)
        self.tag = tag


q = T('q')
sr = Sub(q, tag='t')
print(sr.tag, sr() is q, sr == weakref.ref(q), weakref.getweakrefs(q) == [weakref.ref(q), sr] or len(weakref.getweakrefs(q)))
c = T('c')
c.me = c
cr = weakref.ref(c, lambda r: print('cycle collected'))
del c
print(gc.collect() > 0, cr())
