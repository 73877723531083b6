"""abc: abstract methods, registration, subclass hooks, collections.abc one-trick ponies, Protocol."""

import abc
import collections.abc as c
import typing


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...

    @classmethod
    @abc.abstractmethod
    def make(cls): ...


class Half(Shape):
    def area(self):
        return 1


class Full(Half):
    name = 'full'

    @classmethod
    def make(cls):
        return cls()


attempt(Shape)
attempt(Half)
print(Full.make().area(), sorted(Shape.__abstractmethods__), Full.__abstractmethods__, sorted(Half.__abstractmethods__))


class Duck(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return any('quack' in vars(b) for b in other.__mro__) or NotImplemented


class Mallard:
    def quack(self): ...


print(issubclass(Mallard, Duck), isinstance(Mallard(), Duck), issubclass(int, Duck))
print(Shape.register(int).__name__, isinstance(5, Shape), issubclass(bool, Shape), isinstance('x', Shape))
attempt(Shape.register, 5)
attempt(int.__class__.register, int, str) if hasattr(type, 'register') else print('no register')
attempt(Full.register, Shape)
for name in ('Hashable', 'Iterable', 'Iterator', 'Sized', 'Container', 'Callable', 'Collection', 'Sequence', 'MutableSequence', 'Set', 'Mapping', 'Generator', 'Awaitable', 'Reversible', 'Buffer', 'ByteString' if hasattr(c, 'ByteString') else 'MutableSet'):
    print(name, [isinstance(v, getattr(c, name)) for v in (1, 'a', [1], {1: 2}, {1}, iter([]), len, b'', (x for x in ()))])


class Seq(c.Sequence):
    def __getitem__(self, i):
        return [1, 2, 3][i]

    def __len__(self):
        return 3


class Map(c.MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)


s, m = Seq(), Map()
m.update(a=1, b=2)
print(list(reversed(s)), s.index(2), s.count(9), 3 in s, list(s), m.pop('a'), m.setdefault('z', 9), dict(m), list(m.items()), m.get('q'), m == {'b': 2, 'z': 9}, m.popitem(), m.keys() & {'b', 'z'})
attempt(s.index, 7)
attempt(m.pop, 'none')
attempt(c.Sequence)
attempt(lambda: c.Callable[[int], str])
attempt(lambda: c.Callable[int])


@typing.runtime_checkable
class Closer(typing.Protocol):
    def close(self): ...


class Named(typing.Protocol):
    name: str


class File:
    def close(self): ...


print(isinstance(File(), Closer), isinstance(3, Closer), issubclass(File, Closer))
attempt(isinstance, 3, Named)
attempt(Closer)
Shape.__abstractmethods__ = frozenset()
attempt(lambda: type(Shape()).__name__)
abc.update_abstractmethods(Half)
