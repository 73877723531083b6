"""Type parameters, type aliases, lazily evaluated annotations and generics."""
import typing


def first[T](items: list[T]) -> T:
    return items[0]


class Box[T: (int, str), *Ts, **P]:
    def get[U = int](self, default: U) -> T | U:
        return default


type Pair[A, B = str] = tuple[A, B]
type Recursive = list[Recursive] | None
print(first([3]), first.__type_params__, Box.__type_params__, Box.get.__type_params__, Box.__parameters__)
print(Pair, Pair.__value__, Pair.__type_params__, Pair[int], Recursive.__value__, Pair.__name__)
T, Ts, P = Box.__type_params__
print(T.__constraints__, T.__bound__, type(Ts).__name__, type(P).__name__, T.__name__, Box[int, str, [int]].__args__, Box.__orig_bases__)
print(first.__annotations__, Box.get.__annotations__['return'], list[int], dict[str, list[int]].__args__, int | None, (int | str).__args__)


class Lazy:
    value: undefined_name
    other: 'int' = 5
    good: int

    def method(self, later: NotYet = 1) -> Also:
        pass


try:
    Lazy.__annotations__
except NameError as error:
    print(error)
undefined_name = NotYet = Also = float
print(Lazy.__annotations__, Lazy.method.__annotations__, Lazy.method.__annotate__(1))
x: int = 5
y: list[str]
print(__annotations__ if '__annotations__' in globals() else 'lazy', __annotate__(1))


def annotated():
    local: nonsense = 1
    return local


print(annotated(), annotated.__annotations__, typing.get_type_hints(Lazy), isinstance(5, int | str), issubclass(bool, int | float))
print(list[T], tuple[int, ...], type[int], typing.Optional[int], typing.Union[int, str] == int | str, list[int] == list[int], list[int]([1, 2]))
try:
    isinstance([], list[int])
except TypeError as error:
    print(error)


class Stack[T]:
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


s = Stack[int]()
s.push(1)
print(s.items, s.__orig_class__, Stack[int].__origin__, typing.get_args(Stack[int]), Stack.__mro__)
