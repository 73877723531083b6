# Line events of loops, conditions, comprehensions and statements over many lines.

import sys

log = []


def show(value):
    if isinstance(value, tuple) and len(value) == 3 and isinstance(value[0], type):
        return f"{value[0].__name__}({value[1]})"
    return repr(value) if value is None or isinstance(value, (int, str)) else type(value).__name__


def tracer(frame, event, arg):
    log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, show(arg)))
    return tracer


def flush():
    sys.settrace(None)
    sys.setprofile(None)
    for entry in log:
        print(*entry)
    log.clear()


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

sys.settrace(tracer)
work()
flush()
