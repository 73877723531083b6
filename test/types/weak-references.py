def t(f,*a,**k):
    try: print('ok', repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
import weakref
class C:
    pass
class N:
    __name__='nn'
c=C();r=weakref.ref(c); t(lambda:r); n=N(); t(lambda:weakref.ref(n)); t(lambda:weakref.ref(C)); t(lambda:weakref.ref(len)); t(weakref.ref); t(weakref.ref,c,None,1); t(weakref.ref,c,callback=1); t(weakref.ref,c,x=1); t(weakref.ref,5); t(r,1); t(r,x=1); 
class R(weakref.ref): pass
t(R,c); t(R,c,foo=1); t(R,c,None,2); t(lambda: R(c) is R(c)); t(lambda: weakref.ref(c) is r); t(lambda:weakref.ref(c,print) is r); t(lambda:c.__weakref__ is r); t(lambda:weakref.getweakrefcount(c)); t(lambda:weakref.getweakrefs(c))
p=weakref.proxy(c); t(lambda:p); t(lambda:weakref.proxy(c) is p); t(lambda:type(p)); t(hash,p); t(lambda:weakref.proxy(lambda:1))
f=lambda x:x
pf=weakref.proxy(f); t(pf,3); t(lambda:type(pf)); t(lambda:p.x); t(lambda:setattr(p,'x',1)); t(lambda:c.x); t(lambda:str(p)); t(lambda:bool(p)); t(lambda:p==c); t(lambda:p+1); t(lambda:p<1); t(lambda:len(p)); t(lambda:iter(p)); t(lambda:next(p)); t(lambda:1 in p); t(lambda:p[0]); t(lambda:p()); t(lambda:p.__class__)
del c; t(r); t(lambda:r); t(lambda:p.x); t(lambda:p); t(lambda:str(p)); t(lambda:p==1); t(lambda:p+1); t(lambda:bool(p)); t(lambda:len(p)); t(lambda: setattr(p,'x',1)); t(lambda: hash(r)==hash(r))
r2=weakref.ref(N()); t(hash,r2); t(lambda:r2==r); t(lambda:r2==r2); t(lambda:r.__callback__); t(lambda:weakref.ref[int]); t(lambda:weakref.proxy(5)); t(weakref.proxy)
print({k:type(v).__name__ for k,v in weakref.ref.__dict__.items()}); print(list(weakref.ProxyType.__dict__)); print(list(weakref.CallableProxyType.__dict__))
log=[]
class D: pass
d=D(); a=[weakref.ref(d,lambda r,i=i:log.append(i)) for i in range(4)]; del d; print(log)
d=D(); x=weakref.ref(d,lambda r:1/0); del d
