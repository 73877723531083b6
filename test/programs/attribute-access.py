# __getattribute__, __getattr__, __setattr__, properties, slots, modules, suggestions.
class Logged:
    def __init__(self):
        object.__setattr__(self, 'log', [])

    def __getattribute__(self, name):
        if name != 'log':
            object.__getattribute__(self, 'log').append(f'get {name}')
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        self.log.append(f'missing {name}')
        if name.startswith('x'):
            return name.upper()
        raise AttributeError(f'no {name}')

    def __setattr__(self, name, value):
        self.log.append(f'set {name}')
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.log.append(f'del {name}')
        super().__delattr__(name)


o = Logged()
o.a = 1
print(o.a, o.xyz, hasattr(o, 'b'), getattr(o, 'c', 'default'))
del o.a
print(o.log)


class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def fahrenheit(self):
        """Degrees."""
        return self._celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self._celsius = (value - 32) * 5 / 9

    @fahrenheit.deleter
    def fahrenheit(self):
        self._celsius = None

    readonly = property(lambda self: 'ro')
    writeonly = property(None, lambda self, v: None)


t = Temperature(100)
t.fahrenheit = 50
print(t.fahrenheit, t._celsius, Temperature.fahrenheit.__doc__, Temperature.fahrenheit.fget.__name__, Temperature.readonly.__name__)
del t.fahrenheit


class Slotted:
    __slots__ = ('x',)
    constant = 5


s = Slotted()
for action in [
    lambda: s.x, lambda: setattr(s, 'y', 1), lambda: setattr(s, 'constant', 1), lambda: delattr(s, 'x'), lambda: t.fahrenheit, lambda: setattr(t, 'readonly', 1), lambda: delattr(t, 'readonly'), lambda: t.writeonly,
    lambda: t.celsius, lambda: t.fahrenheitt, lambda: 'x'.uper, lambda: [].appendd, lambda: None.x, lambda: int.foo, lambda: Temperature.foo, lambda: (lambda: 0).foo, lambda: setattr(5, 'x', 1), lambda: setattr(object(), 'x', 1),
    lambda: delattr(t, 'nope'), lambda: setattr(int, 'x', 1), lambda: delattr(Temperature, 'nope'), lambda: setattr(t, '__dict__', 5), lambda: setattr(t, '__class__', 5), lambda: s.__dict__, lambda: t.__nope__, lambda: super(Temperature, t).nope,
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Descriptor:
    def __get__(self, instance, owner=None):
        return ('get', instance is not None, owner.__name__)

    def __set__(self, instance, value):
        instance.__dict__['stored'] = value


class NonData:
    def __get__(self, instance, owner=None):
        return 'non-data'


class Host:
    data = Descriptor()
    plain = NonData()


h = Host()
h.data = 5
h.plain = 'shadowed'
print(h.data, Host.data, h.plain, Host.plain, h.__dict__)
t.__dict__ = {'replaced': 1}
print(t.replaced, vars(t))
Temperature.added = 'later'
print(t.added, getattr(t, 'add' + 'ed'), Temperature.__dict__['added'], sorted(d for d in dir(t) if not d.startswith('__')))
