"""Descriptors: data and non-data, lookup order, class and static methods, slots."""

class Data:
    def __init__(self, label):
        self.label = label

    def __get__(self, instance, owner):
        return (self.label, instance is not None, owner.__name__)

    def __set__(self, instance, value):
        print('set', self.label, value)

    def __delete__(self, instance):
        print('delete', self.label)


class NonData:
    def __get__(self, instance, owner):
        return 'non-data'


class Host:
    data = Data('d')
    lazy = NonData()
    plain = 'class'

    @classmethod
    def make(cls, *args):
        return cls, args

    @staticmethod
    def free(*args):
        return args

    def __getattr__(self, name):
        if name.startswith('virtual_'):
            return name[8:]
        raise AttributeError(f'no {name}')


h = Host()
h.__dict__.update(data='instance', lazy='instance', plain='instance')
print(h.data, h.lazy, h.plain, Host.data, Host.lazy)
h.data = 5
del h.data
del h.lazy, h.plain
print(h.lazy, h.plain, h.virtual_x, h.make(1), Host.make(2), h.free(3), Host.free(4))
for name in ('missing',):
    try:
        getattr(h, name)
    except AttributeError as error:
        print(error)
print(getattr(h, 'missing', 'default'), hasattr(h, 'missing'), hasattr(h, 'virtual_z'))


class Slotted:
    __slots__ = ('a', 'b')

    def __init__(self, a):
        self.a = a


s = Slotted(1)
print(s.a, Slotted.a, hasattr(s, '__dict__'))
for action in (lambda: s.b, lambda: setattr(s, 'c', 1), lambda: s.__dict__, lambda: delattr(s, 'b')):
    try:
        print(action())
    except AttributeError as error:
        print(error)


class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def fahrenheit(self):
        """Degrees."""
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9

    @fahrenheit.deleter
    def fahrenheit(self):
        self.celsius = None

    readonly = property(lambda self: 'fixed')


t = Temperature(100)
print(t.fahrenheit, Temperature.fahrenheit.__doc__)
t.fahrenheit = 32
print(t.celsius)
del t.fahrenheit
print(t.celsius)
for action in (lambda: setattr(t, 'readonly', 1), lambda: delattr(t, 'readonly'), lambda: property().__get__(t)):
    try:
        action()
    except AttributeError as error:
        print(error)


class Intercept:
    def __getattribute__(self, name):
        return object.__getattribute__(self, name) if name.startswith('_') else f'got {name}'

    def __setattr__(self, name, value):
        print('setattr', name, value)

    def __delattr__(self, name):
        print('delattr', name)


i = Intercept()
i.x = 1
del i.x
print(i.anything, i.__class__.__name__)
