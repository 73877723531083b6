"""Metaclasses, __prepare__, __init_subclass__, __set_name__, class keywords and attribute lookup."""

class Tracing(type):
    @classmethod
    def __prepare__(mcls, name, bases, **keywords):
        print('prepare', name, [b.__name__ for b in bases], keywords)
        return {'prepared': True}

    def __new__(mcls, name, bases, namespace, **keywords):
        print('new', name, sorted(k for k in namespace if not k.startswith('__')))
        return super().__new__(mcls, name, bases, dict(namespace))

    def __init__(cls, name, bases, namespace, **keywords):
        print('init', name, keywords)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print('call', cls.__name__, args)
        return super().__call__(*args, **kwargs)

    def __instancecheck__(cls, instance):
        return getattr(instance, 'quacks', False)

    @property
    def label(cls):
        return f'<{cls.__name__}>'


class Field:
    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        return self if instance is None else instance.__dict__.get(self.name, 'unset')

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value * 2


class Base(metaclass=Tracing, flag=1):
    field = Field()

    def __init_subclass__(cls, /, tag=None, **keywords):
        print('init_subclass', cls.__name__, tag, keywords)
        cls.tag = tag
        super().__init_subclass__(**keywords)

    def __init__(self, value=0):
        self.field = value


class Child(Base, tag='t'):
    quacks = True


c = Child(21)
print(c.field, Base().field, Child.tag, Child.label, Base.prepared, type(Child) is Tracing, Child.__mro__)
print(isinstance(c, Base), isinstance(5, Base), issubclass(Child, Base), isinstance(Child, Tracing))
try:
    c.label
except AttributeError as error:
    print(error)


class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass


print([k.__name__ for k in D.mro()], D.__bases__, A.__subclasses__())
for bases in ((A, B), (int, str), (Tracing, A)):
    try:
        print(type('X', bases, {}))
    except TypeError as error:
        print(error)
T = type('T', (A,), {'x': 1, 'f': lambda self: self.x + 1})
print(T, T().f(), T.__name__, T.__qualname__, T.__module__, T.__dict__['x'])
try:
    class Bad(Base, unknown=1):
        pass
except TypeError as error:
    print(error)
