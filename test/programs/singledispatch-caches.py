import functools, numbers, collections.abc


@functools.singledispatch
def show(value, depth=0):
    return f"object {value!r}"


@show.register
def _(value: int | float, depth=0):
    return f"number {value}"


@show.register(list)
@show.register(tuple)
def _(value, depth=0):
    return "[" + ", ".join(show(item, depth + 1) for item in value) + "]"


@show.register
def _(value: collections.abc.Mapping, depth=0):
    return "map " + show(list(value), depth)


print(show(1), show(True), show([1, "a", (2.5,)]), show({"k": 1}), show(None))
print(show.dispatch(bool) is show.dispatch(int), show.dispatch(set) is show.dispatch(object), sorted(cls.__name__ for cls in show.registry))
try:
    show()
except TypeError as error:
    print(error)
try:
    show.register(5)
except TypeError as error:
    print(error)


class Writer:
    @functools.singledispatchmethod
    def put(self, item): return "any"

    @put.register
    def _(self, item: str): return "text " + item

    @put.register
    @classmethod
    def _(cls, item: bytes): return "bytes " + cls.__name__


w = Writer()
print(w.put(1), w.put("x"), w.put(b""), Writer.put(w, "y"))


@functools.lru_cache(maxsize=3, typed=True)
def slow(n, *, scale=1):
    print("computing", n, scale)
    return n * scale


for n in (1, 1.0, 2, 1, 3, 4, 1, True):
    slow(n)
slow(1, scale=2)
print(slow.cache_info(), slow.cache_parameters(), slow.__wrapped__(9))
slow.cache_clear()
print(slow.cache_info())
try:
    slow([])
except TypeError as error:
    print(error)


class Lazy:
    @functools.cached_property
    def value(self):
        print("once")
        return 42


lazy = Lazy()
print(lazy.value, lazy.value, lazy.__dict__)
del lazy.value
print(lazy.value)


@functools.total_ordering
class Version:
    def __init__(self, *parts): self.parts = parts
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts if isinstance(other, Version) else NotImplemented


print(Version(1, 2) >= Version(1, 1), Version(1) <= Version(1), Version(2) > Version(3))
try:
    Version(1) >= 5
except (TypeError, AttributeError) as error:
    print(type(error).__name__, error)


def compare(a, b): return (a > b) - (a < b)


print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: compare(b, a))), functools.reduce(lambda a, b: f"({a}{b})", "abcd"), functools.reduce(compare, [], 7))
p = functools.partial(print, "a", functools.Placeholder, sep="-")
p("b", "c")
print(p.args, p.keywords, functools.partial(p, "z").args)
try:
    p()
except TypeError as error:
    print(error)
print(functools.partialmethod(compare, 1), functools.partial(functools.partial(compare, 1), 2)())
