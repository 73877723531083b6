"""enum: values, aliases, flags, auto, missing, functional API, members with behaviour, errors."""

import enum


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


class Color(enum.Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()

    @classmethod
    def _missing_(cls, value):
        return cls.GREEN if value == 'g' else None


class Perm(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()
    RW = R | W


class Num(enum.IntEnum):
    ONE = 1
    TWO = enum.auto()


class Mode(enum.StrEnum):
    FAST = enum.auto()
    SLOW = 'slowly'


class Planet(enum.Enum):
    EARTH = (5, 6)
    MARS = (3, 4)

    def __init__(self, mass, radius):
        self.mass = mass


for action in (lambda: Color.RED, lambda: list(Color), lambda: Color(1), lambda: Color('g'), lambda: Color(9), lambda: Color['RED'], lambda: Color['X'], lambda: Color.CRIMSON is Color.RED, lambda: Color.__members__, lambda: Color.RED.pretty, lambda: Color.RED == 1, lambda: Color.RED < Color.GREEN, lambda: hash(Color.RED) == hash('RED'), lambda: setattr(Color, 'RED', 5), lambda: delattr(Color, 'RED'), lambda: setattr(Color.RED, 'value', 3), lambda: Color.RED.GREEN, lambda: Color.RED in Color, lambda: 1 in Color, lambda: 'x' in Color, lambda: len(Color), lambda: type('S', (Color,), {}), lambda: Color.nothing, lambda: f'{Color.RED} {Color.RED!r} {Color.RED:>12}', lambda: Perm.R | Perm.X, lambda: Perm.RW, lambda: ~Perm.R, lambda: Perm(0), lambda: Perm(7), lambda: Perm(8), lambda: Perm.R in Perm.RW, lambda: list(Perm.RW | Perm.X), lambda: Perm.R & Perm.W, lambda: Perm.R ^ Perm.RW, lambda: bool(Perm(0)), lambda: len(Perm.RW), lambda: Perm.R | 1, lambda: Num.ONE + 1, lambda: Num.TWO, lambda: Num(2) == 2, lambda: f'{Num.ONE} {Num.ONE:03d}', lambda: Num.ONE < Num.TWO, lambda: Mode.FAST, lambda: Mode.FAST.upper(), lambda: f'{Mode.SLOW}', lambda: Mode('slowly'), lambda: Planet.EARTH.mass, lambda: Planet((3, 4)), lambda: enum.Enum('F', 'A B C'), lambda: list(enum.Enum('F', {'A': 'x', 'B': 'y'})), lambda: enum.Enum('F', 'A A'), lambda: enum.IntFlag('I', 'A B').A | 8, lambda: enum.Enum('E', []), lambda: Color.__call__(2), lambda: enum.Enum(5), lambda: repr(Color), lambda: Color.RED._value_, lambda: Color.RED.__class__.__name__, lambda: sorted(dir(Color.RED))[-4:], lambda: [c.name for c in reversed(Color)], lambda: bool(Color.RED)):
    attempt(action)
for source in ('@enum.unique\nclass U(enum.Enum):\n  A = 1\n  B = 1', 'class U(enum.Enum):\n  A = 1\n  A = 2', 'class U(enum.Enum):\n  mro = 1', 'class U(enum.StrEnum):\n  A = 1', 'class U(enum.IntEnum):\n  A = "x"', '@enum.verify(enum.CONTINUOUS)\nclass U(enum.IntEnum):\n  A = 1\n  B = 3', 'class U(int, enum.Enum):\n  A = "5"\nprint(U.A + 1)', 'class U(enum.Enum):\n  _ignore_ = ["x"]\n  x = 1\n  A = 2\nprint(list(U))', 'class U(enum.Enum):\n  def _generate_next_value_(name, start, count, last): return name.lower()\n  A = enum.auto()\nprint(U.A.value)', 'class U(enum.Enum):\n  A = enum.member(len)\n  B = enum.nonmember(5)\nprint(U.A, U.B)', 'class U(enum.Enum, metaclass=type): pass', 'class U(enum.Flag, boundary=enum.KEEP):\n  A = 1\nprint(U(5))', 'class U(enum.Flag, boundary=enum.CONFORM):\n  A = 1\nprint(U(5))', 'class U(enum.Flag):\n  A = "x"', 'class U(enum.Enum):\n  A: int = 1\n  B = A\nprint(U.B)', 'class U(enum.Enum):\n  _x = 1\n  __y = 2\n  A = 3\nprint(list(U), U._x)'):
    try:
        exec(source, {'enum': enum, '__name__': 'm'})
    except Exception as error:
        print(type(error).__name__, error)
