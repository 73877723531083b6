import _collections as collections
class math:
    sqrt=len
def t(f,*a,**k):
    try: print('ok', f(*a,**k))
    except BaseException as e: print(type(e).__name__, e)
t(int, foo=1); t(print, foo=1); t(sorted); t(sorted,1,2); t(sorted,[],foo=1); t(len); t(len,1,2); t(len,x=1); t(math.sqrt); t(math.sqrt,x=1)
t(''.split,1,2,3); t(''.split,foo=1); t(''.split,sepp=1); t(''.split,None,sep=1)
t([].append); t(list.append); t(list.append,[]); t(list.append,1); t(list.append,x=1); t([].append,1,2); t([].clear,1); t([].clear,x=1)
t([].insert); t([].insert,1,2,3); t([].insert,x=1); t(list.insert,[]);t(''.join)
t(collections.deque().append); t(collections.deque.append); t(collections.deque.append,collections.deque())
t((1).__add__); t(int.__add__); t(int.__add__,'a',1); t(int.__add__,1); t(int.__add__,1,2,3); t(int.__add__,1,x=1); t((1).__add__,x=1)
t(int.__pow__,1); t(int.__pow__,1,2,3,4); t([].__getitem__); t([].__setitem__,1); t([].__iter__,1); t(object.__setattr__,1,2,3); t(object.__getattribute__,1,2); t(object().__setattr__,1,2)
t(object.__delattr__,object(),1); t(object.__eq__,1); t(object.__eq__,1,2,3); t(object.__new__); t(object.__new__,1); t(object.__new__,int); t(int.__new__,object); t(int.__new__,str); t(dict.__new__,object); t(object.__new__,object,1);t(object,1)
class A:
    def __new__(c,*a): return object.__new__(c,*a)
t(A,1)
class A:
    def __init__(s,*a): super().__init__(*a)
t(A,1)
class B: pass
t(B,1); t(object.__init__,B(),1);t(object.__new__,B,1)
t(dict.fromkeys); t(dict.__dict__['fromkeys']); t(dict.__dict__['fromkeys'],1); t(dict.__dict__['fromkeys'],int); t(dict.__dict__['fromkeys'],dict);t(int.from_bytes);t(int.from_bytes,b'',foo=1);t(int.to_bytes)
t(int.__dict__['from_bytes'].__get__,1); t(int.__dict__['from_bytes'].__get__,None,str); t(int.__dict__['from_bytes'].__get__,None,1);t(int.__dict__['from_bytes'].__get__,None)
t(list.append.__get__,1); t(list.append.__get__,None,None);t(list.append.__get__,None,int)
t(int.real.__get__,'a');t(int.__dict__['real'].__set__,1,2);t(int.__dict__['real'].__set__,'a',2)
class S: __slots__='a','b'
t(S.a.__get__,S()); t(S.a.__get__,1); t(S.a.__set__,1,1);t(S.a.__delete__,S()); t(S.a.__delete__,1); t(slice.start.__set__,slice(1),1)
t(str.maketrans); t(str.maketrans,1,2,3,4); t(''.encode,1); t(round); t(round,1,2,3); t(round,1,number=1); t(pow); t(pow,1); t(pow,1,2,3,4); t(sum); t(sum,[],start=1,foo=2)
t(type.__call__); t(type.__call__,1); t(type.__dict__['mro'],1); t(type.__dict__['__name__'].__get__, 1);t(isinstance); t(getattr,1); t(getattr,1,2,3,4);t(dir,1,2);t(hash)
t([].sort,1); t([].sort,foo=1); t(compile); t(compile,1); t(compile,1,2,3,4,5,6,7,8,9)
t(min); t(max,1); t(min,[1],foo=1);t(min,[],default=3);t(input,1,2);t(enumerate);t(enumerate,1,2,3);t(zip,foo=1); t(range); t(range,1,2,3,4); t(range,x=1);t(slice);t(slice,x=1); t(bool,x=1);t(bool,1,2);t(list,x=1);t(list,1,2);t(tuple,1,2);t(tuple,x=1);t(set,x=1);t(set,1,2);t(float,1,2);t(float,x=1);t(type,1,2);t(type);t(type,x=1);t(super,1,2,3);t(super,x=1);t(staticmethod);t(classmethod,1,2);t(classmethod,x=1);t(property,1,2,3,4,5);t(property,foo=1);t(object,x=1);t(memoryview);t(bytes,1,2,3,4);t(bytes,foo=1);t(frozenset,x=1);t(reversed);t(reversed,1,2);t(complex,1,2,3);t(complex,foo=1);t(str,1,2,3,4);t(str,foo=1)
