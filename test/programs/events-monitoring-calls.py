# CALL, C_RETURN and C_RAISE of all kinds of calls.

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

monitor(ALL.replace(" LINE", ""))
work()
unmonitor()
