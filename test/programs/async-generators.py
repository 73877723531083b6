"""Async generators driven by hand: anext, asend, athrow, aclose, hooks, states."""

import inspect
import sys


def run(awaitable):
    """Everything that the awaitable yields, then its result or error."""
    out = []
    it = awaitable.__await__()
    try:
        while True:
            out.append(it.send(None))
    except StopIteration as stop:
        out.append(('=', stop.value))
    except BaseException as error:
        out.append(f'{type(error).__name__}({error})')
    return out


class Pause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        yield self.v


async def agen():
    try:
        x = yield 1
        print('received', x)
        await Pause('pause')
        yield 2
    except ValueError as error:
        print('value error', error)
        yield 'recovered'
    finally:
        await Pause('cleanup')
        print('finally')


a = agen()
print(inspect.getasyncgenstate(a), a.ag_frame.f_lineno, a.ag_running, a.ag_await, a.__name__)
print(run(a.__anext__()), run(a.asend('hello')), inspect.getasyncgenstate(a))
print(run(a.athrow(ValueError('boom'))))
print(run(a.aclose()), run(a.__anext__()), run(a.asend(1)), run(a.aclose()))
b = agen()
print(run(b.asend('early')))
print(run(b.asend(None)), run(b.aclose()))
c = agen()
print(run(c.aclose()), run(anext(c, 'default')))
d = agen()
print(run(anext(d)), run(anext(d, 'x')), run(anext(d, 'dflt')), run(anext(d, 'dflt')))
e = agen()
first = e.__anext__()
print(type(first).__name__, type(e.aclose()).__name__, type(e.asend(1)).__name__, type(anext(e, 1)).__name__)
print(run(first))
it = first.__await__()
try:
    it.send(None)
except RuntimeError as error:
    print(error)
second, third = e.asend(1), e.asend(2)
print(second.send(None))
try:
    third.send(None)
except RuntimeError as error:
    print(error)
try:
    second.throw(KeyError('k'))
except KeyError as error:
    print('KeyError', error)
except BaseException as error:
    print(repr(error))


async def ignoring():
    try:
        yield 1
    finally:
        yield 2


i = ignoring()
print(run(i.__anext__()), run(i.aclose()))


async def stops():
    yield 1
    raise StopAsyncIteration


async def stops2():
    yield 1
    raise StopIteration


for f in (stops, stops2):
    s = f()
    print(run(s.__anext__()), run(s.__anext__()))


async def collects():
    async def numbers(n):
        for i in range(n):
            await Pause(i)
            yield i
    return [x * 2 async for x in numbers(3)], {x async for x in numbers(2)}, (y async for y in numbers(1)).__class__.__name__


print(run(collects()))
events = []
sys.set_asyncgen_hooks(firstiter=lambda g: events.append(('first', g.__name__)), finalizer=lambda g: events.append(('final', g.__name__)))
h = agen()
run(h.__anext__())
del h
print(events, [hook is not None for hook in sys.get_asyncgen_hooks()])
sys.set_asyncgen_hooks(None, None)
for bad in (lambda: anext(3), lambda: aiter(3), lambda: aiter([]), lambda: anext(iter([])), lambda: agen()(1), lambda: iter(agen()), lambda: sys.set_asyncgen_hooks(3), lambda: next(agen())):
    try:
        print(bad())
    except TypeError as error:
        print(error)
