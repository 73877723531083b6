# Class statements: namespaces, hooks, MRO, attributes of classes.
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwargs):
        print('prepare', name, kwargs)
        return {'prepared': True}

    def __new__(mcls, name, bases, namespace, **kwargs):
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print('call', cls.__name__)
        return super().__call__(*args, **kwargs)

    def __getattr__(cls, name):
        return f'meta {name}'

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter('abc')


class Base(metaclass=Meta, option=1):
    """Doc."""

    registry = []

    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Base.registry.append((cls.__name__, tag))


class Derived(Base, tag='t'):
    pass


print(Derived(), len(Base), list(Base), Base.missing, Base.prepared, Base.registry) if False else print(len(Base), list(Base), Base.missing, Base.prepared, Base.registry, type(Derived()).__name__)


class Field:
    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)

    def __get__(self, instance, owner):
        return 'class' if instance is None else 'instance'


class Owner:
    field = Field()


print(Owner.field, Owner().field)


class A:
    def who(self):
        return ['A']


class B(A):
    def who(self):
        return ['B'] + super().who()


class C(A):
    def who(self):
        return ['C'] + super().who()


class D(B, C):
    def who(self):
        return ['D'] + super().who()


print(D().who(), [c.__name__ for c in D.__mro__], D.__bases__, D.__base__, A.__subclasses__(), D.mro() == list(D.__mro__))
for source in [
    'class X(A, D): pass', 'class X(int, str): pass', 'class X(A, A): pass', 'class X(5): pass', 'class X(bool): pass', 'class X(A, metaclass=5): pass',
    'class X(A, foo=1): pass', 'type("X", (A,), [])', 'type("X", A, {})', 'type(5, (), {})', 'D.__bases__ = ()', 'A.__name__ = 5', 'del A.__name__', 'int.x = 1',
    'class X:\n __slots__ = 5', 'class X:\n __slots__ = ("a", "a b")', 'class X:\n a = 1\n __slots__ = ("a",)', 'class X(int):\n __slots__ = ("a",)', 'type("a\\0b", (), {})',
    'class M1(type): pass\nclass M2(type): pass\nclass P(metaclass=M1): pass\nclass Q(metaclass=M2): pass\nclass R(P, Q): pass', 'class X:\n def __init_subclass__(cls): raise ValueError("no")\nclass Y(X): pass',
]:
    try:
        exec(source, {'A': A, 'D': D})
        print('ok', source)
    except Exception as error:
        print(type(error).__name__, error)
print(A.__dict__.keys() - {'__dict__', '__weakref__'} == {'__module__', 'who', '__doc__', '__static_attributes__', '__firstlineno__'}, A.__module__, A.__qualname__, A.__firstlineno__, B.__static_attributes__)


class Slots:
    __slots__ = ('x', '__dict__')


s = Slots()
s.x, s.y = 1, 2
print(s.x, s.__dict__, Slots.x)
Dynamic = type('Dynamic', (A,), {'extra': lambda self: self.who() + ['extra']})
print(Dynamic().extra(), Dynamic, isinstance(Dynamic(), A), issubclass(D, C))
a = A()
a.__class__ = B
print(a.who(), type(a) is B)
try:
    a.__class__ = int
except TypeError as error:
    print(error)
