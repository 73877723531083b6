# Two tools, instruction events, DISABLE and restart_events.

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

def w():
    i=0
    while i<3:
        i+=1
        if i==2: continue
    else:
        i=10
    while True:
        i-=1
        if i<8: break
    return i
def cond(a,b,c):
    if a and b or not c: x=1
    elif a is None: x=2
    elif b is not None: x=3
    else: x=4
    y = 1 if a else 2
    z = a or b or c
    assert x
    return (x,
            y,
            z)
def multi():
    a = [1,
         2,
         3]
    b = dict(
        x=1,
        y=len(
            a),
    )
    s = ("a"
         "b")
    return {
        'a': a,
        'b': b}
def one(): return 1
def oneline(x): x+=1; y=x; return y
def comp(n):
    a=[i
       for i in range(n)
       if i%2]
    b={i:j for i in range(2) for j in range(2)}
    c=set(i for i in a)
    return a,b,c
def m(v):
    match v:
        case 1: return 'one'
        case [a,b]: return a
        case {'k':k}: return k
        case str() as s if len(s)>2: return s
        case _: return None
def loops():
    for i in range(2):
        for j in 'ab':
            pass
    for k in []: pass
    else: k=1
    for q in (1,2): pass
def same():
    for i in range(3): i
    i=0
    while i<3: i+=1
def empty(): pass
def doc():
    "doc"
def deco(f): return f
def inner():
    @deco
    @deco
    def f(a=1,
          b=2): return a
    class K:
        x=1
        def m(self): pass
    return f()
def glob():
    global GG
    GG=1
    del GG
    import sys as os
    from sys import (path,
        argv)
    try:
        return 1
    finally:
        pass
def lam(): return (lambda: 1)()
def tern(x): return 1 if x else 2
def exc():
    try:
        pass
    except A: pass
    else:
        x=1
    finally:
        y=2
def work():
    w(); cond(1,0,1); cond(None,None,1); cond(0,0,0); cond(1,1,1)
    multi(); one(); oneline(1); comp(4)
    for v in (1,[1,2],{'k':3},'abc',9): m(v)
    loops(); same(); empty(); doc(); inner(); glob(); lam(); tern(0); tern(1); exc()

monitor("LINE PY_START PY_RETURN BRANCH_LEFT BRANCH_RIGHT INSTRUCTION JUMP", 1, M.DISABLE)
monitor("LINE CALL PY_START", 3)
work()
log.append(("again",))
work()
M.restart_events()
log.append(("restarted",))
work()
unmonitor()
