"""dataclasses: defaults, inheritance, kw_only, slots, frozen, order, post-init, InitVar, errors."""

import dataclasses as dc
from typing import ClassVar


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


@dc.dataclass
class A:
    x: int
    y: list = dc.field(default_factory=list, repr=False)
    z: ClassVar[int] = 9
    w: dc.InitVar[int] = 5

    def __post_init__(self, w):
        self.total = self.x + w


@dc.dataclass(order=True, kw_only=True)
class B:
    k: int
    m: str = 'm'
    _: dc.KW_ONLY = None


@dc.dataclass(frozen=True, slots=True)
class C:
    a: int
    b: int = dc.field(default=2, compare=False)


@dc.dataclass
class D(A):
    v: int = 1
    x: int = 0


@dc.dataclass(eq=False, repr=False, match_args=False)
class E:
    q: int = 0


for action in (lambda: A(1), lambda: A(1, [2], 3).total, lambda: A(), lambda: A(1, 2, 3, 4), lambda: A(x=1) == A(1), lambda: A(1) == 1, lambda: hash(A(1)), lambda: B(k=1) < B(k=2), lambda: B(1), lambda: B(k=1) < 3, lambda: C(1) == C(1, 9), lambda: hash(C(1)) == hash(C(1)), lambda: setattr(C(1), 'a', 2), lambda: delattr(C(1), 'a'), lambda: setattr(C(1), 'new', 2), lambda: C(1).__dict__, lambda: C.__slots__, lambda: D(), lambda: D(1, [2], 3, 4), lambda: D.__match_args__, lambda: E() == E(), lambda: hasattr(E, '__match_args__'), lambda: dc.asdict(A(1, [{'k': A(2)}])), lambda: dc.astuple(C(1)), lambda: dc.replace(C(1), a=5), lambda: dc.replace(C(1), z=5), lambda: dc.replace(A(1), x=2), lambda: [f.name for f in dc.fields(A)], lambda: dc.fields(3), lambda: dc.is_dataclass(A), lambda: dc.is_dataclass(A(1)), lambda: dc.asdict(3), lambda: dc.make_dataclass('M', ['a', ('b', int), ('c', int, 3)])(1, 2), lambda: dc.make_dataclass('M', ['a', 'a']), lambda: dc.make_dataclass('M', ['class']), lambda: A.__annotations__.keys(), lambda: A.z, lambda: A.w, lambda: dc.field(default=1, default_factory=list), lambda: repr(dc.MISSING) != '', lambda: str(__import__('inspect').signature(B)), lambda: A.__doc__, lambda: C.__doc__):
    attempt(action)
for body, options in (('x: int = 1\n  y: int', ''), ('x: list = []', ''), ('x: dict = {}', ''), ('x = dc.field()', ''), ('x: int = 1', 'order=True, eq=False'), ('x: int\n  def __lt__(self, o): ...', 'order=True'), ('x: int\n  __slots__ = ("x",)', 'slots=True'), ('x: int\n  def __setattr__(self, n, v): ...', 'frozen=True'), ('x: int\n  def __hash__(self): return 5', 'unsafe_hash=True'), ('a: dc.KW_ONLY\n  b: dc.KW_ONLY', ''), ('x: dc.InitVar[int] = dc.field(default_factory=list)', ''), ('x: ClassVar[int] = dc.field(default_factory=list)', ''), ('x: int\n  def __repr__(self): return "own"', ''), ('x: int', 'wrong=1')):
    namespace = {'dc': dc, 'ClassVar': ClassVar, '__name__': 'm'}
    try:
        exec(f'@dc.dataclass({options})\nclass X:\n  {body}\nprint(X(1))', namespace)
    except Exception as error:
        print(type(error).__name__, error)
for source in ('@dc.dataclass(frozen=True)\nclass Y(A): pass', '@dc.dataclass\nclass Y(C): pass', '@dc.dataclass\nclass Y:\n  x: "int" = 3\n  y: "ClassVar[int]" = 4\nprint(Y())'):
    try:
        exec(source, {'dc': dc, 'A': A, 'C': C, 'ClassVar': ClassVar, '__name__': '__main__'})
    except Exception as error:
        print(type(error).__name__, error)
match C(1):
    case C(a, b):
        print(a, b)
match D(7):
    case D(x, y, w) if True:
        print(x)
