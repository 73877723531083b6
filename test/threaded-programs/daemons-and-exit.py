# The interpreter waits for threads at its end, but not for daemons.
import atexit
import threading
import time


def late():
    time.sleep(0.02)
    print('late thread ends')


def never():
    while True:
        time.sleep(0.001)


atexit.register(print, 'exit function')
threading.Thread(target=late).start()
daemon = threading.Thread(target=never, daemon=True)
daemon.start()
print(daemon.daemon, threading.active_count())
print('end of main')
