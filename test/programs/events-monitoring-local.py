# Events of single code objects; tools that come and go.

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

def f(x):
    y=x+1
    return y
def g(x):
    return f(x)
M.use_tool_id(1,'a'); M.use_tool_id(2,'b')
def mk(t,n): return lambda c,*a: log.append((t,n,c.co_name)+tuple(nm(x) for x in a))
for t in (1,2):
    for n in NAMES: M.register_callback(t,getattr(E,n),mk(t,n))
M.set_local_events(1,f.__code__,E.LINE|E.PY_START|E.PY_RETURN)
g(1); log.append('--')
M.set_local_events(2,f.__code__,E.LINE|E.INSTRUCTION)
g(1); log.append('--')
M.set_local_events(2,g.__code__,E.CALL|E.C_RETURN|E.C_RAISE)
g(1); log.append('--')
print(M.get_local_events(1,f.__code__),M.get_local_events(2,f.__code__),M.get_local_events(2,g.__code__),M.get_events(1))
M.set_events(1,E.PY_START)
g(1); log.append('--')
M.set_local_events(1,f.__code__,0)
g(1); log.append('--')
M.clear_tool_id(2)
g(1); log.append('--')
print(M.get_local_events(2,f.__code__))
M.set_local_events(2,f.__code__,E.LINE)
for n in NAMES: M.register_callback(2,getattr(E,n),mk(2,n))
g(1); log.append('--')
M.free_tool_id(2)
g(1); log.append('--')
M.free_tool_id(1)
g(1)
def gen():
    M.set_local_events(1,gen.__code__,E.LINE|E.PY_YIELD|E.PY_RESUME|E.STOP_ITERATION)
    yield 1
    x=2
    M.set_local_events(1,gen.__code__,E.LINE)
    yield x
M.use_tool_id(1,'a')
for n in NAMES: M.register_callback(1,getattr(E,n),mk(1,n))
list(gen())
lam=lambda: [i for i in range(2)]
M.set_local_events(1,lam.__code__,E.JUMP|E.BRANCH_LEFT|E.BRANCH_RIGHT)
lam()
M.set_local_events(1,lam.__code__,E.BRANCH)
print(M.get_local_events(1,lam.__code__))
lam()
unmonitor()
