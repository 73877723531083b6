"""__getattr__, __getattribute__, __setattr__, __delattr__, __dir__, and the order of look-up."""


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


class Logged:
    cls_attr = 'class'

    def __init__(self):
        object.__setattr__(self, 'store', {})

    def __getattr__(self, name):
        if name.startswith('dyn_'):
            return name[4:]
        raise AttributeError(f'no {name} here', name=name, obj=self)

    def __setattr__(self, name, value):
        print('set', name, value)
        self.store[name] = value

    def __delattr__(self, name):
        print('del', name)
        del self.store[name]


o = Logged()
o.x = 1
del o.x
attempt(lambda: o.dyn_thing)
attempt(lambda: o.other)
attempt(lambda: o.cls_attr)
attempt(getattr, o, 'nope', 'default')
attempt(hasattr, o, 'dyn_')
attempt(hasattr, o, 'x')
try:
    del o.gone
except KeyError as error:
    print('KeyError', error)


class Strict:
    def __getattribute__(self, name):
        if name == 'secret':
            raise AttributeError('hidden')
        if name == 'boom':
            raise ValueError('boom')
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return f'fallback {name}'

    value = 3


s = Strict()
print(s.secret, s.value, s.unknown)
attempt(lambda: s.boom)
attempt(getattr, s, 'boom', 1)


class Data:
    def __get__(self, obj, cls):
        return ('data get', obj is None)

    def __set__(self, obj, value):
        obj.__dict__['log'] = value


class NonData:
    def __get__(self, obj, cls):
        return 'nondata'


class Holder:
    d, n, plain = Data(), NonData(), 'plain'


h = Holder()
h.d = 5
h.__dict__.update(d='instance d', n='instance n', plain='instance plain')
print(h.d, h.n, h.plain, Holder.d, Holder.n, h.log)
del h.plain
print(h.plain)
attempt(lambda: delattr(h, 'd'))
attempt(lambda: delattr(h, 'plain'))


class Directory:
    def __dir__(self):
        return ['z', 'a', 'm']


print(dir(Directory()))
attempt(dir, type('BadDir', (), {'__dir__': lambda self: 3})())
attempt(lambda: vars(3))
print(vars(h) is h.__dict__, sorted(vars(Directory))[:3])
h.__dict__ = {'fresh': 1}
print(h.fresh, h.__dict__)
attempt(setattr, h, '__dict__', 3)
attempt(setattr, h, '__class__', 3)
attempt(setattr, h, '__class__', int)
h.__class__ = Directory
print(type(h).__name__, h.fresh)
attempt(getattr, h, 3)
attempt(setattr, h, 3, 3)
attempt(getattr)
attempt(getattr, h)
attempt(hasattr, h, 3)
setattr(h, 'not an identifier', 1)
print(getattr(h, 'not an identifier'))


class Base:
    def __getattr__(self, name):
        return 'base ' + name


class Child(Base):
    @property
    def p(self):
        raise AttributeError('inside property')


print(Child().p, Child().q)
m = Child.__dict__['p']
print(type(m).__name__, m.fget.__name__, m.fset)


class ModuleLike(type):
    def __getattr__(cls, name):
        return f'meta {name}'


class WithMeta(metaclass=ModuleLike):
    pass


print(WithMeta.anything)
attempt(lambda: WithMeta().anything)
print(Logged.__getattr__(o, 'dyn_x'), object.__getattribute__(o, 'store'))
