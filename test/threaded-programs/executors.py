# ThreadPoolExecutor: map keeps the order, exceptions come out of result(), callbacks run.
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED


def square(n):
    time.sleep(0.002 * (5 - n))
    return n * n


def fail():
    raise KeyError('no')


with ThreadPoolExecutor(max_workers=3, thread_name_prefix='pool') as pool:
    print(list(pool.map(square, range(5))))
    futures = {pool.submit(square, n): n for n in range(5)}
    print(sorted((futures[future], future.result()) for future in as_completed(futures)))
    failing = pool.submit(fail)
    print(repr(failing.exception()))
    try:
        failing.result()
    except KeyError as error:
        print('raised', error)
    calls = []
    future = pool.submit(pow, 2, 10)
    future.add_done_callback(lambda f: calls.append(f.result()))
    wait([future])
    print(calls, future.done(), future.cancelled())
    names = {pool.submit(lambda: threading.current_thread().name[:5]).result() for _ in range(4)}
    print(names)
    gate = threading.Event()
    slow = pool.submit(gate.wait)
    fast = pool.submit(int, '7')
    done, pending = wait([slow, fast], return_when=FIRST_COMPLETED)
    print(fast in done, slow in pending)
    gate.set()
try:
    pool.submit(int)
except RuntimeError as error:
    print(error)
