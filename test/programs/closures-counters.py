"""Closures, nonlocal, late binding and function attributes."""

def counter(start=0):
    value = start

    def step(by=1):
        nonlocal value
        value += by
        step.calls += 1
        return value

    def peek():
        return value

    step.calls = 0
    return step, peek


up, peek = counter(10)
print(up(), up(5), peek(), up.calls)
other, _ = counter()
print(other(), peek(), up.__closure__[-1].cell_contents, up.__code__.co_freevars)
adders = [lambda x: x + n for n in range(3)]
fixed = [lambda x, n=n: x + n for n in range(3)]
print([f(10) for f in adders], [f(10) for f in fixed])


def outer():
    x = 'outer'

    def middle():
        def inner():
            nonlocal x
            x = x + '!'
            return x
        return inner
    return middle(), lambda: x


bang, read = outer()
bang()
print(bang(), read())


def deleted():
    x = 1

    def inner():
        return x
    del x
    try:
        return inner()
    except NameError as error:
        return type(error).__name__, str(error)


print(deleted())
total = 0


def accumulate(n):
    global total
    total += n
    return total


print([accumulate(n) for n in range(5)], total)
