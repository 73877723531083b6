# Many threads switched as often as possible: recursion, generators, exceptions, destructors, native callbacks.
import threading, sys, time, queue, random, functools
from concurrent.futures import ThreadPoolExecutor
sys.setswitchinterval(1e-6)
res=[]
lock=threading.RLock()
def rec(n):
    with lock:
        if n: return rec(n-1)+1
        return 0
def gen(n):
    for i in range(n):
        yield i
def work(i):
    t=0
    for x in gen(30):
        try:
            if x%7==3: raise KeyError(x)
            t+=sum(map(lambda y:y+x, range(5)))
        except KeyError as e:
            t+=e.args[0]
        finally:
            t+=1
    t+=rec(10)
    t+=len(sorted([3,1,2],key=lambda v:-v))
    s={k:v for k,v in zip('abc',range(3))}
    t+=sum(s.values())
    class L:
        def __init__(self): self.v=i
        def __eq__(self,o): return self.v==o.v
        def __hash__(self): return hash(self.v)
        def __del__(self): deld.append(1)
    t+= L()==L()
    assert {L():1}[L()]==1
    return t
deld=[]
ts=[threading.Thread(target=lambda i=i: res.append(work(i))) for i in range(30)]
for t in ts: t.start()
for t in ts: t.join()
print(len(set(res)), len(res), len(deld))
with ThreadPoolExecutor(8) as ex:
    print(sum(ex.map(work, range(40))), len(list(ex.map(functools.partial(max, 3), range(10)))))
q=queue.PriorityQueue()
def prod():
    for i in range(50): q.put((random.random(), i))
ts=[threading.Thread(target=prod) for _ in range(4)]
for t in ts: t.start()
out=[q.get()[1] for _ in range(200)]
for t in ts: t.join()
print(sorted(out)==sorted(list(range(50))*4))
