# Instrumented instructions in the listing.

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

import dis
def f(n):
    t=0
    for i in range(n):
        if i: t+=len('a')
    return t
STARTS=[i.offset for i in dis.get_instructions(f)]
def names(): return [b for b in (f.__code__._co_code_adaptive[s] for s in STARTS) if b>=234 or b in (128,196)]
def out(*a): print(*a)
out(names())
M.use_tool_id(1,'a')
for n in NAMES:
    M.register_callback(1,getattr(E,n),lambda *a: None)
for n in NAMES:
    if n in('C_RETURN','C_RAISE'): continue
    M.set_local_events(1,f.__code__,getattr(E,n) if getattr(E,n)<1<<11 else 0)
    out(n,names())
    f(2)
    out(n,names())
M.set_local_events(1,f.__code__,E.LINE|E.INSTRUCTION|E.CALL|E.PY_START)
out(names()); f(2); out(names())
M.set_local_events(1,f.__code__,0)
out(names()); f(2); out(names())
out(f.__code__.co_code==f.__code__.replace().co_code)
M.free_tool_id(1)
out([i.opname for i in dis.get_instructions(f)])
