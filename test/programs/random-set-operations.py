# Random operations on a set, whose iteration order is that of the hash table.
import sys

seed = 99


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


VALUES = [0, 1, -1, 2, 3, 7, 100, -5, 8, 16, 24, 32, 40, 65, 1.0, 0.5, None, True, (1,), (1, 2)]
VALUES += [Element(1), Element(2), Element(4), 2**31, 2**70, frozenset({1}), 1e300]


def value():
    return pick(VALUES)


def some_set():
    return {value() for _ in range(below(6))}


def some_list():
    return [value() for _ in range(below(5))]


s = set()
operations = {
    'add': lambda: s.add(value()),
    'add again': lambda: s.add(value()),
    'discard': lambda: s.discard(value()),
    'remove': lambda: s.remove(value()),
    'pop': lambda: s.pop(),
    '|': lambda: s | some_set(),
    '&': lambda: s & some_set(),
    '-': lambda: s - some_set(),
    '^': lambda: s ^ some_set(),
    'update': lambda: s.update(some_list(), some_set()),
    'intersection': lambda: s.intersection(some_list(), some_set()),
    'difference': lambda: s.difference(some_list(), some_set()),
    'symmetric_difference': lambda: s.symmetric_difference(some_list()),
    'symmetric_difference_update': lambda: s.symmetric_difference_update(some_set()),
    'intersection_update': lambda: s.intersection_update(s | some_set()),
    'difference_update': lambda: s.difference_update(some_list()),
    'compare': lambda: (s < some_set(), s <= some_set(), s == some_set(), s.issubset(some_list())),
    'superset': lambda: (s.issuperset(some_list()), s.isdisjoint(some_list()), s.isdisjoint(some_set())),
    'hash': lambda: hash(frozenset(s)),
    'size': lambda: (sys.getsizeof(s), sys.getsizeof(frozenset(s)), sys.getsizeof(s.copy())),
    'mixed': lambda: (frozenset(some_list()) | s, s & dict.fromkeys(some_list()).keys()),
    'ints': lambda: s.update(range(below(40))),
}
for _ in range(900):
    name = pick(list(operations))
    attempt(name, operations[name])
    print(s)
    if len(s) > 60:
        s.clear()
