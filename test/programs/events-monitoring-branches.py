# Both ways of branches, alone and together.

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

M.use_tool_id(1,'a')
def f(n):
    for i in range(n):
        if i==1: continue
        if i is None: pass
        if i is not None: pass
        x = i and 1 or 2
    while n>0:
        n-=1
    return [j for j in range(2) if j]
def cb(c,*a): log.append(('B',)+a)
print(M.register_callback(1,E.BRANCH,cb))
print(M.register_callback(1,E.BRANCH,cb) is cb)
M.set_events(1,E.BRANCH)
print(M.get_events(1)==E.BRANCH_LEFT|E.BRANCH_RIGHT)
f(3)
M.set_events(1,0)
for l in log: print(l)
log.clear()
def cb(c,*a):
    log.append(('D',)+a); return M.DISABLE
M.register_callback(1,E.BRANCH,cb)
M.set_events(1,E.BRANCH)
f(3); log.append('again'); f(3)
M.restart_events(); log.append('restart'); f(2)
M.set_events(1,0)
print(M.register_callback(1,E.BRANCH_LEFT,None) is cb, M.register_callback(1,E.BRANCH_RIGHT,None) is cb)
for n in ('JUMP','BRANCH_LEFT','BRANCH_RIGHT'):
    def cb(c,*a,n=n): log.append((n,c.co_name)+a); return M.DISABLE
    M.register_callback(1,getattr(E,n),cb)
M.set_events(1,E.JUMP|E.BRANCH)
f(3); f(3)
unmonitor()
print(list(f.__code__.co_branches()))
