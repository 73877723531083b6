"""Reference counts in action: __del__, weak references, callbacks, cycles and gc."""
import gc
import sys
import weakref

log = []


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append('del ' + self.name)


def scope():
    a, b = Noisy('a'), Noisy('b')
    log.append('leaving')


scope()
x = Noisy('x')
y = x
del x
log.append('still')
y = None
log.append('gone')
items = [Noisy('i0'), Noisy('i1'), Noisy('i2')]
items[1] = None
items.clear()
d = {'k': Noisy('value')}
d['k'] = 1
log.append('replaced')
r = weakref.ref(Noisy('temporary'))
log.append(r())
n = Noisy('n')
r = weakref.ref(n, lambda ref: log.append(f'callback {ref() is None}'))
log.append(r() is n)
n = 5
log.append(r())


class Node:
    pass


a, b = Node(), Node()
a.other, b.other = b, a
a.noisy = Noisy('in cycle')
r = weakref.ref(a)
del a, b
log.append(r() is not None)
gc.collect()
log.append(r())


def generator():
    held = Noisy('held by generator')
    try:
        yield 1
    finally:
        log.append('generator closed')


g = generator()
next(g)
del g
log.append('after generator')


def raising():
    local = Noisy('local of failed call')
    raise ValueError


try:
    raising()
except ValueError:
    log.append('handler')
log.append('after handler')


class Resurrect:
    kept = None

    def __del__(self):
        Resurrect.kept = self
        log.append('resurrected')


z = Resurrect()
del z
log.append(Resurrect.kept is not None)
Resurrect.kept = None
w = weakref.WeakValueDictionary()
o = Noisy('weak value')
w['o'] = o
log.append(list(w))
del o
log.append(list(w))
for line in log:
    print(line)
v = []
print(sys.getrefcount(v), sys.getrefcount([]), (lambda p: sys.getrefcount(p))(v))
u = [v, v]
print(sys.getrefcount(v))
proxy_target = Noisy('proxied')
p = weakref.proxy(proxy_target)
print(p.name)
del proxy_target
try:
    p.name
except ReferenceError as error:
    print(error)
try:
    weakref.ref(5)
except TypeError as error:
    print(error)
