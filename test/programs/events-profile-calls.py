# Which callables give c_call and c_return.

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


class C:
    def __init__(self,x=1): self.x=x
    def m(self,y): return self.x+y
    @classmethod
    def k(cls): return cls
    @staticmethod
    def s(a): return a
    @property
    def p(self): return self.m(1)
    def __call__(self,*a): return a
    def __len__(self): return 3
    def __add__(self,o): return 5
    def __getitem__(self,i): return i
    def __contains__(self,i): return True
def kw(a,*,b=2): return a+b
def star(*a,**k): return len(a)+len(k)
def work():
    c=C()
    c=C(2)
    c.m(3); c.k(); C.s(1); c.p
    c(1,2); len(c); c+1; c[3]; 4 in c
    kw(1,b=3); star(1,*[2,3],x=1,**{'y':2})
    kw(*[1]); star(**{}); C(*[4]); C(**{'x':4}); c.m(*[1])
    [].append(1); list.append([],2); str.upper('a'); 'a'.join(['b'])
    int('3'); str(4); type(c); isinstance(c,C); print
    sorted([3,1,2],key=lambda v:-v)
    list(map(lambda v:v+1,[1,2]))
    max([1,2],key=abs); min(1,2)
    {}.get(1); dict(a=1); set().add(2)
    getattr(c,'x'); hasattr(c,'zz')
    object(); Exception('a')
    sum(i for i in range(3))
    [i for i in range(2)]; {i:i for i in range(2)}

sys.setprofile(profiler)
work()
flush()
