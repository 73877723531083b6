# asyncio.run: tasks, gather, cancellation, timeouts, task groups.
import asyncio


async def work(name, delay, log):
    log.append(f'{name} starts')
    await asyncio.sleep(delay)
    log.append(f'{name} ends')
    return name


async def fail(delay):
    await asyncio.sleep(delay)
    raise ValueError('failed')


async def main():
    log = []
    print(await asyncio.gather(work('a', 0.3, log), work('b', 0.02, log)), log)
    task = asyncio.create_task(work('c', 10, log), name='task c')
    await asyncio.sleep(0)
    print(task.get_name(), task.done())
    task.cancel('stop')
    try:
        await task
    except asyncio.CancelledError as error:
        print('cancelled', error.args, task.cancelled())
    for waiting in (asyncio.wait_for(work('d', 5, log), 0.01), fail(0)):
        try:
            await waiting
        except (TimeoutError, ValueError) as error:
            print(type(error).__name__, error)
    print(await asyncio.gather(fail(0), work('e', 0, log), return_exceptions=True))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print('timed out')
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0.005))
            group.create_task(work('f', 5, log))
    except* ValueError as errors:
        print(errors.exceptions)
    print(log)
    done, pending = await asyncio.wait(
        [asyncio.create_task(work('g', 0.001, log)), asyncio.create_task(work('h', 5, log))],
        return_when=asyncio.FIRST_COMPLETED,
    )
    print([task.result() for task in done], len(pending))
    for task in pending:
        task.cancel()
    shielded = asyncio.shield(work('i', 0, log))
    print(await shielded)
    return 'result'


print(asyncio.run(main()))
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
