# Resumes and yields under a profile function.

import sys

log = []


def show(value):
    if isinstance(value, tuple) and len(value) == 3 and isinstance(value[0], type):
        return f"{value[0].__name__}({value[1]})"
    return repr(value) if value is None or isinstance(value, (int, str)) else type(value).__name__


def profiler(frame, event, arg):
    shown = arg.__qualname__ if event.startswith("c_") else show(arg)
    log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, shown))


def flush():
    sys.settrace(None)
    sys.setprofile(None)
    for entry in log:
        print(*entry)
    log.clear()


def g(n):
    for i in range(n):
        x = yield i
    return 'done'
def d():
    r = yield from g(2)
    yield r
def thrower():
    try:
        yield 1
    except ValueError as e:
        yield 2
    finally:
        len('f')
def work():
    for v in g(2): pass
    list(g(1))
    it=g(3); next(it); it.send(5)
    it.close()
    list(d())
    t=thrower(); next(t); t.throw(ValueError('x')); t.close()
    u=thrower(); next(u)
    try: u.throw(KeyError('k'))
    except KeyError: pass
    sum(g(2)); a,b=g(2); [*g(1)]; (*g(1),)
    dd=d(); next(dd); dd.close()
    try: next(g(0))
    except StopIteration as e: e.value

sys.setprofile(profiler)
work()
flush()
