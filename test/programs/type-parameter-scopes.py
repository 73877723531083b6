"""PEP 695 and 696: generic functions, classes, type aliases, bounds, constraints, defaults, scopes and errors."""

import typing


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except Exception as error:
        print(type(error).__name__, error)


def first[T: (int, str) = int](items: list[T]) -> T:
    return items[0]


class Box[T: Bound, *Ts = *tuple[int, ...], **P = [int]]:
    item: T

    def get[U](self, default: U) -> T | U:
        return T, U, Ts, P


print(first.__type_params__, first([1]), first.__annotations__, Box.__type_params__, Box.__parameters__, Box.__orig_bases__)
T, Ts, P = Box.__type_params__
attempt(lambda: T.__bound__)
Bound = float
attempt(lambda: T.__bound__)
print(T.__constraints__, first.__type_params__[0].__constraints__, first.__type_params__[0].__default__, Ts.__default__, P.__default__, P.args, P.kwargs, P.has_default(), T.has_default(), T.__default__)
print(Box().get(1), Box.get.__type_params__, T.__name__, T.__variance__ if hasattr(T, '__variance__') else T.__infer_variance__, T.__covariant__)
print(Box[int, str, bytes, [float]], typing.get_args(Box[int, str, [bool]]))
attempt(lambda: Box[()])
type Alias[K, V: int = bool] = dict[K, list[V]]
type Recursive = list[Recursive] | int
type Lazy = NotYet
print(Alias, Alias.__value__, Alias.__type_params__, Alias[str, int], Alias[str, int].__args__, Recursive.__value__, Alias.__name__, Alias.__module__)
attempt(lambda: Lazy.__value__)
NotYet = 5
attempt(lambda: Lazy.__value__)
attempt(lambda: Lazy[int])
attempt(lambda: Alias | None)
attempt(lambda: isinstance(1, Alias))
attempt(setattr, Alias, '__value__', 3)
attempt(lambda: Alias())
attempt(lambda: type(Alias)('X', int, type_params=(T,)).__type_params__)
attempt(lambda: type(Alias)('X'))
attempt(lambda: type(Alias)(3, 4))


class Outer[A]:
    class Inner[B](list[A]):
        def m[C](self, a: A, b: B) -> C:
            return A, B, C

    type Pair[D] = tuple[A, D]
    x = 5

    def uses(self):
        return A


print(Outer.Inner().m(1, 2), Outer.Inner.__orig_bases__, Outer.Pair.__value__, Outer().uses(), Outer.Inner.m.__annotations__)
attempt(lambda: A)
v = typing.TypeVar('v', bound=int, covariant=True)
print(v, v.__bound__, v.__covariant__, v.__module__, v | int, v.__default__ is typing.NoDefault)
attempt(typing.TypeVar, 'v', int)
attempt(typing.TypeVar, 'v', bound=int, covariant=True, contravariant=True)
attempt(typing.TypeVar, 'v', int, str, bound=int)
attempt(typing.TypeVar)
attempt(typing.TypeVar, 3)
attempt(lambda: v())
attempt(lambda: type('X', (v,), {}))
attempt(lambda: type('X', (typing.TypeVar,), {}))
attempt(setattr, v, '__name__', 'x')
for source in ('def f[T, T](): ...', 'class A[T=int, U]: ...', 'def f[*T: int](): ...', 'def f[**P: int](): ...', 'type X[T] = (yield)', 'def f[T: (yield)](): ...', 'class A[T](x := 1): ...', 'def f[T](a=(T := 1)): nonlocal T', 'type 3 = 4', 'type = 5; type x = int; print(type, x)', 'def f[](): ...', 'def f[T: (int,)](): ...\nf.__type_params__[0].__constraints__', 'class A[T]:\n  T = T\nprint(A.T)', 'def f[T](T): return T\nprint(f(4))', 'class A[__x]:\n  def f(self): return __x\nprint(A().f())', 'class A[T](Base[T]): pass', 'def f[T]():\n  def g():\n    nonlocal T\n    T = 1', 'lambda[T]: 0', 'type X = await y'):
    try:
        exec(compile(source, 's', 'exec'), {})
        print('fine', source.splitlines()[0])
    except Exception as error:
        print(type(error).__name__, error)
