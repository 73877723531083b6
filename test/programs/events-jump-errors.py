# Events that allow no jump.

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

def f():
    a=1
    b=2
    return a
fr=sys._getframe()
def tell(k):
    for v in ('x',1.5,None,True,10**20,-10**20,3):
        try: fr2=sys._getframe(); fr2.f_lineno=v; print('ok')
        except Exception as e: print(k,type(e).__name__,e)
    try: del fr.f_lineno
    except Exception as e: print(k,type(e).__name__,e)
tell('no')
def t(fr,e,a):
    for v in ('x',1.5,10**20,3.0,True):
        try: fr.f_lineno=v; print('ok')
        except Exception as ex: print(e,type(ex).__name__,ex)
    try: fr.f_lineno=fr.f_code.co_firstlineno+2; print(e,'ok',fr.f_lineno-fr.f_code.co_firstlineno)
    except Exception as ex: print(e,type(ex).__name__,ex)
    return t
count=0
def t2(fr,e,a):
    global count
    count+=1
    if count>12: return None
    print(e, fr.f_lineno-fr.f_code.co_firstlineno if fr.f_lineno is not None else None)
    if e!='line':
        try: fr.f_lineno=fr.f_code.co_firstlineno+2
        except Exception as ex: print(e,type(ex).__name__,ex)
    return t2
sys.settrace(t2)
f()
sys.settrace(None)
def prof(fr,e,a):
    if fr.f_code.co_name!='f': return
    try: fr.f_lineno=fr.f_code.co_firstlineno+2
    except Exception as ex: print(e,type(ex).__name__,ex)
def f():
    len('a')
    try: int('x')
    except ValueError: pass
    try: [].pop()
    except IndexError: pass
    return 1
sys.setprofile(prof)
f()
sys.setprofile(None)
M.use_tool_id(1,'j')
for ev in NAMES:
    def cb(c,*a,ev=ev):
        if c.co_name!='h': return
        fr=sys._getframe(1)
        try: fr.f_lineno=fr.f_lineno; print(ev,'ok')
        except Exception as ex: print(ev,type(ex).__name__,ex)
    M.register_callback(1,getattr(E,ev),cb)
def h(x):
    for i in range(2):
        if i: len('a')
    try:
        try: int(x)
        finally: pass
    except ValueError: pass
    return 1
for ev in ('PY_START','PY_RETURN','CALL','RAISE','RERAISE','EXCEPTION_HANDLED','INSTRUCTION'):
    try:
        M.set_events(1,getattr(E,ev))
        h('x')
    finally: M.set_events(1,0)
M.set_events(1,E.CALL|E.C_RAISE|E.C_RETURN)
h('x')
M.set_events(1,0)
M.free_tool_id(1)
