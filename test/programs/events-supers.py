# super() and its attributes under observation.

import sys

M = sys.monitoring
E = M.events
NAMES = [name for name in dir(E) if not name.startswith("_") and name not in ("NO_EVENTS", "BRANCH")]
log = []


def nm(value):
    if value is None or isinstance(value, (int, str)):
        return repr(value)
    if value is M.MISSING:
        return "MISSING"
    if isinstance(value, BaseException):
        return f"{type(value).__name__}({value})"
    return getattr(value, "__qualname__", type(value).__name__)


def monitor(events, tool=2, ret=None):
    if M.get_tool(tool) is None:
        M.use_tool_id(tool, f"tool {tool}")
    wanted = 0
    for name in events.split():
        wanted |= getattr(E, name)

        def callback(code, *args, name=name):
            log.append((tool, name, code.co_name, *map(nm, args)))
            return ret

        M.register_callback(tool, getattr(E, name), callback)
    M.set_events(tool, wanted)


def unmonitor():
    for tool in range(6):
        if M.get_tool(tool):
            M.free_tool_id(tool)
    for entry in log:
        print(*entry)
    log.clear()


ALL = (
    "PY_START PY_RESUME PY_RETURN PY_YIELD CALL LINE JUMP BRANCH_LEFT BRANCH_RIGHT STOP_ITERATION RAISE "
    "EXCEPTION_HANDLED PY_UNWIND PY_THROW RERAISE C_RETURN C_RAISE"
)

class A:
    def f(self,x=0): return x
    @property
    def q(self): return 1
    @classmethod
    def c(cls): return cls
class B(A):
    def f(self,x=0): return super().f(x)
    def g(self): return super().q
    def h(self): return super(B,self).f(x=1)
    def i(self):
        s=super()
        return s.f(*[2])
    @classmethod
    def c(cls): return super().c()
    def bad(self): return super().nope
def work():
    b=B(); b.f(1); b.g(); b.h(); b.i(); B.c(); b.c()
    try: b.bad()
    except AttributeError as e: pass
    del b
class D:
    def __del__(self): len('')
def dd():
    d=D(); d=None
    x=D()
def rec(n): return 1 if n==0 else n*rec(n-1)
def clos():
    x=1
    def f():
        nonlocal x
        x+=1
        return x
    return f()+f()
def ex():
    exec("a=1\nb=2\n")
    eval("1+2")
    return compile("1","c","eval")
work0=work
def work():
    work0(); dd(); rec(3); clos(); ex()

monitor(ALL.replace(" LINE", ""))
work()
unmonitor()
