"""Linked list, binary search tree, AVL tree, trie, heap class, LRU cache, ring buffer, sparse matrix."""


class Node:
    __slots__ = ('value', 'next')

    def __init__(self, value, next=None):
        self.value, self.next = value, next


class LinkedList:
    def __init__(self, items=()):
        self.head, self._size = None, 0
        for item in reversed(list(items)):
            self.push(item)

    def push(self, value):
        self.head = Node(value, self.head)
        self._size += 1

    def pop(self):
        if self.head is None:
            raise IndexError('pop from empty LinkedList')
        node, self.head = self.head, self.head.next
        self._size -= 1
        return node.value

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
        return self

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self._size

    def __getitem__(self, i):
        for k, v in enumerate(self):
            if k == i:
                return v
        raise IndexError(f'no item {i}')

    def __repr__(self):
        return ' -> '.join(map(repr, self)) or 'empty'


l = LinkedList('abc')
l.push('z')
print(l, len(l), l.pop(), l.reverse(), 'b' in l, list(reversed(l)), l[1], LinkedList(), bool(LinkedList()), max(l), *l)
for bad in (lambda: l[9], lambda: LinkedList().pop()):
    try:
        bad()
    except IndexError as error:
        print(error)


class Tree:
    def __init__(self, key, value):
        self.key, self.value, self.left, self.right, self.height = key, value, None, None, 1

    @staticmethod
    def h(node):
        return node.height if node else 0

    def fix(self):
        self.height = 1 + max(self.h(self.left), self.h(self.right))
        balance = self.h(self.left) - self.h(self.right)
        if balance > 1:
            if self.h(self.left.right) > self.h(self.left.left):
                self.left = self.left.rotate(right=False)
            return self.rotate(right=True)
        if balance < -1:
            if self.h(self.right.left) > self.h(self.right.right):
                self.right = self.right.rotate(right=True)
            return self.rotate(right=False)
        return self

    def rotate(self, right):
        if right:
            new, self.left = self.left, self.left.right
            new.right = self
        else:
            new, self.right = self.right, self.right.left
            new.left = self
        self.fix()
        return new.fix()

    def insert(self, key, value):
        if key == self.key:
            self.value = value
        elif key < self.key:
            self.left = self.left.insert(key, value) if self.left else Tree(key, value)
        else:
            self.right = self.right.insert(key, value) if self.right else Tree(key, value)
        return self.fix()

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key, self.value
        if self.right:
            yield from self.right

    def __str__(self):
        return f'({self.left or "."} {self.key} {self.right or "."})'


root = Tree(0, 'a')
for n in range(1, 12):
    root = root.insert(n * 7 % 12, chr(97 + n))
print(root, root.height, list(root) == sorted(root), dict(root)[7])
try:
    root.insert('text', 1)
except TypeError as error:
    print(error)


class Trie:
    def __init__(self):
        self.children, self.end = {}, False

    def add(self, word):
        node = self
        for c in word:
            node = node.children.setdefault(c, Trie())
        node.end = True
        return self

    def words(self, prefix=''):
        node = self
        for c in prefix:
            node = node.children.get(c)
            if node is None:
                return
        if node.end:
            yield prefix
        for c in sorted(node.children):
            yield from ((yield from self._below(node.children[c], prefix + c)) or ())

    def _below(self, node, prefix):
        if node.end:
            yield prefix
        for c in sorted(node.children):
            yield from self._below(node.children[c], prefix + c)

    def __contains__(self, word):
        return next(self.words(word), None) == word


trie = Trie()
for word in 'car card care cat dog do'.split():
    trie.add(word)
print(list(trie.words('ca')), list(trie.words()), 'car' in trie, 'ca' in trie, list(trie.words('x')))


class LRU(dict):
    def __init__(self, size):
        self.size, self.misses = size, 0

    def __getitem__(self, key):
        value = self.pop(key) if key in self else self.__missing__(key)
        self[key] = value
        return value

    def __setitem__(self, key, value):
        self.pop(key, None)
        super().__setitem__(key, value)
        while len(self) > self.size:
            del self[next(iter(self))]

    def __missing__(self, key):
        self.misses += 1
        return key * 2


cache = LRU(3)
for key in (1, 2, 3, 1, 4, 2, 1):
    cache[key]
print(cache, cache.misses, list(cache))


class Ring:
    def __init__(self, size):
        self.items, self.start, self.count = [None] * size, 0, 0

    def append(self, item):
        self.items[(self.start + self.count) % len(self.items)] = item
        if self.count == len(self.items):
            self.start = (self.start + 1) % len(self.items)
        else:
            self.count += 1

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(self.count))]
        if not -self.count <= i < self.count:
            raise IndexError(i)
        return self.items[(self.start + i % self.count) % len(self.items)]

    def __len__(self):
        return self.count


ring = Ring(4)
for n in range(7):
    ring.append(n)
print(list(ring), ring[-1], ring[1:], ring[::-2], ring.items, list(reversed(ring)), 5 in ring)


class Sparse:
    def __init__(self):
        self.data = {}

    def __setitem__(self, at, value):
        match at:
            case int() as r, int() as c:
                self.data[r, c] = value
            case slice() as rows, int() as c:
                for r in range(rows.start or 0, rows.stop, rows.step or 1):
                    self.data[r, c] = value
            case _:
                raise TypeError(f'bad index {at!r}')

    def __getitem__(self, at):
        return self.data.get(at, 0)

    def __delitem__(self, at):
        self.data.pop(at)


s = Sparse()
s[1, 2] = 5
s[0:6:2, 1] = 7
print(s.data, s[1, 2], s[9, 9])
del s[1, 2]
for bad in (lambda: s.__setitem__('x', 1), lambda: s.__delitem__((1, 2)), lambda: s.__setitem__((1, 2, 3), 1)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
