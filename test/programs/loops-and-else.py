"""for, while, else, break, continue, iteration over changing containers, targets of every kind."""


class Target:
    pass


t = Target()
items = [0] * 3
for t.attr in range(3):
    pass
for items[t.attr] in 'xyz':
    pass
for (a, [b, *c]), d in [((1, 'pqr'), 2), ((3, 'st'), 4)]:
    print(a, b, c, d)
print(t.attr, items)
for i in range(5):
    if i == 3:
        break
else:
    print('no break')
print(i)
for i in []:
    pass
else:
    print('empty else', i)
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
    print('while', n)
else:
    print('while else')
while True:
    n -= 1
    if n < 0:
        break
grow = [1, 2, 3]
for v in grow:
    if v < 3:
        grow.append(v + 10)
print(grow)
shrink = [1, 2, 3, 4, 5, 6]
for v in shrink:
    shrink.remove(v)
print(shrink)


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def dict_change():
    d = {1: 1, 2: 2}
    for k in d:
        d[k + 10] = 1


def dict_replace():
    d = {1: 1, 2: 2}
    for k in d:
        d[k] = 0
    return d


def dict_swap():
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]
        d[k + 100] = 1


def set_change():
    s = {1}
    for x in s:
        s.add(x + 1)


def triple():
    result = []
    for i in range(3):
        for j in range(3):
            if j == 2:
                break
            if i == j:
                continue
            result.append((i, j))
        else:
            result.append('never')
    return result


def reuse():
    it = iter(range(6))
    return [(x, next(it, None)) for x in it], list(it)


def old_style():
    class Old:
        def __getitem__(self, i):
            if i > 3:
                raise IndexError
            return i * i
    return list(Old()), 4 in Old(), 5 in Old()


for function in (dict_change, dict_replace, dict_swap, set_change, triple, reuse, old_style):
    attempt(function)
for a, b in {1: 2, 3: 4}.items():
    print(a, b, end=';')
print()
for i, (x, y) in enumerate(zip('ab', [1, 2]), start=10):
    print(i, x, y)
for x in range(10, 0, -4):
    print(x, end=' ')
for c in reversed('abc'):
    print(c, end=' ')
for x in *[1, 2], 3:
    print(x, end=' ')
print()
total = 0
for x in (y for y in range(10) if y % 3):
    total += x
print(total, x)
for x in 1, 2:
    def f(x=x):
        return x
print(f(), x)
for name in 'value', :
    print(name)
it = iter([1, 2])
for x in it:
    print(x)
    for y in it:
        print('inner', y)
attempt(lambda: [1 for a, b in [(1,)]])
attempt(lambda: [1 for a, b in [(1, 2, 3)]])
attempt(lambda: [1 for a, *b, c in [()]])
attempt(lambda: next(iter(())))
