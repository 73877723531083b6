# Every form of assignment and deletion.
a = b = c = [1]
a.append(2)
print(a is b is c, c)
x, y = 1, 2
x, y = y, x
(p, q), [r, *s] = (1, 2), 'abcd'
print(x, y, p, q, r, s)
first, *middle, last = range(5)
*head, tail = 'xyz'
print(first, middle, last, head, tail)
numbers = [0, 1, 2, 3, 4, 5]
numbers[1:3] = ['a', 'b', 'c']
numbers[::2] = [9] * len(numbers[::2])
print(numbers)
numbers[0], numbers[1] = numbers[1], numbers[0]
del numbers[0], numbers[-1:]
print(numbers)
i, numbers[i] = 0, 'indexed' if False else (0, 'indexed')[1]
print(i, numbers)


class Box:
    pass


box = Box()
box.value = box.other = 5
box.value += 1
print(box.__dict__)
del box.other
print(hasattr(box, 'other'))
n = 10
n += 1; n -= 2; n *= 3; n //= 2; n **= 2; n %= 100; n <<= 2; n >>= 1; n |= 1; n &= 0xFF; n ^= 3
print(n)
z = 7.0
z /= 2
print(z, (w := 5) + w, [v := 1, v + 1], w)
while chunk := numbers[:1]:
    numbers = numbers[1:]
    print(chunk, end=' ')
print()
items = []
items += 'ab'
items += (1,)
t = (1,)
u = t
t += (2,)
print(items, t, u)
for source in ['a, b = 1', 'a, b = 1, 2, 3', 'a, *b, c = [1]', '[a, b] = {}', 'a, b = None', '*a, = 5', 'del undefined', 'x.y = 1', 'undefined += 1', '(1).real = 2', '"ab"[0] = "c"', '(1, 2)[0] = 3', 'del (1, 2)[0]', 'a = yield_ = 1', 'len = len']:
    try:
        exec(source, {'x': object()})
        print(source, 'ok')
    except Exception as error:
        print(source, '->', type(error).__name__, error)
annotated: int = 5
unassigned: str
print(annotated, 'unassigned' in globals(), __annotations__)
