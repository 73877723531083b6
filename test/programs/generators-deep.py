# Generators: send, throw, close, delegation, return values, cleanup order.
def g():
    received = []
    try:
        while True:
            try:
                received.append((yield len(received)))
            except ValueError as error:
                received.append(f'caught {error}')
    finally:
        print('cleanup', received)


gen = g()
print(next(gen), gen.send('a'), gen.throw(ValueError('v')), gen.send('b'), gen.gi_running, gen.gi_frame.f_lineno, gen.gi_code.co_name)
gen.close()
print(gen.gi_frame, gen.close(), list(gen))
for action in [lambda: g().send(1), lambda: next(gen), lambda: gen.throw(KeyError('k')), lambda: g().throw(5), lambda: g().throw(ValueError, 'text'), lambda: gen.send()]:
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error)


def inner():
    try:
        x = yield 'inner 1'
        print('inner got', x)
        yield 'inner 2'
    except KeyError:
        yield 'inner handled'
    return 'inner result'


def outer():
    result = yield from inner()
    print('result', result)
    result = yield from [10, 20]
    print('list result', result)
    return 'outer result'


o = outer()
print(next(o), o.gi_yieldfrom is not None, o.send('hello'), next(o), next(o))
try:
    next(o)
except StopIteration as stop:
    print(stop.value, stop.args)
o = outer()
next(o)
print(o.throw(KeyError))


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


i = ignores()
next(i)
try:
    i.close()
except RuntimeError as error:
    print(error)


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return 'closed value'


r = returns_on_close()
next(r)
print(r.close())


def stops():
    yield 1
    raise StopIteration('inside')


try:
    list(stops())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def reenter():
    yield next(self_reference)


self_reference = reenter()
try:
    next(self_reference)
except ValueError as error:
    print(error)


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)), sum(x * x for x in range(4)), (x for x in 'ab'), max((len(w), w) for w in ('a', 'bbb', 'cc')))
chain = (y for y in (x + 1 for x in (1, 2, 3)) if y % 2)
print(next(chain), list(chain))


class Iterator:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration('done')
        return self.n


def delegate():
    return (yield from Iterator())


d = delegate()
print(next(d), list(d))


def context():
    try:
        raise ValueError('first')
    except ValueError:
        yield 'in handler'
        raise TypeError('second')


c = context()
next(c)
try:
    next(c)
except TypeError as error:
    print(repr(error.__context__))
del c
print(type(gen).__name__, gen.__name__, gen.__qualname__, iter(gen) is gen)
