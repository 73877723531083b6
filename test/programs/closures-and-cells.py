"""Closures: cells, sharing, late binding, nonlocal in loops and classes, deletion, recursion."""


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


def counter():
    count = 0

    def up(n=1):
        nonlocal count
        count += n
        return count

    def down():
        nonlocal count
        count -= 1
        return count
    return up, down, lambda: count


x = 'g'
up, down, peek = counter()
print(up(), up(5), down(), peek(), up.__closure__[0] is down.__closure__[0], up.__code__.co_freevars, peek.__code__.co_freevars, counter.__code__.co_cellvars)
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [(lambda j: lambda: j)(i) for i in range(3)]])


def deep(a):
    def b():
        c = a + 1

        def d():
            nonlocal a
            a += c

            def e():
                return a, c
            return e
        return d
    return b


d = deep(1)()
e = d()
print(e(), d()(), e())


def cls():
    x = 'cell'

    class C:
        y = x
        x = 'class'

        def m(self):
            return x, self.x

        def set(self, v):
            nonlocal x
            x = v
        z = [x for _ in 'ab']
        w = (lambda: x)()
    return C, lambda: x


C, get = cls()
c = C()
c.set('changed')
print(C.y, c.m(), C.z, C.w, get())


def recursive():
    def fact(n):
        return n * fact(n - 1) if n else 1
    return fact


fact = recursive()
print(fact(10), fact.__closure__[0].cell_contents is fact)


def params(a, *args, k=1, **kw):
    def show():
        return a, args, k, kw
    a += 1
    args += (9,)
    k *= 2
    kw['new'] = 1
    return show


print(params(1, 2, k=3, z=4)(), params.__code__.co_cellvars)


def empty(flag):
    if flag:
        value = 1
    return lambda: value


attempt(empty(True))
attempt(empty(False))
attempt(lambda: empty(False).__closure__[0].cell_contents)


def exec_in():
    n = 1
    def f():
        return n
    exec('n = 2')
    return f()


def gen():
    total = 0
    def add(x):
        nonlocal total
        total += x
    while True:
        add((yield total))


g = gen()
next(g)
print(exec_in(), g.send(3), g.send(4))
cell = (lambda x: lambda: x)(5).__closure__[0]
cell.cell_contents += 1
print(cell.cell_contents, cell == (lambda x: lambda: x)(6).__closure__[0], cell < (lambda x: lambda: x)(7).__closure__[0])
attempt(lambda: hash(cell))
for source in ('def f():\n  nonlocal zz', 'nonlocal q', 'def f():\n  x = 1\n  global x', 'def f(x):\n  global x', 'def f(x):\n  nonlocal x', 'def f():\n  x = 1\n  def g():\n    print(x)\n    nonlocal x', 'def f():\n  x = 1\n  def g():\n    x = 2\n    nonlocal x', 'class A:\n  nonlocal x', 'def f():\n  global x\n  nonlocal x', 'def f():\n  from m import *', 'def f():\n  for __debug__ in x: pass', 'global x\nx = 1'):
    try:
        compile(source, 's', 'exec')
        print('fine')
    except SyntaxError as error:
        print(error)
x = 'g'
def outer():
    x = 'o'
    def mid():
        global x
        x += '!'
        def inner():
            return x
        return inner()
    return mid(), x
print(outer(), x)
