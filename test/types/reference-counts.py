import sys
gr=sys.getrefcount
class C: pass
def f(): pass
c=C(); l=[c]; d={'a':c}; t=(c,)
print(gr(c), gr(C), gr(f), gr(l), gr(d), gr(object()), gr([]))
c2=c; print(gr(c)); del c2; print(gr(c))
class D(C):
    def m(self): return gr(self)
x=D(); print(gr(D), gr(C), x.m(), gr(x)); b=x.m; print(gr(x), gr(D.m)); del b; print(gr(x))
class S: __slots__='a','b'
print(gr(S)); s=S(); s.a=x; print(gr(S), gr(x)); del s; print(gr(x), gr(S))
class M(type): pass
class N(metaclass=M):
    def f(s): return __class__
print(gr(M), gr(N)); n=N(); print(gr(N)); 
try: 1/0
except Exception as e: print(gr(e), gr(e.args))
def g(a): return gr(a)
print(g(x), g([]), g(object())); print((lambda a: gr(a))(x)); 
def h(*a,**k): return gr(a), gr(a[0]), gr(k)
print(h(x), h(x,y=x))
y=[x]*3; print(gr(x)); del y; print(gr(x))
def gen(v): yield gr(v); yield gr(v)
q=gen(x); print(next(q), gr(x), next(q)); del q; print(gr(x))
p=property(f); print(gr(f)); del p; print(gr(f))
k=classmethod(f); print(gr(f), gr(k)); del k
import functools
z=functools.partial(f,x); print(gr(f), gr(x)); del z; print(gr(f), gr(x))
it=iter([x]); print(gr(x)); next(it); print(gr(x)); list(it); 
dd=dict(a=x,b=x); print(gr(x)); dd.pop('a'); print(gr(x)); dd.clear(); print(gr(x))
ss={x}; print(gr(x)); ss.discard(x); print(gr(x))
setattr(x,'self',x); print(gr(x)); del x.self; print(gr(x)); print(gr(x.__dict__), gr(C.__dict__))
v=vars(x); print(gr(v)); w=x.__class__; print(gr(D)); del w; print(gr(D))
E1=Exception(x); print(gr(x)); E1.args=(); print(gr(x)); E1.__context__=E2=ValueError(x); print(gr(E2), gr(x)); del E1; print(gr(E2)); del E2; print(gr(x))
sup=super(D,x); print(gr(x), gr(D)); del sup; print(gr(x), gr(D))
al=list[D]; print(gr(D)); al; del al; print(gr(D)); un=D|None; print(gr(D)); del un; print(gr(D))
import types
ns=types.SimpleNamespace(a=x); print(gr(x)); del ns; print(gr(x))
mm=types.ModuleType('m'); mm.x=x; print(gr(x), gr(mm)); del mm; print(gr(x))
me=types.MethodType(f,x); print(gr(f),gr(x)); del me; print(gr(f),gr(x))
cell=types.CellType(x); print(gr(x)); del cell; print(gr(x))
try: raise ValueError(x)
except ValueError as e: pass
print(gr(x))
def thrower():
    try: raise KeyError(x)
    finally: pass
try: thrower()
except KeyError: print(gr(x))
print(gr(x), gr(thrower))
try: x.nope
except AttributeError as e: print(gr(x), e.obj is x)
print(gr(x))
print(getattr(x,'zip',None), hasattr(x,'zap'), gr(x))
sorted([x],key=lambda a:1); print(gr(x)); list(map(lambda a:a,[x])); print(gr(x)); [*(x,)]; print(gr(x)); {**{'a':x}}; print(gr(x)); f"{x!r:.3}"; print(gr(x)); isinstance(x,D); print(gr(x)); x==x; x!=x; print(gr(x)); str(x); hash(x); print(gr(x)); type('T',(),{'x':x}); 
