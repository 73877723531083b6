# Coroutines, async generators and iterators under a trace function.

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

sys.settrace(tracer)
work()
flush()
