seed=4242
def rnd(n):
    global seed
    seed=(seed*1103515245+12345)&0x7fffffff
    return (seed>>8)%n
log=[]
def D(tag,kinds):
    ns={}
    if 'g' in kinds: ns['__get__']=lambda s,i,o: (log.append(f'{tag}.get({i is not None},{o.__name__})'), tag)[1]
    if 'G' in kinds:
        def g(s,i,o): log.append(tag+'.getraise'); raise AttributeError(tag+'!')
        ns['__get__']=g
    if 's' in kinds: ns['__set__']=lambda s,i,v: log.append(f'{tag}.set({v})')
    if 'd' in kinds: ns['__delete__']=lambda s,i: log.append(f'{tag}.del')
    return type('D_'+tag,(),ns)()
kindset=['','g','gs','s','gsd','d','G','Gs','gd']
names=['a','b','c','d','e']
def build(i,metas,bases):
    ns={}
    r=rnd(8)
    if r==0: ns['__slots__']=tuple(n for n in names if rnd(4)==0)
    for n in names:
        if n in ns.get('__slots__',()): continue
        k=rnd(5)
        if k==0: ns[n]=D(f'{n}{i}',kindset[rnd(len(kindset))])
        elif k==1: ns[n]=f'val{n}{i}'
        elif k==2: ns[n]=(lambda *x,_t=f'fn{n}{i}': (_t,len(x)))
        elif k==3 and rnd(2): ns[n]=property(lambda s,_t=f'p{n}{i}': _t, (lambda s,v: log.append(f'pset{v}')) if rnd(2) else None)
        elif k==4 and rnd(2): ns[n]=(classmethod if rnd(2) else staticmethod)(lambda *x,_t=f'cs{n}{i}': (_t,len(x)))
    if rnd(5)==0: ns['__getattr__']=lambda s,n,_i=i: (log.append(f'GA{_i}.{n}'), 'ga'+n)[1] if n!='e' else (_ for _ in ()).throw(AttributeError('gae'))
    if rnd(8)==0:
        def ga(s,n,_i=i):
            log.append(f'GAB{_i}.{n}'); return object.__getattribute__(s,n)
        ns['__getattribute__']=ga
    if rnd(8)==0:
        def sa(s,n,v,_i=i): log.append(f'SA{_i}.{n}'); object.__setattr__(s,n,v)
        ns['__setattr__']=sa
    if rnd(10)==0:
        def da(s,n,_i=i): log.append(f'DA{_i}.{n}'); object.__delattr__(s,n)
        ns['__delattr__']=da
    b=tuple(dict.fromkeys(bases[rnd(len(bases))] for _ in range(1+rnd(2)))) if bases else ()
    m=metas[rnd(len(metas))]
    try: return m(f'C{i}',b,ns)
    except TypeError as e: print('mk',e); return None
def tr(f):
    log.clear()
    try: r=f()
    except Exception as e: r=f'{type(e).__name__}: {e}'
    if callable(r) and not isinstance(r,str):
        try: r=('called',r(1))
        except Exception as e: r=('callfail',type(e).__name__,str(e))
    r=str(r)
    if ' at 0x' in r: r=r.split(' at 0x')[0]
    return f'{r} {log}'
for it in range(40):
    metas=[type]
    for m in range(2):
        ns={}
        for n in names:
            k=rnd(6)
            if k==0: ns[n]=D(f'M{n}{m}',kindset[rnd(len(kindset))])
            elif k==1: ns[n]=f'mval{n}{m}'
        if rnd(4)==0: ns['__getattr__']=lambda c,n: 'MGA'+n
        metas.append(type(f'M{m}',(metas[-1],),ns))
    cl=[]
    for i in range(4):
        c=build(i,metas,cl)
        if c: cl.append(c)
    for j,c in enumerate(cl):
        try: o=c()
        except Exception as e: print('ctor',e); continue
        for n in names:
            print(it,j,n,'get',tr(lambda:getattr(o,n)))
            print(it,j,n,'cget',tr(lambda:getattr(c,n)))
            if rnd(2): print(it,j,n,'set',tr(lambda:setattr(o,n,'new')),tr(lambda:getattr(o,n)))
            if rnd(4)==0: print(it,j,n,'del',tr(lambda:delattr(o,n)),tr(lambda:getattr(o,n)))
            if rnd(6)==0: print(it,j,n,'cset',tr(lambda:setattr(c,n,'cnew')),tr(lambda:getattr(c,n)),tr(lambda:getattr(o,n)))
            if rnd(8)==0: print(it,j,n,'cdel',tr(lambda:delattr(c,n)),tr(lambda:getattr(o,n)))
            if rnd(3)==0:
                for b in c.__mro__[:2]: print(it,j,n,'super',tr(lambda:getattr(super(b,o),n)), tr(lambda:getattr(super(b,c),n)))
            print(it,j,n,'call',tr(lambda: o.a(2) if n=='a' else o.b() if n=='b' else o.c))
        print(it,j,sorted(getattr(o,'__dict__',{})), hasattr(o,'__weakref__'))
