import weakref, gc


class Node:
    def __init__(self, name): self.name = name
    def __repr__(self): return f"<{self.name}>"
    def method(self): return self.name


a, b = Node("a"), Node("b")
r = weakref.ref(a, lambda ref: print("gone", ref() is None))
same = weakref.ref(a)
print(r() is a, same is weakref.ref(a), weakref.getweakrefcount(a), r == same, hash(r) == hash(a))
p = weakref.proxy(b, lambda ref: print("proxy gone"))
print(p.name, p, type(p), p.method(), isinstance(p, Node))
values = weakref.WeakValueDictionary(a=a, b=b)
keys = weakref.WeakKeyDictionary({a: 1, b: 2})
group = weakref.WeakSet([a, b])
bound = weakref.WeakMethod(a.method)
weakref.finalize(a, print, "finalizer", 1, two=2) if False else None
final = weakref.finalize(a, print, "finalizer of a", sep="|")
print(sorted(values.keys()), len(keys), len(group), bound()(), final.alive, final.peek()[1:])
del a
print(dict(values), len(keys), len(group), bound(), final.alive, r() is None, weakref.getweakrefs(b) != [])
del b
try:
    p.name
except ReferenceError as error:
    print(error)
print(len(values), len(keys), len(group))


class Cyclic:
    def __del__(self): print("del", self.n)


c = Cyclic()
c.n, c.self = 1, c
w = weakref.ref(c, lambda ref: print("cyclic gone"))
del c
print(w() is not None)
gc.collect()
print(w())
for bad in (5, "x", (), [], None, object()):
    try:
        weakref.ref(bad)
    except TypeError as error:
        print(error)


class NoWeak:
    __slots__ = ()


try:
    weakref.ref(NoWeak())
except TypeError as error:
    print(error)


class Sub(weakref.ref):
    __slots__ = ("extra",)

    def __new__(cls, o, extra):
        self = super().__new__(cls, o)
        self.extra = extra
        return self

    def __init__(self, o, extra): super().__init__(o)


d = Node("d")
s1, s2 = Sub(d, 1), Sub(d, 2)
print(s1 is s2, s1 == s2, s1.extra, s2(), weakref.getweakrefcount(d))
items = weakref.WeakValueDictionary()
for n in range(5):
    items[n] = Node(str(n))
print(len(items), items.get(0, "none"), items.setdefault(9, d), list(items.items()), 9 in items)
f = weakref.finalize(d, lambda: print("called"))
print(f(), f.alive, f())
f.atexit = False
def shout(x): return x
wr = weakref.ref(shout)
print(wr().__name__, weakref.ref(Node)() is Node, weakref.ref(type)() is type)
