# Exceptions that cross generators, maps and comprehensions.
def numbers():
    yield 1
    yield 2
    next(iter([]))
    yield 3


def consume(iterable):
    total = 0
    for n in iterable:
        total += n
    return total


print(consume([1, 2]))
print(list(map(str, iter([1, 2].pop, 1))) if False else list(iter([3, 2, 1].pop, 1)))
try:
    print([x for x in map(lambda v: 1 // v, [1, 0])])
except ZeroDivisionError as error:
    print('map', error)
try:
    print(dict((k, v) for k, v in [(1, 2), (3,)]))
except ValueError as error:
    print(error)
try:
    sorted([3, 1, 2], key=lambda v: {}[v])
except KeyError as error:
    print('key', error)
consume(numbers())
