"""range and slice objects: attributes, arithmetic, hashing, huge values, errors."""


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


r = range(2, 20, 3)
for action in (lambda: list(r), lambda: r[2], lambda: r[-1], lambda: r[9], lambda: r[1:3], lambda: r[::-1], lambda: r[::2], lambda: r['a'], lambda: r[1.0], lambda: len(r), lambda: 5 in r, lambda: 6 in r, lambda: 5.0 in r, lambda: 'a' in r, lambda: r.index(8), lambda: r.index(9), lambda: r.index('x'), lambda: r.count(5), lambda: r.count(6), lambda: (r.start, r.stop, r.step), lambda: setattr(r, 'start', 1), lambda: range(0), lambda: range(1, 2), lambda: range(3, 1), lambda: range(1, 2, 0), lambda: range(1.0), lambda: range('a'), lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(stop=3), lambda: range(0, 3, 2) == range(0, 4, 2), lambda: range(5, 0) == range(0), lambda: hash(range(0, 3, 2)) == hash(range(0, 4, 2)), lambda: range(3) == [0, 1, 2], lambda: range(3) < range(4), lambda: range(3) + range(3), lambda: range(3) * 2, lambda: list(reversed(r)), lambda: range(10**20)[10**19], lambda: len(range(10**20)), lambda: range(10**20).index(10**19 + 1), lambda: list(range(10**20, 10**20 + 3)), lambda: range(True), lambda: bool(range(0)), lambda: sum(range(101)), lambda: max(r), lambda: sorted(range(3), reverse=True), lambda: range(-5, -1)[-2], lambda: range(10)[2:8][1:][::-2], lambda: iter(range(3)).__length_hint__(), lambda: next(iter(range(0)), 'none'), lambda: iter(range(5)).__reduce__()[1], lambda: r.__reduce__(), lambda: slice(1), lambda: slice(1, 2, 3), lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice('a', None), lambda: slice(1, 5).indices(3), lambda: slice(None, None, -1).indices(5), lambda: slice(-3, None).indices(10), lambda: slice(1, 2, 0).indices(5), lambda: slice(0, 1).indices(-1), lambda: slice('a').indices(5), lambda: slice(10**30).indices(7), lambda: slice(1, 2) == slice(1, 2), lambda: slice(1) < slice(2), lambda: hash(slice(1, 2)) == hash(slice(1, 2)), lambda: hash(slice([])), lambda: setattr(slice(1), 'start', 2), lambda: slice(1, 2).start, lambda: {slice(1): 'ok'}[slice(1)], lambda: slice(1)[0]):
    attempt(action)


class Probe:
    def __getitem__(self, item):
        return item

    __setitem__ = lambda self, item, value: print('set', item, value)
    __delitem__ = lambda self, item: print('del', item)


p = Probe()
print(p[1], p[1:2], p[::], p[1:2, 3], p[...], p[()], p[:, None], p[-1:], p[p[1]:p['x']], p[1, 2, *[3, 4]], p[lambda: 1].__name__, p[x := 5], p[{}], p['a':'b':'c'])
p[1:2] = 3
p[:, 0] = 'x'
del p[::2], p[5]
