# Event, Semaphore, BoundedSemaphore, Timer.
import threading
import time

ready = threading.Event()
seen = []


def wait(number):
    ready.wait()
    seen.append(number)


threads = [threading.Thread(target=wait, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
print(seen, ready.is_set(), ready.wait(timeout=0.001))
ready.set()
for thread in threads:
    thread.join()
print(sorted(seen), ready.wait())

slots = threading.Semaphore(2)
active = 0
most = 0
guard = threading.Lock()


def use():
    global active, most
    with slots:
        with guard:
            active += 1
            most = max(most, active)
        time.sleep(0.003)
        with guard:
            active -= 1


threads = [threading.Thread(target=use) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most, active)
bounded = threading.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError as error:
    print(error)
fired = []
timer = threading.Timer(0.01, fired.append, args=('timer',))
timer.start()
cancelled = threading.Timer(5, fired.append, args=('never',))
cancelled.start()
cancelled.cancel()
timer.join()
cancelled.join()
print(fired)
