# json.dumps: every kind of value and option, default functions, circular references, notes.
import collections
import enum
import json


class Color(enum.IntEnum):
    RED = 1


class Name(str, enum.Enum):
    A = 'a'


class Loud(int):
    def __repr__(self):
        return 'loud'


Pair = collections.namedtuple('Pair', 'left right')
VALUES = [None, True, 0, -7, 2 ** 80, 1.5, -0.0, 1e22, 'é"\\\n\x00😀', [], (), {}, [1, [2, (3,)]], {'a': {'b': None}}, {1: 2, 2.5: 3, True: 4, None: 5},
          Color.RED, Name.A, Loud(5), Pair(1, 'x'), collections.OrderedDict(b=1, a=[]), collections.Counter('aab'), [float('nan'), float('inf')],
          {'z': 1, 'a': {'y': 2, 'b': 3}}]
for value in VALUES:
    print(json.dumps(value), json.dumps(value, ensure_ascii=False, separators=(',', ':')).encode())
    print(json.dumps(value, indent=2) if value else '-')
print(json.dumps({'b': 1, 'a': [{'d': 1, 'c': 2}]}, sort_keys=True, indent='\t'))
print(json.dumps({(1, 2): 3, 'k': 4}, skipkeys=True), json.dumps({(1, 2): 3}, skipkeys=True, indent=1))


class Thing:
    def __init__(self, *parts):
        self.parts = parts


print(json.dumps([Thing(1, Thing('x'))], default=lambda t: t.parts))
loop = []
loop.append({'self': loop})
BAD = [Thing(), {'k': [1, Thing()]}, {1, 2}, b'x', {b'k': 1}, {(1,): 2}, 1j, loop, {'a': 1, 2: 3}]
for value in BAD:
    try:
        print(json.dumps(value, sort_keys=isinstance(value, dict)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e, getattr(e, '__notes__', None))
try:
    json.dumps([1.0, float('inf')], allow_nan=False)
except ValueError as e:
    print(e, e.__notes__)


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        if isinstance(o, complex):
            return {'re': o.real, 'im': o.imag}
        return super().default(o)


print(json.dumps({'s': {3, 1}, 'c': 2 + 3j}, cls=Encoder), list(Encoder().iterencode([{1}])))
print(json.loads(json.dumps(VALUES[:5] + VALUES[9:13])))


class Shrinking(dict):
    def items(self):
        return [('only', 'this')]


print(json.dumps(Shrinking(a=1, b=2)))
json.dumps({'outer': {'inner': [Thing()]}}, cls=Encoder)
