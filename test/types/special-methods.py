def t(f,*a,**k):
    try: print('ok', repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
# __class__ assignment
class A: pass
class B: pass
class C: __slots__='a','b'
class D: __slots__='a','b'
class E: __slots__='b','a'
class F: __slots__='a','c'
class G(A): pass
class H(A): __slots__='x',
class I(int): pass
class J(int): pass
class K(int): __slots__=()
class L(list): pass
class M(type(__builtins__) if not isinstance(__builtins__,dict) else type(__import__('sys'))): pass
for o in (A(),C(),G(),H(),I(),L(),object(),5,[],M('m')):
    for c in (A,B,C,D,E,F,G,H,I,J,K,L,int,object,list,M,type(__import__('sys')),5):
        try: o.__class__=c; print('ok',type(o).__name__,end=' '); 
        except Exception as e: print(type(e).__name__,e)
import sys
m=type(sys)('mod'); m.__class__=M; print(type(m).__name__); m.__class__=type(sys); print(type(m).__name__)
a=A(); a.x=1; a.__class__=B; print(a.x, type(a), isinstance(a,B)); t(lambda:delattr(a,'__class__'))
# special methods lookups, update_slot
class X: pass
x=X(); t(len,x); X.__len__=lambda s:3; t(len,x); del X.__len__; t(len,x); x.__len__=lambda:4; t(len,x)
X.__call__=lambda s,*a:a; t(x,1,2); X.__call__=None; t(x); del X.__call__; t(x)
X.__eq__=lambda s,o:True; t(lambda:x==1); t(lambda:isinstance(hash(x),int)); del X.__eq__; t(lambda:x==1); t(lambda: isinstance(hash(x),int)); X.__hash__=None; t(hash,x); X.__hash__=lambda s:2**40; t(hash,x); X.__hash__=lambda s:-1; t(hash,x); X.__hash__=lambda s:True; t(hash,x)
class Y(X): pass
y=Y(); X.__getattr__=lambda s,n:'GA'+n; t(lambda:y.foo); t(lambda:y.__class__); del X.__getattr__; t(lambda:y.foo); X.__getattribute__=lambda s,n:'GB'+n; t(lambda:y.foo); X.__getattr__=lambda s,n:'GC'; t(lambda:y.bar); 
def gb(s,n): raise AttributeError('no')
X.__getattribute__=gb; t(lambda:y.bar); del X.__getattribute__; del X.__getattr__; t(lambda:y.bar)
X.__setattr__=lambda s,n,v: print('set',n,v); x.q=1; del X.__setattr__; x.q=2; print(x.q); X.__delattr__=lambda s,n: print('del',n); del x.q; t(lambda:x.q); 
X.__add__=lambda s,o:'add'; X.__radd__=lambda s,o:'radd'; t(lambda:x+1); t(lambda:1+x); t(lambda:y+x); t(lambda:x+y); Y.__radd__=lambda s,o:'yradd'; t(lambda:x+y); t(lambda: y+y); t(lambda:x+x); X.__add__=lambda s,o:NotImplemented; t(lambda:x+y); t(lambda:x+x); t(lambda:x+1); t(lambda:1+x)
X.__iadd__=lambda s,o:'iadd'; z=x; z+=1; print(z); X.__pow__=lambda s,o,m=None:('pow',m); t(lambda:x**2); t(pow,x,2,3); X.__rpow__=lambda s,o,m=None:('rpow',m); t(lambda:2**x); t(pow,2,x,3); t(pow,2,3,x)
X.__contains__=lambda s,o:[]; t(lambda:1 in x); X.__contains__=None; t(lambda:1 in x); X.__iter__=None; t(iter,x); t(list,x); del X.__contains__; t(lambda: 1 in x); del X.__iter__; X.__getitem__=lambda s,i:[1,2,3][i]; t(list,x); t(lambda:2 in x); t(lambda:x[-1]); t(reversed,x); X.__len__=lambda s:3; t(lambda:list(reversed(x))); t(lambda:x[-1]); X.__reversed__=None; t(reversed,x)
X.__bool__=lambda s:False; t(bool,x); X.__bool__=lambda s:1; t(bool,x); del X.__bool__; t(bool,x); X.__len__=lambda s:0; t(bool,x)
X.__str__=lambda s:'S'; t(str,x); t(repr,x)if False else None; X.__repr__=lambda s:'R'; t(repr,x); t(str,x); del X.__str__; t(str,x); X.__format__=lambda s,f:'F'+f; t(format,x,'q')
X.__lt__=lambda s,o:'lt'; t(lambda:x<1); t(lambda:1>x); t(lambda:x>1); t(lambda:x<=1); t(sorted,[x,x])
X.__index__=lambda s:2; t(lambda:[1,2,3][x]); t(lambda:'ab'*x); t(hex,x); t(int,x); t(float,x); X.__int__=lambda s:7; t(int,x); X.__float__=lambda s:1.5; t(float,x); X.__complex__=lambda s:1j; t(complex,x); X.__round__=lambda s,*a:a; t(round,x); t(round,x,2); X.__abs__=lambda s:'abs'; t(abs,x); X.__neg__=lambda s:'neg'; t(lambda:-x)
X.__next__=lambda s:1/0; t(next,x); t(next,x,5); 
def sn(s): raise StopIteration(5)
X.__next__=sn; t(next,x); t(next,x,'d'); X.__enter__=5
def w():
    with x: pass
t(w); del X.__enter__; t(w); X.__enter__=lambda s:s; t(w); X.__exit__=lambda *a:None; t(w)
X.__get__=lambda s,i,o:('get',i is not None,o.__name__)
class Z: d=x
t(lambda:Z.d); t(lambda:Z().d); X.__set__=lambda s,i,v: print('set',v); zz=Z(); zz.d=5; t(lambda: delattr(zz,'d')); X.__delete__=lambda s,i: print('del'); del zz.d; 
class W:
    def __new__(cls,*a,**k): print('new',a,k); return object.__new__(cls)
    def __init__(self,*a,**k): print('init',a,k)
W(1,a=2)
W.__new__=lambda cls,*a:5
t(W,1); del W.__new__; t(W,1); W.__init__=lambda s:5; t(W); W.__init__=lambda s:None; t(lambda:type(W())); t(W,1)
class V:
    def __init__(self): pass
t(V,1)
class U:
    def __new__(cls): return object.__new__(cls)
t(U,1); t(lambda:U().__init__(1)); t(lambda:object.__new__(U,1)); t(lambda:V.__init__(5)); t(lambda:V.__new__(V,5))
class Abs:
    __abstractmethods__=frozenset(['b','a'])
t(Abs); Abs.__abstractmethods__={'a','b'}; t(Abs); Abs.__abstractmethods__=['z']; t(Abs); Abs.__abstractmethods__=[]; t(lambda:type(Abs())); del Abs.__abstractmethods__; t(lambda:Abs.__abstractmethods__)
