# iter, next, zip, map, filter, enumerate, reversed, any, all, min, max, sum in detail.
print(list(zip('ab', [1, 2, 3])), list(zip()), list(zip('ab', strict=True)), list(map(lambda *a: a, 'ab', (1, 2, 3))), list(filter(None, [0, 1, '', 'a'])))
for action in [lambda: list(zip('ab', 'c', strict=True)), lambda: list(zip('a', 'bc', 'd', strict=True)), lambda: list(map(len, 'ab', 'c', strict=True)), lambda: list(zip('a', 5)), lambda: list(map(5, 'a')), lambda: list(filter(5, 'a')), lambda: enumerate('a', 'x'), lambda: reversed({1}), lambda: reversed((x for x in ())), lambda: next(5), lambda: iter(int, 5, 6), lambda: sum('ab'), lambda: sum([[1]]), lambda: min(5), lambda: max(1, 'a'), lambda: all(5)]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(list(enumerate('ab', 5)), list(reversed([1, 2])), list(reversed('ab')), list(reversed(range(3))), list(reversed({'a': 1, 'b': 2})), any([0, '', 3]), all([]), any([]))
print(min('b', 'a', key=ord), max([3, -4], key=abs), min([], default='d'), max('abc', 'abd'), sum([0.1] * 10), sum([1, 2.5, True]), sum([[1], [2]], []), sum((1, 2), start=10))
e, z, m = enumerate('ab'), zip('ab', 'cd'), map(str.upper, 'ab')
print(next(e), next(z), next(m), list(e), list(z), list(m), next(e, 'done'), e.__reduce__()[0].__name__ if hasattr(e, '__reduce__') else '')
counter = iter(range(3))
print(list(zip(counter, counter)), list(counter), next(iter({}), 'empty'))


class Sequence:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index * 10

    def __len__(self):
        return 3


s = Sequence()
print(list(s), 20 in s, list(reversed(s)), iter(s).__length_hint__(), [*s], tuple(s), max(s), sorted(s, reverse=True), list(zip(s, s)))
values = iter([1, 2, 3, 4])
print(list(iter(lambda: next(values), 3)), next(values))


def generator():
    yield from 'xyz'


print(''.join(generator()), [a + b for a, b in zip(generator(), generator())], dict(enumerate(generator())), list(map(None.__class__, [])) == [])
print(sorted('bAc'), sorted('bAc', key=str.lower), sorted([(1, 'b'), (1, 'a')]), sorted([3, 1, 2], reverse=True), sorted({2: 'a', 1: 'b'}), sorted([True, False]))
print([round(x, 1) for x in (0.25, 0.35, -0.25)], round(1234, -2), round(2.5), round(3.5), divmod(-7, 2), divmod(7.5, -2), pow(3, -1, 7), abs(-3.5), abs(3 + 4j))
