"""Tracebacks through decorators, lambdas, comprehensions, class bodies, properties and generators."""


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


import sys


def frames(error):
    tb, out = error.__traceback__, []
    while tb:
        code = tb.tb_frame.f_code
        positions = list(code.co_positions())[tb.tb_lasti // 2]
        out.append((code.co_qualname, tb.tb_lineno, positions))
        tb = tb.tb_next
    return out


def run(function, *args):
    try:
        function(*args)
    except BaseException as error:
        print(type(error).__name__, error)
        for entry in frames(error)[1:]:
            print('   ', *entry)


def deco(f):
    def wrapper(*a, **k):
        return f(
            *a,
            **k
        )
    return wrapper


@deco
@deco
def failing(x):
    return 1 / x


class C:
    @property
    def p(self):
        return self.q.r

    @staticmethod
    def s():
        return [] + ()

    @classmethod
    def c(cls):
        return (lambda: cls.nothing)()

    def __getitem__(self, i):
        return {}[
            i
        ]

    def __add__(self, o):
        raise NotImplementedError('add')

    def __enter__(self):
        return self

    def __exit__(self, *a):
        return self.missing_exit

    def __iter__(self):
        yield 1
        yield self + 1

    def __del__(self):
        pass

    def __format__(self, spec):
        return spec.x


def body():
    class D(C):
        attr = [n for n in range(3) if n / 0]


def withs():
    with C() as a, \
         C() as b:
        a + b


def loops():
    for x in C():
        print('got', x)


def unpack():
    a, b, c = C()


def comp():
    return [
        y
        for x in [1, 0]
        for y in [x / x]
    ]


def nested():
    return sorted([3, 1], key=lambda v: v.attr)


def fmt():
    return f'{1} {C():abc}'


def gen():
    yield (yield from C())


def asserts(x):
    assert x == 1, (
        f'{x} is not one'
    )


def chain():
    return (C()
            .p
            .q)


def cond():
    return (1 if C()[0]
            else 2)


def star():
    return print(*[1], *C(), **{'sep': 1 / 0})


for function in (lambda: failing(0), lambda: C().p, C.s, C.c, lambda: C()['k'], body, withs, loops, unpack, comp, nested, fmt, lambda: list(gen()), lambda: asserts(2), chain, cond, star, lambda: (lambda: (lambda: 1 + '')())(), lambda: exec('def f():\n  return g()\nf()'), lambda: eval('[x.y for x in "a"]'), lambda: [][0], lambda: {}['k'], lambda: int('x'), lambda: C() + 1, lambda: max(1, 2, key=C()), lambda: next(g for g in C() if g + None)):
    run(function)
