"""When __del__ runs: rebinding, scopes, containers, exceptions, resurrection, cycles, exit of frames."""

import gc


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


a = D('first')
a = D('second')
print('rebound')
del a
print('deleted')


def scope():
    x, y = D('x'), D('y')
    print('leaving')


scope()


def ret():
    x = D('returned')
    return x


ret()
print('after ret')
l = [D('l0'), D('l1'), D('l2')]
l[1] = None
del l[0]
l = None
t = (D('t0'), D('t1'))
del t
d = {D('key'): D('value')}
d.clear()
s = D('attr holder')
s.other = D('attr')
del s


def raising():
    local = D('in raising')
    raise ValueError('v')


try:
    raising()
except ValueError as e:
    print('handling')
print('handled')
try:
    raising()
except ValueError as e:
    kept = e
print('kept')
del kept


def gen():
    x = D('in generator')
    yield 1
    yield 2


g = gen()
next(g)
del g
for i in gen():
    break
print('loop left')
[D(f'comp {i}') for i in range(2)]
(lambda: D('lambda'))()
D('arg a'), D('arg b')
print(D('printed').name)
saved = []


class Phoenix(D):
    def __del__(self):
        super().__del__()
        saved.append(self)


p = Phoenix('phoenix')
del p
print(saved[0].name)
saved.clear()
print('second death is silent')
c1, c2 = D('cycle 1'), D('cycle 2')
c1.o, c2.o = c2, c1
del c1, c2
print('collecting', gc.collect() >= 2)


class Slots:
    __slots__ = ('a', 'b')

    def __del__(self):
        print('slots', hasattr(self, 'a'))


s = Slots()
s.a, s.b = D('slot a'), D('slot b')
del s
x = D('swap x'); y = D('swap y')
x, y = y, x
del x
y = 0
with_default = lambda v=D('default'): v
del with_default


class Meta(type):
    def __del__(cls):
        print('class', cls.__name__)


def make():
    class K(metaclass=Meta):
        held = D('class attribute')


make()
gc.collect()
z = D('inner')
f = [z, D('f1')]
z = f = None
D('chain').name.upper().lower()
try:
    D('before error') + 1
except TypeError as error:
    print(error)
last = D('module level')
print('end')
del last
