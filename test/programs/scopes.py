# global, nonlocal, class bodies, comprehensions, exec, deletion.
x = 'module'


def outer():
    x = 'outer'

    def inner():
        nonlocal x
        x = 'changed'

        def deepest():
            global x
            x = 'global changed'
            return [x for x in 'ab'], x

        return deepest()

    result = inner()
    return result, x


print(outer(), x)


class C:
    x = 'class'
    y = [x for _ in range(2)]
    z = (lambda: x)()

    def method(self):
        return x

    if True:
        conditional = 1
    for loop in range(2):
        pass
    del conditional


print(C.y, C.z, C().method(), C.loop, hasattr(C, 'conditional'))


def late():
    functions = [lambda: i for i in range(3)]
    fixed = [lambda i=i: i for i in range(3)]
    return [f() for f in functions], [f() for f in fixed]


print(late())


def unbound(flag):
    if flag:
        value = 1
    return value


def deleted():
    value = 1
    del value
    return value


def free():
    def use():
        return missing

    use()
    missing = 1


def loop_variable():
    for item in []:
        pass
    return item


def exception_name():
    try:
        raise ValueError
    except ValueError as error:
        pass
    return error


for function, args in [(unbound, (True,)), (unbound, (False,)), (deleted, ()), (free, ()), (loop_variable, ()), (exception_name, ())]:
    try:
        print(function(*args))
    except NameError as error:
        print(type(error).__name__, error)
try:
    print(undefined_name)
except NameError as error:
    print(error, error.name)


def counter():
    count = 0

    def increment():
        nonlocal count
        count += 1
        return count

    def reset():
        nonlocal count
        count = 0

    return increment, reset


increment, reset = counter()
print(increment(), increment(), reset(), increment(), increment.__closure__[0].cell_contents, increment.__code__.co_freevars)
for source in ['def f():\n x\n global x', 'def f(x):\n global x', 'def f():\n nonlocal y', 'nonlocal y', 'def f():\n x = 1\n nonlocal x', 'def f():\n def g():\n  nonlocal q', 'class A:\n nonlocal z', 'def f(a, a): pass']:
    try:
        exec(source)
    except SyntaxError as error:
        print(error.msg, error.lineno)
print([y := 1, y ** 2], y, {k: (last := k) for k in 'ab'}, last)
def shadow(list=list):
    return list('ab')


print(shadow(), vars().get('x'), 'shadow' in globals())
