import copy, copyreg


class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"Point({self.x}, {self.y})"
    def __eq__(self, other): return (self.x, self.y) == (other.x, other.y)
    __hash__ = None


class Slotted:
    __slots__ = ("a", "b", "__dict__")


class Reduced:
    def __init__(self, n): self.n = n
    def __reduce__(self): return Reduced, (self.n + 1,), {"extra": 5}


class Stated:
    def __getstate__(self): return {"kept": self.kept}
    def __setstate__(self, state): self.__dict__.update(state, restored=True)


class Custom:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep", len(memo)


class Items(list):
    pass


class Mapping(dict):
    def __init__(self, *args, tag=None): super().__init__(*args); self.tag = tag


shared = [1, 2]
original = [shared, shared, {"k": shared}, (shared, 5), {frozenset([1])}, Point(shared, 3)]
shallow, deep = copy.copy(original), copy.deepcopy(original)
shared.append(3)
print(shallow, deep, deep[0] is deep[1], deep[2]["k"] is deep[0], deep[5].x is deep[0], shallow[0] is shared)
cycle = [1]
cycle.append(cycle)
twin = copy.deepcopy(cycle)
print(twin[1] is twin, twin is not cycle)
s = Slotted()
s.a, s.c = 1, 2
t = copy.copy(s)
print(t.a, t.c, hasattr(t, "b"))
r = copy.copy(Reduced(1))
print(r.n, r.extra, copy.deepcopy(r).n)
st = Stated()
st.kept, st.lost = 1, 2
print(copy.copy(st).__dict__, copy.copy(Custom()), copy.deepcopy(Custom()), copy.deepcopy([Custom()]))
items = Items([1, [2]])
items.name = "n"
clone = copy.deepcopy(items)
print(type(clone), clone, clone.name, clone[1] is items[1])
m = Mapping({"a": [1]}, tag="t")
print(copy.copy(m), copy.copy(m).tag, type(copy.deepcopy(m)))
for same in (5, "x", None, (1, 2), len, Point, frozenset([1]), ..., 1.5, range(3), b"b", lambda: 0):
    print(copy.copy(same) is same, copy.deepcopy(same) is same)
for bad in ((x for x in ()), memoryview(b""), __import__("sys")):
    try:
        print(copy.copy(bad))
    except TypeError as error:
        print(error)
print(copy.replace(type("N", (), {"__replace__": lambda self, **k: sorted(k)})(), b=1, a=2))
try:
    copy.replace(5)
except TypeError as error:
    print(error)
print(copyreg.__reduce_ex__(Point(1, 2), 0)[0].__name__, Point(1, 2).__reduce_ex__(2), object().__reduce_ex__(4))
print(Point(1, 2).__getstate__(), s.__getstate__(), object().__getstate__())
copyreg.pickle(Point, lambda p: (Point, (p.x * 10, p.y)))
print(copy.copy(Point(1, 2)), copy.deepcopy(Point(1, 2)))
del copyreg.dispatch_table[Point]
