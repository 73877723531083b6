"""Assignment forms: tuples, stars, nesting, swaps, augmented, chained, targets and errors."""

a, b = 1, 2
a, b = b, a
(c, d), [e, *f] = (3, 4), 'hello'
*g, h = range(4)
i, *j, k = [1, 2]
print(a, b, c, d, e, f, g, h, i, j, k)
m = n = []
m.append(1)
print(n, m is n)
data = {'x': [0, 0, 0]}
data['x'][1], data['y'] = 5, 6
obj = type('O', (), {})()
obj.attr, obj.list = 'a', [1, 2, 3]
obj.list[1:2] = [7, 8]
obj.attr += 'b'
data['x'][0] += 10
print(data, obj.attr, obj.list)
for q, (r, s) in [(1, (2, 3)), (4, (5, 6))]:
    print(q, r, s, end='; ')
print()
for first, *rest in ['abc', 'd']:
    print(first, rest, end='; ')
print()
x = 5
x += 1; x -= 2; x *= 10; x //= 3; x **= 2; x %= 50; x <<= 2; x |= 1; x ^= 3; x &= 0xff; x >>= 1
print(x)
x /= 4
print(x)


def failing(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


def two(): p, q = 1
def few(): p, q = [1]
def many(): p, q = 1, 2, 3
def gen(): p, q = (i for i in range(5))
def star(): p, *q, r = [1]
def text(): (p, q), r = 5, 6
def none(): p, q = None


for case in (two, few, many, gen, star, text, none):
    failing(case)
i = 0
i, data[i] = 1, 'index after'
print(data)


def order(label, value=None):
    print(label, end=' ')
    return value if value is not None else label


target = {}
(order('t1', target)[order('k1')], order('t2', target)[order('k2')]) = order('v1'), order('v2')
print(target)
(y := 10)
print(y, (z := y + 1) + z, [w := 3, w ** 2])
print(*[1, 2], *'ab', sep='-', **{'end': '!\n'})
del y, z
try:
    y
except NameError as error:
    print(error)
