# Random operations on a dict: results, errors, order and sizes.
import sys

seed = 2024


def below(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % n


def pick(choices):
    return choices[below(len(choices))]


def attempt(name, operation):
    try:
        result = operation()
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(name, repr(result))


class Element:
    """Equal by number, with hashes that collide with each other and with small ints."""

    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Element) and self.n == other.n

    def __hash__(self):
        return self.n % 3

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f'E{self.n}'


VALUES = [0, 1, -1, 2, 7, 100, 2**31, 2**40, 2**70, -(2**64), 1.0, 0.5, -0.0, 1e300, float('inf'), None, True, False]
VALUES += [(), (1,), (1, 2), (1, (2, 3)), Element(1), Element(2), Element(4), Element(1), 10, 64, 65, 1j, frozenset({1, 2})]


def value():
    return pick(VALUES)


d = {}
operations = {
    'set': lambda: d.__setitem__(value(), value()),
    'set again': lambda: d.__setitem__(value(), value()),
    'delete': lambda: d.__delitem__(value()),
    'get': lambda: d.get(value(), 'missing'),
    'setdefault': lambda: d.setdefault(value(), value()),
    'pop': lambda: d.pop(value()),
    'pop or 5': lambda: d.pop(value(), 5),
    'popitem': lambda: d.popitem(),
    'update': lambda: d.update({value(): value() for _ in range(3)}),
    'or': lambda: d | {value(): value()},
    'views': lambda: (list(d), list(reversed(d)), list(d.values()), list(reversed(d.items()))),
    'keys &': lambda: sorted(map(repr, d.keys() & {value(), value(), 1})),
    'items -': lambda: sorted(map(repr, d.items() - {(value(), value())})),
    'compare': lambda: (d == {value(): 1}, d == dict(d), d == dict(reversed(d.items()))),
    'copy': lambda: (d.copy(), sys.getsizeof(d.copy())),
    'size': lambda: sys.getsizeof(d),
    'in': lambda: (value() in d, (value(), value()) in d.items(), value() in d.values()),
    'fromkeys': lambda: dict.fromkeys([value(), value()], value()),
}
for _ in range(800):
    name = pick(list(operations))
    attempt(name, operations[name])
    print(d)
    if len(d) > 25:
        d.clear()
