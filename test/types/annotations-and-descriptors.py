def t(f,*a,**k):
    try: print('ok', repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
# annotations
class A:
    x:int
    y:'str'=5
    z:undefined_name
t(lambda:A.__annotations__); t(lambda:A.__annotate__(4)); t(lambda:A.__annotate__(1)); t(lambda:A.__annotate__(2)); t(lambda:A.__annotate__(3)); t(lambda: list(A.__dict__))
class B:
    x:int
t(lambda:B.__annotations__); t(lambda:list(B.__dict__)); B.__annotations__={'q':1}; t(lambda:B.__annotations__); t(lambda:list(B.__dict__)); t(lambda:B.__annotate__); del B.__annotations__; t(lambda:B.__annotations__); t(lambda:B.__annotate__); B.__annotate__=lambda f:{'f':f}; t(lambda:B.__annotations__); B.__annotate__=lambda f:5; t(lambda:B.__annotations__); B.__annotate__=None; t(lambda:B.__annotations__)
class C(B): pass
t(lambda:C.__annotations__); t(lambda:C.__annotate__); t(lambda:list(C.__dict__)); t(lambda:int.__annotations__); t(lambda:int.__annotate__); t(lambda:object().__annotations__); t(lambda:C().__annotations__)
class M(type):
    m:int
class D(metaclass=M): pass
t(lambda:D.__annotations__); t(lambda:M.__annotations__)
class E[T](list): 
    def f(self): return T
t(lambda:E.__type_params__); t(lambda:E.__orig_bases__); t(lambda:E.__mro__); t(lambda:E[int]); t(lambda:E().f())
# dict attributes
class F:
    "doc"
    def m(self): self.aa=1; self.bb=2
    def n(self): self.cc=self.aa
t(lambda:F.__static_attributes__); t(lambda:F.__firstlineno__); t(lambda:list(F.__dict__)); t(lambda:F.__doc__); t(lambda:type(F.__dict__)); t(lambda:F.__dict__['m'] is F.m); t(lambda:type(F.__dict__['__dict__'])); t(lambda:F.__dict__['__dict__'].__get__(F())); t(lambda:F.__dict__['__weakref__'].__doc__); t(lambda:F.__dict__['__dict__'].__doc__); t(lambda:repr(F.__dict__['__dict__'])); t(lambda:F.__dict__['__dict__'].__get__(5)); t(lambda:F.__dict__['__dict__'].__set__(F(),5)); t(lambda:F.__dict__['__weakref__'].__set__(F(),5)); t(lambda:F.__dict__['__dict__'].__objclass__); t(lambda:F.__dict__['__dict__'].__qualname__); t(lambda:F.__dict__['__dict__'].__name__)
t(lambda:F.__dict__.foo); t(lambda:setattr(F.__dict__,'x',1))
def setitem(): F.__dict__['x']=1
t(setitem)
# descriptors' attributes
for d in (int.__add__, (1).__add__, list.append, [].append, len, dict.__dict__['fromkeys'], dict.fromkeys, int.__dict__['real'], type.__dict__['__mro__'], slice.start, object.__new__, object.__init_subclass__, str.maketrans, str.__dict__['maketrans'], property.fget, Exception.args, BaseException.__suppress_context__, object.__class__, type.__call__, int.__new__, (5).__class__.__subclasshook__):
    for n in ('__name__','__qualname__','__module__','__doc__','__text_signature__','__objclass__','__self__','__class__'):
        try: v=getattr(d,n); v= v if n!='__self__' else type(v).__name__
        except AttributeError as e: v=str(e)
        print(type(d).__name__, n, str(v)[:70])
    print(repr(d)[:50].split(' at ')[0])
t(lambda:int.__add__.__reduce__()); t(lambda:(1).__add__.__reduce__()); t(lambda:list.append.__reduce__()); t(lambda:len.__reduce__()); t(lambda:[].append.__reduce__()); t(lambda:int.__dict__['real'].__reduce__()); t(lambda:slice.start.__reduce__()); t(lambda:(1).__add__==(1).__add__); t(lambda:(1).__add__ is (1).__add__); t(lambda:[].append==[].append); l=[]; t(lambda:l.append==l.append); t(lambda:l.append.__self__ is l); t(lambda:hash(l.append)==hash(l.append)); t(lambda:len.__self__); t(lambda:setattr(len,'x',1)); t(lambda:setattr(len,'__name__',1)); t(lambda:setattr(len,'__module__','m')); t(lambda:len.__module__); len.__module__='builtins'; t(lambda:len<len); t(lambda:len==abs); t(lambda:list.append==list.append); t(lambda:list.append is list.append); t(lambda:list.append.__get__([])); t(lambda:list.append.__get__(None,list)); t(lambda:list.append.__get__(5)); t(lambda:setattr(list.append,'x',1))
sm=staticmethod(len); cm=classmethod(len)
t(lambda:sm); t(lambda:cm); t(lambda:sm([1])); t(lambda:cm([1])); t(lambda:sm.__func__); t(lambda:cm.__wrapped__); t(lambda:sm.__name__); t(lambda:cm.__doc__==len.__doc__); t(lambda:sm.__dict__.keys()); t(lambda:sm.__get__(1)); t(lambda:cm.__get__(1)); t(lambda:cm.__get__(None,int)); t(lambda:cm.__get__(None)); t(lambda:staticmethod.__new__(staticmethod).__get__(1)); t(lambda:classmethod.__new__(classmethod).__get__(1)); t(lambda:repr(staticmethod.__new__(staticmethod))); t(lambda:staticmethod(5).__isabstractmethod__); t(lambda:staticmethod[int]); 
def ann(a:int)->str: "d"
t(lambda:staticmethod(ann).__annotations__); t(lambda:classmethod(ann).__annotate__(1)); s2=staticmethod(ann); s2.__annotations__={'z':1}; t(lambda:s2.__annotations__); t(lambda:ann.__annotations__); del s2.__annotations__; t(lambda:s2.__annotations__); t(lambda:staticmethod(5).__annotations__); s2.foo=1; t(lambda:s2.foo); t(lambda:staticmethod(staticmethod(len))([1]))
