"""Comprehensions: nesting, conditions, scopes, walrus, class bodies, unpacking."""

x = 'outer'
squares = [x * x for x in range(4)]
print(x, squares, [y for row in [[1, 2], [3]] for y in row], [(a, b) for a in 'ab' for b in range(2) if b or a == 'a'])
print({k: v for k, v in zip('abc', range(3))}, {c for c in 'hello' if c > 'g'} == {'h', 'l', 'o'}, list(n for n in range(3)))
print([last := n for n in range(5)], last)
print(any((found := n) > 2 for n in [1, 2, 3, 4]), found)
total = 0
print([total := total + n for n in range(5)], total)


class Body:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    size = len(items)
    try:
        nested = [i * size for i in items]
    except NameError as error:
        failure = str(error)


print(Body.doubled, getattr(Body, 'nested', None), getattr(Body, 'failure', None))


def function():
    z = 10
    fs = [lambda: n + z for n in range(3)]
    z = 20
    return [f() for f in fs], [[j for j in range(i)] for i in range(3)], {i: [k for k in 'ab'] for i in range(2)}


print(function())
print([*range(3), *'ab'], (*[1], 2), {*'a', 'b'} == {'a', 'b'}, {**{'a': 1}, 'b': 2}, [a for a, *b in [(1, 2), (3,)]], [b for a, *b in [(1, 2, 3), (3,)]])
print(sum(i * j for i in range(3) for j in range(i)), max((len(w), w) for w in 'a bb cc'.split()), dict((i, i) for i in 'xy'))
gen = (print('evaluated', n) or n for n in [1, 2])
print('lazy', next(gen), list(gen))
try:
    (n for n in None)
except TypeError as error:
    print(error)


def lazily():
    return [locals() for q in range(1)][0], sorted(locals())


print(lazily())
print([(lambda a: a * m)(2) for m in range(3)], [i for i in range(3) if i if i > 1], [0 if i else 1 for i in range(2)])
