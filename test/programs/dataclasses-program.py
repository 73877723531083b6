# Data classes in depth.
import dataclasses
from dataclasses import KW_ONLY, InitVar, dataclass, field


@dataclass
class Item:
    name: str
    price: float = 0.0
    tags: list = field(default_factory=list, repr=False)
    total: float = field(init=False, default=1.5)

    def __post_init__(self):
        self.total = self.price * 2


item = Item('pen', 2.5)
print(item, item == Item('pen', 2.5), item != Item('pen', 3), item.tags, dataclasses.asdict(item), dataclasses.astuple(item))
print([f.name for f in dataclasses.fields(Item)], dataclasses.is_dataclass(item), dataclasses.replace(item, price=9), Item.__match_args__)


@dataclass(frozen=True, order=True, slots=True)
class Point:
    x: int
    y: int = 0


p = Point(1, 2)
print(p < Point(1, 3), sorted([Point(3), Point(1), Point(2)]), hash(p) == hash(Point(1, 2)), Point.__slots__, hasattr(p, '__dict__'))
for action in [
    lambda: setattr(p, 'x', 5),
    lambda: delattr(p, 'x'),
    lambda: Point(),
    lambda: Point(1, 2, 3),
    lambda: Point(z=1),
    lambda: p < 5,
    lambda: dataclasses.replace(item, total=1),
    lambda: hash(item),
    lambda: dataclasses.fields(5),
    lambda: dataclasses.asdict(5),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


@dataclass
class Base:
    a: int
    _: KW_ONLY
    b: int = 1


@dataclass
class Derived(Base):
    c: int
    scale: InitVar[int] = 2
    d: int = field(kw_only=True, default=7)

    def __post_init__(self, scale):
        self.c *= scale


print(Derived(1, 2, b=3), Derived(1, 2, 10, d=5), Derived.__init__.__annotations__.keys())
for source in [
    '@dataclass\nclass X:\n    a: int = 1\n    b: int',
    '@dataclass\nclass X:\n    a: list = []',
    '@dataclass(order=True, eq=False)\nclass X:\n    a: int',
    '@dataclass(frozen=True)\nclass X(Item):\n    pass',
]:
    try:
        exec(source)
    except Exception as error:
        print(type(error).__name__, error)
Made = dataclasses.make_dataclass('Made', [('x', int), ('y', int, field(default=5))], namespace={'sum': lambda self: self.x + self.y})
print(Made(1), Made(1).sum())
match Point(0, 7):
    case Point(0, y):
        print('matched', y)


@dataclass(repr=False, eq=False)
class Bare:
    x: int


print(Bare(1) == Bare(1), 'Bare object' in repr(Bare(1)))


@dataclass
class Tree:
    value: int
    children: list['Tree'] = field(default_factory=list)


tree = Tree(1, [Tree(2)])
tree.children.append(tree)
print(tree)
