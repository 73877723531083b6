# Parameters of every kind: binding, defaults, errors.
def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, e=7, g=8), f(*[1, 2], **{'d': 3, 'c': 9}), f(1, d=0, a=5, b=6))


def g(x, y=[]):
    y.append(x)
    return y


print(g(1), g(2), g(3, []), g.__defaults__, f.__kwdefaults__)


def only(*, k):
    return k


def positional(a, b, /):
    return a, b


def many(a, b, c, d):
    pass


calls = [
    lambda: f(), lambda: f(1), lambda: f(1, 2, d=1, c=2, **{'c': 3}), lambda: only(1), lambda: only(), lambda: only(k=1, j=2), lambda: positional(1),
    lambda: positional(a=1, b=2), lambda: positional(1, b=2), lambda: many(), lambda: many(1), lambda: many(1, 2, 3), lambda: many(1, 2, 3, 4, 5),
    lambda: many(1, 2, 3, d=4, e=5), lambda: many(1, a=2), lambda: many(**{1: 2}), lambda: many(*5), lambda: many(**5), lambda: f(1, d=1, **{'d': 2}),
    lambda: (lambda: 0)(1), lambda: (lambda x: x)(), lambda: (lambda *a: a)(b=1), lambda: many(**{'a': 1}, **{'a': 2}), lambda: print(*[1], sepp=2), lambda: only(kk=1),
]
for call in calls:
    try:
        print(call())
    except TypeError as error:
        print(error)
print(f(*(1, 2), *[3], *'45', d=1, **{}, **{'z': 1}), (lambda *a, **k: (a, k))(*range(3), x=1, *[9], **dict(y=2)))


def order(*args, **kwargs):
    return [*kwargs]


print(order(z=1, a=2, **{'m': 3}, b=4))


def log(value):
    print(value, end=' ')
    return value


print((lambda *a, **k: None)(log(1), *[log(2)], key=log(3), **{'x': log(4)}))


def annotated(a: log('annotation') = log('default')) -> 'str':
    pass


print(annotated.__annotations__)


class Callable:
    def __call__(self, *args, **kwargs):
        return args, kwargs


print(Callable()(1, k=2), max(*[3, 1], key=lambda v: -v), sorted(*[[3, 1]], **{'reverse': True}))
f.__defaults__ = (20, 30)
f.__kwdefaults__ = {'d': 40}
print(f(1), f.__code__.co_argcount, f.__code__.co_posonlyargcount, f.__code__.co_kwonlyargcount, f.__code__.co_varnames)
for attribute, value in [('__defaults__', 5), ('__kwdefaults__', []), ('__code__', 1), ('__name__', 2), ('__qualname__', 3), ('__globals__', {}), ('__closure__', ())]:
    try:
        setattr(f, attribute, value)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
