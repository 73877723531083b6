"""Attributes of functions: code, defaults, closure, annotations, replacing them, builtins, errors."""

import types


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except Exception as error:
        print(type(error).__name__, error)


def f(a, b: int = 2, *args: str, c, d=4, **kw) -> 'ret':
    """Doc string."""
    local = a
    return local, b, args, c, d, kw


code = f.__code__
print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__, f.__type_params__)
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_varnames, code.co_names, code.co_cellvars, code.co_freevars, code.co_flags, code.co_stacksize, code.co_firstlineno, code.co_consts, code.co_qualname)
f.__defaults__ = (10, 20)
f.__kwdefaults__ = {'c': 30, 'd': 40}
print(f())
f.__defaults__ = None
attempt(f)
f.__kwdefaults__ = None
attempt(f, 1, 2)
for name, value in (('__defaults__', [1]), ('__kwdefaults__', 3), ('__code__', 3), ('__name__', 3), ('__qualname__', None), ('__annotations__', 3), ('__dict__', 3), ('__closure__', ()), ('__globals__', {}), ('__doc__', 3), ('__module__', 3), ('__type_params__', 3), ('__builtins__', {})):
    attempt(setattr, f, name, value)
for name in ('__defaults__', '__code__', '__name__', '__dict__', '__annotations__', '__doc__', '__nothing__', '__module__'):
    attempt(delattr, f, name)
f.attr = 1
f.__dict__ = {'other': 2}
print(f.other, f.__dict__, hasattr(f, 'attr'))


def outer(x):
    def inner():
        return x
    return inner


def no_free():
    return 'no free'


inner = outer(1)
attempt(setattr, inner, '__code__', no_free.__code__)
inner.__code__ = outer(2).__code__
print(inner(), inner.__closure__[0].cell_contents, inner.__closure__[0] == outer(1).__closure__[0])
inner.__closure__[0].cell_contents = 'changed'
print(inner())
del inner.__closure__[0].cell_contents
attempt(inner)
attempt(lambda: inner.__closure__[0].cell_contents)
g = types.FunctionType(outer(5).__code__, {}, 'made', None, (types.CellType(9),))
print(g(), g.__name__, g.__qualname__, g.__module__)
attempt(types.FunctionType, outer(5).__code__, {})
attempt(types.FunctionType, no_free.__code__, {}, closure=(1,))
attempt(types.FunctionType, outer(5).__code__, {}, closure=(1,))
attempt(types.FunctionType, 3, {})
attempt(types.FunctionType, no_free.__code__, 3)
attempt(types.FunctionType, no_free.__code__, {}, 3)
attempt(types.FunctionType, no_free.__code__, {}, argdefs=3)
changed = no_free.__code__.replace(co_name='other', co_consts=('replaced', 'no free') if no_free.__code__.co_consts[0] is None else ('replaced',))
print(changed.co_name, changed == no_free.__code__, no_free.__code__.replace() == no_free.__code__, hash(no_free.__code__.replace()) == hash(no_free.__code__))
attempt(no_free.__code__.replace, co_argcount='x')
attempt(no_free.__code__.replace, nothing=1)
lam = lambda x, /, y, *, z: x
print(lam.__name__, lam.__code__.co_posonlyargcount, lam.__qualname__, [n for n in dir(lam) if n not in dir(object)])


class K:
    def method(self): pass

    class Inner:
        def deep(self):
            return lambda: (yield)


print(K.method.__qualname__, K.Inner.deep.__qualname__, K.Inner().deep().__qualname__, K().method.__name__, K().method.__func__ is K.method)
m = types.MethodType(lambda self, n: (self, n), 5)
print(m(1), m.__self__, m.__func__(1, 2))
attempt(types.MethodType, 3, 4)
attempt(types.MethodType, len, None)
attempt(types.MethodType, len)
print(len.__name__, len.__self__.__name__, [].append.__self__, [].append.__qualname__, str.join.__objclass__.__name__, len.__text_signature__, (5).__add__.__name__, type((5).__add__).__name__, len.__module__)
print(bool(f), f == f, {f: 1}[f], callable(f), callable(3), callable(K), callable(K()))
attempt(lambda: f < f)
attempt(lambda: len.x)
