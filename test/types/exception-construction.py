def t(f,*a,**k):
    try: print('ok', repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
for E in (BaseException, Exception, KeyError, StopIteration, SystemExit, ImportError, ModuleNotFoundError, AttributeError, NameError, UnboundLocalError, OSError, FileNotFoundError, SyntaxError, IndentationError, UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, BaseExceptionGroup, ExceptionGroup, BlockingIOError, StopAsyncIteration, MemoryError):
    for a in ((),(1,),(1,2),(1,2,3),(1,2,3,4),(1,2,3,4,5),(2,'a'),(2,'a','f'),('a',),('msg',('f',1,2,'text')),('msg',('f',1,2,'text',1,5)),('msg',('f',1,2)),('msg',('f',1,2,'t',1)),('msg',None),('utf8',b'abc',0,1,'why'),('utf8','abc',0,1,'why'),('abc',0,1,'why'),('m',[]),('m',[ValueError(1)]),('m',[KeyboardInterrupt()]),('m',[1]),('m',5),(None,[ValueError(1)])):
        print(E.__name__, a, end=' -> ')
        try:
            e=E(*a); print(repr(e), '|', str(e), '|', e.args, {k:getattr(e,k) for k in ('errno','strerror','filename','filename2','value','code','msg','name','path','name_from','obj','lineno','offset','text','end_lineno','end_offset','print_file_and_line','encoding','object','start','end','reason','message','exceptions','characters_written') if hasattr(e,k)}, type(e).__name__)
        except BaseException as x: print(type(x).__name__, x)
    for k in ({'name':1},{'foo':1},{'path':1},{'obj':1},{'name_from':1},{'name':'a','path':'b','name_from':'c'}):
        print(E.__name__, k, end=' -> ')
        try: e=E(**k); print(repr(e), str(e), e.args)
        except BaseException as x: print(type(x).__name__, x)
