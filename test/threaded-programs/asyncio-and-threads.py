# asyncio with threads: run_in_executor, to_thread, call_soon_threadsafe, run_coroutine_threadsafe.
import asyncio
import threading
import time


def block(value):
    time.sleep(0.005)
    return value, threading.current_thread() is threading.main_thread()


async def double(value):
    await asyncio.sleep(0.001)
    return 2 * value


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, block, 1))
    print(await asyncio.gather(asyncio.to_thread(block, 2), asyncio.to_thread(block, 3)))
    future = loop.create_future()
    threading.Thread(target=lambda: loop.call_soon_threadsafe(future.set_result, 'told')).start()
    print(await future)
    results = []
    thread = threading.Thread(
        target=lambda: results.append(asyncio.run_coroutine_threadsafe(double(4), loop).result())
    )
    thread.start()
    while thread.is_alive():
        await asyncio.sleep(0.001)
    print(results)
    reader, writer = await asyncio.to_thread(lambda: (1, 2))
    print(reader, writer)


asyncio.run(main())


def run_in_thread():
    print(asyncio.run(double(21)))


thread = threading.Thread(target=run_in_thread)
thread.start()
thread.join()
