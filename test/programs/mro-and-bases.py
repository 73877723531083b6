"""C3 linearisation, conflicts, __mro_entries__, __bases__ assignment, mro() overriding, layouts."""


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except Exception as error:
        print(type(error).__name__, error)


def names(cls):
    return [c.__name__ for c in cls.__mro__]


class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(A, B): pass
class E(B, C): pass
class F(D, E): pass


print(names(F), F.__base__.__name__, [b.__name__ for b in F.__bases__], F.mro() == list(F.__mro__))
attempt(type, 'X', (O, A), {})
attempt(type, 'X', (A, A), {})
attempt(type, 'X', (D, type('Y', (B, A), {})), {})
attempt(type, 'X', (int, str), {})
attempt(type, 'X', (bool,), {})
attempt(type, 'X', (type(None),), {})
attempt(type, 'X', (type(len),), {})
attempt(type, 'X', (3,), {})
attempt(type, 'X', ('a', 'b'), {})
attempt(type, 'X', [A], {})
attempt(type, 3, (), {})
attempt(type, 'X', (), [])
attempt(type, 'X')
attempt(type, 'X', ())
attempt(type, 'a\0b', (), {})
attempt(type)
print(type('Empty', (), {}).__bases__, type(3), type('X', (int,), {'y': 1})(5).y)


class Entries:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        print('entries', len(bases))
        return self.bases


class G(Entries(A, B), C):
    pass


print(names(G), G.__orig_bases__[1].__name__, '__orig_bases__' in vars(F))
attempt(type, 'X', (Entries(A),), {})
exec_error = None
try:
    class Bad(type('BE', (), {'__mro_entries__': lambda s, b: 3})()):
        pass
except TypeError as error:
    print(error)
F.__bases__ = (E, A)
print(names(F))
attempt(setattr, F, '__bases__', ())
attempt(setattr, F, '__bases__', 3)
attempt(setattr, F, '__bases__', (F,))
attempt(setattr, F, '__bases__', (3,))
attempt(setattr, F, '__bases__', (int,))
attempt(setattr, O, '__bases__', (A,))
attempt(setattr, int, '__bases__', (A,))
attempt(delattr, F, '__bases__')


class Reverse(type):
    def mro(cls):
        return [cls, *reversed(super().mro()[1:])] if len(super().mro()) > 2 and cls.flip else super().mro()
    flip = False


class H(metaclass=Reverse):
    tag = 'H'


class I(H):
    tag = 'I'


print(names(I))
for result in ([], [3], [int], None, (I, H, object)):
    M = type('M', (type,), {'mro': lambda cls, r=result: r})
    attempt(lambda: M('X', (), {}))


class P:
    def m(self): return 'P'


class Q(P):
    pass


class R(Q):
    pass


r = R()
print(r.m())
Q.m = lambda self: 'Q'
print(r.m())
R.m = lambda self: 'R' + super(R, self).m()
print(r.m())
del Q.m
print(r.m(), P.__subclasses__(), [s.__name__ for s in O.__subclasses__()])
P.__name__, P.__qualname__, P.__module__ = 'Renamed', 'a.Renamed', 'mod'
print(P, R.__mro__[2])
attempt(setattr, P, '__name__', 3)
attempt(setattr, P, '__name__', 'a\0')
attempt(delattr, P, '__name__')
attempt(delattr, P, '__module__')
print(issubclass(R, (int, P)), isinstance(r, (str, (list, Q))), type.__instancecheck__(P, r))
attempt(isinstance, r, 3)
attempt(isinstance, r, (int, 'x'))
attempt(issubclass, 3, int)
attempt(issubclass, R, [int])
attempt(isinstance, 1, int | str)
attempt(isinstance, 1, list[int])
attempt(issubclass, int, int | None)
