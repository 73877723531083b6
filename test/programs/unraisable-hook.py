"""Errors that nobody can catch: __del__, weakref callbacks, generator close, hooks that fail."""

import sys
import weakref
import gc


def hook(unraisable):
    print('hook:', unraisable.exc_type.__name__, unraisable.exc_value, '|', unraisable.err_msg, '|', getattr(unraisable.object, '__qualname__', type(unraisable.object).__name__), '|', unraisable.exc_traceback is not None and unraisable.exc_traceback.tb_lineno)


sys.unraisablehook = hook


class Bad:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        raise ValueError(f'del {self.name}')


Bad('temporary')
b = Bad('named')
b = None
b = Bad('deleted')
del b
items = [Bad('in list 1'), Bad('in list 2')]
items.clear()
d = {'k': Bad('in dict')}
d['k'] = 1


def local():
    x = Bad('local')
    return 'done'


print(local())


def callback(ref):
    raise KeyError('callback')


class Plain:
    pass


p = Plain()
r = weakref.ref(p, callback)
del p
print(r())


def generator():
    try:
        yield 1
    finally:
        raise RuntimeError('closing')


g = generator()
next(g)
del g


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print('ignored')


g = stubborn()
next(g)
del g


class Cycle:
    def __init__(self):
        self.me = self

    def __del__(self):
        1 / 0


Cycle()
print(gc.collect() > 0)


class NoCall:
    __del__ = 3


NoCall()
try:
    raise TypeError('outer')
except TypeError as error:
    Bad('while handling')
    print(repr(error.__context__), sys.exception() is error)
print(type(sys.unraisablehook).__name__, sys.__unraisablehook__.__name__)
print('end')
