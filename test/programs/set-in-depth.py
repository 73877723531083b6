"""set and frozenset: algebra, methods, hashing, comparisons, mutation, errors."""


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


def o(s):
    return type(s).__name__, sorted(s)


a, b, f = {1, 2, 3}, {3, 4}, frozenset([1, 2])
for action in (lambda: o(a | b), lambda: o(a & b), lambda: o(a - b), lambda: o(a ^ b), lambda: o(a | f), lambda: o(f | a), lambda: a | [1], lambda: [1] | a, lambda: a + b, lambda: o(a.union([9], 'x'[:0], (8,))), lambda: o(a.union()), lambda: o(a.intersection([1], {1, 2})), lambda: o(a.difference([1], [2])), lambda: o(a.symmetric_difference([1, 7])), lambda: a.symmetric_difference(), lambda: a.union(5), lambda: a.union([[]]), lambda: a <= {1, 2, 3}, lambda: a < a, lambda: a > f, lambda: a >= [1], lambda: a.issubset([1, 2, 3, 4]), lambda: a.issuperset([1, 9]), lambda: a.isdisjoint([7]), lambda: a == f, lambda: {1, 2} == f, lambda: f == {1, 2}, lambda: a != [1, 2, 3], lambda: hash(f) == hash(frozenset([2, 1])), lambda: hash(a), lambda: {f: 1}[frozenset({2, 1})], lambda: {1, 2} in {f}, lambda: {a}, lambda: a in a, lambda: [] in a, lambda: set(5), lambda: set([[]]), lambda: set(1, 2), lambda: set(x=1), lambda: frozenset('aa') == {'a'}, lambda: frozenset(f) is f, lambda: frozenset(), lambda: set(), lambda: {*()}, lambda: a[0], lambda: a.add([]), lambda: a.remove(9), lambda: a.remove([]), lambda: a.remove({9}), lambda: a.discard(9), lambda: set().pop(), lambda: {7}.pop(), lambda: f.add(1), lambda: a.nothing, lambda: len(a), lambda: sum(a), lambda: max(a), lambda: bool(set()), lambda: {1, True, 1.0}, lambda: {0, False, ''} - {''}, lambda: repr(frozenset([1])), lambda: {frozenset()}, lambda: set[int], lambda: a.update(5), lambda: a.update([4], {5}), lambda: a.intersection_update({1, 2, 5}), lambda: a.difference_update([1]), lambda: a.symmetric_difference_update([2, 9]), lambda: o(a), lambda: a.clear(), lambda: a.copy() is a, lambda: f.copy() is f, lambda: f.__or__([1]), lambda: f.__eq__([1]), lambda: f.__reduce__()[1]):
    attempt(action)
s = t = {1, 2}
s |= {3}
s -= {1}
s ^= {3, 4}
s &= {2, 4, 5}
print(o(t), s is t)
g = h = frozenset({1})
g |= {2}
print(o(g), o(h))
for bad in ('s |= [1]', 's -= [1]', 's &= (1,)', 's ^= "a"'):
    try:
        exec(bad)
    except TypeError as error:
        print(error)
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)


class S(set):
    def __contains__(self, x):
        return 'always'

    def add(self, x):
        super().add(-x)


q = S([1])
q.add(5)
print(sorted(q), 99 in q, type(q | {1}).__name__, type(q.copy()).__name__, type({1} | q).__name__, repr(S([3])), type(frozenset(q) | q).__name__)


class H:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return 5

    def __eq__(self, other):
        print(f'{self.v}?{other.v}', end=' ')
        return self.v == other.v


hs = {H(1), H(2), H(1)}
print(len(hs), H(2) in hs)
print(sorted(x for x in range(20) if x in {1, 3, 5} ^ {3, 19}), {c for c in 'aab'} == {'a', 'b'}, {1: 1}.keys() | {2}, sorted(map(len, {frozenset(), frozenset([1])})))
