# Which calls let another thread run.
import _thread
import hashlib
import sys
import time
import zlib

sys.setswitchinterval(100)
data = bytes(20_000_000)
many = list(range(200_000, 0, -1))


def small():
    for _ in range(2000):
        hashlib.sha256(b'abc')


def loop():
    for _ in range(20000):
        pass


def witness(call):
    log = []
    finished = _thread.allocate_lock()
    finished.acquire()

    def other():
        log.append('other')
        finished.release()

    _thread.start_new_thread(other, ())
    call()
    log.append('call')
    finished.acquire()
    return log


for name, call in {
    'sleep': lambda: time.sleep(0.05),
    'compress': lambda: zlib.compress(data),
    'large hash': lambda: hashlib.sha256(data),
    'small hashes': small,
    'sort': lambda: sorted(many),
    'loop': loop,
}.items():
    print(name, witness(call))
