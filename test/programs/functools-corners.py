"""functools: partial and placeholders, reduce, caches, cmp_to_key, singledispatchmethod, wraps."""

import functools
from functools import partial, reduce


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


def f(*a, **k):
    return a, k


P = functools.Placeholder
p = partial(f, 1, x=2)
q = partial(p, 3, y=4, x=5)
print(p(), p(9, x=3), q(), q.func is f, q.args, q.keywords, partial(f, P, 2)(1), partial(partial(f, P, P, 2), 1)(3), P)
for action in (lambda: partial(), lambda: partial(3), lambda: partial(f, P), lambda: partial(f, P, 1)(), lambda: partial(f, x=P), lambda: reduce(lambda a, b: a + b, [1, 2, 3]), lambda: reduce(lambda a, b: a * b, [], 7), lambda: reduce(f, []), lambda: reduce(f, [5]), lambda: reduce(f, 5), lambda: reduce(lambda a, b: [a, b], 'abc', initial='z'), lambda: sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), lambda: functools.cmp_to_key(3)(1) < functools.cmp_to_key(3)(2), lambda: functools.cmp_to_key(lambda a, b: 0)(1) == 5, lambda: functools.lru_cache(maxsize='x'), lambda: functools.lru_cache(3)(5), lambda: functools.cached_property(len).__get__(3, int), lambda: functools.wraps(len)(f).__name__, lambda: functools.partialmethod(3), lambda: functools.singledispatch(f)(), lambda: p.nothing, lambda: setattr(p, 'func', 1), lambda: repr(partial(len)).startswith('functools.partial('), lambda: p == partial(f, 1, x=2), lambda: p.__reduce__()[1]):
    attempt(action)
f.__name__ = 'f'
calls = []


@functools.lru_cache(maxsize=3, typed=True)
def cached(a, b=0):
    calls.append((a, b))
    return a


for args in ((1,), (1.0,), (1,), (2,), (3,), (4,), (1,)):
    cached(*args)
cached(a=1)
cached(1, b=0)
print(calls, cached.cache_info(), cached.__wrapped__.__name__)
attempt(cached, [])
attempt(cached, 1, 2, 3)


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


class A:
    def __init__(self, n):
        self.n = n

    @functools.cached_property
    def twice(self):
        calls.append('twice')
        return self.n * 2

    def add(self, a, b=0, *, c=0):
        return self.n, a, b, c

    add5 = functools.partialmethod(add, 5, c=7)
    cls = functools.partialmethod(classmethod(lambda cls, v: (cls.__name__, v)), 3)

    @functools.singledispatchmethod
    def show(self, v):
        return 'other'

    @show.register
    def _(self, v: int):
        return f'int {v}'

    @show.register(str)
    @show.register(bytes)
    def _(self, v):
        return f'text {v}'

    @functools.lru_cache
    def method(self, x):
        calls.append(x)
        return x


a = A(4)
print(a.twice, a.twice, vars(a), a.add5(1), a.add5(1, c=2) , a.cls(), a.show(1), a.show(b'x'), a.show(None), a.show(True), a.method(1), a.method(1), A.twice.attrname)
a.twice = 'set'
print(a.twice)
del a.twice
print(a.twice, calls[-3:])


@functools.singledispatch
def s(x, *rest):
    return 'base'


@s.register
def _(x: int | str, *rest):
    return 'int or str'


s.register(list, lambda x: 'list')
print(s(1), s('a'), s([]), s(2.5), sorted(c.__name__ for c in s.registry), s.dispatch(bool) is s.dispatch(int))
attempt(s)
attempt(s.register, 5)
attempt(s.register, lambda x: 1)


@functools.wraps(fib)
def wrapper(): ...


print(wrapper.__name__, wrapper.__wrapped__ is fib, functools.WRAPPER_ASSIGNMENTS)


@functools.total_ordering
class V:
    def __init__(self, v):
        self.v = v

    def __gt__(self, o):
        return self.v > o.v if isinstance(o, V) else NotImplemented

    def __eq__(self, o):
        return isinstance(o, V) and self.v == o.v


print(V(1) < V(2), V(1) >= V(2), V(1) <= V(1), max(V(1), V(3)).v)
attempt(lambda: V(1) < 1)
