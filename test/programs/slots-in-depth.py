"""__slots__: layouts, inheritance, conflicts, weakrefs, dicts, member descriptors, defaults."""

import weakref


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
attempt(lambda: p.__dict__)
attempt(setattr, p, 'z', 1)
attempt(weakref.ref, p)
del p.x
attempt(lambda: p.x)
attempt(delattr, p, 'x')
print(Point.x, type(Point.x).__name__, Point.x.__name__, Point.x.__objclass__ is Point, Point.__slots__)
Point.x.__set__(p, 9)
print(p.x, Point.x.__get__(p), Point.y.__get__(p, Point))
attempt(Point.x.__get__, 3)
attempt(Point.x.__set__, 3, 4)
attempt(lambda: Point.x.__get__(None))


class Sub(Point):
    pass


class Both(Point):
    __slots__ = ('z', '__dict__', '__weakref__')


s = Sub(1, 2)
s.extra = 1
print(s.__dict__, Sub.__dictoffset__ != 0, Point.__dictoffset__)
b = Both(1, 2)
b.z, b.w = 3, 4
print(b.__dict__, weakref.ref(b)() is b, b.z)


def make(name, bases, slots, **more):
    return type(name, bases, {'__slots__': slots, **more})


attempt(make, 'A', (), ('a', 'a b'))
attempt(make, 'A', (), (1,))
attempt(make, 'A', (), ('a',), **{'a': 1}) if False else attempt(lambda: make('A', (), ('a',), a=1))
attempt(make, 'A', (int,), ('a',))
attempt(make, 'A', (tuple,), ('a',))
attempt(make, 'A', (), ('__dict__', '__dict__'))
attempt(make, 'A', (), ('__weakref__', '__weakref__'))
attempt(make, 'A', (Sub,), ('__dict__',))
attempt(make, 'A', (Sub,), ('__weakref__',))
attempt(lambda: type('M', (make('A', (), ('a',)), make('B', (), ('b',))), {}))
attempt(lambda: type('M', (make('A', (), ()), make('B', (), ('b',))), {'__slots__': ()}).__mro__[1].__name__)
attempt(lambda: make('S', (), 'single').__slots__)
attempt(lambda: make('S', (), 3))
print(make('S', (), {'a': 'doc a'}).a.__doc__, make('S', (), iter(['q'])).q.__name__)


class Mangled:
    __slots__ = ('__private', '_one', '__dunder__')

    def __init__(self):
        self.__private = 1


m = Mangled()
print(sorted(n for n in dir(m) if 'private' in n), m._Mangled__private)
attempt(lambda: m._one)


class Empty:
    __slots__ = ()


attempt(setattr, Empty(), 'a', 1)
print(Empty.__basicsize__ == object.__basicsize__, Empty.__weakrefoffset__)


class A:
    __slots__ = ('v',)


class B:
    __slots__ = ('v',)


class C:
    __slots__ = ('w',)


a = A()
a.v = 5
a.__class__ = B
print(type(a).__name__, a.v)
attempt(setattr, a, '__class__', C)
attempt(setattr, a, '__class__', Sub)


class Default:
    __slots__ = ('x',)

    def __getattr__(self, name):
        return f'missing {name}'


print(Default().x)
d = Default()
d.x = [d]
print(d.x[0] is d)
