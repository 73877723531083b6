"""dict: construction, merging, views, order, missing keys, mutation while iterating, errors."""


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


for action in (lambda: dict(a=1, **{'b': 2}), lambda: dict([(1, 2), [3, 4], 'ab']), lambda: dict([1]), lambda: dict(['abc']), lambda: dict([(1,)]), lambda: dict(1), lambda: dict({1: 2}, a=3), lambda: dict(1, 2), lambda: dict(None), lambda: dict.fromkeys('ab', []), lambda: dict.fromkeys(3), lambda: dict(zip('ab', [1, 2])), lambda: {}['x'], lambda: {1: 2}[[1]], lambda: {[]: 1}, lambda: {1: 1, True: 2, 1.0: 3}, lambda: {'a': 1} | {'b': 2}, lambda: {'a': 1} | [('b', 2)], lambda: [] | {}, lambda: {}.pop('x'), lambda: {}.pop('x', 0), lambda: {}.popitem(), lambda: {}.pop(), lambda: {}.get([]), lambda: {1: 2}.get(3), lambda: {}.setdefault([]), lambda: {}.update(5), lambda: {}.update([1]), lambda: {}.update([(1, 2, 3)]), lambda: {}.update(a=1), lambda: {}.update({}, {}), lambda: {} < {}, lambda: {} == [], lambda: hash({}), lambda: {1: 2}.keys() & [1, 3], lambda: {1: 2}.keys() | {5}, lambda: {1: 2, 3: 4}.keys() - {1}, lambda: {1: 2}.items() ^ {(1, 2), (3, 4)}, lambda: {1: []}.items() & {(1, 2)}, lambda: {1: 2}.values() == {1: 2}.values(), lambda: {1: 2}.keys() == {1}, lambda: {1: 2}.keys() < {1, 2}, lambda: {1: 2}.items() <= {(1, 2)}, lambda: {1: 2}.keys().isdisjoint([3]), lambda: (1, 2) in {1: 2}.items(), lambda: 5 in {1: 2}.values(), lambda: {1: 2}.keys()[0], lambda: len({1: 2}.items()), lambda: reversed({1: 2, 3: 4}), lambda: list(reversed({1: 2, 3: 4}.items())), lambda: {1: 2}.keys().mapping, lambda: {1: 2}.keys().mapping.update({}), lambda: {}.fromkeys([[]]), lambda: {**{'a': 1}, **{'a': 2}}, lambda: {}.clear(1), lambda: {}.copy(x=1), lambda: {1: 2}.__contains__([]), lambda: {}.__getitem__(), lambda: dict[int, str], lambda: {}.nothing, lambda: {}(), lambda: {1: 2} + {}, lambda: del_missing(), lambda: max({3: 1, 5: 0}), lambda: sorted({'b': 1, 'a': 2}.items(), key=lambda i: i[1]), lambda: {k: v for k, v in {}.items()}, lambda: list({1: 2}.items())[0]):
    attempt(action)


def del_missing():
    d = {}
    del d['gone']


attempt(del_missing)
d = {c: ord(c) for c in 'hello'}
d['h'] = d.pop('h')
del d['e']
d['e'] = 0
d |= {'z': 26, 'l': 1}
print(d, list(d), d.popitem(), d.setdefault('new', []), d.setdefault('h', 5), len(d), next(iter(d)))
keys, items = d.keys(), d.items()
d['later'] = 1
print(keys, ('later', 1) in items, list(d.values()))
for change in (lambda: d.update(more=1), lambda: d.pop('l'), lambda: d.clear()):
    try:
        for k in d:
            change()
    except RuntimeError as error:
        print(error)
print(d)


class Default(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


m = Default(a=1)
print(m['b'], m.get('c'), m, 'c' in m, m | {'q': 0}, type(m | {}).__name__, type(m.copy()).__name__, dict(m) == m)
r = {}
r['self'] = r
print(r, {1: r}, repr(r.items()), repr(r.values()))
calls = []


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        calls.append(f'h{self.n}')
        return 1

    def __eq__(self, other):
        calls.append(f'{self.n}={other.n}')
        return self.n == other.n


table = {Key(1): 'a', Key(2): 'b'}
table[Key(1)] = 'c'
print(Key(3) in table, table.get(Key(2)), len(table), ' '.join(calls))
