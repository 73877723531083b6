"""Lists: methods, slices, sorting, comparison, repetition and errors."""

xs = [5, 3, 8, 1]
xs.append(9)
xs.extend('ab')
xs.insert(0, 'first')
xs.insert(-1, 'before last')
xs.insert(100, 'end')
print(xs, len(xs), xs.index('a'), xs.count(3))
print(xs.pop(), xs.pop(0), xs.pop(-2))
xs.remove('b')
xs.remove('a')
print(xs, xs[::-1], xs[1:-1], xs[-2:], xs[::2], xs[10:], xs[3:1])
xs[1:3] = ['x', 'y', 'z']
print(xs)
xs[::2] = [0] * 3
print(xs)
del xs[1::2]
print(xs)
xs[:] = range(10)
xs[2:8:3] = 'PQ'
print(xs)
del xs[2], xs[-1]
print(xs, xs * 2 == xs + xs, [1, 2] * 0, 3 * [None])
words = ['pear', 'Apple', 'fig', 'banana', 'cherry']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
words.sort(key=lambda w: (len(w), w))
print(words)
pairs = [(1, 'b'), (0, 'z'), (1, 'a'), (0, 'y')]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, reverse=True))
print([1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [] < [0], [1, 2] == [1, 2.0], [1, [2]] != [1, [3]])
for action in (lambda: xs[99], lambda: xs.index('nope'), lambda: [].pop(), lambda: xs.remove('nope'), lambda: [1] < ['a'],
               lambda: [1] + (2,), lambda: xs['a'], lambda: sorted([1, 'a']), lambda: [].pop(1), lambda: [1, 2] * 1.5,
               lambda: list(5), lambda: [3][1:2][0]):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    xs[0:4:2] = [1]
except ValueError as error:
    print(error)
ys = zs = [1]
ys += [2]
print(zs, ys is zs)
ys = ys + [3]
print(zs, ys is zs)
loop = [1]
loop.append(loop)
print(loop, list('hello'), list(range(3)), [*'ab', *[1]])
print([x * y for x in range(3) for y in range(3) if x != y], [[i] * i for i in range(3)])
xs.clear()
xs.copy().append(1)
print(xs, list(reversed([1, 2, 3])), [1, 2, 3].__contains__(2))
