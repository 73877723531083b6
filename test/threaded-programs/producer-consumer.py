# A bounded buffer with a Condition: two producers, three consumers.
import threading
from collections import deque

buffer = deque()
condition = threading.Condition()
taken = []
done = 0


def produce(start):
    global done
    for number in range(start, start + 50):
        with condition:
            while len(buffer) >= 4:
                condition.wait()
            buffer.append(number)
            condition.notify_all()
    with condition:
        done += 1
        condition.notify_all()


def consume():
    while True:
        with condition:
            condition.wait_for(lambda: buffer or done == 2)
            if not buffer:
                return
            taken.append(buffer.popleft())
            condition.notify_all()


threads = [threading.Thread(target=produce, args=(start,)) for start in (0, 100)]
threads += [threading.Thread(target=consume, name=f'consumer-{n}') for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(taken) == [*range(50), *range(100, 150)], len(taken))
print([thread.is_alive() for thread in threads], threading.active_count())
