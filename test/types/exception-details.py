def t(f,*a,**k):
    try: print('ok', repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
class A(AttributeError): pass
e=A('m',name='n',obj=5); e.x=1
t(lambda:e.__reduce__()); t(lambda:e.__getstate__()); t(lambda: AttributeError('m').__getstate__());t(lambda: AttributeError('m').__reduce__())
e=ImportError('m',name='n',path='p'); t(lambda:e.__reduce__()); t(lambda:ImportError('m').__reduce__()); e.x=1; t(lambda:e.__reduce__())
for a in ((2,'m'),(2,'m','f'),(2,'m','f',None,'g'),(2,'m',b'f'),(9,'m','f'),()):
    e=OSError(*a); t(lambda:e.__reduce__()); t(lambda:(str(e),e.args,type(e),e.filename,e.filename2))
class O(OSError):
    def __init__(s,*a,**k): pass
o=O(2,'a'); t(lambda:(o.args,o.errno,str(o)))
class O(OSError):
    def __new__(c,*a,**k): return OSError.__new__(c)
o=O(2,'a'); t(lambda:(o.args,o.errno,str(o)))
t(O,2,foo=1);t(OSError,foo=1); t(OSError,1,foo=1)
e=BlockingIOError(11,'m',7); t(lambda:(e.characters_written,e.args,e.filename,str(e))); e=BlockingIOError(11,'m'); t(lambda:e.characters_written); t(lambda:setattr(e,'characters_written',3)); t(lambda:e.characters_written);t(lambda:delattr(e,'characters_written'));t(lambda:delattr(e,'characters_written'));t(lambda:setattr(e,'characters_written','a'))
e=BaseException(1); t(lambda:delattr(e,'args'));t(lambda:setattr(e,'args',5));t(lambda:setattr(e,'args','ab'));t(lambda:e.args);t(lambda:delattr(e,'__cause__'));t(lambda:setattr(e,'__cause__',1));t(lambda:setattr(e,'__context__',1));t(lambda:delattr(e,'__context__'));t(lambda:setattr(e,'__traceback__',1));t(lambda:delattr(e,'__traceback__'));t(lambda:setattr(e,'__suppress_context__',1));t(lambda:delattr(e,'__suppress_context__'));t(lambda:e.with_traceback(1));t(lambda:e.add_note(1));t(lambda:e.add_note());e.__notes__=1;t(lambda:e.add_note('a'));t(lambda:e.__setstate__(1));t(lambda:e.__setstate__({1:2}));t(lambda:e.__setstate__({'z':2}));t(lambda:e.__dict__);t(lambda:e.__reduce__());t(lambda:delattr(e,'__dict__'));t(lambda:setattr(e,'__dict__',1));t(lambda:e.__dict__)
e=StopIteration(1);t(lambda:delattr(e,'value'));t(lambda:e.value);t(lambda:setattr(e,'value',7));t(lambda:e.value)
e=SyntaxError('m',('f',1,2,'t',3,4)); t(lambda:e.__reduce__());t(lambda:str(e))
for a in (('m',('/a/b/f.py',5,1,None)),('m',('f',None,1,None)),('m',(None,3,1,None)),('m',(None,None,None,None)),('m',('f','x',1,None)),(None,),(5,),('m',('f',1,2,3,4,5,6)),('m',('f',1,2,3,4,5,{})),('m',('f',1,2,3,4,5,6,7))):
    t(lambda:str(SyntaxError(*a)))
    t(lambda:SyntaxError(*a)._metadata)
e=UnicodeDecodeError('u',b'abc\xff',1,3,'r'); t(lambda:str(e)); e.start=100; t(lambda:(str(e),e.start)); e.start=-5; t(lambda:(str(e),e.start,e.end)); e.end=500; t(lambda:(str(e),e.end)); t(lambda:setattr(e,'start','a'));t(lambda:delattr(e,'start'));t(lambda:delattr(e,'encoding'));t(lambda:str(e));t(lambda:setattr(e,'object',5));t(lambda:str(e));t(lambda:setattr(e,'encoding',5));t(lambda:str(e));t(lambda:setattr(e,'reason',5));t(lambda:str(e))
for c in ('a','\xe9','\u1234','\U00012345','\ud800'):
    t(lambda:str(UnicodeEncodeError('u','x'+c+'y',1,2,'r'))); t(lambda:str(UnicodeTranslateError('x'+c+'y',1,2,'r')));t(lambda:str(UnicodeEncodeError('u','x'+c+'y',1,3,'r')));t(lambda:str(UnicodeTranslateError('x'+c+'y',0,3,'r')))
t(UnicodeDecodeError,'u',bytearray(b'abc'),0,1,'r');t(UnicodeDecodeError,'u',b'abc','0',1,'r');t(UnicodeDecodeError,'u',b'abc',0,1,5);t(UnicodeDecodeError,'u',b'abc',2**40,1,'r')
t(lambda:str(UnicodeDecodeError('u',b'',0,1,'r')));t(lambda:str(UnicodeEncodeError('u','',0,1,'r')))
# groups
class C(ExceptionGroup): pass
class D(BaseExceptionGroup): pass
class F(Exception,BaseExceptionGroup): pass
t(C,'m',[ValueError(1)]); t(C,'m',[KeyboardInterrupt()]); t(D,'m',[ValueError(1)]);t(D,'m',[KeyboardInterrupt()]);t(F,'m',[KeyboardInterrupt()]);t(ExceptionGroup,'m',[KeyboardInterrupt()])
class E2(ExceptionGroup):
    def __new__(cls,msg,excs,code): 
        o=super().__new__(cls,msg,excs); o.code=code; return o
    def derive(self,excs): return E2(self.message,excs,self.code)
e=E2('m',[ValueError(1),TypeError(2),ExceptionGroup('n',[ValueError(3),OSError(4)])],9)
t(lambda:e.split(ValueError)); t(lambda:e.subgroup(TypeError)); t(lambda:e.subgroup(lambda x:isinstance(x,OSError)));t(lambda:e.split(KeyError));t(lambda:e.subgroup(KeyError));t(lambda:e.subgroup(ExceptionGroup) is e);t(lambda:e.split((ValueError,TypeError)));t(lambda:e.split(5));t(lambda:e.split((5,)));t(lambda:e.split(int));t(lambda:e.split((int,ValueError)));t(lambda:e.derive([]));t(lambda:e.exceptions);t(lambda:e.message);t(lambda:setattr(e,'message',1));t(lambda:setattr(e,'exceptions',1));t(lambda:repr(e));t(lambda:str(e));t(lambda:e.args);t(lambda:ExceptionGroup[int]);t(lambda:ExceptionGroup('m',(ValueError(1),)));t(lambda:str(ExceptionGroup('m',[ValueError(1),ValueError(2)])));t(lambda:e.split());t(lambda:e.subgroup());t(lambda:e.derive())
l=[ValueError(1)]; g=ExceptionGroup('m',l); l.append(5); t(lambda:repr(g)); t(lambda:g.args)
class Seq:
    def __len__(s): return 1
    def __getitem__(s,i):
        if i: raise IndexError
        return ValueError('q')
t(lambda:ExceptionGroup('m',Seq()));t(ExceptionGroup,'m',{ValueError(1)});t(ExceptionGroup,'m',iter([ValueError(1)]));t(ExceptionGroup,'m',{})
class G(ExceptionGroup):
    def derive(self,e): return 5
t(lambda:G('m',[ValueError(1),TypeError(2)]).split(ValueError))
