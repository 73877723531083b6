import heapq, bisect, queue, collections, random

random.seed(5)
data = [random.randrange(100) for _ in range(25)]
heap = []
for n in data:
    heapq.heappush(heap, n)
print(heap, [heapq.heappop(heap) for _ in range(len(heap))] == sorted(data))
heap = data[:]
heapq.heapify(heap)
print(heapq.heappushpop(heap, 50), heapq.heapreplace(heap, 1), heap[0])
print(heapq.nlargest(4, data), heapq.nsmallest(4, data), heapq.nlargest(3, ["bb", "a", "cccc"], key=len), list(heapq.merge([1, 4], [2, 3], [0, 9], reverse=False)))
big = data[:]
heapq.heapify_max(big)
print(heapq.heappop_max(big), heapq.heappushpop_max(big, 1000), heapq.heapreplace_max(big, 3), big[0])
ordered = sorted(data)
print(bisect.bisect_left(ordered, 50), bisect.bisect_right(ordered, 50), bisect.bisect(["a", "bb", "cccc"], 3, key=len))
bisect.insort(ordered, 33)
bisect.insort_left(ordered, 33, 2, 5)
print(ordered)
for bad in (lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: bisect.bisect([1], 1, -1), lambda: heapq.heapify(5),
            lambda: heapq.heapify([1, "a"]), lambda: bisect.insort([1, 2], "x"), lambda: queue.Queue(1).get_nowait(), lambda: queue.LifoQueue().get(block=False)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = kind(maxsize=4)
    for n in (3, 1, 2, 4):
        q.put(n)
    print(kind.__name__, q.qsize(), q.full(), end=" ")
    try:
        q.put_nowait(5)
    except queue.Full as error:
        print(repr(error), end=" ")
    print([q.get() for _ in range(4)], q.empty(), q.unfinished_tasks)
    for _ in range(4):
        q.task_done()
    try:
        q.task_done()
    except ValueError as error:
        print(error)
    q.join()
simple = queue.SimpleQueue()
simple.put(1)
print(simple.qsize(), simple.get(), simple.empty())
closed = queue.Queue()
closed.put(1)
closed.shutdown()
print(closed.get())
for operation in (lambda: closed.get(), lambda: closed.put(1)):
    try:
        operation()
    except queue.ShutDown as error:
        print(repr(error))
d = collections.deque("abcde", maxlen=6)
d.rotate(2); d.appendleft("x"); d.extend("yz"); d.extendleft("pq")
print(d, d.index("x"), d.count("a"), d[0], d[-1], d.maxlen, list(reversed(d)))
d.insert(2, "!") if len(d) < 6 else print("full")
