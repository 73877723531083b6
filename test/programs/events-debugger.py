# bdb, by settrace and by monitoring, and the trace module.

import sys

log = []


def show(value):
    if isinstance(value, tuple) and len(value) == 3 and isinstance(value[0], type):
        return f"{value[0].__name__}({value[1]})"
    return repr(value) if value is None or isinstance(value, (int, str)) else type(value).__name__


def flush():
    sys.settrace(None)
    sys.setprofile(None)
    for entry in log:
        print(*entry)
    log.clear()


import bdb, io
class D(bdb.Bdb):
    def user_call(self,fr,a): log.append(('call',fr.f_code.co_name))
    def user_line(self,fr):
        log.append(('line',fr.f_code.co_name,fr.f_lineno-fr.f_code.co_firstlineno))
        self.step()
    def step(self): self.set_step()
    def user_return(self,fr,v): log.append(('return',fr.f_code.co_name,repr(v)))
    def user_exception(self,fr,e): log.append(('exc',fr.f_code.co_name,e[0].__name__))
class N(D):
    def user_line(self,fr):
        log.append(('line',fr.f_code.co_name,fr.f_lineno-fr.f_code.co_firstlineno)); self.set_next(fr)
def f(x):
    y=g(x)
    try: 1/0
    except ZeroDivisionError: pass
    for i in range(2):
        y+=i
    return y
def g(x):
    z=x
    return z+1
for cls in (D,N):
    d=cls(); print(d.runcall(f,1)); flush()
d=D(); d.run('a=1\nb=f(a)\n',{'f':f}); flush()
class B(D):
    def step(self): self.set_return(self.botframe) if False else self.set_continue()
d=B(); print(d.runeval('f(2)',{'f':f})); flush()
for backend in ('settrace','monitoring'):
    d=D(backend=backend); print(d.runcall(f,1)); flush()
import trace
t=trace.Trace(count=1,trace=0,countfuncs=0)
t.runfunc(f,1)
print(sorted((k[1]-f.__code__.co_firstlineno,v) for k,v in t.results().counts.items() if k[1]>=f.__code__.co_firstlineno and k[1]<f.__code__.co_firstlineno+12))
t=trace.Trace(countfuncs=1); t.runfunc(f,1); print(sorted(k[2] for k in t.results().calledfuncs if k[2] in 'fg'))
t=trace.Trace(countcallers=1); t.runfunc(f,1); print(sorted((a[2],b[2]) for a,b in t.results().callers if b[2] in 'fg'))
