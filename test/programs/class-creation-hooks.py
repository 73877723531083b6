"""__prepare__, __set_name__, __init_subclass__, __class_getitem__, __class__ cells, keyword arguments of classes."""


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, '__notes__', ''))


class Named:
    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
        self.name = name


class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append((cls.__name__, tag))

    def __class_getitem__(cls, item):
        return f'{cls.__name__}[{item!r}]'


class One(Base, tag='one'):
    a = Named()
    b = c = Named()


class Two(One, tag=2):
    pass


print(Base.registry, Base[int], One[1, 2:3], Two.a.name)
attempt(lambda: type('Three', (Base,), {}, tag='x', other=1))
attempt(lambda: type('Four', (), {}, other=1))
attempt(lambda: Base()[1])


class BadName:
    def __set_name__(self, owner, name):
        raise ValueError('in set_name')


def bad_name():
    class X:
        attr = BadName()


def wrong_arity():
    class X:
        attr = type('W', (), {'__set_name__': lambda self: 0})()


attempt(bad_name)
attempt(wrong_arity)


class Order(dict):
    def __setitem__(self, key, value):
        if not key.startswith('__'):
            print('body', key)
        super().__setitem__(key, value)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        print('prepare', name, bases, kwargs)
        return Order(injected=5)

    def __new__(mcs, name, bases, ns, **kwargs):
        print('new', name, type(ns).__name__, kwargs)
        return super().__new__(mcs, name, bases, dict(ns))

    def __init__(cls, name, bases, ns, **kwargs):
        print('init', name)


class Made(metaclass=Meta, option=True):
    x = injected + 1

    def method(self):
        return __class__

    y = lambda self: __class__


print(Made.x, Made().method() is Made, Made().y() is Made, type(Made.__dict__).__name__)


class NoCell(type):
    def __new__(mcs, name, bases, ns):
        ns.pop('__classcell__', None)
        return super().__new__(mcs, name, bases, ns)


class WrongCell(type):
    def __new__(mcs, name, bases, ns):
        ns['__classcell__'] = 3
        return super().__new__(mcs, name, bases, ns)


for meta in (NoCell, WrongCell):
    def build():
        class X(metaclass=meta):
            def f(self):
                return __class__
    attempt(build)
attempt(lambda: type('M', (type,), {'__prepare__': lambda *a, **k: 3})('X', (), {}))


def bad_prepare():
    class X(metaclass=type('M', (type,), {'__prepare__': classmethod(lambda *a, **k: 3)})):
        pass


def function_meta():
    class X(int, metaclass=lambda name, bases, ns, **kw: (name, bases, sorted(ns), kw), extra=1):
        z = 1
    return X


def conflict():
    class X(Made, metaclass=NoCell):
        pass


def derived_meta():
    class Sub(Meta):
        pass

    class X(Made, metaclass=Sub):
        pass
    return type(X).__name__


for f in (bad_prepare, function_meta, conflict, derived_meta):
    attempt(f)
print(Made.__qualname__, bad_prepare.__qualname__, One.__firstlineno__, One.__static_attributes__)


class Statics:
    def __init__(self):
        self.a = self.b = 1
        self.c.d = 2

    def other(self):
        self.e, self.f = 1, 2
        del self.g


print(sorted(Statics.__static_attributes__), Statics.__doc__, Statics.__module__)
with_doc = type('WithDoc', (), {'__doc__': 'documented', '__slots__': ()})
print(with_doc.__doc__)
attempt(setattr, with_doc, '__doc__', 'changed')
print(with_doc.__doc__)
import builtins
attempt(builtins.__build_class__)
attempt(builtins.__build_class__, 1, 2)
attempt(builtins.__build_class__, lambda: None, 2)
attempt(lambda: builtins.__build_class__(lambda: None, 'Raw').__name__)
