# Cycles, weak references of all kinds, finalizers.
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __repr__(self):
        return f'Node({self.name})'

    def __del__(self):
        print('del', self.name)


a, b = Node('a'), Node('b')
a.other, b.other = b, a
reference = weakref.ref(a, lambda r: print('callback', r() is None))
print(reference() is a, reference, weakref.getweakrefcount(a)) if False else print(reference() is a, weakref.getweakrefcount(a))
del a, b
print('before collect', reference() is None)
gc.collect()
print('after collect', reference() is None)
single = Node('single')
proxy = weakref.proxy(single)
print(proxy.name, proxy, isinstance(proxy, Node), type(proxy).__name__)
del single
try:
    proxy.name
except ReferenceError as error:
    print(error)
values = weakref.WeakValueDictionary()
node = Node('valued')
values['key'] = node
print(len(values), 'key' in values, list(values))
del node
print(len(values), values.get('key'))
keys = weakref.WeakKeyDictionary()
key = Node('key')
keys[key] = 1
print(len(keys), keys[key])
del key
print(len(keys))
nodes = weakref.WeakSet()
member = Node('member')
nodes.add(member)
print(len(nodes), member in nodes)
del member
print(len(nodes))
target = Node('final')
finalizer = weakref.finalize(target, print, 'finalized', 1, key=2) if False else weakref.finalize(target, print, 'finalized')
print(finalizer.alive)
del target
print(finalizer.alive)


class Bound:
    def method(self):
        return 'method'


bound = Bound()
method = weakref.WeakMethod(bound.method)
print(method()())
del bound
print(method())
print(gc.isenabled(), gc.get_threshold(), gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked('x'), gc.is_tracked({}))
for value in (1, 'x', (), None):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error)
ref1, ref2 = weakref.ref(Node), weakref.ref(Node)
print(ref1 is ref2, ref1 == ref2, hash(ref1) == hash(Node))
