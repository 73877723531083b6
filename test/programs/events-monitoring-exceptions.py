# RAISE, RERAISE, EXCEPTION_HANDLED and PY_UNWIND.

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

def bad(): raise ValueError('v')
def mid(): bad()
def catch():
    try: mid()
    except ValueError as e: return 1
    finally: len('')
def rer():
    try: bad()
    except ValueError: raise
def chain():
    try: bad()
    except ValueError as e: raise KeyError('k') from e
def fin():
    try: return bad()
    finally: len('x')
class M:
    def __enter__(self): return self
    def __exit__(self,*a): return True
class N(M):
    def __exit__(self,*a): return False
def withs():
    with M(): bad()
    with M() as m, M(): pass
def withn():
    with N(): bad()
def native(): return [].pop()
def native2(): return int('x')
def native3(): return {}['k']
def attr(): return None.x
def name(): return nope
def nested():
    try:
        try: 1/0
        finally: len('')
    except ZeroDivisionError: pass
    else: pass
def loop():
    for i in range(3):
        try:
            if i==1: continue
            if i==2: break
            bad()
        except ValueError: pass
        finally: abs(i)
def group():
    try: raise ExceptionGroup('g',[ValueError(1),KeyError(2)])
    except* ValueError: pass
    except* KeyError: pass
def work():
    for f in (catch,rer,chain,fin,withs,withn,native,native2,native3,attr,name,nested,loop,group):
        try: f()
        except Exception as e: repr(e)

monitor(ALL)
work()
unmonitor()
