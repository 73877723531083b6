# Targets of threads that are no plain functions; threads end in any order.
import functools
import queue
import threading
import time

jobs = queue.Queue()
log = []


def work(name, delay=0):
    while (job := jobs.get()) is not None:
        time.sleep(delay)
        log.append((name, job))
    return name


class Worker:
    def __init__(self, name):
        self.name = name

    def __call__(self, *args, **kwargs):
        return work(self.name, *args, **kwargs)

    def method(self):
        return work(self.name)


def short(n):
    time.sleep(0.01)
    log.append(n)


for early, late in (
    (functools.partial(short, 1), functools.partial(work, 'partial', delay=0.001)),
    (functools.partial(short, n=2), Worker('instance')),
    (lambda: short(3), Worker('method').method),
    (functools.partial(short, 4), functools.partial(Worker('both'), 0.001)),
):
    first = threading.Thread(target=early)
    second = threading.Thread(target=late)
    first.start()
    second.start()
    first.join()
    jobs.put('job')
    jobs.put(None)
    second.join()
print(log)
try:
    thread = threading.Thread(target=functools.partial(short, 1, 2))
    threading.excepthook = lambda args: print(args.exc_value)
    thread.start()
    thread.join()
    Worker('x')(1, 2, 3)
except TypeError as error:
    print(error)
print(sorted([3, 1, 2], key=functools.partial(max, 2)))
