# PY_THROW, PY_RESUME, PY_YIELD and STOP_ITERATION.

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

import types
@types.coroutine
def sus(v):
    r = yield v
    return r
async def co(n):
    x = await sus(n)
    y = await sus(n+1)
    return x
async def outer():
    a = await co(1)
    return a
async def agen(n):
    for i in range(n):
        await sus(i)
        yield i
async def useagen():
    async for v in agen(2):
        pass
    else:
        v=9
    return [x async for x in agen(1)]
class AM:
    async def __aenter__(self): return self
    async def __aexit__(self,*a): return True
async def awith():
    async with AM() as a:
        raise ValueError('q')
class It:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        if s.n>2: raise StopIteration
        return s.n
class Aw:
    def __await__(self): return iter([1,2])
async def aw(): await Aw()
def iters():
    for i in It(): pass
    list(It()); a,b=It()
    for i in iter(lambda:1,1): pass
def drive(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
def work():
    drive(outer()); drive(useagen()); drive(awith()); drive(aw()); iters()
    c=co(1); c.send(None)
    try: c.throw(KeyError('z'))
    except KeyError: pass
    c=co(1); c.close()
    o=outer(); o.send(None); o.close()

monitor(ALL)
work()
unmonitor()
