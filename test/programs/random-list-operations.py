# Random operations on a list: results, errors, contents and sizes.
import sys

seed = 12345


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


def position():
    return below(9) - 4


def some_slice():
    def bound():
        return None if below(3) == 0 else below(12) - 6

    return slice(bound(), bound(), bound())


items = [1, 2, 3]
operations = {
    'append': lambda: items.append(value()),
    'insert': lambda: items.insert(position(), value()),
    'pop': lambda: items.pop(position()),
    'remove': lambda: items.remove(value()),
    'index': lambda: items.index(value(), position()),
    'count': lambda: items.count(value()),
    'slice': lambda: items[some_slice()],
    'assign slice': lambda: items.__setitem__(some_slice(), [value() for _ in range(below(4))]),
    'delete slice': lambda: items.__delitem__(some_slice()),
    'extend': lambda: items.extend(range(below(4))),
    'reverse': lambda: items.reverse(),
    'sort': lambda: items.sort(),
    'sort by repr': lambda: items.sort(key=repr, reverse=below(2)),
    'repeat': lambda: items * position(),
    'repeat in place': lambda: items.__imul__(below(3)),
    'compare': lambda: (items < [value()], items == items[:], items >= [1, 2]),
    'in': lambda: value() in items,
    'get': lambda: items[position()],
    'set': lambda: items.__setitem__(position(), value()),
    'delete': lambda: items.__delitem__(position()),
    'tuple': lambda: (tuple(items)[some_slice()], hash(tuple(items))),
    'size': lambda: sys.getsizeof(items),
}
for _ in range(800):
    name = pick(list(operations))
    attempt(name, operations[name])
    print(items)
    if len(items) > 40:
        del items[10:]
