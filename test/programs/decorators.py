"""Decorators: functions, classes, arguments, stacking, functools and class decorators."""
import functools

log = []


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        log.append(f'call {function.__name__} {args} {kwargs}')
        result = function(*args, **kwargs)
        log.append(f'return {result!r}')
        return result
    return wrapper


def repeat(times):
    def decorate(function):
        def wrapper(*args):
            return [function(*args) for _ in range(times)]
        return wrapper
    return decorate


class Memo:
    def __init__(self, function):
        self.function, self.cache = function, {}
        functools.update_wrapper(self, function)

    def __call__(self, *args):
        if args not in self.cache:
            self.cache[args] = self.function(*args)
        return self.cache[args]

    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)


@traced
def add(a, b=1):
    """Adds."""
    return a + b


@repeat(3)
@traced
def greet(name):
    return 'hi ' + name


@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def registered(cls, registry={}):
    registry[cls.__name__] = cls
    cls.registry = registry
    return cls


@registered
class Plugin:
    @Memo
    def slow(self, x):
        log.append('slow')
        return x * 2


print(add(1), add(1, b=5), add.__name__, add.__doc__, add.__wrapped__(2, 3))
print(greet('bob'))
print(fib(80), len(fib.cache), fib.__name__)
p = Plugin()
print(p.slow(4), p.slow(4), Plugin.registry, type(Plugin.slow).__name__)
for line in log:
    print(line)


@functools.lru_cache(maxsize=2)
def square(x):
    return x * x


print([square(n) for n in (1, 2, 1, 3, 2)], square.cache_info())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(5))


@functools.singledispatch
def show(value):
    return 'object'


@show.register
def _(value: int):
    return 'int'


@show.register(list)
def _(value):
    return 'list'


print(show(1), show([]), show('x'), show(True))
print(functools.reduce(lambda x, y: x * y, range(1, 6)), functools.partial(int, base=2)('101'), sorted([3, 1], key=functools.cmp_to_key(lambda a, b: b - a)))
