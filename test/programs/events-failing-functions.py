# Trace and profile functions that raise.

import sys

log = []


def show(value):
    if isinstance(value, tuple) and len(value) == 3 and isinstance(value[0], type):
        return f"{value[0].__name__}({value[1]})"
    return repr(value) if value is None or isinstance(value, (int, str)) else type(value).__name__


def f(n):
    for i in range(n):
        try:
            len('a')
        except KeyError: pass
    return n
for ev in ('call','line','return','exception','opcode'):
    for at in range(1,6):
        cnt=0
        def t(fr,e,a):
            global cnt
            if fr.f_code.co_name!='f': return None
            fr.f_trace_opcodes=True
            if e==ev:
                cnt+=1
                if cnt==at: raise KeyError(ev)
            return t
        sys.settrace(t)
        try: r=f(2)
        except KeyError as e: r=('KE',e.args, e.__traceback__.tb_next and e.__traceback__.tb_next.tb_lineno - f.__code__.co_firstlineno)
        print(ev,at,r,sys.gettrace())
        sys.settrace(None)
def g():
    try: yield 1
    except KeyError: yield 2
    finally: len('b')
for ev in ('call','line','return','exception'):
    for at in range(1,6):
        cnt=0
        def t(fr,e,a):
            global cnt
            if fr.f_code.co_name!='g': return None
            if e==ev:
                cnt+=1
                if cnt==at: raise KeyError(ev)
            return t
        sys.settrace(t)
        try: r=list(g())
        except KeyError as e: r=('KE',e.args)
        print(ev,at,r,sys.gettrace())
        sys.settrace(None)
for ev in ('call','return','c_call','c_return','c_exception'):
    for at in range(1,5):
        cnt=0
        def t(fr,e,a):
            global cnt
            if fr.f_code.co_name!='f': return None
            if e==ev:
                cnt+=1
                if cnt==at: raise KeyError(ev)
        sys.setprofile(t)
        try: r=f(3)
        except KeyError as e: r=('KE',e.args)
        print(ev,at,r,sys.getprofile())
        sys.setprofile(None)
def w():
    while True:
        pass
def t(fr,e,a):
    global cnt
    if e=='line':
        cnt+=1
        if cnt>5: raise KeyError('stop')
    return t
cnt=0
sys.settrace(t)
try: w()
except KeyError as e: print(e)
def w():
    try:
        while True: pass
    except KeyError as e: return 'caught'
cnt=0
sys.settrace(t)
print(w())
sys.settrace(None)
