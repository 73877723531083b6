# typing: generics, protocols, annotations, special forms.
import typing
from typing import Any, Callable, Generic, Literal, NamedTuple, Optional, Protocol, TypedDict, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar('T')
print(T, T.__name__, T.__bound__, T.__constraints__, TypeVar('B', bound=int).__bound__, TypeVar('C', int, str).__constraints__)


class Box(Generic[T]):
    def __init__(self, item: T):
        self.item = item


print(Box[int], Box[int](5).item, Box.__parameters__, get_origin(Box[int]) is Box, get_args(Box[int]), Box[int].__orig_class__ if hasattr(Box[int], '__orig_class__') else 'none')
print(Optional[int], Union[int, str], int | None, Union[int, int], Literal['a', 1], Callable[[int], str], typing.List[int], list[int], dict[str, list[int]])
print(get_args(Union[int, str]), get_origin(Optional[int]), get_origin(list[int]), typing.Tuple[int, ...], tuple[int, ...], type(int | str))


def annotated(a: int, b: 'str' = 'x', *args: float, **kw: 'Optional[int]') -> list['int']:
    pass


print(get_type_hints(annotated))
print(annotated.__annotations__)


@typing.runtime_checkable
class Sized2(Protocol):
    def __len__(self) -> int: ...


print(isinstance([], Sized2), isinstance(5, Sized2))


class Movie(TypedDict, total=False):
    name: str
    year: int


print(Movie(name='x'), Movie.__annotations__, Movie.__required_keys__, sorted(Movie.__optional_keys__))


class Employee(NamedTuple):
    name: str
    id: int = 3


print(Employee('a'), Employee._field_defaults, Employee.__annotations__)
for action in [
    lambda: Box[int, str],
    lambda: Union[5],
    lambda: Literal[[]],
    lambda: isinstance(1, list[int]),
    lambda: Optional[1, 2],
    lambda: Any(),
    lambda: Protocol(),
    lambda: Sized2(),
    lambda: TypeVar('X', int),
    lambda: list[int][str],
    lambda: issubclass(int, Union[int, str]),
    lambda: isinstance(1, Union[int, str]),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def generic[U: int, *Ts, **P](u: U) -> U:
    return u


print(generic.__type_params__, generic.__type_params__[0].__bound__)
type Alias[V] = list[V]
print(Alias, Alias.__value__, Alias[int], Alias.__type_params__)


class New[W = int]:
    pass


print(New.__type_params__[0].__default__, New[str], New.__orig_bases__)
UserId = typing.NewType('UserId', int)
print(UserId(5), UserId, typing.cast(int, 'x'), typing.NoReturn, typing.ClassVar[int], typing.Final)
print(typing.Annotated[int, 'meta'].__metadata__, typing.get_type_hints(Employee), typing.Self, typing.assert_type(1, int))


@typing.overload
def over(a: int) -> int: ...


@typing.final
def over(a):
    return a


print(over.__final__, typing.TYPE_CHECKING, list[int] == list[int], hash(list[int]) == hash(list[int]), list[T][int])
