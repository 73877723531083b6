# Iterators that give tuples keep the last one, and with it its items, until the next one is asked for.
import itertools
from collections import OrderedDict


class Witness:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name, end=' ')

    def __hash__(self):
        return self.name


def witnesses(count, first=0):
    return (Witness(first + i) for i in range(count))


def entries():
    return {i: Witness(i) for i in range(4)}


def watch(name, iterator):
    print(name, end=': ')
    item = next(iterator)
    print('a', end=' ')
    del item
    print('b', end=' ')
    item = next(iterator)
    print('c', end=' ')
    other = next(iterator)
    print('d', end=' ')
    del item, other
    print('e', end=' ')
    next(iterator, None)
    print('f', end=' ')
    next(iterator, None)
    next(iterator, None)
    print('g', end=' ')
    del iterator
    print('h')


watch('zip', zip(witnesses(3), witnesses(5, 10)))
watch('zip, second shorter', zip(witnesses(5), witnesses(3, 10)))
watch('enumerate', enumerate(witnesses(4)))
watch('dict items', iter(entries().items()))
watch('reversed items', reversed(entries().items()))
watch('OrderedDict items', iter(OrderedDict(entries()).items()))
watch('pairwise', itertools.pairwise(witnesses(6)))
watch('zip_longest', itertools.zip_longest(witnesses(2), witnesses(4, 10)))
watch('product', itertools.product(witnesses(2), witnesses(2, 10)))
watch('permutations', itertools.permutations(witnesses(3), 2))
watch('combinations', itertools.combinations(witnesses(4), 2))
watch('with replacement', itertools.combinations_with_replacement(witnesses(2), 2))
watch('map', map(lambda w: w, witnesses(5)))
watch('accumulate', itertools.accumulate(witnesses(5), lambda a, b: b))
watch('batched', itertools.batched(witnesses(9), 2))
watch('islice', itertools.islice(witnesses(9), 0, 9, 2))
watch('chain', itertools.chain(witnesses(3), witnesses(3, 10)))
watch('groupby', itertools.groupby(witnesses(5)))
watch('cycle', itertools.cycle(witnesses(3)))
watch('filter', filter(None, witnesses(5)))
watch('takewhile', itertools.takewhile(lambda w: True, witnesses(5)))
watch('tee', itertools.tee(witnesses(5))[0])
watch('starmap', itertools.starmap(lambda w: w, ([w] for w in witnesses(5))))
watch('compress', itertools.compress(witnesses(5), [1] * 5))

for index, witness in enumerate(witnesses(3)):
    print(index, end=' ')
print('end', end=' ')
del witness
for a, b in zip(witnesses(3), witnesses(3, 10)):
    print('step', end=' ')
del a, b
print()
pairs = enumerate('abc')
first = next(pairs)
second = next(pairs)
print(first is second, first, second, list(zip('ab', 'cd')), list({1: 2, 3: 4}.items()))
print([hash(pair) for pair in zip((1, 2), (3, 4))], [{pair} for pair in zip((1, 2), (3, 4))])
