# Locks without threads, thread-local data, and threads before they start.
import _thread
import threading

lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0), lock.release(), lock.locked())
with lock:
    print('held', lock.locked())
for action in [
    lock.release,
    lambda: lock.acquire(False, 1),
    lambda: lock.acquire(True, -5),
    lambda: _thread.start_new_thread(5, ()),
    lambda: _thread.start_new_thread(print, 5),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
recursive = threading.RLock()
with recursive, recursive:
    print('twice')
try:
    recursive.release()
except RuntimeError as error:
    print(error)
condition = threading.Condition()
with condition:
    condition.notify_all()
event = threading.Event()
event.set()
print(event.is_set(), event.wait(), threading.Semaphore(2).acquire())
local = threading.local()
local.value = 5
print(local.value, local.__dict__)
try:
    local.missing
except AttributeError as error:
    print(error)
print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count())
thread = threading.Thread(target=print, args=('never',), name='worker')
print(thread.name, thread.is_alive(), thread.daemon)


class Settings(threading.local):
    def __init__(self, value):
        self.value = value


print(Settings(3).value)
