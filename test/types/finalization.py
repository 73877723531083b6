class T:
    def __init__(s,n): s.n=n
    def __del__(s): print('del',s.n)
def f():
    a=T('a'); b=T('b'); c=T('c')
f(); print('--')
x=T(1); x=T(2); print('after'); del x; print('--')
l=[T(i) for i in range(3)]; l.clear(); print('--'); l=[T(i) for i in range(3)]; del l[1]; l[0]=None; del l; print('--')
d={i:T(i) for i in range(3)}; d.pop(1); d[0]=5; del d; print('--')
t=(T('t1'),T('t2')); del t; print('--')
s={T('s1')}; s.clear(); print('--')
class O: pass
o=O(); o.a=T('oa'); o.b=T('ob'); o.a=1; del o; print('--')
class S: __slots__='p','q'
s=S(); s.q=T('q'); s.p=T('p'); del s; print('--')
def g():
    y=T('y')
    try: yield 1
    finally: print('fin')
q=g(); next(q); del q; print('--')
def h():
    try:
        z=T('z'); 1/0
    except ZeroDivisionError as e: print('caught')
    print('end h')
h(); print('--')
def k():
    w=T('w'); raise ValueError
try: k()
except ValueError: print('in except')
print('--')
f=lambda v=T('default'): 1
del f; print('--')
def closure():
    c=T('cell')
    def inner(): return c
    return inner
i=closure(); del i; print('--')
class R:
    def __del__(s): global keep; keep=s; print('res')
r=R(); del r; print(keep); del keep; print('--')
class X:
    def __del__(s): raise ValueError('in del')
import sys
sys.unraisablehook=lambda u: print('hook',u.exc_type.__name__,u.exc_value,u.err_msg, 'X.__del__' in str(u.object))
x=X(); del x; print('--')
T('temp'); print('after temp'); T('t').n; print('--')
def ret(): return T('ret')
ret(); print('--'); [T('item')][0].n; print('--'); (lambda a:a)(T('arg')); print('--')
print(T('p') and 1); [T(i) for i in range(2)]; print('--')
for a in [T('loop1'),T('loop2')]: print(a.n)
del a; print('--')
import weakref
m=T('wr'); w=weakref.ref(m,lambda r:print('callback',r())); del m; print(w()); print('--')
m=T('wr2'); w=weakref.ref(m); class_=type(m); del m; print(w())
wd=weakref.WeakValueDictionary(); m=T('wvd'); wd['a']=m; print(len(wd)); del m; print(len(wd)); ws=weakref.WeakSet(); m=T('ws'); ws.add(m); del m; print(len(ws)); wk=weakref.WeakKeyDictionary(); m=T('wkd'); wk[m]=1; del m; print(len(wk))
m=T('fin'); weakref.finalize(m,print,'finalized'); del m
class B(T):
    def __del__(s): super().__del__(); print('B del')
B('b'); class_=None
T.__del__=lambda s: print('patched',s.n); T('z'); del T.__del__; T('none'); print('end')
sys.unraisablehook=sys.__unraisablehook__
