# f_trace, f_trace_lines, f_trace_opcodes, call_tracing and local trace functions.

import sys

log = []


def show(value):
    if isinstance(value, tuple) and len(value) == 3 and isinstance(value[0], type):
        return f"{value[0].__name__}({value[1]})"
    return repr(value) if value is None or isinstance(value, (int, str)) else type(value).__name__


def tracer(frame, event, arg):
    log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, show(arg)))
    return tracer


def profiler(frame, event, arg):
    shown = arg.__qualname__ if event.startswith("c_") else show(arg)
    log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, shown))


def flush():
    sys.settrace(None)
    sys.setprofile(None)
    for entry in log:
        print(*entry)
    log.clear()


def f():
    x=1
    y=2
    return x
def t_none(fr,e,a):
    log.append(('n',e)); return None
sys.settrace(t_none); f(); flush()
def t_call(fr,e,a):
    log.append(('c',e,fr.f_lineno-fr.f_code.co_firstlineno))
    fr.f_trace_lines=False
    return t_call
sys.settrace(t_call); f(); flush()
def t_switch(fr,e,a):
    def other(fr,e,a):
        log.append(('o',e)); return None
    log.append(('s',e)); return other
sys.settrace(t_switch); f(); flush()
def outer():
    a=1
    inner()
    b=2
    c=3
def inner():
    sys._getframe(1).f_trace=tracer
    sys.settrace(tracer)
    d=4
outer(); flush()
def outer2():
    fr=sys._getframe()
    fr.f_trace=tracer
    a=1
    sys.settrace(lambda *a: None)
    b=2
    del fr.f_trace
    c=3
    print(fr.f_trace)
outer2(); flush()
def op():
    fr=sys._getframe()
    fr.f_trace_opcodes=True
    fr.f_trace=tracer
    sys.settrace(tracer)
    x=1
    fr.f_trace_opcodes=False
    y=2
op(); flush()
for v in (1,None,'a'):
    for a in ('f_trace_opcodes','f_trace_lines'):
        try: setattr(sys._getframe(),a,v); print('ok')
        except Exception as e: print(type(e).__name__,e)
for a in ('f_trace_opcodes','f_trace_lines','f_trace'):
    try: delattr(sys._getframe(),a); print('ok')
    except Exception as e: print(type(e).__name__,e)
def stop(fr,e,a):
    log.append(('x',e,fr.f_lineno-fr.f_code.co_firstlineno))
    if fr.f_lineno-fr.f_code.co_firstlineno==2: sys.settrace(None)
    return stop
sys.settrace(stop); f(); f(); flush()
def ct():
    def inner2(a,b):
        log.append('inner2'); return a+b
    def t(fr,e,a):
        log.append((fr.f_code.co_name,e))
        if fr.f_code.co_name=='f' and e=='line': print(sys.call_tracing(inner2,(1,2)))
        return t
    sys.settrace(t); f(); flush()
ct()
for a in ((1,),(len,3),(len,(1,2)),(int,('5',))):
    try: print(sys.call_tracing(*a))
    except Exception as e: print(type(e).__name__,e)
class T:
    def __call__(self,fr,e,a): log.append(('T',e)); return self
    def m(self,fr,e,a): log.append(('m',e)); return self.m
sys.settrace(T()); f(); flush()
sys.settrace(T().m); f(); flush()
print(sys.gettrace(),sys.getprofile())
sys.settrace(len)
try: f()
except Exception as e: print(type(e).__name__,e)
print(sys.gettrace())
sys.setprofile(len)
try: f()
except Exception as e: print(type(e).__name__,e)
print(sys.getprofile())
import threading
threading.setprofile(profiler); print(threading.getprofile() is profiler); threading.setprofile(None)
threading.settrace(tracer); print(threading.gettrace() is tracer); threading.settrace(None)
threading.setprofile_all_threads(profiler); f(); len('a'); threading.setprofile_all_threads(None); flush()
threading.settrace_all_threads(tracer); f(); threading.settrace_all_threads(None); flush()
def prof2(fr,e,a):
    log.append((e,)); len('x'); f()
sys.setprofile(prof2); f(); flush()
sys.setprofile(profiler); sys.setprofile(profiler); f(); sys.setprofile(None); flush()
