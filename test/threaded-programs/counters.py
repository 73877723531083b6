# What needs a lock and what does not: a turn of a loop without calls is never torn apart.
import sys
import threading

sys.setswitchinterval(1e-6)
counter = 0
guarded = 0
lock = threading.Lock()


def add():
    global counter
    for _ in range(20000):
        counter += 1


def add_guarded():
    global guarded
    for _ in range(2000):
        with lock:
            value = guarded
            guarded = value + 1


for target in (add, add_guarded):
    threads = [threading.Thread(target=target) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(counter, guarded)
items = []
threads = [threading.Thread(target=lambda n=n: [items.append(n) for _ in range(1000)]) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(items), sorted(set(items)))
