# Exceptions end the thread that raises them, and no other.
import _thread
import sys
import threading


def fail(text):
    raise ValueError(text)


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback.tb_frame.f_code.co_name)


threading.excepthook = hook
thread = threading.Thread(target=fail, args=('first',), name='failing')
thread.start()
thread.join()
print(thread.is_alive(), thread.ident is not None)


def leave():
    sys.exit(5)


thread = threading.Thread(target=leave)
thread.start()
thread.join()
print('SystemExit is silent')


def see():
    print(sys.exc_info())
    try:
        fail('own')
    except ValueError:
        print(sys.exc_info()[1])


try:
    1 / 0
except ZeroDivisionError:
    thread = threading.Thread(target=see)
    thread.start()
    thread.join()
    print(sys.exc_info()[1])

done = _thread.allocate_lock()
done.acquire()


def unraisable(args):
    print(type(args.exc_value).__name__, args.exc_value)
    done.release()


sys.unraisablehook = unraisable
_thread.start_new_thread(fail, ('second',))
done.acquire()
_thread.start_new_thread(fail, ())
done.acquire()
for call in (thread.start, threading.current_thread().join, threading.Thread().join):
    try:
        call()
    except RuntimeError as error:
        print(error)
