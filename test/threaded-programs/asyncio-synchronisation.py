# asyncio's Queue, Lock, Event, Semaphore, Condition; async generators and context managers; contextvars.
import asyncio
import contextvars
from contextlib import asynccontextmanager

variable = contextvars.ContextVar('variable', default='default')


async def produce(queue):
    for number in range(4):
        await queue.put(number)
    await queue.put(None)


async def consume(queue, out):
    while (item := await queue.get()) is not None:
        out.append(item)


async def set_variable(value):
    variable.set(value)
    await asyncio.sleep(0)
    return variable.get()


@asynccontextmanager
async def opened(name):
    print('open', name)
    try:
        yield name
    finally:
        print('close', name)


async def numbers(count):
    try:
        for number in range(count):
            await asyncio.sleep(0)
            yield number
    finally:
        print('generator ends')


async def main():
    queue = asyncio.Queue(2)
    out = []
    await asyncio.gather(produce(queue), consume(queue, out))
    print(out)
    print(await asyncio.gather(set_variable(1), set_variable(2)), variable.get())
    lock = asyncio.Lock()
    order = []

    async def locked(name):
        async with lock:
            order.append(name)
            await asyncio.sleep(0)
            order.append(name)

    await asyncio.gather(locked('a'), locked('b'))
    print(order)
    condition = asyncio.Condition()

    async def waiter():
        async with condition:
            await condition.wait()
            return 'notified'

    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
    print(await task)
    async with opened('file') as name:
        print([n async for n in numbers(3)], name)
    semaphore = asyncio.BoundedSemaphore(1)
    async with semaphore:
        print(semaphore.locked())


asyncio.run(main())
