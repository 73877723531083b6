# fuzz of operator dispatch
seed=99
def rnd(n):
    global seed
    seed=(seed*1103515245+12345)&0x7fffffff
    return (seed>>8)%n
ops=['add','sub','mul','truediv','floordiv','mod','pow','lshift','rshift','and','or','xor','matmul','divmod']
sym={'add':'+','sub':'-','mul':'*','truediv':'/','floordiv':'//','mod':'%','pow':'**','lshift':'<<','rshift':'>>','and':'&','or':'|','xor':'^','matmul':'@'}
cmps=['lt','le','eq','ne','gt','ge']; csym={'lt':'<','le':'<=','eq':'==','ne':'!=','gt':'>','ge':'>='}
def mk(name,bases,names):
    d={}
    for n in names:
        k=rnd(4)
        def f(self,*a,_n=n,_k=k,_c=name):
            log.append(_c+'.'+_n)
            if _k==0: return NotImplemented
            if _k==1 and rnd(8)==0: raise ValueError(_c+_n)
            return _c+'.'+_n
        d['__'+n+'__']=f
    if rnd(6)==0 and names: d['__'+names[0]+'__']=None
    return type(name,bases,d)
log=[]
def ev(expr,env):
    log.clear()
    try: r=eval(expr,env)
    except Exception as e: r=type(e).__name__+': '+str(e)
    return f'{r!r} {log}'
for it in range(60):
    pool=[]
    base=[object,object,int,str,list,float,tuple,dict]
    cl=[]
    for i in range(4):
        names=[]
        for o in ops:
            if rnd(3)==0: names.append(o)
            if rnd(3)==0: names.append('r'+o)
            if o!='divmod' and rnd(4)==0: names.append('i'+o)
        for c in cmps:
            if rnd(3)==0: names.append(c)
        if cl and rnd(2): b=(cl[rnd(len(cl))],)
        else: b=(base[rnd(len(base))],)
        try: cl.append(mk(f'C{i}',b,names))
        except TypeError as e: print(e)
    objs={}
    for i,c in enumerate(cl):
        try: objs[f'o{i}']=c()
        except Exception as e: print('ctor',e)
    objs.update(n=5,s='a',l=[1],f=2.5,t=(1,))
    keys=list(objs)
    for k in range(25):
        a=keys[rnd(len(keys))]; b=keys[rnd(len(keys))]
        if not(a[0]=='o' or b[0]=='o'): continue
        o=ops[rnd(len(ops))]
        if o=='divmod': print(it,a,b,o,ev(f'divmod({a},{b})',objs))
        else:
            print(it,a,b,o,ev(f'{a}{sym[o]}{b}',objs))
            env=dict(objs); log.clear()
            try: exec(f'{a}{sym[o]}={b}',env); r=env[a]
            except Exception as e: r=type(e).__name__+': '+str(e)
            print(it,'i',r if not str(r).startswith('<') else '', log)
        c=cmps[rnd(6)]
        r=ev(f'{a}{csym[c]}{b}',objs); print(it,a,b,c,r)
        if rnd(3)==0: print(it,'in',ev(f'{a} in [{b}]',objs))
        if rnd(5)==0: print(it,'pow3',ev(f'pow({a},{b},3)',objs))
