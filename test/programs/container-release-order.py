# When containers and iterators let go of their items, and in which order.
import itertools
from collections import OrderedDict, deque
from functools import partial


class Witness:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name, end=' ')

    def __repr__(self):
        return f'W{self.name}'


def witnesses(count):
    return [Witness(i) for i in range(count)]


def section(title):
    print()
    print(title, end=': ')


section('list.clear')
items = witnesses(3)
items.clear()
section('del list')
items = witnesses(3)
del items
section('slices')
items = witnesses(6)
items[1:4] = []
print('|', end=' ')
items[::2] = [1, 2]
print('|', end=' ')
items = witnesses(6)
del items[::-2]
print('|', end=' ')
del items[:]
section('tuple')
pair = tuple(witnesses(3))
del pair
section('dict')
d = {i: Witness(i) for i in range(4)}
d[1] = 0
del d[0]
d.pop(2)
print('|', end=' ')
d.clear()
section('keys and values')
d = {Witness('k'): Witness('v'), Witness('k2'): Witness('v2')}
del d
section('update')
d = {1: Witness(1), 2: Witness(2)}
d.update({1: 0, 2: 0})
section('sort')
items = [Witness(2), Witness(1)]
items.sort(key=lambda w: w.name)
print(items, end=' ')
del items
section('zip')
z = zip([Witness(1)], [Witness(2)])
next(z)
print('|', end=' ')
del z
section('map')
m = map(lambda w: w, witnesses(2))
next(m)
print('|', end=' ')
next(m)
print('|', end=' ')
del m
section('filter')
f = filter(None, (w for w in witnesses(2)))
next(f)
print('|', end=' ')
del f
section('exhausted')
iterator = iter(witnesses(2))
list(iterator)
print('|', end=' ')
del iterator
section('iter(callable)')
iterator = iter(lambda: Witness(1), 5)
next(iterator)
print('|', end=' ')
del iterator
section('deque')
q = deque(witnesses(3), 3)
q.append(5)
q.popleft()
print('|', end=' ')
q.clear()
section('OrderedDict')
o = OrderedDict((i, Witness(i)) for i in range(3))
del o[1]
o.popitem()
o.clear()
section('groupby')
g = itertools.groupby(w for w in witnesses(2))
next(g)
print('|', end=' ')
next(g)
print('|', end=' ')
del g
section('tee')
a, b = itertools.tee(Witness(i) for i in range(3))
next(a)
next(a)
print('|', end=' ')
next(b)
print('|', end=' ')
del b
print('|', end=' ')
del a
section('partial')
p = partial(print, Witness(1), x=Witness(2))
del p
section('instance')


class Instance:
    pass


i = Instance()
i.a, i.b = Witness('a'), Witness('b')
del i.a
i.a = Witness('c')
print(list(i.__dict__), end=' ')
del i
i = Instance()
i.b, i.a = Witness('b'), Witness('a')
print(list(i.__dict__), end=' ')
namespace = i.__dict__
del i
print('|', end=' ')
del namespace
print()
