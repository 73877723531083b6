# Enumerations and flags.
import enum


class Color(enum.Enum):
    RED = 1
    GREEN = 'g'
    ALIAS = 1

    @property
    def lower(self):
        return self.name.lower()


print(Color.RED, repr(Color.RED), Color('g'), Color['RED'], Color.ALIAS is Color.RED, list(Color), len(Color), Color.RED.lower)
print(Color.__members__, Color.RED in Color, 1 in Color, isinstance(Color.RED, Color), Color.RED == 1, hash(Color.RED) == hash('RED'))
for action in [lambda: Color(5), lambda: Color['NO'], lambda: Color.NOPE, lambda: setattr(Color, 'RED', 2), lambda: Color.RED < Color.GREEN]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Number(enum.IntEnum):
    ONE = enum.auto()
    TWO = enum.auto()


print(Number.ONE + 1, Number.TWO > Number.ONE, f'{Number.ONE}', f'{Number.ONE!r}', [Number.TWO], int(Number.TWO), Number.ONE == 1)


class Text(enum.StrEnum):
    FIRST = enum.auto()
    SECOND = 'two'


print(Text.FIRST, Text.SECOND.upper(), Text('two'), f'{Text.FIRST:>8}', Text.FIRST == 'first')


class Permission(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()
    EXECUTE = enum.auto()
    ALL = READ | WRITE | EXECUTE


both = Permission.READ | Permission.WRITE
print(both, repr(both), both.value, Permission.READ in both, ~both, both & Permission.WRITE, both ^ Permission.ALL, list(both), bool(both & Permission.EXECUTE), Permission(0))


class IntPermission(enum.IntFlag):
    A = 1
    B = 4


print(IntPermission.A | 2, IntPermission(5), IntPermission.A + 1, repr(IntPermission(8)))


@enum.unique
class Unique(enum.Enum):
    X = 1


try:

    @enum.unique
    class Bad(enum.Enum):
        X = 1
        Y = 1
except ValueError as error:
    print(error)


class Planet(enum.Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    def _missing_value(self):
        return None

    @classmethod
    def _missing_(cls, value):
        return cls.MARS if value == 'red' else None


print(Planet.EARTH.mass, Planet('red'), Planet.MARS.value)
Dynamic = enum.Enum('Dynamic', 'A B C')
print(list(Dynamic), enum.Enum('Pairs', {'x': 1, 'y': 2}).y)
try:

    class Extended(Color):
        BLUE = 3
except TypeError as error:
    print(error)
print(Color.RED.__class__, Color.__name__, type(Color).__name__, dir(Color.RED)[:3], enum.member, Color.__doc__)
