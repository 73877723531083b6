"""Generators: send, throw, close, return values, yield from, attributes and every misuse."""

import inspect


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except BaseException as error:
        print(type(error).__name__, error, '|', repr(error.__context__), '|', repr(error.__cause__))


def echo():
    received = []
    try:
        while True:
            value = yield len(received)
            received.append(value)
    except ValueError as error:
        yield ('caught', str(error))
    finally:
        print('finally', received)
    return 'result'


g = echo()
attempt(g.send, 1)
print(next(g), g.send('a'), g.send('b'), g.gi_running, g.gi_suspended, g.gi_frame.f_lineno, sorted(g.gi_frame.f_locals))
print(g.throw(ValueError('thrown')))
attempt(next, g)
attempt(next, g)
attempt(g.throw, KeyError('after end'))
print(g.gi_frame, g.close(), inspect.getgeneratorstate(g))
g = echo()
attempt(g.throw, TypeError('not started'))
attempt(next, g)
g = echo()
print(inspect.getgeneratorstate(g), g.close(), inspect.getgeneratorstate(g))
g = echo(); next(g)
print(g.close(), g.__name__, g.__qualname__, g.gi_code.co_name, g.gi_yieldfrom)


def stop_inside():
    yield 1
    raise StopIteration('inner')


attempt(list, stop_inside())


def reenter():
    yield next(me)


me = reenter()
attempt(next, me)


def delegate():
    result = yield from echo()
    yield ('delegated', result)


d = delegate()
print(next(d), d.send('x'), type(d.gi_yieldfrom).__name__, d.throw(ValueError('down')), next(d))
attempt(next, d)


def from_list():
    r = yield from [1, 2]
    yield r


f = from_list()
print(next(f))
attempt(f.send, 5)
f = from_list()
next(f)
attempt(f.throw, OSError('into list'))


def closing():
    try:
        yield 1
    except GeneratorExit:
        return 'closed value'


c = closing(); next(c)
print(c.close(), c.close())


def ignoring():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


i = ignoring(); next(i)
attempt(i.close)
for args in ((3,), ('x',), (ValueError,), (ValueError('v'), 2), (ValueError, 'text'), ()):
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        g = echo(); next(g)
        attempt(g.throw, *args)
        g.close()
attempt(lambda: len(echo()))
attempt(lambda: echo()[0])
attempt(lambda: (yield_ for yield_ in 3))
attempt(setattr, echo(), '__name__', 3)
g = echo(); g.__name__ = 'renamed'
print(g.__name__, iter(g) is g, type(g).__name__, 'send' in dir(g))


def values():
    x = yield
    y = yield x * 2
    return x + y


v = values(); next(v)
print(v.send(4))
attempt(v.send, 5)
print([*(a for a in 'ab')], dict(((k, 1) for k in 'x')), max((n * n for n in (1, -3)), default=0), sum(n for n in ()))
