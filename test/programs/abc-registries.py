import abc, collections.abc as c


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...

    @classmethod
    @abc.abstractmethod
    def make(cls): ...

    @staticmethod
    @abc.abstractmethod
    def helper(): ...

    def described(self):
        return f"{self.name}: {self.area()}"


class Half(Shape):
    def area(self):
        return 1


class Full(Half):
    name = "full"
    make = classmethod(lambda cls: cls())
    helper = staticmethod(lambda: 5)


for cls in (Shape, Half, Full):
    try:
        print(cls().described(), sorted(cls.__abstractmethods__))
    except TypeError as error:
        print(error, sorted(cls.__abstractmethods__))


class One(abc.ABC):
    @abc.abstractmethod
    def only(self): ...


try:
    One()
except TypeError as error:
    print(error)


class Duck(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Duck:
            return any("quack" in base.__dict__ for base in other.__mro__) or NotImplemented
        return NotImplemented


class Loud:
    def quack(self): ...


class Silent: ...


print(issubclass(Loud, Duck), isinstance(Silent(), Duck))
print(Duck.register(Silent) is Silent, isinstance(Silent(), Duck), issubclass(Silent, Duck))
token = abc.get_cache_token()
Duck.register(int)
print(abc.get_cache_token() == token + 1, issubclass(bool, Duck), isinstance(True, Duck))
try:
    Silent2 = type("Silent2", (), {})


    class Under(Duck): ...


    Under.register(Duck)
except RuntimeError as error:
    print(error)
for bad in (lambda: Duck.register(5), lambda: issubclass(5, Duck), lambda: isinstance(5, (Duck, 7))):
    try:
        print(bad())
    except TypeError as error:
        print(error)
One.only = lambda self: 1
print(One.__abstractmethods__)
abc.update_abstractmethods(One)
print(One.__abstractmethods__, One().only())
for sample in ([], (), {}, set(), frozenset(), "", b"", range(3), iter([]), (x for x in ()), len, {}.keys(), {}.values(), {}.items(), memoryview(b""), 5, None, Loud):
    print(type(sample).__name__, [name for name in c.__all__ if name != "ByteString" and isinstance(sample, getattr(c, name))])


class Bag(c.MutableSequence):
    def __init__(self, *items): self.items = list(items)
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def __len__(self): return len(self.items)
    def insert(self, i, v): self.items.insert(i, v)


bag = Bag(1, 2, 3)
bag.append(4); bag.extend([5, 6]); bag.reverse(); bag += [9]
print(bag.items, bag.pop(), bag.index(4), bag.count(2), 3 in bag, list(reversed(bag)), bag.remove(5), bag.items)
bag.clear()
print(bag.items, len(bag))


class Table(c.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)


table = Table()
table.update(a=1, b=2)
print(table.setdefault("c", 3), table.pop("a"), table.get("z", 0), list(table.items()), table == {"b": 2, "c": 3}, table.popitem(), "b" in table, table.keys(), table.values())
try:
    table.pop("none")
except KeyError as error:
    print(repr(error))
print(c.Set._from_iterable, c.Sized.__subclasshook__(list), c.Callable[[int], str], c.Iterable[int])
