# operator: functions, getters, callers.
import operator as op

print(op.add(1, 2), op.concat([1], [2]), op.contains([1, 2], 2), op.countOf([1, 1, 2], 1), op.indexOf('abc', 'c'))
print(op.floordiv(7, 2), op.mod(7, 3), op.truediv(7, 2), op.pow(2, 5), op.lshift(1, 4), op.rshift(16, 2), op.matmul.__name__)
print(op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.invert(5), op.neg(5), op.pos(-5), op.not_(0), op.truth([]), op.is_(None, None), op.is_not(1, 2))
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(2, 1), op.index(True), op.is_none(None), op.is_not_none(None))
items = [1, 2]
print(op.iadd(items, [3]), items, op.setitem(items, 0, 9), items, op.delitem(items, 1), items, op.getitem(items, slice(None)))
get = op.itemgetter(1)
print(get('abc'), op.itemgetter(0, 2)('abc'), op.itemgetter(slice(1, 3))('abcd'), repr(op.itemgetter(1, 'a')))


class Thing:
    def __init__(self):
        self.name = 'thing'
        self.inner = self

    def call(self, *args, **kwargs):
        return args, kwargs


thing = Thing()
print(op.attrgetter('name')(thing), op.attrgetter('inner.inner.name', 'name')(thing), repr(op.attrgetter('a.b')))
print(op.methodcaller('call', 1, k=2)(thing), repr(op.methodcaller('upper', 1, x=2)), op.call(lambda *a, **k: (a, k), 1, b=2))
print(op.length_hint([1, 2]), op.length_hint(iter([1, 2, 3])), op.length_hint(object(), 7))
for action in [
    lambda: op.itemgetter(),
    lambda: op.attrgetter(),
    lambda: op.attrgetter(5),
    lambda: op.methodcaller(),
    lambda: op.methodcaller(5),
    lambda: op.attrgetter('nope')(thing),
    lambda: op.itemgetter(9)('abc'),
    lambda: op.indexOf('abc', 'z'),
    lambda: op.length_hint([], 'x'),
    lambda: op.index(1.5),
    lambda: op.add(1),
    lambda: op.concat(1, 2),
    lambda: op.itemgetter(1)(5),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(sorted([{'n': 2}, {'n': 1}], key=op.itemgetter('n')), max(['a', 'ccc', 'bb'], key=op.methodcaller('__len__')))
