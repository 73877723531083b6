"""Rich comparison: reflection, subclass priority, NotImplemented, identity shortcuts, chains, total_ordering."""

import functools


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


class Loud:
    def __init__(self, name, answer=NotImplemented):
        self.name, self.answer = name, answer

    def __repr__(self):
        return self.name


for op in ('lt', 'le', 'eq', 'ne', 'gt', 'ge'):
    def method(self, other, op=op):
        print(f'{self}.{op}({other})', end=' ')
        return self.answer
    setattr(Loud, f'__{op}__', method)


class Sub(Loud):
    pass


class Override(Loud):
    def __gt__(self, other):
        print('override gt', end=' ')
        return 'o'


a, b, s, o = Loud('a'), Loud('b', 'answer'), Sub('s', 'sub'), Override('o')
attempt(lambda: a < b)
attempt(lambda: b < a)
attempt(lambda: a < a)
attempt(lambda: a == b)
attempt(lambda: a == Loud('a2'))
attempt(lambda: a != Loud('a2'))
attempt(lambda: a < s)
attempt(lambda: a < o)
attempt(lambda: a >= 3)
attempt(lambda: 3 <= a)
attempt(lambda: a == 3)
attempt(lambda: a < b < s)
attempt(lambda: not a == a)
attempt(lambda: a in [s, a])
attempt(lambda: [a] == [a])
attempt(lambda: [a, 1] < [a, 2])
attempt(lambda: (a,) == (Loud('z'),))
attempt(lambda: {1: a} == {1: a})
attempt(lambda: sorted([Loud('x'), Loud('y', True)]))
attempt(lambda: max(a, b))
attempt(lambda: min([b, a], key=lambda v: v.name))


@functools.total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented


v, w = Version(1, 2), Version(1, 3)
print(v < w, v <= w, v > w, v >= w, v != w, v == Version(1, 2))
attempt(lambda: v >= 3)
attempt(lambda: functools.total_ordering(type('N', (), {})))
attempt(lambda: hash(v))
nan = float('nan')
print(nan == nan, nan in [nan], [nan] == [nan], nan != nan, (nan,) == (nan,), {nan: 1} == {nan: 1}, [nan].index(nan), [nan].count(nan))
print(1 == 1.0 == True, 'a' < 'b' < 'c' > 'a', [1, 2] < [1, 2, 0], (1, 'a') < (2, None), {1, 2} < {1, 2, 3}, {1} < {2}, {1} > {2}, b'a' < b'b')
attempt(lambda: (1, 'a') < (1, None))
attempt(lambda: {} < {})
attempt(lambda: 1 < 'a')
attempt(lambda: None < None)
attempt(lambda: 1j < 2j)
attempt(lambda: [] < ())
attempt(lambda: {1} < [1])
attempt(lambda: int < str)
attempt(lambda: range(3) < range(4))
attempt(lambda: sorted([1, 'a']))
attempt(lambda: sorted([3, None, 1]))
attempt(lambda: max([]))
attempt(lambda: max(1))
attempt(lambda: max(1, 'a'))
attempt(lambda: max([], default='d'))
attempt(lambda: max(1, 2, default=3))
attempt(lambda: min())
print(sorted('bca', reverse=True), sorted([(1, 'b'), (1, 'a')], key=lambda p: p[0]), sorted([3, 1, 2], key=functools.cmp_to_key(lambda x, y: y - x)))
print(is_ := (None is None), 1 is not None, [] is [], () is (), not 0, not [])
