# Coroutines driven by hand, futures and queues of asyncio without a running loop.
import asyncio
import types


async def add(a, b):
    return a + b


async def main():
    total = await add(1, 2)
    total += await add(total, 4)
    return total


def run(coroutine):
    try:
        while True:
            yielded = coroutine.send(None)
            print('yielded', yielded)
    except StopIteration as stop:
        return stop.value


print(run(main()), asyncio.iscoroutinefunction(main) if False else asyncio.iscoroutine(c := main()), c.close())


@types.coroutine
def pause(value):
    received = yield value
    return received


async def pausing():
    print('got', await pause('first'))
    print('got', await pause('second'))
    return 'end'


c = pausing()
print(c.send(None), c.send('a'))
try:
    c.send('b')
except StopIteration as stop:
    print(stop.value)


class AsyncRange:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        self.i = 0
        return self

    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i


async def comprehension():
    squares = [x * x async for x in AsyncRange(4) if x % 2 == 0]
    pairs = {x: await add(x, 1) async for x in AsyncRange(2)}
    return squares, pairs, [y async for y in agen()], await anext(AsyncRange(0).__aiter__(), 'default')


async def agen():
    try:
        yield 1
        await pause('in agen')
        yield 2
    finally:
        print('agen closed')


print(run(comprehension()))
queue = asyncio.Queue(maxsize=1)
queue.put_nowait('x')
for action in [lambda: queue.put_nowait('y'), queue.get_nowait, queue.get_nowait]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__)
print(asyncio.Lock().locked(), asyncio.Event().is_set(), issubclass(asyncio.CancelledError, BaseException), asyncio.TimeoutError is TimeoutError)


async def fails():
    await 5


try:
    fails().send(None)
except TypeError as error:
    print(error)


async def context():
    async with asyncio.timeout(None) if False else Manager() as value:
        return value


class Manager:
    async def __aenter__(self):
        return 'entered'

    async def __aexit__(self, *exc):
        print('exited', exc)


print(run(context()))
