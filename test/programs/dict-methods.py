"""Dictionaries: order, methods, views, comprehension, merging and errors."""

d = {'one': 1, 'two': 2, 'three': 3}
print(d, len(d), 'two' in d, d.get('four'), d.get('four', 4))
d['four'] = 4
d['one'] = 11
del d['two']
print(list(d), list(d.values()), list(d.items()))
print(d.setdefault('five', 5), d.setdefault('one', 0), d.pop('five'), d.pop('none', 'default'))
print(d.popitem(), d)
d.update({'x': 24}, y=25)
d.update([('z', 26)])
print(d)
print({**d, 'x': 'replaced'}, d | {'w': 23})
e = dict.fromkeys('abc', 0)
e |= [('a', 1)]
print(e, dict(zip('pq', (1, 2))), dict(a=1, **{'b c': 2}))
keys = d.keys()
print(keys & {'x', 'one', 'nope'} == {'x', 'one'}, sorted(keys | {'new'}), sorted(keys - {'x'}), keys.isdisjoint({'k'}))
print(list(reversed(d)), list(reversed(d.items())))
print({n: n * n for n in range(6) if n % 2})
print(1 in {1.0: 'float key'}, {True: 'yes'}[1], {1: 'a', 1.0: 'b', True: 'c'})
for action in (lambda: d['missing'], lambda: d.pop('missing'), lambda: {}.popitem(), lambda: {[]: 1}, lambda: dict([1]),
               lambda: dict([(1, 2, 3)]), lambda: d.update(5), lambda: {1: 2} < {3: 4}, lambda: dict(1, 2)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    for key in d:
        d[key + '!'] = 0
except RuntimeError as error:
    print(error)


class Default(dict):
    def __missing__(self, key):
        return f'<{key}>'


m = Default(a=1)
print(m['a'], m['b'], m.get('b'), 'b' in m, m)
nested = {}
nested['self'] = nested
print(nested, nested == nested)
print({'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {} == [], d.copy() == d, d.copy() is d)
d.clear()
print(d, bool(d), type(d.items()), dict.fromkeys([1, 2]))
