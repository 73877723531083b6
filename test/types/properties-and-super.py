def t(f,*a,**k):
    try: print('ok', repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
class A:
    def f(self): return super()
class B(A): pass
t(super,1,2); t(super,A,5); t(super,A,int); t(super,A,A()); t(super,A,B); t(super,A,None); t(super,A); t(super); t(super,A,object()); t(super, 1); t(super,None)
def g(): return super()
t(g); 
def g(x): return super()
t(g,1)
class C:
    def f(self):
        del self
        return super()
    def h(self):
        def i(): return self
        return super()
    def j(*a): return super()
    k=lambda self: super().k
t(C().f); t(C().h); t(C().j); t(C().k)
t(lambda: super(A,B()).zz); t(lambda: super(A).zz); t(lambda: super(A,B).__self_class__); t(lambda:super(A,B()).__class__); 
s=super(A,B()); t(lambda:setattr(s,'x',1))
class D(super): pass
t(lambda: D(A,B())); t(lambda: super(A).__get__(B())); t(lambda: super(A).__get__(None,B)); t(lambda: super(A).__get__(5))
p=property()
t(lambda:p.__get__(1)); t(lambda:p.__get__(None,1)); t(lambda:p.__set__(1,1)); t(lambda:p.__delete__(1)); t(lambda:p.fget); t(lambda:p.__doc__); t(lambda:p.__name__); t(lambda:p.__isabstractmethod__)
class P:
    @property
    def x(self): "doc x"; return 1
    y=property()
    z=property(None,None,None,'dz')
    def _w(self): raise AttributeError('inner')
    w=property(_w)
t(lambda:P().x); t(lambda:setattr(P(),'x',1)); t(lambda:delattr(P(),'x')); t(lambda:P().y); t(lambda:setattr(P(),'y',1)); t(lambda:delattr(P(),'y')); t(lambda:P.x.__doc__); t(lambda:P.z.__doc__); t(lambda:P.x.__name__); t(lambda:P.y.__name__); t(lambda:P().w); t(lambda:setattr(P.x,'__doc__',5)); t(lambda:P.x.__doc__); t(lambda:delattr(P.x,'__doc__')); t(lambda:P.x.__doc__); t(lambda:setattr(P.x,'fget',1)); t(lambda: setattr(P.x,'__name__','q')); t(lambda:P.x.__name__); t(lambda:setattr(P(),'x',1)); t(lambda:delattr(P.x,'__name__')); t(lambda:P.x.__name__)
x=P.__dict__['x'].setter(lambda s,v:None); t(lambda:x.fset is not None); t(lambda:x.__doc__); t(lambda:x.getter(None)); t(lambda: x.getter(5)); t(lambda:x.deleter(1).fdel)
class Q(property): pass
class Q2(property):
    __slots__=()
class Q3(property):
    "cls doc"
def fd(s): "fdoc"
t(lambda:Q(fd).__doc__); t(lambda:Q2(fd)); t(lambda:Q3(fd).__doc__); t(lambda:Q(doc='a').__doc__); t(lambda:Q(fd).getter(lambda s:None).__doc__);t(lambda:property(fd).getter(lambda s:None).__doc__); t(lambda:property(fd,doc='own').getter(lambda s:None).__doc__)
t(lambda:property.__set_name__(p)); t(lambda:p.__set_name__(P,'pp')); t(lambda:p.__name__); t(lambda:p.__get__(P()));
import types
t(lambda:property(5).__get__(1)); t(lambda:property(fget=5).__doc__); t(lambda: Q(fd).__dict__); t(lambda:property(types.SimpleNamespace(__doc__=7, __name__='nn')).__name__)
