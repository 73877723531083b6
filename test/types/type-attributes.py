def t(f,*a,**k):
    try: print('ok', repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e, getattr(e,'__notes__',''))
class A: pass
class B: pass
class C(A): x=1
def setb(c,b): c.__bases__=b
t(setb,C,5); t(setb,C,()); t(setb,C,(1,)); t(setb,C,(C,)); t(setb,C,(int,)); t(setb,C,(object,)); t(setb,C,(B,)); t(lambda:C.__mro__); t(lambda:A.__subclasses__()); t(lambda:B.__subclasses__()); t(setb,int,(object,)); t(lambda:delattr(C,'__bases__')); t(setb,A,(B,)); t(setb,A,(C,)); t(setb,C,(A,B)); t(setb,C,(A,)); t(lambda:C.__mro__); t(lambda:A.__mro__)
class P:
    def f(self): return 'P'
class Q:
    def f(self): return 'Q'
    def __len__(self): return 5
class R(P): pass
r=R(); print(r.f()); R.__bases__=(Q,); print(r.f(), len(r)); R.__bases__=(P,); t(len,r)
def seta(n,v,c=C): setattr(c,n,v)
for n in ('__name__','__qualname__','__module__','__doc__','__mro__','__dict__','__base__','__basicsize__','__flags__','__type_params__','__annotations__','__annotate__','__abstractmethods__','__slots__','__text_signature__','__weakrefoffset__','__class__','__subclasses__','mro','foo'):
    for v in ('str',5,None,(),[],{}):
        print(n,repr(v),end=' '); t(seta,n,v)
    print(n,'del',end=' '); t(delattr,C,n)
    print(n,'int',end=' '); t(seta,n,'q',int); t(delattr,int,n)
for n in ('__name__','__qualname__','__module__','__doc__','__mro__','__base__','__type_params__','__annotations__','__annotate__','__abstractmethods__','__text_signature__','__bases__','__dictoffset__'):
    for c in (int,type,object,A,type(len),Exception,type('Z',(type,),{})):
        print(n,c.__name__ if isinstance(c.__name__,str) else '?',end=' '); t(lambda: str(getattr(c,n))[:60])
class D1: pass
D1.__name__='NewName'; print(D1, D1.__qualname__, repr(D1())[:20]); D1.__qualname__='QQ.R'; print(D1); D1.__module__='zz'; print(D1); t(D1,1)
