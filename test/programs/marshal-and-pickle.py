# marshal, pickle and copy.
import copy
import marshal
import pickle

values = [None, True, 1, -5, 2**40, -(2**100), 1.5, 1 + 2j, 'text', 'ünï', b'bytes', (1, (2,)), [1, [2]], {'a': 1, 2: 'b'}, {1, 2}, frozenset({3}), ...]
for value in values:
    print(repr(marshal.loads(marshal.dumps(value))) == repr(value), end=' ')
print()
code = compile('x * 2', '<m>', 'eval')
print(eval(marshal.loads(marshal.dumps(code)), {'x': 21}))
for bad in (b'', b'?', b'i\x01'):
    try:
        marshal.loads(bad)
    except Exception as error:
        print(type(error).__name__, error)
try:
    marshal.dumps(object())
except ValueError as error:
    print(error)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return f'Point({self.x}, {self.y})'


class Custom:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return (Custom, (self.value * 2,))

    def __repr__(self):
        return f'Custom({self.value})'


for value in values[:-1] + [Point(1, [2])]:
    for protocol in (0, 2, 5):
        if pickle.loads(pickle.dumps(value, protocol)) != value:
            print('differs', value, protocol)
print(pickle.loads(pickle.dumps(Custom(3))), copy.copy(Custom(4)))
shared = [1]
pair = pickle.loads(pickle.dumps([shared, shared]))
print(pair[0] is pair[1])
recursive = []
recursive.append(recursive)
print(pickle.loads(pickle.dumps(recursive)), copy.deepcopy(recursive))
original = {'list': [1, 2], 'point': Point(3, [4])}
shallow, deep = copy.copy(original), copy.deepcopy(original)
original['list'].append(9)
original['point'].y.append(8)
print(shallow, deep)


class Tracked:
    def __copy__(self):
        return 'copied'

    def __deepcopy__(self, memo):
        return f'deep {type(memo).__name__}'


print(copy.copy(Tracked()), copy.deepcopy(Tracked()), copy.replace(compile('1', 'f', 'eval'), co_name='renamed').co_name)
for value in (lambda: 0, open if False else (i for i in ())):
    try:
        pickle.dumps(value)
    except Exception as error:
        print(type(error).__name__, str(error).split(' at ')[0].split(' <')[0])
