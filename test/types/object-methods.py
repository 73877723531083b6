def t(f,*a,**k):
    try: print('ok', repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
# object methods
class A: 
    def __init__(s): s.x=1
class S: __slots__='a','b'
class N:
    def __getnewargs__(s): return (1,)
class NE:
    def __getnewargs_ex__(s): return (1,),{'k':2}
class GS:
    def __getstate__(s): return 'st'
class L(list): pass
class D(dict): pass
import copyreg
for o in (A(),S(),N(),NE(),GS(),L([1]),D(a=1),object(),5,'a',[1],Exception(1),len,A,None,...,NotImplemented,range(3),slice(1),(1,2),{1},b'x',1.5,True,type,property(),iter([1,2]),{}.keys(),memoryview if False else int,(i for i in ()),lambda:1):
    for p in (0,1,2,4):
        print(type(o).__name__,p,end=' ')
        try:
            r=o.__reduce_ex__(p); print(str(r)[:150].split(' at 0x')[0])
        except BaseException as e: print(type(e).__name__,e)
    try: print(str(o.__getstate__())[:60])
    except BaseException as e: print(type(e).__name__,e)
s=S(); s.a=5; t(lambda:s.__getstate__()); t(lambda:s.__reduce_ex__(2)); t(lambda:s.__reduce_ex__(1)); t(lambda:A().__reduce__())
class B1:
    def __getnewargs__(s): return 5
class B2:
    def __getnewargs_ex__(s): return 5
class B3:
    def __getnewargs_ex__(s): return (1,)
class B4:
    def __getnewargs_ex__(s): return (1,2)
class B5:
    def __getnewargs_ex__(s): return ((),2)
class B6:
    def __reduce__(s): return 'over'
for c in (B1,B2,B3,B4,B5,B6): t(lambda:c().__reduce_ex__(2))
t(lambda:A().__dir__()[:3]); t(lambda:[n for n in dir(A()) if n[0]!='_']); t(lambda:[n for n in dir(A) if n[0]!='_']); t(lambda:dir(object)); t(lambda:dir(5)[:5]); t(lambda:dir(type)); t(lambda:object().__eq__(1)); t(lambda:object().__ne__(1)); t(lambda:object().__lt__(1)); t(lambda:A().__sizeof__()); t(lambda:object().__format__('')[:8]); t(lambda:format(object(),'x')); t(lambda:A.__subclasshook__(1)); t(lambda:A.__init_subclass__()); t(lambda:A.__init_subclass__(x=1)); t(lambda:object.__init_subclass__(1)); t(lambda:str(A())[:22]); t(lambda:object.__str__(5)); t(lambda:object.__repr__(5)[:15]); t(lambda:int.__repr__(True)); t(lambda:object.__getattribute__(A(),'x')); t(lambda:object.__getattribute__(5,'zz')); t(lambda:object.__setattr__(5,'zz',1)); t(lambda:object.__delattr__(A(),'zz')); t(lambda:object.__class__); t(lambda:object().__class__); t(lambda:object.__doc__); t(lambda:object.__text_signature__); t(lambda:object.__reduce_ex__(5,2)); t(lambda:object.__ne__(1,2)); t(lambda:object.__eq__(1,1))
# isinstance hooks
class M(type):
    def __instancecheck__(c,o): return o==5
    def __subclasscheck__(c,o): return o is str
class I(metaclass=M): pass
t(isinstance,5,I); t(isinstance,6,I); t(lambda:isinstance(I(),I)); t(issubclass,str,I); t(issubclass,int,I); t(isinstance,5,(int,I)); t(isinstance,'a',(str,5)); t(isinstance,5,(str,5)); t(issubclass,int,(str,(float,int))); t(isinstance,1,()); t(issubclass,5,int); t(issubclass,int,5); t(isinstance,1,[int])
class Fake:
    __class__=int
t(isinstance,Fake(),int); t(lambda:type(Fake()))
class Pb:
    @property
    def __class__(s): raise AttributeError
t(isinstance,Pb(),int)
class Pc:
    @property
    def __class__(s): 1/0
t(isinstance,Pc(),int)
class Abst:
    __bases__=(int,)
t(issubclass,Abst(),int); t(issubclass,int,Abst()); t(issubclass,bool,Abst()); t(isinstance,5,Abst())
a=Abst(); t(issubclass,a,a)
class Bd:
    @property
    def __bases__(s): raise RuntimeError('x')
t(issubclass,Bd(),int)
# module
import sys
mod=type(sys)
t(mod); t(mod,5); t(mod,'m','d'); t(lambda:mod('m','d').__doc__); t(lambda:mod(name='n').__name__); t(lambda:mod('m').foo); m=mod('m'); m.__getattr__=lambda n:'ga'+n; t(lambda:m.foo); t(lambda:dir(mod('z'))); m.__dir__=lambda:['z']; t(lambda:dir(m)); t(lambda:m.__dict__['__name__']); t(lambda:repr(m)); m.__file__='f'; t(lambda:repr(m)); del m.__name__; t(lambda:repr(m)); t(lambda:mod('q').__annotations__); t(lambda:mod('q').__annotate__); m2=mod('q'); m2.__annotate__=lambda f:{'x':f}; t(lambda:m2.__annotations__); m2.__annotations__=5; t(lambda:m2.__annotations__); del m2.__annotations__; t(lambda:m2.__annotations__); t(lambda:setattr(m2,'__annotate__',5)); t(lambda:delattr(m2,'__annotate__')); t(lambda:setattr(m2,'__dict__',{})); t(lambda:mod.__new__(mod).__dict__); t(lambda:repr(mod.__new__(mod))); t(lambda:mod.__new__(mod).x); m3=mod('a'); m3.__name__=5; t(lambda:m3.xx); del m3.__dict__['__name__']; t(lambda:m3.xx); t(lambda:sys.nope); t(lambda:repr(sys)); t(lambda:mod('w',doc=5).__doc__); t(mod,'a',b=1)
class MM(mod): pass
t(lambda:MM('x')); t(lambda:MM('x').zz)
