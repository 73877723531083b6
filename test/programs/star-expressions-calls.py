"""Stars in calls, displays, assignments, subscripts, returns; keyword clashes and their texts."""


def f(*args, **kwargs):
    return args, kwargs


def attempt(source):
    try:
        print(source, '=>', eval(source, globals()))
    except Exception as error:
        print(source, '=>', type(error).__name__, error)


def two(a, b=2, /, c=3, *, d, e=5):
    return a, b, c, d, e


class Mapping:
    def keys(self):
        return ['x', 'y']

    def __getitem__(self, k):
        return k * 2


class BadMapping:
    keys = 3


class KeysFail:
    def keys(self):
        raise KeyError('from keys')


class ItemFail:
    def keys(self):
        return ['k']

    def __getitem__(self, k):
        raise AttributeError('from getitem')


def broken():
    yield 1
    raise TypeError('from generator')


for source in ('f(*[1, 2], 3, *"ab")', 'f(**{"a": 1}, b=2, **{"c": 3})', 'f(*(), **{})', 'f(**Mapping())', 'f(*Mapping().keys(), **Mapping())', 'f(**BadMapping())', 'f(**KeysFail())', 'f(**ItemFail())', 'f(*broken())', 'f(*3)', 'f(*None, 1)', 'f(**3)', 'f(**[("a", 1)])', 'f(**{1: 2})', 'f(a=1, **{"a": 2})', 'f(**{"a": 1}, **{"a": 2})', 'two()', 'two(1)', 'two(1, d=4)', 'two(1, 2, 3, 4, d=4)', 'two(a=1, d=4)', 'two(1, b=2, d=4)', 'two(1, c=3, d=4, z=1)', 'two(1, 2, 3, c=4, d=5)', 'two(*[1], **{"d": 4, "e": 6})', 'two(1, **{"d": 1}, **{"d": 2})', 'two(1, 2, 3, 4)', 'two(d=1, e=2)', 'len()', 'len(1, 2)', 'len(a=1)', 'len(*[[1]])', 'int(*"1", **{"base": 10})', 'print(*[1, 2], sep="-", end="\\n")', 'dict(*[[("a", 1)]], **{"b": 2})', '[*[1], *(2,), *{3: 4}, *"5"]', '{*[1, 2], *[2, 3]}', '{**{"a": 1}, "a": 2, **{"a": 3, "b": 4}}', '(*[1, 2], 3)', '[*3]', '{**[1]}', '{**None}', '{*None}', '(lambda a, /, *b, c=0, **d: (a, b, c, d))(1, 2, 3, c=4, a=5)', '(lambda *a: a)(*range(3))', '(lambda **k: k)(**dict(a=1))', '(lambda *, k: k)()', '(lambda *, k, j: k)()', '(lambda a, b, c: 0)(1)', '(lambda a, b, c: 0)()', '(lambda a, b=1, *c: 0)()', '(lambda: 0)(1)', '(lambda: 0)(1, 2)', '(lambda: 0)(x=1)', '(lambda a: 0)(1, 2)', '(lambda a, b=1: 0)(1, 2, 3)', '(lambda a, *, k=1: 0)(1, 2)', '(lambda a, *, k=1: 0)(1, 2, k=3)', 'max(*[1, 5], *[3])', '"{} {x}".format(*[1], **{"x": 2})', 'type("X", *[(), {}]).__name__', 'f(x for x in [1])[0][0].__class__.__name__', 'f(*(x for x in range(2)), y=1)'):
    attempt(source)
a, *b = 'xyz'
*c, d = [1]
[e, *g], h = (1, 2, 3), 4
print(a, b, c, d, e, g, h)
(*i,), [j, *_] = 'ab', range(3)
print(i, j, _)
t = 1, 2
t = *t, 3
print(t, {(*t, 4): 1}, [(x, *y) for x, *y in ['ab', 'cde']])
d = {}
d[*t] = 5
d[1, *t, 2] = 6
print(d, d[*t])


def returns():
    return *t, 9


def yields():
    yield *t, 8


print(returns(), list(yields()), (lambda: (*t,))())
for x in *t, 4:
    print(x, end=' ')
print()
for statement in ('a, b = 1', 'a, b = "x"', 'a, b = 1, 2, 3', 'a, b = {}', '*a, b = ()', 'a, *b, c = 1,', '[a] = 1, 2', 'a, (b, c) = 1, 2', 'a, b = (x for x in range(3))', 'a, b = iter([1])', 'a, b = broken()', '(a, b), c = [1, 2], 3', 'a, b, *c = broken()', 'a, b = range(10**6)', 'a, b = {1: 1, 2: 2, 3: 3}', 'a, b = object()'):
    try:
        exec(statement, globals())
        print(statement, 'fine')
    except Exception as error:
        print(statement, '->', type(error).__name__, error)
