# What builtin functions say about wrong numbers and kinds of arguments.


def attempt(source):
    try:
        print(source, '->', repr(eval(source)))
    except Exception as error:
        print(source, '->', type(error).__name__, error)


for source in [
    'len()', 'len(1, 2)', 'len(5)', 'len(obj=[1])', 'abs()', 'abs("x")', 'abs(-3)', 'callable()', 'callable(len)',
    'isinstance(1)', 'isinstance(1, 2)', 'isinstance(1, (int, str))', 'issubclass(1, int)', 'issubclass(int, 5)',
    'getattr()', 'getattr(1)', 'getattr(1, "x")', 'getattr(1, "x", 9)', 'getattr(1, 2)', 'hasattr(1)', 'setattr(1, 2)',
    'delattr(1, "x")', 'iter()', 'iter(5)', 'iter(1, 2, 3)', 'iter(5, 6)', 'next()', 'next([])', 'next(iter([]), "end")',
    'max()', 'max(1)', 'max([])', 'max([], default=0)', 'max(1, 2, default=0)', 'min(1, 2, foo=1)', 'min("b", "a")',
    'sum()', 'sum(1)', 'sum(["a"], "")', 'sum([b"a"], b"")', 'sum([[1], [2]], [])', 'sorted()', 'sorted(5)',
    'sorted([3, 1, 2], key=None, reverse=True)', 'sorted([1], 2)', 'sorted([], kye=1)', 'reversed()', 'reversed(5)',
    'chr(-1)', 'chr(97)', 'chr("a")', 'ord("")', 'ord("ab")', 'ord(b"a")', 'ord(5)', 'bin(5)', 'bin("5")', 'hex(255)',
    'oct(-8)', 'round(2.5)', 'round(2.567, 2)', 'round("x")', 'round()', 'pow(2)', 'pow(2, 10)', 'pow(2, 10, 7)',
    'pow(2, -1, 7)', 'pow(2, 3, 0)', 'divmod(7, 2)', 'divmod(7, 0)', 'divmod(7)', 'hash([])', 'hash(1) == hash(1.0)',
    'repr()', 'ascii("é\\n")', 'format(3.14159, ".2f")', 'format(1, "s")', 'format(1, 2)', 'int("x")', 'int("12", 3)',
    'int("12", 99)', 'int(1, 2)', 'int()', 'int("1", bas=2)', 'float("x")', 'float([])', 'complex("1+2")', 'bool(1, 2)',
    'str(b"x", 5)', 'bytes("x")', 'bytes(-1)', 'bytes([256])', 'list(5)', 'tuple(5)', 'dict(5)', 'dict([1])', 'set(5)',
    'range()', 'range(1, 2, 0)', 'range("a")', 'range(a=1)', 'slice()', 'enumerate()', 'enumerate(5)', 'zip(5)', 'map()',
    'map(len)', 'filter(None)', 'filter(1, 2, 3)', 'object(1)', 'type()', 'type(1, 2)', 'super(5)', 'property(1, 2, 3, 4, 5)',
    'vars(5)', 'dir(1, 2)', 'globals(1)', 'locals(1)', 'input(1, 2)', 'print(1, sep=1)', 'print(1, end=2)', 'print(1, foo=2)',
    '__import__()', '__import__(5)', 'compile()', 'compile("1", "f", "x")', 'eval()', 'eval(5)', 'exec("1", 5)', 'open()',
    'memoryview(5)', 'bytearray("x")', 'frozenset(5)', 'classmethod()', 'staticmethod()', 'aiter(5)', 'anext(5)',
]:
    attempt(source)
