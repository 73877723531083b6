# itertools, all of it.
import itertools as it
import operator

print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([1, 2, 3], operator.mul, initial=10)))
print(list(it.batched('abcdefg', 3)), list(it.chain('ab', [1], ())), list(it.chain.from_iterable(['ab', 'cd'])))
print(list(it.combinations('abcd', 2)), list(it.combinations_with_replacement('ab', 2)))
print(list(it.compress('abcdef', [1, 0, 1, 0, 1])), list(it.islice(it.count(5, 2), 4)), list(it.islice(it.count(0.5, 0.25), 3)))
print(list(it.islice(it.cycle('ab'), 5)), list(it.dropwhile(str.islower, 'abCde')), list(it.takewhile(str.islower, 'abCde')))
print(list(it.filterfalse(None, [0, 1, '', 'x'])), [(k, list(g)) for k, g in it.groupby('aabbbc')])
print([(k, len(list(g))) for k, g in it.groupby(range(10), lambda n: n // 4)], list(it.islice('abcdefgh', 1, 7, 2)))
print(list(it.pairwise('abcd')), list(it.permutations('abc', 2)), list(it.product('ab', repeat=2)), list(it.product('ab', [1, 2])))
print(list(it.repeat('x', 3)), it.repeat('x', 3), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest('abc', 'x', fillvalue='-')))
a, b = it.tee(iter(range(4)))
print(next(a), next(a), list(b), list(a))
print(it.count(3), it.count(1.5, 0.5), next(it.count(10**20)))
for action in [
    lambda: it.batched('abc', 0),
    lambda: list(it.batched('abc', 2, strict=True)),
    lambda: it.islice('abc', -1),
    lambda: it.combinations('abc', -1),
    lambda: it.count('x'),
    lambda: it.repeat(),
    lambda: it.chain.from_iterable(5),
    lambda: list(it.chain(5)),
    lambda: it.tee([], -1),
    lambda: it.product('ab', repeat=-1),
    lambda: it.groupby(),
    lambda: it.accumulate(),
    lambda: it.zip_longest('a', fill=1),
    lambda: it.permutations('abc', 'x'),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
groups = it.groupby('aab')
first_key, first = next(groups)
next(groups)
print(first_key, list(first))


def failing():
    yield 1
    raise KeyError('stop here')


try:
    print(list(it.chain([0], failing())))
except KeyError as error:
    print('chain', error)
print(list(zip(it.count(), 'abc')), sum(it.islice(it.repeat(2), 10)), operator.length_hint(it.repeat(1, 4)))
