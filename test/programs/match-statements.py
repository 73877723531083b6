# match: all patterns, guards, captures, errors.
from collections import namedtuple
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Color:
    RED = 1


Pair = namedtuple('Pair', 'a b')


def describe(value):
    match value:
        case None | True | False:
            return f'singleton {value}'
        case Color.RED:
            return 'red constant'
        case int(n) if n < 0:
            return f'negative {n}'
        case int() | float() as number:
            return f'number {number}'
        case 'yes' | 'no' as answer:
            return f'answer {answer}'
        case str(s) if len(s) > 5:
            return f'long {s}'
        case []:
            return 'empty'
        case [x]:
            return f'one {x}'
        case [1, [2, *inner], *_]:
            return f'nested {inner}'
        case (first, *rest, last) if first == last:
            return f'palindrome ends {rest}'
        case Pair(a=1):
            return 'pair'
        case [_, _, *others]:
            return f'many {others}'
        case {'type': 'circle', 'r': r}:
            return f'circle {r}'
        case {'type': kind, **rest}:
            return f'{kind} {rest}'
        case {}:
            return 'mapping'
        case Point(x=0, y=y):
            return f'on y axis {y}'
        case Point(x, y) if x == y:
            return f'diagonal {x}'
        case Point():
            return 'point'
        case bytes(b) | bytearray(b):
            return f'bytes {b}'
        case set() as s:
            return f'set {len(s)}'
        case _:
            return 'other'


for value in [None, True, 1, -5, 2.5, 'yes', 'longer text', 'short', [], [9], [1, [2, 3, 4], 5], [7, 8, 7], Pair(1, 2), (1, 2, 3), {'type': 'circle', 'r': 2}, {'type': 'x', 'k': 1}, {}, {'a': 1}, Point(0, 5), Point(3, 3), Point(1, 2), b'raw', bytearray(b'x'), {1}, object(), range(3), 'ab', 1j]:
    print(repr(value).split(' at ')[0], '->', describe(value))


class Custom:
    __match_args__ = ('first', 'second')

    def __init__(self):
        self.first, self.second = 1, 2


match Custom():
    case Custom(1, second=s):
        print('custom', s)


class Bad:
    __match_args__ = 5


class TooFew:
    pass


for subject, source in [
    (Bad(), 'case C(1): pass'), (TooFew(), 'case C(1): pass'), (Custom(), 'case C(1, 2, 3): pass'), (Custom(), 'case C(1, first=1): pass'), (5, 'case len(): pass'), (5, 'case int(1, 2): pass'),
]:
    try:
        exec(f'match subject:\n  {source}', {'subject': subject, 'C': type(subject)})
        print('no error', source)
    except TypeError as error:
        print(error)
for source in ['match x:\n case a: pass\n case b: pass', 'match x:\n case [*a, *b]: pass', 'match x:\n case {"k": 1, "k": 2}: pass', 'match x:\n case a | b: pass', 'match x:\n case (a, a): pass', 'match x:\n case {**rest, "k": 1}: pass', 'match x:\n case C(a=1, a=2): pass', 'match x:\n case 1 + 2: pass', 'match x:\n case f"a": pass', 'match x:\n case _ as _: pass']:
    try:
        exec(source, {'x': 1})
        print('compiled', source)
    except SyntaxError as error:
        print(error.msg)
match 1, 2:
    case 1, y:
        print('tuple subject', y)
match = case = type = 5
print(match, case, type)
