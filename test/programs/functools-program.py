# functools: partial, caches, wraps, dispatch, ordering.
import functools
from functools import Placeholder as _

add = functools.partial(lambda a, b, c=0: (a, b, c), 1)
print(add(2), add(2, c=3), add.args, add.keywords, functools.partial(add, 5)(c=1))
holes = functools.partial(lambda *a, **k: (a, k), _, 2, _, 4)
print(holes(1, 3), holes(1, 3, 5, x=6))
for action in [lambda: holes(1), lambda: functools.partial(print, _), lambda: functools.partial(), lambda: functools.partial(5)]:
    try:
        print(action())
    except TypeError as error:
        print(error)
calls = []


@functools.lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


print([square(n) for n in (1, 2, 1, 3, 2, 1)], calls, square.cache_info())
square.cache_clear()
print(square.cache_info(), square.cache_parameters(), square.__name__, square.__wrapped__(7))


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50), fib.cache_info().hits > 0)
try:
    square([])
except TypeError as error:
    print(error)
print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(max, [], 'start'))
try:
    functools.reduce(max, [])
except TypeError as error:
    print(error)


def decorator(function):
    @functools.wraps(function)
    def inner(*args):
        """Inner doc."""
        return function(*args)

    return inner


@decorator
def documented(x):
    """Outer doc."""


print(documented.__name__, documented.__doc__, documented.__wrapped__.__name__)


@functools.singledispatch
def describe(value):
    return 'object'


@describe.register
def _int(value: int):
    return 'int'


@describe.register(list)
def _list(value):
    return 'list'


print(describe(1), describe([]), describe('x'), describe(True), describe.dispatch(bool) is _int, list(describe.registry)[0])


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Version(1) <= Version(2), Version(3) > Version(2), Version(2) >= Version(3))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


class Lazy:
    @functools.cached_property
    def value(self):
        print('computing')
        return 42

    @functools.singledispatchmethod
    def handle(self, arg):
        return 'default'

    @handle.register
    def _(self, arg: str):
        return 'text'

    half = functools.partialmethod(lambda self, n, m: (n, m), 0.5)


lazy = Lazy()
print(lazy.value, lazy.value, lazy.__dict__, lazy.handle('x'), lazy.handle(1), lazy.half(3))
print(repr(functools.partial(int, base=2)), functools.partial(int, base=2)('101'))
