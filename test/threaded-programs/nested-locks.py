# Locks inside locks: recursive ones, timeouts, and who may release what.
import threading
import time

recursive = threading.RLock()
plain = threading.Lock()
log = []


def outer():
    with recursive:
        with recursive:
            log.append('inside twice')
            time.sleep(0.01)
        log.append('inside once')
    log.append('outside')


def other():
    with recursive:
        log.append('other')


threads = [threading.Thread(target=outer), threading.Thread(target=other)]
for thread in threads:
    thread.start()
    time.sleep(0.002)
for thread in threads:
    thread.join()
print(log[:2], sorted(log[2:]))


def release_of_another():
    try:
        recursive.release()
    except RuntimeError as error:
        print(error)
    plain.release()


recursive.acquire()
plain.acquire()
thread = threading.Thread(target=release_of_another)
thread.start()
thread.join()
print(plain.locked(), recursive.acquire(blocking=False))


def try_it(results):
    results.append(recursive.acquire(blocking=False))
    results.append(recursive.acquire(timeout=0.01))


results = []
thread = threading.Thread(target=try_it, args=(results,))
thread.start()
thread.join()
print(results)


# A deadlock of two locks, ended by a timeout.
a, b = threading.Lock(), threading.Lock()
a.acquire()
first = threading.Event()


def opposite():
    with b:
        first.set()
        print('got a:', a.acquire(timeout=0.02))


thread = threading.Thread(target=opposite)
thread.start()
first.wait()
print('got b:', b.acquire(timeout=5))
thread.join()
