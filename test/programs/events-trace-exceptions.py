# Exceptions as a trace function hears of them.

import sys

log = []


def show(value):
    if isinstance(value, tuple) and len(value) == 3 and isinstance(value[0], type):
        return f"{value[0].__name__}({value[1]})"
    return repr(value) if value is None or isinstance(value, (int, str)) else type(value).__name__


def tracer(frame, event, arg):
    log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, show(arg)))
    return tracer


def flush():
    sys.settrace(None)
    sys.setprofile(None)
    for entry in log:
        print(*entry)
    log.clear()


def bad(): raise ValueError('v')
def mid(): bad()
def catch():
    try: mid()
    except ValueError as e: return 1
    finally: len('')
def rer():
    try: bad()
    except ValueError: raise
def chain():
    try: bad()
    except ValueError as e: raise KeyError('k') from e
def fin():
    try: return bad()
    finally: len('x')
class M:
    def __enter__(self): return self
    def __exit__(self,*a): return True
class N(M):
    def __exit__(self,*a): return False
def withs():
    with M(): bad()
    with M() as m, M(): pass
def withn():
    with N(): bad()
def native(): return [].pop()
def native2(): return int('x')
def native3(): return {}['k']
def attr(): return None.x
def name(): return nope
def nested():
    try:
        try: 1/0
        finally: len('')
    except ZeroDivisionError: pass
    else: pass
def loop():
    for i in range(3):
        try:
            if i==1: continue
            if i==2: break
            bad()
        except ValueError: pass
        finally: abs(i)
def group():
    try: raise ExceptionGroup('g',[ValueError(1),KeyError(2)])
    except* ValueError: pass
    except* KeyError: pass
def work():
    for f in (catch,rer,chain,fin,withs,withn,native,native2,native3,attr,name,nested,loop,group):
        try: f()
        except Exception as e: repr(e)

sys.settrace(tracer)
work()
flush()
