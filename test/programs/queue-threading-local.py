"""queue, threading.local, locks, events and timers without threads; sched, contextvars."""

import contextvars
import queue
import threading


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


q = queue.Queue(2)
q.put(1)
q.put_nowait(2)
attempt(q.put_nowait, 3)
print(q.full(), q.qsize(), q.get(), q.get(), q.empty())
attempt(q.get_nowait)
attempt(q.get, False)
q.task_done()
q.task_done()
attempt(q.task_done)
p = queue.PriorityQueue()
for item in ((2, 'b'), (1, 'z'), (1, 'a')):
    p.put(item)
l = queue.LifoQueue()
for n in range(3):
    l.put(n)
print([p.get() for _ in range(3)], [l.get() for _ in range(3)])
s = queue.SimpleQueue()
s.put('x')
print(s.get(), s.empty(), s.qsize())
attempt(s.get_nowait)
q.shutdown()
attempt(q.put, 1)
attempt(q.get)
local = threading.local()
local.x = 1
print(local.__dict__, hasattr(local, 'y'))
attempt(lambda: local.y)


class Local(threading.local):
    def __init__(self, v):
        self.v = v


print(Local(5).v)
attempt(lambda: threading.local(1))
lock, rlock = threading.Lock(), threading.RLock()
print(lock.acquire(), lock.acquire(False), lock.locked(), lock.release(), lock.locked())
attempt(lock.release)
with rlock, rlock:
    print('twice')
attempt(rlock.release)
e = threading.Event()
print(e.is_set(), e.wait(0), e.set(), e.wait(), e.clear())
sem = threading.BoundedSemaphore(1)
print(sem.acquire(), sem.acquire(blocking=False), sem.release())
attempt(sem.release)
print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count() >= 1)
c = threading.Condition()
attempt(c.notify)
attempt(c.wait, 0)
var = contextvars.ContextVar('var', default='d')
bare = contextvars.ContextVar('bare')
token = var.set(1)
print(var.get(), token.old_value is contextvars.Token.MISSING, token.var is var, var.name)
var.reset(token)
attempt(var.reset, token)
attempt(bare.get)
attempt(bare.get, 'fallback')
ctx = contextvars.copy_context()
print(ctx.run(lambda: (var.set('inside'), var.get())[1]), var.get(), ctx[var], var in ctx, bare in ctx)
attempt(lambda: ctx[bare])
attempt(lambda: ctx.run(ctx.run, print))
attempt(contextvars.ContextVar, 3)
attempt(lambda: hash(ctx))
with var.set('with'):
    print(var.get())
print(var.get())
