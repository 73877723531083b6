"""itertools: every function and the classic recipes."""

import itertools as it
import operator


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


for action in (lambda: list(it.accumulate([1, 2, 3])), lambda: list(it.accumulate([1, 2, 3], operator.mul, initial=10)), lambda: list(it.batched('abcdefg', 3)), lambda: list(it.batched('abc', 2, strict=True)), lambda: it.batched('a', 0), lambda: list(it.chain('ab', [1])), lambda: list(it.chain.from_iterable(['ab', [1]])), lambda: list(it.combinations('abcd', 2))[-2:], lambda: list(it.combinations_with_replacement('ab', 2)), lambda: list(it.permutations('abc', 2))[:3], lambda: len(list(it.permutations(range(5)))), lambda: list(it.product('ab', [1, 2])), lambda: list(it.product([0, 1], repeat=2)), lambda: list(it.compress('abcd', [1, 0, 1])), lambda: list(it.islice(it.count(5, -2), 3)), lambda: list(it.islice(it.count(0.5, 0.25), 3)), lambda: it.count(10), lambda: it.count(1, 2.5), lambda: list(it.islice(it.cycle('ab'), 5)), lambda: list(it.cycle([])), lambda: list(it.dropwhile(lambda x: x < 3, [1, 3, 2])), lambda: list(it.takewhile(lambda x: x < 3, [1, 3, 2])), lambda: list(it.filterfalse(None, [0, 1, ''])), lambda: [(k, list(g)) for k, g in it.groupby('aabbca')], lambda: [(k, len(list(g))) for k, g in it.groupby([1, 3, 2, 4], key=lambda x: x % 2)], lambda: [k for k, g in it.groupby('aab')], lambda: list(it.islice('abcdef', 1, None, 2)), lambda: list(it.islice('abc', -1)), lambda: list(it.islice('abc', 'x')), lambda: list(it.pairwise('abcd')), lambda: list(it.repeat('x', 3)), lambda: it.repeat(5, 2), lambda: list(map(pow, range(4), it.repeat(2))), lambda: list(it.starmap(pow, [(2, 3), (3, 2)])), lambda: list(it.starmap(pow, [3])), lambda: [list(t) for t in it.tee('ab', 3)], lambda: it.tee('ab', -1), lambda: list(it.zip_longest('abc', 'x', fillvalue='-')), lambda: list(it.zip_longest()), lambda: it.product(repeat=-1), lambda: it.product('a', x=1), lambda: it.combinations('ab', -1), lambda: list(it.combinations('ab', 3)), lambda: it.count('x'), lambda: it.chain(1), lambda: list(it.chain(1)), lambda: it.accumulate(5), lambda: list(it.accumulate(['a', 'b', 'c'])), lambda: list(it.accumulate([1, 'a'])), lambda: it.islice('abc'), lambda: it.repeat(), lambda: it.groupby(5), lambda: it.pairwise(3), lambda: next(it.cycle('')), lambda: it.repeat(1).__length_hint__(), lambda: it.repeat(1, 7).__length_hint__()):
    attempt(action)


def chunks(seq, n):
    return list(it.takewhile(bool, (tuple(it.islice(i, n)) for i in [iter(seq)] for _ in it.count())))


def powerset(s):
    return it.chain.from_iterable(it.combinations(s, r) for r in range(len(s) + 1))


def unique(iterable, key=None):
    seen = set()
    for x in iterable:
        k = key(x) if key else x
        if k not in seen:
            seen.add(k)
            yield x


def roundrobin(*its):
    nexts = it.cycle(iter(i).__next__ for i in its)
    pending = len(its)
    while pending:
        try:
            for n in nexts:
                yield n()
        except StopIteration:
            pending -= 1
            nexts = it.cycle(it.islice(nexts, pending))


def primes():
    yield 2
    composites = {}
    for n in it.count(3, 2):
        p = composites.pop(n, None)
        if p is None:
            composites[n * n] = n
            yield n
        else:
            m = n + 2 * p
            while m in composites:
                m += 2 * p
            composites[m] = p


print(chunks('abcdefg', 3), [''.join(p) for p in powerset('abc')], ''.join(unique('AbBaC', str.lower)), ''.join(roundrobin('ABC', 'D', 'EF')), list(it.islice(primes(), 12)))
a, b = it.tee(iter(range(5)))
print(next(a), next(a), list(b), list(a))
g = it.groupby('aabb')
k1, g1 = next(g)
k2, g2 = next(g)
print(list(g1), list(g2), next(g, 'end'))
c = it.count(1)
z = zip(c, 'ab')
print(list(z), next(c), it.chain('ab').__next__(), list(it.chain.from_iterable(iter(['x', 'y']))))


def bad():
    yield 1
    raise KeyError('source')


for f in (it.accumulate, it.pairwise, lambda s: it.islice(s, 5), lambda s: it.chain(s, 'x'), it.cycle, lambda s: it.takewhile(bool, s), it.zip_longest, lambda s: it.tee(s)[0]):
    try:
        print(list(f(bad())))
    except KeyError as error:
        print(error, end=' ')
print()
