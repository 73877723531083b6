# Names, enumerate, main_thread, repr without numbers, sys._current_frames.
import re
import sys
import threading


def task():
    started.set()
    stop.wait()


started = threading.Event()
stop = threading.Event()
threads = [threading.Thread(target=task) for _ in range(2)] + [threading.Thread(target=task, name='named')]
for thread in threads:
    thread.start()
started.wait()
print([thread.name for thread in threads])
print([re.sub(r'\d{2,}|(?<=started )\d+', 'N', repr(thread)) for thread in threading.enumerate()])
frames = sys._current_frames()
print(len(frames), frames[threading.get_ident()] is sys._getframe())
names = set()
for thread in threads:
    frame = frames[thread.ident]
    while frame:
        names.add(frame.f_code.co_name)
        frame = frame.f_back
print(sorted(names))
del frame, frames
stop.set()
for thread in threads:
    thread.join()
print([re.sub(r'\d{2,}|(?<=stopped )\d+', 'N', repr(thread)) for thread in threads])
print(threading.main_thread().name, threading.current_thread() is threading.main_thread())


class Own(threading.Thread):
    def run(self):
        print('runs as', self.name, threading.current_thread() is self)


own = Own()
own.start()
own.join()
