"""UnboundLocalError, free variables without a value, class bodies, del of every kind."""


def attempt(function, *args):
    try:
        print('value', function(*args))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, 'name', None))


def read_before():
    print(x)
    x = 1


def deleted():
    x = 1
    del x
    return x


def delete_twice():
    x = 1
    del x
    del x


def loop_var():
    for i in []:
        pass
    return i


def free():
    def inner():
        return y
    result = inner
    attempt(inner)
    y = 1
    attempt(inner)
    del y
    return inner()


def conditional(flag):
    if flag:
        z = 'set'
    return z


def augmented():
    count += 1


def cell_augmented():
    count = 0

    def bump():
        count += 1
    bump()


def deref_delete():
    q = 1

    def inner():
        nonlocal q
        del q
    inner()
    return q


def walrus():
    [w for v in [] if (w := v)]
    return w


def with_target():
    with open('/nonexistent/file') as f:
        pass


def comprehension():
    return [u for u in range(2)], u


def imports():
    math = math
    import math


def class_body():
    v = 'outer'

    class C:
        print(v)
        v = 'inner'
        print(v)
        del v
        print(v)
    return C


def class_delete():
    class C:
        del missing


def class_free():
    class C:
        def m(self):
            return __class__, attr
    attr = 'late'
    return C().m()[1]


x = 'global x'


def class_skips():
    x = 'function x'

    class C:
        x = x
        y = [x for _ in 'a']
    return C.x, C.y


def global_del():
    global fresh
    fresh = 1
    del fresh
    return fresh


for function in (read_before, deleted, delete_twice, loop_var, free, augmented, cell_augmented, deref_delete, walrus, with_target, comprehension, imports, class_body, class_delete, class_free, class_skips, global_del):
    attempt(function)
attempt(conditional, True)
attempt(conditional, False)


def locals_view():
    a = 1
    if a > 1:
        b = 2
    before = sorted(locals())
    b = 3
    return before, sorted(locals()), locals()['b']


print(locals_view())


def try_name():
    try:
        raise ValueError
    except ValueError as error:
        error = 'changed'
    return error


attempt(try_name)
