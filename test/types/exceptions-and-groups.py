def t(f,*a,**k):
    try: print('ok', repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e, getattr(e,'__notes__',''))

def show(e, d=0):
    print(' '*d+type(e).__name__, e.args if not isinstance(e,BaseExceptionGroup) else e.message, 'cause',type(e.__cause__).__name__,'ctx',type(e.__context__).__name__, e.__suppress_context__, getattr(e,'__notes__',None))
    if isinstance(e,BaseExceptionGroup):
        for x in e.exceptions: show(x,d+2)
def run(body):
    ns={'show':show}
    try: exec(body,ns)
    except BaseException as e: show(e)
    print('--')
EG="ExceptionGroup('g',[ValueError(1),TypeError(2),ExceptionGroup('h',[ValueError(3),OSError(4)])])"
run(f"try: raise {EG}\nexcept* ValueError as e: show(e)")
run(f"try: raise {EG}\nexcept* ValueError as e: show(e)\nexcept* (TypeError,OSError) as e: show(e)\nelse: print('no')\nfinally: print('fin')")
run(f"try: raise {EG}\nexcept* ValueError as e: raise KeyError('k')")
run(f"try: raise {EG}\nexcept* ValueError as e: raise KeyError('k') from e\nexcept* TypeError: raise")
run(f"try: raise {EG}\nexcept* ValueError as e: raise\nexcept* TypeError as e: raise e")
run(f"try: raise {EG}\nexcept* ValueError as e: raise e.exceptions[0]")
run("try: raise ValueError(1)\nexcept* ValueError as e: show(e)")
run("try: raise ValueError(1)\nexcept* TypeError as e: show(e)")
run("try: raise ValueError(1)\nexcept* ValueError as e: raise")
run("try: raise ValueError(1)\nexcept* ValueError as e: raise TypeError(2)")
run("try: 1\nexcept* ValueError as e: pass\nelse: print('else')")
run("try: raise ExceptionGroup('a',[ValueError(1)])\nexcept* ExceptionGroup: pass")
run("try: raise ValueError(1)\nexcept* 5: pass")
run("try: raise ValueError(1)\nexcept* (ValueError,ExceptionGroup): pass")
run("try: raise ExceptionGroup('a',[ValueError(1)])\nexcept* (TypeError,5): pass")
run("class G(ExceptionGroup):\n  def split(s,t): return 5\ntry: raise G('a',[ValueError(1)])\nexcept* TypeError: pass")
run("class G(ExceptionGroup):\n  def split(s,t): return (1,)\ntry: raise G('a',[ValueError(1)])\nexcept* TypeError: pass")
run("class G(ExceptionGroup):\n  def derive(s,e): return G(s.message+'!',e)\ntry:\n  x=G('a',[ValueError(1),TypeError(2)]); x.add_note('nn'); raise x from KeyError(1)\nexcept* TypeError as e: show(e)")
run("try: raise BaseExceptionGroup('a',[KeyboardInterrupt(),ValueError(1)])\nexcept* ValueError as e: show(e)")
run("try:\n  try: raise ExceptionGroup('a',[ValueError(1),TypeError(2)])\n  except* ValueError: pass\nexcept* TypeError as e: show(e)")
run("for i in range(2):\n  try: raise ExceptionGroup('a',[ValueError(i)])\n  except* ValueError as e: print(e)\ntry: e\nexcept NameError as x: print(x)")
run("def f():\n  try: raise ExceptionGroup('a',[ValueError(1)])\n  except* ValueError: return 5\nf()") if False else None
# context and cause
def chain():
    try: 1/0
    except Exception as e:
        try: {}['k']
        except KeyError as k:
            raise TypeError('t')
t(chain)
try: chain()
except Exception as e: show(e); show(e.__context__); show(e.__context__.__context__)
try:
    try: raise ValueError(1)
    except ValueError as v:
        raise v
except ValueError as v: show(v)
try:
    try: raise ValueError(1)
    except ValueError as v:
        raise TypeError(2) from None
except TypeError as v: show(v)
a=ValueError('a'); b=ValueError('b')
try:
    try: raise a
    except ValueError:
        try: raise b
        except ValueError: raise a
except ValueError as e: show(e); print(e.__context__ is b, b.__context__)
t(lambda: (_ for _ in ()).throw(5))
for r in ("raise 5","raise int","raise ValueError from 5","raise ValueError from TypeError","raise ValueError(1) from None","raise None","raise ValueError, 1" if False else "raise","raise ValueError from int","raise type('N',(Exception,),{'__new__':lambda c:5})","raise type('N',(Exception,),{'__init__':lambda s:1/0})"): run(r)
class E(Exception):
    def __str__(s): return 5
t(lambda:str(E())); t(lambda:repr(E(1,2)))
class E2(Exception):
    def __init__(s,a): s.a=a
e=E2(5); print(e.args, str(e), repr(e), e.__reduce__())
class E3(Exception):
    def __init__(s,a,b=2): super().__init__(a)
print(E3(1).args, E3(1,b=3).args); t(E3); t(Exception,x=1); t(E3,1,c=1)
class E4(KeyError): pass
print(str(E4('x')), repr(E4()))
class E5(ImportError): pass
print(E5('m',name='n').name); t(E5,'m',zz=1)
class E6(OSError): pass
print(repr(E6(2,'x','f')), E6(2,'x').errno)
class E7(SystemExit): pass
print(E7(3).code, E7().code, E7(1,2).code)
class E8(StopIteration): 
    def __init__(s,*a): pass
print(E8(5).value, E8(5).args)
e=AttributeError('m',name='n',obj=[1]); print(e.name,e.obj); e.name=5; del e.obj; print(e.name,e.obj)
try: object().foo
except AttributeError as e: print(e.name, type(e.obj))
try: foo_bar
except NameError as e: print(e.name, e.args)
def ub():
    x
    x=1
try: ub()
except UnboundLocalError as e: print(e.name, e.args)
try: import nonexist_mod
except ImportError as e: print(e.name,e.path,e.msg,type(e))
try: from sys import nonexist
except ImportError as e: print(e.name,e.path,e.msg,e.name_from)
try: [].index(5)
except ValueError as e: print(e)
e=ValueError('x'); e.add_note('a'); e.add_note('b'); print(e.__notes__); e.__notes__=None; t(e.add_note,'c'); print(sorted(e.__dict__))
e=ValueError(1); e2=e.with_traceback(None); print(e2 is e, e.__traceback__); t(lambda:e.__setstate__(None)); e.__setstate__({'q':1}); print(e.q); import copy
for x in (ValueError(1,2),KeyError('k'),OSError(2,'m','f'),ImportError('m',name='n'),AttributeError('m',name='z'),SyntaxError('m',('f',1,2,'t')),UnicodeDecodeError('u',b'abc',0,1,'r'),StopIteration(5),SystemExit(3),ExceptionGroup('g',[ValueError(1)]),E3(1)):
    c=copy.copy(x); print(repr(c), c.args, c.__dict__)
