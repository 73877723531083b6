# interrupt_main and signals: handlers run in the main thread, where it waits too.
import _thread
import signal
import threading
import time


def interrupt():
    time.sleep(0.005)
    _thread.interrupt_main()


def handler(signum, frame):
    print('handler', signum == signal.SIGINT, threading.current_thread() is threading.main_thread())


for wait in (lambda: time.sleep(1), lambda: threading.Event().wait(1), lambda: [None for _ in iter(int, 1)]):
    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        wait()
    except KeyboardInterrupt:
        print('KeyboardInterrupt')
    thread.join()
signal.signal(signal.SIGINT, handler)
_thread.interrupt_main()
thread = threading.Thread(target=interrupt)
thread.start()
thread.join()
print('joined')


def in_thread():
    try:
        signal.signal(signal.SIGINT, handler)
    except ValueError as error:
        print(error)


thread = threading.Thread(target=in_thread)
thread.start()
thread.join()
