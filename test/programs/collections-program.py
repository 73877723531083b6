# collections: deque, Counter, defaultdict, OrderedDict, ChainMap, namedtuple.
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict, deque, namedtuple

d = deque([1, 2, 3], maxlen=4)
d.append(4), d.appendleft(0)
print(d, d.maxlen, len(d), d[0], d[-1], 2 in d)
d.rotate(1)
print(d, d.pop(), d.popleft(), d.count(1), d.index(2), list(reversed(d)))
d.extend('ab'), d.extendleft('cd')
print(d, d == deque(['d', 'c', 1, 2]), d + deque([9]), d * 2)
for action in [lambda: deque().pop(), lambda: deque()[0], lambda: d.index('zz'), lambda: deque(5), lambda: deque([], -1), lambda: d.remove('no')]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    for item in d:
        d.append(item)
except RuntimeError as error:
    print(error)
counter = Counter('abracadabra')
print(counter, counter.most_common(2), counter['z'], counter.total(), sorted(counter.elements())[:4])
counter.subtract('aab')
print(counter, counter + Counter(a=1), counter - Counter(a=1), counter & Counter('ab'), counter | Counter('zz'), +counter, -counter)
groups = defaultdict(list)
for word in 'apple avocado banana blueberry cherry'.split():
    groups[word[0]].append(word)
print(groups, groups.default_factory, dict(groups), groups.get('z'))
try:
    defaultdict(5)
except TypeError as error:
    print(error)
try:
    defaultdict(None)['missing']
except KeyError as error:
    print('KeyError', error)
ordered = OrderedDict(a=1, b=2, c=3)
ordered.move_to_end('a')
print(ordered, ordered.popitem(last=False), ordered == {'c': 3, 'a': 1}, ordered == OrderedDict(a=1, c=3), list(reversed(ordered)))
chain = ChainMap({'a': 1}, {'a': 2, 'b': 3})
chain['c'] = 4
print(chain, chain['a'], chain['b'], len(chain), chain.maps, chain.new_child({'a': 0})['a'], chain.parents)
try:
    del chain['b']
except KeyError as error:
    print(error)
Point = namedtuple('Point', 'x y z', defaults=[0])
p = Point(1, 2)
print(p, p.x, p._asdict(), p._replace(x=5), Point._make([7, 8, 9]), Point._fields, Point._field_defaults, p == (1, 2, 0), p + (3,))
for action in [lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: namedtuple('P', 'a a'), lambda: namedtuple('P', 'class'), lambda: p._replace(w=1), lambda: namedtuple('1', 'a')]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    p.x = 5
except AttributeError as error:
    print(error)
print(namedtuple('R', 'a a class', rename=True)._fields, Point.__doc__, Point.x.__doc__)


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


print(Upper(a=1, b=2), Upper(a=1) | {'c': 3})
