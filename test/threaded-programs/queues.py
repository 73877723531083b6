# queue.Queue with workers, join and task_done; LifoQueue, PriorityQueue, SimpleQueue; timeouts.
import queue
import threading

jobs = queue.Queue(maxsize=2)
results = queue.SimpleQueue()


def worker():
    while (job := jobs.get()) is not None:
        results.put(job * job)
        jobs.task_done()
    jobs.task_done()


threads = [threading.Thread(target=worker) for _ in range(3)]
for thread in threads:
    thread.start()
for number in range(20):
    jobs.put(number)
for _ in threads:
    jobs.put(None)
jobs.join()
for thread in threads:
    thread.join()
print(sorted(results.get() for _ in range(20)), results.empty(), jobs.unfinished_tasks)
for kind in (queue.LifoQueue, queue.PriorityQueue):
    q = kind()
    for number in (2, 3, 1):
        q.put(number)
    print(kind.__name__, [q.get() for _ in range(3)])
try:
    jobs.get(timeout=0.01)
except queue.Empty as error:
    print(repr(error))
try:
    results.get(timeout=0.01)
except queue.Empty:
    print('empty')
full = queue.Queue(1)
full.put(1)
try:
    full.put(2, timeout=0.01)
except queue.Full as error:
    print(repr(error))
