# inspect: signatures, members, sources, binding.
import inspect


def full(a, /, b: int = 1, *c, d, e='x', **g) -> str:
    """Full doc.

    With indented text.
    """
    return 'x'


print(inspect.signature(full), inspect.getdoc(full))
for name, parameter in inspect.signature(full).parameters.items():
    print(name, parameter.kind.description, parameter.default is inspect.Parameter.empty, parameter.annotation)


class C:
    """A class."""

    def __init__(self, x, y=2):
        self.x = x

    def method(self, z):
        pass

    @classmethod
    def make(cls, *args):
        pass

    @staticmethod
    def plain(k):
        pass

    @property
    def prop(self):
        return 1

    def __call__(self, w):
        pass


print(inspect.signature(C), inspect.signature(C(1).method), inspect.signature(C.make), inspect.signature(C.plain), inspect.signature(C(1)))
print([name for name, _ in inspect.getmembers(C, inspect.isfunction)], inspect.isclass(C), inspect.ismethod(C(1).method))
for target in (len, print, sorted, dict.get, str.split, isinstance):
    print(target.__name__, inspect.signature(target))
for target in (int, 5, max):
    try:
        print(inspect.signature(target))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
bound = inspect.signature(full).bind(1, 2, 3, d=4, z=5)
print(bound.args, bound.kwargs, bound.arguments)
bound = inspect.signature(full).bind_partial(1)
bound.apply_defaults()
print(bound.arguments)
for args, kwargs in [((), {}), ((1,), {}), ((1,), {'d': 1, 'b': 2, 'a': 3})]:
    try:
        print(inspect.signature(full).bind(*args, **kwargs))
    except TypeError as error:
        print(error)
print(inspect.getfullargspec(full))


def generator():
    yield 1


async def coroutine():
    pass


g = generator()
print(inspect.isgeneratorfunction(generator), inspect.iscoroutinefunction(coroutine), inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g))
c = coroutine()
print(inspect.getcoroutinestate(c), c.close(), inspect.getcoroutinestate(c))
frame = inspect.currentframe()
print(frame.f_code.co_name, inspect.getframeinfo(frame).function, inspect.stack()[0].function)
print(inspect.getsource(generator), inspect.getsourcelines(coroutine)[1], inspect.getmodule(C).__name__)
print(inspect.getsource(C.method), inspect.cleandoc('  a\n    b\n  c'))


def wrapper(*args, **kwargs):
    pass


wrapper.__wrapped__ = full
print(inspect.signature(wrapper), inspect.unwrap(wrapper) is full, inspect.getmro(C))
print(inspect.getclosurevars(full).globals, inspect.getattr_static(C, 'prop').__class__.__name__)
