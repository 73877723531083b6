"""Generators: pipelines, send, throw, close, delegation, return values."""

def numbers(n):
    try:
        for i in range(n):
            received = yield i
            if received is not None:
                print('received', received)
    finally:
        print('numbers closed')


def squares(source):
    for value in source:
        yield value * value


def chain(*sources):
    results = []
    for source in sources:
        results.append((yield from source))
    return results


def averager():
    total, count = 0, 0
    average = None
    while True:
        value = yield average
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


print(list(squares(numbers(4))))
g = numbers(3)
print(next(g), g.send('hello'), next(g))
try:
    next(g)
except StopIteration as stop:
    print('stopped', stop.value)

avg = averager()
next(avg)
print([avg.send(n) for n in (10, 20, 60)])
try:
    avg.send(None)
except StopIteration as stop:
    print(stop.value)


def with_result(n):
    yield from range(n)
    return n * 10


c = chain(with_result(2), with_result(3))
out = []
while True:
    try:
        out.append(next(c))
    except StopIteration as stop:
        print(out, stop.value)
        break


def guarded():
    while True:
        try:
            yield 'ready'
        except ValueError as error:
            print('caught', error)


h = guarded()
next(h)
print(h.throw(ValueError('inside')))
h.close()
print(h.gi_frame, list(h))
k = numbers(2)
next(k)
del k
print('done')
h = guarded()
next(h)
h.throw(KeyError('out'))
