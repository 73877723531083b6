"""The program ends inside a class body, inside a metaclass, inside a decorator."""


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


class Registry(type):
    known = {}

    def __new__(mcs, name, bases, namespace, *, key=None):
        cls = super().__new__(mcs, name, bases, namespace)
        if key in mcs.known:
            raise ValueError(
                f'{name} reuses the key {key!r} of {mcs.known[key].__name__}'
            )
        mcs.known[key] = cls
        return cls


def checked(*names):
    def apply(cls):
        missing = [n for n in names if not hasattr(cls, n)]
        if missing:
            raise TypeError(f'{cls.__name__} lacks {", ".join(missing)}')
        return cls
    return apply


@checked('run')
class Base(metaclass=Registry, key='base'):
    def run(self):
        return type(self).__name__


class One(Base, key=1):
    pass


print(One().run(), sorted(map(str, Registry.known)))
attempt(lambda: type('Two', (Base,), {}))
attempt(lambda: Registry('Three', (Base,), {}, key=1))
attempt(lambda: checked('walk')(One))


@checked('run', 'walk')
class Four(Base, key=4):
    class Inner(Base, key=5):
        value = [One().run() for _ in range(2)]

    def walk(self):
        return self.Inner.value

    limit = 10 // len(Inner.value[2:])
