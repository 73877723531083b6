# Deferred annotations, __annotate__, formats, forward references.
import annotationlib


def function(a: int, b: 'text' = 1, *args: Undefined, key: list[Missing] = None) -> Later:
    local: Unknown = 5
    return local


print(function(1), function.__annotate__.__name__)
try:
    function.__annotations__
except NameError as error:
    print(error)
print(annotationlib.get_annotations(function, format=annotationlib.Format.STRING))
forward = annotationlib.get_annotations(function, format=annotationlib.Format.FORWARDREF)
print(forward['a'], forward['b'], forward['args'], type(forward['return']).__name__)
Undefined = Missing = Later = str
print(function.__annotations__)


class C:
    x: int
    y: 'Forward' = 1
    z: Undefined2
    if True:
        conditional: str
    if False:
        never: str

    def method(self) -> C:
        pass


try:
    C.__annotations__
except NameError as error:
    print(error)
Undefined2 = bytes
print(C.__annotations__, C.method.__annotations__, '__annotations__' in C.__dict__)
module_level: float = 1.5
never_bound: 'str'
print(__annotations__, __annotate__(1))
for kind in (1, 2, 3, 4, 5):
    try:
        print(kind, C.__annotate__(kind))
    except Exception as error:
        print(kind, type(error).__name__, error)


def generic[T: (int, str), *Ts, **P](x: T, *a: *Ts) -> dict[T, P]:
    pass


print(generic.__annotations__, generic.__type_params__, generic.__type_params__[0].__constraints__)
type Recursive = list[Recursive] | int
print(Recursive.__value__, Recursive)
C.__annotations__ = {'replaced': int}
print(C.__annotations__, C.__annotate__)
function.__annotate__ = None
print(function.__annotations__)
for action in [lambda: setattr(function, '__annotations__', 5), lambda: setattr(function, '__annotate__', 5), lambda: setattr(C, '__annotate__', 5)]:
    try:
        action()
    except TypeError as error:
        print(error)
lambda_annotations = (lambda x: x).__annotations__
print(lambda_annotations)
