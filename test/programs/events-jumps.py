# Setting f_lineno in a trace function: where it leads, and where it may not.

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


class JumpTracer:
    def __init__(self,fn,frm,to,event='line'):
        self.code=fn.__code__; self.first=self.code.co_firstlineno; self.frm=frm; self.to=to; self.event=event; self.done=False
    def trace(self,frame,event,arg):
        if self.done or frame.f_code is not self.code: return self.trace if frame.f_code is self.code else None
        if event==self.event and frame.f_lineno==self.first+self.frm:
            f=frame
            try: f.f_lineno=self.first+self.to
            except BaseException as e: print('  ERR',type(e).__name__,e); self.done=True; return None
            self.done=True
        return self.trace
def jump(fn,frm,to,event='line'):
    out=[]
    t=JumpTracer(fn,frm,to,event)
    import warnings
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        sys.settrace(t.trace)
        try:
            try: fn(out)
            finally: sys.settrace(None)
        except BaseException as e: print('  EXC',type(e).__name__,e)
    print(fn.__name__,frm,to,event,out,[str(x.message) for x in w])
def simple(o):
    o.append(1)
    o.append(2)
    o.append(3)
    o.append(4)
def loop(o):
    o.append(1)
    for i in range(3):
        o.append(i)
        o.append(i+10)
    o.append(99)
    for j in (1,2):
        o.append(j)
    o.append(5)
def wh(o):
    i=0
    while i<3:
        o.append(i)
        i+=1
    o.append(9)
def tr(o):
    o.append(1)
    try:
        o.append(2)
        1/0
    except ZeroDivisionError:
        o.append(3)
        o.append(4)
    finally:
        o.append(5)
    o.append(6)
class CM:
    def __init__(s,o): s.o=o
    def __enter__(s): s.o.append('in'); return s
    def __exit__(s,*a): s.o.append('out')
def wi(o):
    o.append(1)
    with CM(o):
        o.append(2)
        o.append(3)
    o.append(4)
def gen(o):
    def g():
        o.append('a')
        yield 1
        o.append('b')
    next(g())
    o.append(2)
def unb(o):
    x=1
    o.append(x)
    y=2
    o.append(y)
def ml(o):
    o.append(
        1)
    o.append([
        2,
        3])
    return o
def nested(o):
    for i in (1,2):
        for j in (3,4):
            o.append(i*j)
            o.append('e')
        o.append('x')
    o.append('end')
def cond(o):
    if o: o.append(1)
    else:
        o.append(2)
    o.append(3)
def bare(o):
    try:
        o.append(1)
    except:
        o.append(2)
    else:
        o.append(3)
for fn,n in ((simple,4),(loop,8),(wh,5),(tr,10),(wi,5),(unb,4),(ml,6),(nested,6),(cond,4),(bare,7)):
    for a in range(1,n+1):
        for b in range(0,n+3):
            if a!=b: jump(fn,a,b)
jump(simple,0,2,'call'); jump(simple,4,1,'return'); jump(tr,4,6,'exception'); jump(gen,4,5); jump(gen,5,1)
jump(simple,1,100); jump(simple,1,-5)
