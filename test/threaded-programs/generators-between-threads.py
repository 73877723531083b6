# A generator that runs in one thread cannot be resumed by another; a suspended one can.
import threading

inside = threading.Event()
leave = threading.Event()


def numbers():
    yield 1
    inside.set()
    leave.wait()
    yield 2


generator = numbers()
print(next(generator))
results = []
thread = threading.Thread(target=lambda: results.append(next(generator)))
thread.start()
inside.wait()
try:
    next(generator)
except ValueError as error:
    print(error)
leave.set()
thread.join()
print(results, list(generator))


class Items:
    """Iteration through a Python __next__ that waits for another thread."""

    def __init__(self):
        self.event = threading.Event()
        self.count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.event.wait()
        self.event.clear()
        self.count += 1
        if self.count > 3:
            raise StopIteration
        return self.count


items = Items()
stop = False


def push():
    while not stop:
        items.event.set()


pusher = threading.Thread(target=push)
pusher.start()
print(list(items), sum(map(lambda n: n * 2, range(4))))
stop = True
pusher.join()
print(sorted([3, 1, 2], key=lambda n: (inside.wait(), n)))
