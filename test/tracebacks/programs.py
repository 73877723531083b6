def f(a): return a/0
def g(): return f(1)
def h():
    x = g()
    return x
h()
#====
x = [1,2,3]
y = x[10] + 5
#====
def f():
    return (1 +
            "a" + 3)
f()
#====
a = {'k': {'z': 1}}
print(a['k']['nope']['x'])
#====
class A:
    def m(self, x):
        return self.q.z(x)
A().m(3)
#====
try:
    1/0
except ZeroDivisionError as e:
    raise KeyError('x')
#====
try:
    1/0
except ZeroDivisionError as e:
    raise KeyError('x') from e
#====
try:
    1/0
except ZeroDivisionError as e:
    raise KeyError('x') from None
#====
raise ExceptionGroup('eg', [ValueError(1), TypeError('t'), ExceptionGroup('inner',[KeyError('k')])])
#====
def f():
    raise ValueError('in f')
excs=[]
for i in range(3):
    try: f()
    except Exception as e: excs.append(e)
raise ExceptionGroup('many', excs)
#====
e = ValueError('with note')
e.add_note('note 1\nline 2')
e.add_note('note 2')
raise e
#====
prin('x')
#====
import sys
sys.pth
#====
class Foo:
    def __init__(self): self.value = 1
    def get(self): return vlaue
Foo().get()
#====
class Foo:
    def __init__(self): self.value = 1
    def get(self): return value
Foo().get()
#====
class Foo:
    value = 1
Foo().valeu
#====
from sys import pth
#====
json.dumps(1)
#====
def f(x, y): pass
f(1,
  2,
  3)
#====
class X(Exception): pass
raise X
#====
class X(Exception):
    def __str__(self): raise ValueError
raise X
#====
eval('1 +')
#====
exec('def f(:\n pass')
#====
exec('x = 1\n  y = 2')
#====
exec('whlie True: pass')
#====
exec('for i in range(3):\n  prnt(i)')
#====
print("héllo", 1/0)
#====
日本 = 0; print(1, 日本.x, 5)
#====
def f():
    try:
        1/0
    finally:
        print('fin')
f()
#====
def gen():
    yield 1
    raise ValueError('gen')
for x in gen(): pass
#====
def g1(): yield from g2()
def g2(): yield 1/0
list(g1())
#====
async def a(): await b()
async def b(): raise ValueError('async')
a().send(None)
#====
with open('/nonexistent/x') as f: pass
#====
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): raise TypeError('exit')
with CM():
    raise ValueError('body')
#====
[x/0 for x in range(3)]
#====
lambda: 1
(lambda x: x.y)(5)
#====
sorted([1,'a'])
#====
x = sorted([3,1], key=lambda v: v.foo)
#====
assert 1 == 2, 'message'
#====
assert (1 ==
   2)
#====
def deco(f): raise RuntimeError('deco')
@deco
def foo(): pass
#====
class M(type):
    def __new__(cls, *a): raise TypeError('meta')
class C(metaclass=M):
    x = 1
#====
class C:
    x = 1/0
#====
raise KeyboardInterrupt
#====
x: int = nope
#====
f'{1/0}'
#====
del zzz
#====
a, b = 1, 2, 3
#====
for a, b in [(1,2),(3,)]: pass
#====
match 5:
    case int(1,2): pass
#====
import nonexistent_module_x
#====
from math import nope
#====
"a" + 1 if True else 2
#====
(1).foo(2)[3]
#====
x = 5
x()
#====
def f(*, k): pass
f(
    1,
)
#====
try:
    raise ValueError(1)
except* ValueError as e:
    raise KeyError(2)
#====
try:
    raise ExceptionGroup('g',[ValueError(1),KeyError(2)])
except* ValueError as e:
    print(repr(e))
#====
def f():
    raise ValueError
def g():
    try: f()
    except ValueError: raise
g()
#====
def f():
    e = ValueError('re')
    try: raise e
    except ValueError as x: pass
    raise e
f()
#====
x = -'a'
#====
x = not_defined + 1 * 2
#====
x = 1 if undefined_name else 2
#====
foo.bar.baz(1)[2] = 5
#====
result = some_function_that_does_not_exist(1, 2, 3)
#====
return_value = (1).bit_length(1)
#====
print(1, 2, sep=5)
#====
int('abc')
#====
[].pop()
#====
{}['a']
#====
'abc'[10]
#====
(1,2)[5]
#====
None.x
#====
None + 1
#====
1 < 'a'
#====
x = lambda: (yield)
next(x())
x().send(1)
#====
class A:
    @property
    def p(self): return self._p
A().p
#====
class A:
    def __getattr__(self, n): raise AttributeError(n)
A().foo
#====
def f():
    global undefined_global
    del undefined_global
f()
#====
def f():
    print(x)
    x = 1
f()
#====
    indented = 1
#====
x = (1,
     2
#====
x = 'abc
#====
print 'hello'
#====
if True
    pass
#====
def f():
pass
#====
x = 1 +
#====
class : pass
#====
f(x for x in y, 1)
#====
1 = x
#====
f(**k, *a)
#====
import a.b as c.d
#====
a b
#====
x = 5 y = 6
#====
print(f"{x!z}")
#====
"\x"
#====
0777
#====
1_
#====
try: pass
#====
else: pass
#====
impotr sys
#====
form sys import x
#====
clas X: pass
