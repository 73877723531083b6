"""Coroutines by hand: await rules, states, cancellation, __await__ objects, wrong uses."""

import inspect
import types
import warnings

warnings.simplefilter('ignore')


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except BaseException as error:
        print(type(error).__name__, error)


def run(coroutine, *sends):
    out = []
    try:
        out.append(coroutine.send(None))
        for value in sends:
            out.append(coroutine.send(value))
    except StopIteration as stop:
        out.append(('returned', stop.value))
    except Exception as error:
        out.append(repr(error))
    return out


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return ('got', got)


async def simple():
    return await Suspend('s')


async def nested():
    first = await simple()
    second = await Suspend('t')
    return first, second


print(run(simple(), 'answer'), run(nested(), 1, 2))


class BadAwait:
    def __await__(self):
        return 5


class NotIter:
    def __await__(self):
        return [1]


class AwaitCoroutine:
    def __await__(self):
        return simple()


async def awaiting(value):
    return await value


for value in (3, None, 'x', BadAwait(), NotIter(), AwaitCoroutine(), (x for x in ())):
    print(run(awaiting(value)))
c = simple()
print(inspect.getcoroutinestate(c), c.cr_await, c.cr_running, c.cr_frame is not None, c.cr_origin, type(c.__await__()).__name__)
print(run(c, 1))
attempt(c.send, None)
attempt(c.close)
attempt(lambda: run(awaiting(c)))
c = simple()
c.send(None)
print(inspect.getcoroutinestate(c), type(c.cr_await).__name__)
attempt(c.throw, ValueError('in'))
attempt(iter, simple())
attempt(next, simple())
attempt(lambda: [x for x in simple()])
attempt(simple().send, 1)


async def busy():
    await awaiting(me)


me = busy()
print(run(me))


@types.coroutine
def old():
    value = yield 'old'
    return value * 2


async def uses_old():
    return await old()


print(run(uses_old(), 21), inspect.iscoroutinefunction(uses_old), inspect.isawaitable(old()), inspect.iscoroutine(old()))


async def managers():
    class M:
        async def __aenter__(self):
            return await Suspend('enter')

        async def __aexit__(self, *exc):
            await Suspend('exit')
            return exc[0] is KeyError
    async with M() as m:
        raise KeyError(m)
    return 'end', m


print(run(managers(), 1, 2))


async def loops():
    class It:
        def __init__(self):
            self.n = 0

        def __aiter__(self):
            return self

        async def __anext__(self):
            self.n += 1
            if self.n > 3:
                raise StopAsyncIteration
            return self.n
    out = [x async for x in It() if x != 2]
    async for y in It():
        out.append(y)
    else:
        out.append('else')
    return out, {z: z async for z in It()}, [await awaiting(Suspend(1)) for _ in range(0)]


print(run(loops()))
for source in ('async def f():\n  async for x in 3: pass', 'async def f():\n  async with 3: pass', 'async def f():\n  for x in gen(): pass\n  await 5', 'async def f():\n  return [x async for x in [1]]', 'async def f():\n  raise StopIteration(1)', 'async def f():\n  await f', 'async def f():\n  class A:\n    def __aiter__(self): return 3\n  async for x in A(): pass'):
    ns = {}
    exec(source, ns)
    print(run(ns['f']()))
for source in ('await x', 'def f(): await x', 'async with a: pass', 'def f():\n  async for x in y: pass', 'async def f(): yield from x', 'async def f():\n  yield 1\n  return 2', 'def f(): [x async for x in y]', 'lambda: await x'):
    try:
        compile(source, 's', 'exec')
        print('fine')
    except SyntaxError as error:
        print(error)
