"""list and tuple: construction, slices, assignment, methods, recursion, comparison, errors."""


def attempt(source):
    a = [3, 1, 2, 5, 4]
    names = {'a': a, 't': (1, 2, 3, 2)}
    try:
        try:
            result = eval(source, names)
        except SyntaxError:
            result = exec(source, names)
        print(source, '=>', repr(result), names['a'] if names['a'] != [3, 1, 2, 5, 4] else '')
    except Exception as error:
        print(source, '->', type(error).__name__, error, a if a != [3, 1, 2, 5, 4] else '')


for source in ('a[0]', 'a[-6]', 'a[5]', 'a["x"]', 'a[1.0]', 'a[None]', 'a[1, 2]', 'a[2**70]', 'a[True]', 'a[1:3]', 'a[::-1]', 'a[::2]', 'a[-2:]', 'a[5:1]', 'a[::0]', 'a["a":]', 'a[2**70:]', 'a[:-2**70:-1]', 'a[1:2] = [9, 9, 9]', 'a[1:1] = "xy"', 'a[::2] = [7, 8, 9]', 'a[::2] = [7]', 'a[1:3] = 5', 'a[::-1] = a', 'a[:] = []', 'a[1:3] = a', 'a[9:] = [1]', 'a[-1] = 0', 'a[9] = 0', 'a["x"] = 0', 'del a[0]', 'del a[9]', 'del a[1:3]', 'del a[::2]', 'del a[:]', 'del a["x"]', 'a.append(1)', 'a.append()', 'a.append(1, 2)', 'a.extend("ab")', 'a.extend(5)', 'a.extend(a)', 'a.extend(x for x in a[:2])', 'a.insert(1, "i")', 'a.insert(-1, "i")', 'a.insert(99, "i")', 'a.insert("x", 1)', 'a.pop()', 'a.pop(0)', 'a.pop(-2)', 'a.pop(9)', 'a.pop("x")', '[].pop()', 'a.remove(2)', 'a.remove(9)', 'a.index(5)', 'a.index(9)', 'a.index(1, 2)', 'a.index(1, -10, 10)', 'a.count(1), [1, True, 1.0].count(1)', 'a.reverse()', 'a.sort()', 'a.sort(reverse=True)', 'a.sort(key=lambda x: -x)', 'a.sort(None)', 'a.sort(key=1)', 'a.sort(lambda x: x)', 'a.sort(cmp=1)', 'a.copy() is a', 'a.clear()', 'a + [1]', 'a + (1,)', 'a + 1', 'a += "ab"', 'a += 5', 'a * 2', 'a * -1', 'a * "x"', '2 * a', 'a *= 0', 'a *= 1.5', 'a * 2**40', '[[]] * 3', 'a == [3, 1, 2, 5, 4]', 'a == (3, 1, 2, 5, 4)', 'a < [3, 2]', 'a < [3, 1, 2, 5, 4, 0]', 'a < (1,)', '[1, "a"] < [1, 2]', '[] < [1]', '3 in a, 9 in a', 'hash(a)', '{a: 1}', 'list("abc"), list(), list({1: 2})', 'list(5)', 'list(1, 2)', 'list(iterable=[1])', 'list.__new__(list)', 'a.__init__([1])', 'a.__init__()', 'a.__sizeof__() > 0', 'a.__reversed__().__length_hint__()', 'a.__contains__(3)', 'a.__getitem__(slice(1))', 'list[int]', 'list[int]([1])', 'a.nothing', 'a.append = 1', 'a()', '-a', 'len(a), min(a), max(a), sum(a)', 'sum([[1], [2]], [])', 'sum(["a"])', 'sum(["a"], "")', 'sum([1], start=2)', 'sorted(a, key=None, reverse=1)', 'list(reversed(a))', 'list(enumerate(a, 1))[:2]', 'list(zip(a, "ab"))', 'list(zip(a, "ab", strict=True))', 'list(map(pow, a, [2, 2]))', 'list(map(None, a))', 'list(filter(None, [0, 1, "", "x"]))', 'all(a), any([]), all([])', '[*a, *a[:1]]', 't[1]', 't[9]', 't["x"]', 't[1:]', 't[::-1]', 't + (4,)', 't + [4]', 't * 2', 't[0] = 1', 'del t[0]', 't.index(2)', 't.index(9)', 't.count(2)', 't.append(1)', 'hash(t) == hash((1, 2, 3, 2))', 'hash(([],))', 't < (1, 3)', 't == [1, 2, 3, 2]', 'tuple("ab"), tuple(), tuple([1])', 'tuple(5)', 'tuple(1, 2)', 'tuple(sequence=1)', 't[:] is t, tuple(t) is t, t * 1 is t, t + () is t', '(1,), (), 1,', 'repr((1,)), repr(())', 'a.index(4, 0, 2)', 'a.__imul__(2)', 'a.__iadd__(5)', 't.__add__([1])', 'a.__eq__(5)', 'a.__lt__(5)', 'a.__mul__("x")', 'a.__setitem__(0)', 'a.__delitem__(slice(0, 2))'):
    attempt(source)
r = [1]
r.append(r)
t = (r,)
r.append(t)
print(r, t, repr(r) == str(r))
print(r == r, [r] == [r], r in r)
r.clear()


class Evil:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return False


victim = [1, 2, 3]
print(Evil(victim) in victim, victim)
victim = [Evil([]), 1]
print(victim.count(1), victim.index(1))


class L(list):
    def __getitem__(self, i):
        return f'item {i}'

    def __len__(self):
        return 7

    def append(self, x):
        super().append(x * 2)


l = L([1, 2])
l.append(5)
l.extend([9])
print(l, l[0], len(l), list(l), l[:], l + [1], type(l + []).__name__, type(l[:]).__name__, type(l * 2).__name__, type(l.copy()).__name__, sorted(l), [*l], bool(L()), l == [1, 2, 10, 9], list(reversed(l)), sum(l))
it = iter([1, 2, 3])
print(it.__length_hint__(), next(it), it.__reduce__()[1], it.__length_hint__(), list(it), next(it, 'done'), it.__reduce__()[1:])
