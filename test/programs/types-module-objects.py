"""types: SimpleNamespace, MappingProxyType, ModuleType, new_class, DynamicClassAttribute, GenericAlias, union types."""

import types
import sys


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


n = types.SimpleNamespace(a=1, b=[2])
n.c = n
print(n, n == types.SimpleNamespace(a=1, b=[2], c=n), types.SimpleNamespace({'x': 1}, y=2))
attempt(types.SimpleNamespace, 1)
attempt(types.SimpleNamespace, {1: 2})
attempt(lambda: types.SimpleNamespace() < types.SimpleNamespace())
attempt(lambda: n.zzz)
d = {'a': 1}
m = types.MappingProxyType(d)
d['b'] = 2
print(m, m['b'], m | {'c': 3}, m == d, len(m), list(reversed(m)), m.copy(), m.get('q'), type(m.items()).__name__)
attempt(m.__setitem__, 'x', 1) if hasattr(m, '__setitem__') else attempt(lambda: exec('m["x"] = 1', {'m': m}))
attempt(types.MappingProxyType, [1])
attempt(hash, m)
attempt(lambda: m.__ior__({}))
mod = types.ModuleType('made', 'doc')
mod.x = 1
print(mod, mod.__doc__, sorted(vars(mod)), mod.__name__)
attempt(lambda: mod.y)
mod.__getattr__ = lambda name: f'dynamic {name}'
mod.__dir__ = lambda: ['q']
print(mod.y, dir(mod))
del mod.__name__
attempt(lambda: mod.z)
attempt(types.ModuleType)
attempt(types.ModuleType, 3)
K = types.new_class('K', (int,), {}, lambda ns: ns.update(v=5))
print(K, K.v, K(3) + 1, types.resolve_bases((int,)), types.prepare_class('X', (int,))[0].__name__, types.get_original_bases(K))
a = list[int]
for action in (lambda: a, lambda: a.__origin__, lambda: a.__args__, lambda: a([1]), lambda: a == list[int], lambda: hash(a) == hash(list[int]), lambda: dict[str, int][0], lambda: list[int][str], lambda: isinstance([], a), lambda: issubclass(list, a), lambda: a | None, lambda: list['X'], lambda: tuple[()], lambda: tuple[int, ...], lambda: type[int], lambda: a.append, lambda: a.nothing, lambda: [*tuple[int]], lambda: types.GenericAlias(list, (int,)), lambda: types.GenericAlias(3, 4), lambda: int | str, lambda: int | int, lambda: int | None, lambda: (int | str).__args__, lambda: int | str == str | int, lambda: hash(int | str) == hash(str | int), lambda: int | 3, lambda: int | 'X', lambda: None | None, lambda: isinstance(1, int | None), lambda: issubclass(bool, int | str), lambda: isinstance(1, int | list[int]), lambda: (int | list[str])[0], lambda: type(int | str), lambda: types.UnionType, lambda: int[str], lambda: types.CoroutineType, lambda: types.NoneType(), lambda: types.NoneType(1), lambda: types.EllipsisType() is ..., lambda: types.NotImplementedType() is NotImplemented, lambda: bool(NotImplemented), lambda: types.CellType(), lambda: types.CellType(1).cell_contents, lambda: types.FrameType(), lambda: types.GeneratorType(), lambda: types.BuiltinFunctionType(), lambda: types.TracebackType(None, sys._getframe(), 0, 1).tb_lineno, lambda: types.TracebackType(1, 2, 3, 4), lambda: types.CodeType(), lambda: types.MethodType(len, [1, 2])()):
    attempt(action)


class D:
    @types.DynamicClassAttribute
    def x(self):
        return 'instance'


print(D().x)
attempt(lambda: D.x)
f = sys._getframe()
print(f.f_lineno > 0, f.f_code.co_name, f.f_back is not None, f.f_globals is globals(), f.f_locals is globals())
attempt(setattr, f, 'f_lineno', 1)
attempt(sys._getframe, 1000)


def local_proxy():
    a = 1
    p = sys._getframe().f_locals
    p['a'] = 2
    p['new'] = 3
    return a, type(p).__name__, sorted(p), p.get('b'), len(p), 'a' in p, p | {'z': 0}


print(local_proxy())
