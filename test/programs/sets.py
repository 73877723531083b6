"""Sets and frozensets: operations, order of small integers, methods and errors."""

a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, b - a, a <= b, {3} < a, a >= {1, 2}, a == {4, 3, 2, 1}, a.isdisjoint({9}), a.issubset(range(10)), a.issuperset([1]))
print({3, 1, 2}, {10, 5, 20, 15}, set(range(20, 0, -3)), {8, 16, 0}, {-1, -2, -3}, set('a'), set(), {1.0, 1, True}, len({0, False, 0.0}))
s = {1}
s.add(2)
s.add(2)
s.update([3, 4], (5,))
s.discard(99)
s.remove(1)
print(s, s.union([7], {8}), s.intersection([2, 3, 9]), s.difference({2}, [3]), s.symmetric_difference([2, 100]))
s |= {10}
s &= {2, 3, 10}
s -= {3}
s ^= {2, 7}
print(s, s.pop() in (10, 7), len(s))
t = s.copy()
t.clear()
print(t, s != t, bool(t), 5 in t, {x % 3 for x in range(10)}, frozenset([2, 1]), type(frozenset() | {1}), type({1} | frozenset()))
f = frozenset({1, 2})
print(hash(f) == hash(frozenset([2, 1])), {f: 'key'}[frozenset([1, 2])], f == {1, 2}, {f} == {frozenset((1, 2))}, f in {f}, {1, 2} in {f})
s.difference_update([7])
s.intersection_update([10])
s.symmetric_difference_update([10, 11])
print(s, sorted({'b', 'a', 'c'}), max({4, 9, 2}), sum({1, 2, 3}), sorted(x for x in {5, 6} if x > 5))
for action in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1} | [2], lambda: {1} < [1], lambda: f.add(3), lambda: set(5), lambda: {1}[0], lambda: hash(set()),
               lambda: {1} + {2}, lambda: {{1}}, lambda: set().union(5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    for x in a:
        a.add(x + 100)
except RuntimeError as error:
    print(error)
