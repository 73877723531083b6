"""Descriptors: validation, lazy values, method binding by hand, __delete__, classmethod and property internals."""


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{self.name} must be {self.kind.__name__}')
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        if self.name not in obj.__dict__:
            raise AttributeError(f'{self.name} not set')
        del obj.__dict__[self.name]


class Person:
    name = Typed(str, 'nobody')
    age = Typed(int, 0)


p = Person()
print(p.name, p.age, Person.name.kind)
p.name = 'ann'
attempt(setattr, p, 'age', 'x')
del p.name
attempt(delattr, p, 'name')


class OnlySet:
    def __set__(self, obj, value):
        print('set', value)


class OnlyDelete:
    def __delete__(self, obj):
        print('delete')


class OnlyGet:
    def __get__(self, obj, cls):
        raise AttributeError('no luck')


class Host:
    s, d, g = OnlySet(), OnlyDelete(), OnlyGet()

    def __getattr__(self, name):
        return f'fallback {name}'


h = Host()
h.s = 1
print(type(h.s).__name__)
h.__dict__['s'] = 'instance'
print(h.s)
attempt(delattr, h, 's')
del h.d
attempt(setattr, h, 'd', 1)
print(h.g)
h.g = 'own'
print(h.g, Person.__dict__['name'].__get__(p))


class Prop:
    def __init__(self):
        self._x = 0

    def get(self):
        """Getter doc."""
        return self._x

    def set(self, v):
        self._x = v

    x = property(get, set)
    y = property(None, set, None, 'y doc')
    z = property()

    @property
    def r(self):
        return 1

    @r.deleter
    def r(self):
        print('r deleted')


q = Prop()
q.x = 5
print(q.x, Prop.x.__doc__, Prop.y.__doc__, Prop.x.fget is Prop.get, Prop.x.fdel, Prop.r.__name__)
attempt(delattr, q, 'x')
attempt(getattr, q, 'y')
attempt(getattr, q, 'z')
attempt(setattr, q, 'z', 1)
attempt(setattr, q, 'r', 1)
del q.r
attempt(lambda: property(1, 2, 3, 4, 5))
attempt(lambda: property(fgot=1))
attempt(Prop.x.__get__, None)
print(Prop.x.__get__(None, Prop) is Prop.x, Prop.x.getter(lambda s: 9).__get__(q), Prop.x.__isabstractmethod__)
attempt(setattr, Prop.x, 'fget', 1)
func = Prop.get
bound = func.__get__(q, Prop)
print(bound(), bound.__self__ is q, bound.__func__ is func, func.__get__(None, Prop) is func, bound == q.get, bound is q.get, hash(bound) == hash(q.get))
attempt(func.__get__)
attempt(func.__get__, None)
attempt(setattr, bound, 'x', 1)
cm, sm = classmethod(lambda cls, *a: (cls.__name__, a)), staticmethod(lambda *a: a)
print(cm.__get__(q)(1), cm.__get__(None, Prop)(2), sm.__get__(q)(3), sm(4), cm.__func__.__name__, sm.__wrapped__.__name__, cm.__wrapped__ is cm.__func__)
attempt(cm, 1)
attempt(lambda: classmethod())
attempt(lambda: staticmethod(1)())
attempt(lambda: classmethod(1).__get__(q)())
attempt(str.upper.__get__, 'abc')
attempt(str.upper.__get__, 3)
attempt(lambda: str.upper.__get__('abc')())
attempt(str.upper)
attempt(str.upper, 3)
attempt(lambda: int.__add__(1))
attempt(lambda: int.__add__('a', 1))
attempt(lambda: int.real.__get__(5))
attempt(lambda: int.real.__get__('x'))
attempt(lambda: int.real.__set__(5, 1))
attempt(lambda: type.__dict__['__name__'].__get__(int))
attempt(lambda: dict.fromkeys.__self__.__name__)
attempt(lambda: dict.__dict__['fromkeys'].__get__(None, dict)('ab'))
attempt(lambda: dict.__dict__['fromkeys'].__get__(None, 3))
