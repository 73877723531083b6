"""super(): zero and two arguments, class methods, properties, comprehension, cooperative diamonds, misuse."""


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


class A:
    attr = 'A.attr'

    def __init__(self, **kw):
        print('A', sorted(kw))
        super().__init__(**kw)

    def who(self):
        return ['A']

    @classmethod
    def make(cls):
        return ['A', cls.__name__]

    @staticmethod
    def static():
        return 'A.static'

    @property
    def prop(self):
        return 'A.prop'

    def __getitem__(self, i):
        return ('A', i)


class B(A):
    def __init__(self, b=1, **kw):
        print('B', b)
        super().__init__(**kw)

    def who(self):
        return ['B'] + super().who()

    @classmethod
    def make(cls):
        return ['B'] + super().make()

    @property
    def prop(self):
        return 'B>' + super().prop


class C(A):
    def __init__(self, c=2, **kw):
        print('C', c)
        super(C, self).__init__(**kw)

    def who(self):
        return ['C'] + super(C, self).who()

    @classmethod
    def make(cls):
        return ['C'] + super(C, cls).make()


class D(B, C):
    def who(self):
        s = super
        return ['D'] + super().who() + [s(B, self).who(), super(C, self).who()]

    def nested(self):
        def inner():
            return super(D, self).attr, __class__.__name__
        return inner(), (lambda: super(D, self).static())(), [super(D, self).who()[0] for _ in 'x']

    def implicit_comprehension(self):
        return [super().attr for _ in range(1)]

    def generator(self):
        yield super().attr
        yield super().who()

    def __getitem__(self, i):
        return ('D', super().__getitem__(i))

    def subscript_super(self):
        return super()[1]

    def set_through(self):
        super().attr = 5
        return self.attr

    prop = property(lambda self: 'D>' + super(D, self).prop)


d = D(b=10, c=20)
print(d.who(), D.make(), d.prop, d[3], list(d.generator()))
attempt(d.nested)
attempt(d.implicit_comprehension)
attempt(d.subscript_super)
attempt(d.set_through)
attempt(D, b=1) if False else attempt(lambda: D(b=1, z=2))
attempt(lambda: super().x)
attempt(lambda: super(D, A()))
attempt(lambda: super(D, 3).x)
attempt(lambda: super(3, D))
attempt(lambda: super(D, d).nothing)
attempt(lambda: super(D, D).make())
attempt(lambda: super(A, d).who())
attempt(lambda: super(D).who)
attempt(lambda: super(1, 2, 3))
print(super(B, d).__thisclass__.__name__, super(B, d).__self_class__.__name__, super(B, d).__self__ is d, super(D).__self__)


class Late:
    unbound = super(A)

    def no_first():
        return super().x

    def deleted(self):
        del self
        return super().x

    def rebound(self):
        self = 3
        return super().x

    def starred(*args):
        return super().__repr__()[:6]


attempt(Late.no_first)
attempt(Late().deleted)
attempt(Late().rebound)
attempt(Late().starred)


def outside(self):
    return super().x


attempt(outside, d)


class Meta(type):
    def __call__(cls, *args):
        print('meta call', args)
        return super().__call__(*args)

    def __new__(mcs, name, bases, ns):
        return super().__new__(mcs, name + '_', bases, ns)


class M(metaclass=Meta):
    def __new__(cls, *args):
        return super().__new__(cls)

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        print('sub', cls.__name__)


M(1)


class N(M):
    pass


print(type(N()).__name__)
attempt(lambda: type('X', (M,), {}, wrong=1))
