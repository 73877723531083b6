"""copy, deepcopy, __reduce__, __copy__, __deepcopy__, __replace__, cycles and memo."""

import copy


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


class P:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f'P({self.x!r})'


class C:
    def __copy__(self):
        return 'copied'

    def __deepcopy__(self, memo):
        return f'deep {len(memo) >= 0}'


class S:
    __slots__ = ('a', 'b')


class N(P):
    def __getnewargs__(self):
        return ()

    def __getstate__(self):
        return {'x': 'state'}


class R:
    def __reduce__(self):
        return P, ('reduced',)


class Bad:
    def __reduce_ex__(self, p):
        return 5


class T(tuple):
    pass


p = P([1, [2]])
a, b = copy.copy(p), copy.deepcopy(p)
print(a.x is p.x, b.x is p.x, b.x[1] is p.x[1], a, b)
l = [1, p]
l.append(l)
m = copy.deepcopy(l)
print(m[2] is m, m[1] is p, len(m), copy.copy(l)[2] is l)
s = S()
s.a = [1]
t = copy.copy(s)
print(t.a is s.a, hasattr(t, 'b'), copy.deepcopy(s).a is s.a)
for v in (C(), N(1), R(), Bad(), T([1, [2]]), {'a': [1]}, {1, 2}, frozenset([1]), (1, [2]), (1, 2), 'x', 5, None, int, len, P.__init__, p.__init__, range(3), slice(1), bytearray(b'x'), 1j, ..., type(p), iter([1, 2]), property(), memoryview(b'a'), (x for x in ()), open, ValueError('e', [1])):
    attempt(lambda: type(copy.copy(v)).__name__)
    attempt(lambda: type(copy.deepcopy(v)).__name__)
for v in ((1, 2), 'x', frozenset([1]), range(2)):
    print(copy.copy(v) is v, copy.deepcopy(v) is v)
attempt(copy.replace, 3, x=1)
attempt(copy.replace, type('Q', (), {'__replace__': lambda self, **k: k})(), x=1)
attempt(object().__reduce_ex__, 2)
attempt(p.__reduce_ex__, 2)
attempt(s.__reduce_ex__, 1)
attempt(p.__getstate__)
attempt(s.__getstate__)
attempt(lambda: copy.deepcopy(p, memo={id(p): 'from memo'}))
d = {}
d['me'] = d
print(copy.deepcopy(d)['me'] is not d, len(repr(copy.deepcopy(d))))
