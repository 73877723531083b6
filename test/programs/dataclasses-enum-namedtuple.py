"""dataclasses, enum, namedtuple and typing.NamedTuple from the standard library."""
import enum
from collections import namedtuple
from dataclasses import asdict, astuple, dataclass, field, fields, replace
from typing import NamedTuple


@dataclass(order=True)
class Item:
    name: str
    price: float = 0.0
    tags: list = field(default_factory=list, compare=False)

    def total(self, count):
        return self.price * count


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0

    def __post_init__(self):
        if self.x < 0:
            raise ValueError('negative')


i = Item('pen', 1.5)
print(i, i == Item('pen', 1.5, ['t']), i < Item('pen', 2), asdict(i), astuple(i), [f.name for f in fields(i)], replace(i, price=9.0), i.total(2))
p = Point(1)
print(p, hash(p) == hash(Point(1)), {p: 1}[Point(1, 0)])
for action in (lambda: setattr(p, 'x', 2), lambda: Point(-1), lambda: Point(), lambda: Item(), lambda: Point(1, 2, 3), lambda: Point(z=1)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


class Color(enum.Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()


class Flag(enum.Flag):
    A = enum.auto()
    B = enum.auto()
    AB = A | B


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 5


print(Color.RED, repr(Color.RED), Color(2), Color['GREEN'], Color.CRIMSON is Color.RED, list(Color), Color.RED.pretty, Color.RED.value, isinstance(Color.RED, Color), len(Color))
print(Flag.A | Flag.B, Flag.AB, Flag.A in Flag.AB, ~Flag.A, Flag(0), Level.LOW < Level.HIGH, Level.HIGH + 1, sorted(Level), f'{Level.LOW}', Color.RED == 1)
for action in (lambda: Color(9), lambda: Color['NO'], lambda: setattr(Color, 'RED', 5), lambda: Color.RED < Color.GREEN):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
P = namedtuple('P', 'x y', defaults=[7])
q = P(1)
print(q, q.x, q[1], q._replace(x=5), q._asdict(), P._fields, P._make([3, 4]), q == (1, 7), tuple(q))


class Emp(NamedTuple):
    name: str
    id: int = 3


e = Emp('Guido')
print(e, e.id, Emp.__annotations__, Emp._field_defaults)
try:
    q.x = 2
except AttributeError as error:
    print(error)
