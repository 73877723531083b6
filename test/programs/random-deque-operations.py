# Random operations on deques, one of them bounded.
import sys
from collections import deque

seed = 777


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


VALUES = [0, 1, 2, 3, True, 1.0, None, 'a', 'b', (1, 2), -1, 5, 7, 9, 2**40]
free = deque([1, 2, 3])
bounded = deque(maxlen=5)


def value():
    return pick(VALUES)


def position():
    return below(15) - 7


operations = {
    'append': lambda d: d.append(value()),
    'appendleft': lambda d: d.appendleft(value()),
    'pop': lambda d: d.pop(),
    'popleft': lambda d: d.popleft(),
    'rotate': lambda d: d.rotate(position()),
    'insert': lambda d: d.insert(position(), value()),
    'remove': lambda d: d.remove(value()),
    'index': lambda d: d.index(value(), position()),
    'count': lambda d: d.count(value()),
    'extend': lambda d: d.extend(range(below(4))),
    'extendleft': lambda d: d.extendleft(range(below(4))),
    'get': lambda d: d[position()],
    'set': lambda d: d.__setitem__(position(), value()),
    'delete': lambda d: d.__delitem__(position()),
    'repeat': lambda d: d * (position() % 4),
    'repeat in place': lambda d: d.__imul__(below(3)),
    'compare': lambda d: (d == d.copy(), d < deque([value()]), d != bounded, free >= bounded),
    'reverse': lambda d: (d.reverse(), list(reversed(d))),
    'in': lambda d: value() in d,
    'add': lambda d: d + bounded,
    'size': lambda d: sys.getsizeof(d),
}
for _ in range(800):
    name = pick(list(operations))
    d = pick([free, bounded])
    attempt(name, lambda: operations[name](d))
    print(d)
    if len(free) > 30:
        free.clear()
