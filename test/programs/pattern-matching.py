"""match statements: literals, captures, sequences, mappings, classes, guards, or-patterns."""

class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __match_args__ = ('x', 'y', 'z')

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


def describe(value):
    match value:
        case None | True | False:
            return f'constant {value}'
        case 0:
            return 'zero'
        case int(n) if n < 0:
            return f'negative {n}'
        case int() | float():
            return f'number {value}'
        case 'stop' | 'halt' as word:
            return f'command {word}'
        case str(text):
            return f'text {text!r}'
        case []:
            return 'empty sequence'
        case [single]:
            return f'one: {single}'
        case [first, *middle, last] if len(middle) > 2:
            return f'long: {first}..{last} around {middle}'
        case (x, y):
            return f'pair {x} {y}'
        case [1, 2, *rest]:
            return f'one two and {rest}'
        case {'type': 'circle', 'radius': r, **others}:
            return f'circle {r} {others}'
        case {'type': kind}:
            return f'shape {kind}'
        case {}:
            return 'mapping'
        case Point3(x, y, z=0):
            return f'flat {x},{y}'
        case Point(x=0, y=0):
            return 'origin'
        case Point(x, y) if x == y:
            return f'diagonal {x}'
        case Point():
            return 'point'
        case _:
            return f'other {type(value).__name__}'


for value in [None, True, 0, -5, 7, 2.5, 'stop', 'go', [], [9], [1, 2, 3, 4, 5], (1, 2), [1, 2, 3],
              {'type': 'circle', 'radius': 3, 'fill': 'red'}, {'type': 'square'}, {'a': 1}, Point3(1, 2, 0), Point3(1, 1, 5),
              Point(0, 0), Point(4, 4), Point(1, 2), {1, 2}, b'bytes', range(3)]:
    print(describe(value))


def constants(value):
    import math
    match value:
        case math.pi:
            return 'pi'
        case -1 | 1 + 2j | -1.5:
            return 'literal'
        case b'raw':
            return 'bytes'
        case (Point(x=a) | [a, _]):
            return f'a={a}'


print([constants(v) for v in (3.141592653589793, -1, 1 + 2j, -1.5, b'raw', Point(3, 4), [5, 6], 'none')])
match Point(1, 2):
    case Point(1, 2, 3):
        pass
