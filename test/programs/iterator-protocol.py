"""Iterators: __iter__, __next__, __getitem__, iter with sentinel, zip, map, enumerate, reversed."""

class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Old:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * 11

    def __len__(self):
        return 3


print(list(Countdown(3)), sum(Countdown(4)), list(Old()), list(reversed(Old())), 22 in Old(), max(Countdown(5)), tuple(Old()), sorted(Old(), reverse=True))
values = iter([1, 2, 0, 3])
print(list(iter(lambda: next(values), 0)), next(values), next(values, 'default'))
print(list(zip('abc', range(2))), list(zip()), list(enumerate('ab', 5)), list(map(pow, [2, 3], [3, 2])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda v: v > 1, [1, 2])))
a, b = zip(*[(1, 'x'), (2, 'y')])
print(a, b, list(range(10, 0, -3)), range(5)[1:4], range(0, 10, 2)[-1], 4 in range(0, 10, 2), len(range(0, 10, 3)), range(3) == range(0, 3, 1), range(10).index(5))
it = iter('abcdef')
print(next(it), list(zip(it, it)), list(it))
for action in (lambda: iter(5), lambda: next([]), lambda: next(iter([])), lambda: list(zip('ab', 'a', strict=True)), lambda: iter(len), lambda: [].__iter__().__next__(),
               lambda: range(1.5), lambda: range(1, 2, 0), lambda: enumerate(), lambda: reversed({1}), lambda: map(), lambda: list(map(lambda x: x, 5)), lambda: 5 in 5):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class BadIter:
    def __iter__(self):
        return 5


class NoneIter:
    __iter__ = None


for bad in (BadIter(), NoneIter()):
    try:
        for _ in bad:
            pass
    except TypeError as error:
        print(error)
numbers = [1, 2, 3, 4]
for number in numbers:
    if number % 2:
        numbers.remove(number)
print(numbers)
for i in range(3):
    for j in range(3):
        if j == 1:
            break
    else:
        print('never')
    if i == 1:
        continue
    print(i, j, end=' ')
else:
    print('else')
n = 3
while n:
    n -= 1
else:
    print('while else', n)
print(all([]), any([]), all([1, 0]), any([0, 1]), min('b', 'a'), max([1, 5], [2]), min([], default='d'), max('a', 'bb', key=len), sum(x for x in (1, 2)))
