# threading.settrace and setprofile reach new threads only.
import threading

calls = []


def tracer(frame, event, arg):
    if frame.f_code.co_name == 'work':
        calls.append((event, threading.current_thread().name))
    return tracer


def work():
    x = 1
    return x


threading.settrace(tracer)
thread = threading.Thread(target=work, name='traced')
thread.start()
thread.join()
threading.settrace(None)
work()
thread = threading.Thread(target=work, name='free')
thread.start()
thread.join()
print(calls)
profiled = []
threading.setprofile(lambda frame, event, arg: profiled.append(event) if frame.f_code.co_name == 'work' else None)
thread = threading.Thread(target=work)
thread.start()
thread.join()
threading.setprofile(None)
print(profiled)
