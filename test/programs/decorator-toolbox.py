"""Decorators: parametrised, stacked, on classes, class-based, memoising, with wraps, on methods and properties."""

import functools
import inspect


def log(prefix='>', *, level=1):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            print(prefix * level, function.__name__, args, kwargs)
            return function(*args, **kwargs)
        return wrapper
    return decorate


def memo(function):
    cache = {}

    @functools.wraps(function)
    def wrapper(*args):
        if args not in cache:
            cache[args] = function(*args)
        return cache[args]
    wrapper.cache = cache
    return wrapper


@log('*', level=2)
@memo
def fib(n):
    """The n-th number."""
    return n if n < 2 else fib.__wrapped__(n - 1) + fib.__wrapped__(n - 2)


print(fib(20), fib.__name__, fib.__doc__, len(fib.__wrapped__.cache), fib.__wrapped__.__wrapped__.__name__, inspect.signature(fib))


class CountCalls:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)

    def __get__(self, obj, cls):
        return functools.partial(self, obj) if obj is not None else self


class Service:
    def __init__(self, name):
        self.name = name

    @CountCalls
    def greet(self, other):
        """Say hello."""
        return f'{self.name} greets {other}'

    @classmethod
    @log('cls')
    def create(cls, name):
        return cls(name)

    @staticmethod
    @log('static')
    def helper(x):
        return x * 2

    @property
    @log('prop')
    def upper(self):
        return self.name.upper()

    @functools.cached_property
    def expensive(self):
        print('computing')
        return len(self.name)


s = Service.create('ann')
print(s.greet('bob'), s.greet('cy'), Service.greet.calls, Service.greet.__name__, Service.greet.__doc__)
print(s.helper(4), Service.helper(5), s.upper, s.expensive, s.expensive, s.__dict__)
del s.expensive
print(s.expensive)


def singleton(cls):
    instances = {}

    @functools.wraps(cls, updated=())
    def get(*args):
        if cls not in instances:
            instances[cls] = cls(*args)
        return instances[cls]
    return get


def add_repr(*fields):
    def decorate(cls):
        cls.__repr__ = lambda self: f'{cls.__name__}({", ".join(f"{f}={getattr(self, f)!r}" for f in fields)})'
        return cls
    return decorate


@singleton
@add_repr('x', 'y')
class Point:
    """A point."""

    def __init__(self, x, y):
        self.x, self.y = x, y


print(Point(1, 2), Point(3, 4), Point.__name__, Point.__doc__, Point.__wrapped__.__name__)


def retry(times, on=Exception):
    def decorate(function):
        def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return function(*args, attempt)
                except on as error:
                    print('attempt', attempt, repr(error))
            raise RuntimeError('gave up')
        return wrapper
    return decorate


@retry(3, on=(ValueError, KeyError))
def flaky(limit, attempt):
    if attempt < limit:
        raise ValueError(attempt) if attempt % 2 else KeyError(attempt)
    return f'done after {attempt}'


print(flaky(3))
try:
    flaky(9)
except RuntimeError as error:
    print(error, error.__context__)
decorators = [lambda f: lambda x: f(x) + 1, lambda f: lambda x: f(x) * 2]


@decorators[0]
@decorators[1]
@(lambda f: f)
def base(x):
    return x


print(base(5), (lambda f: f.__name__)(base))
try:
    @functools.wraps(3)
    def odd():
        pass
    print(odd.__name__, odd.__wrapped__)
    @3
    def never():
        pass
except TypeError as error:
    print(error)


@functools.lru_cache(maxsize=2)
def square(x):
    print('square', x)
    return x * x


print([square(v) for v in (1, 2, 1, 3, 2)], square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info())


@functools.singledispatch
def kind(value):
    return 'object'


@kind.register
def _(value: int):
    return 'int'


@kind.register(list)
@kind.register(tuple)
def _(value):
    return 'sequence'


print(kind(1), kind(True), kind([]), kind(()), kind('x'), kind.dispatch(bool)(1))
