"""Augmented assignment: evaluation order, targets, in-place methods and fall-backs."""


def trace(label, value):
    print(label, end=' ')
    return value


class Recorder(dict):
    def __getitem__(self, key):
        print(f'get[{key}]', end=' ')
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        print(f'set[{key}]={value}')
        super().__setitem__(key, value)


r = Recorder(a=1)
trace('obj', r)[trace('key', 'a')] += trace('value', 5)


class InPlace:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, other):
        self.v += other
        return self

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return ('sub', other)

    def __imul__(self, other):
        return NotImplemented

    def __rmul__(self, other):
        return 'rmul'

    def __ior__(self, other):
        return 'replaced'


x = y = InPlace(1)
x += 2
print(x is y, y.v)
x -= 3
print(x, y.v)
z = y
z |= 1
print(z)
try:
    y *= 2
except TypeError as error:
    print(error)
a = b = [1]
a += (2, 3)
a *= 2
print(b, a is b)
t = u = (1,)
t += (2,)
print(t, u)
try:
    t += [3]
except TypeError as error:
    print(error)
pair = ([1], 2)
try:
    pair[0] += [5]
except TypeError as error:
    print(error, pair)
s = s2 = {1, 2, 3}
s &= {2, 3, 4}
s |= {9}
s -= {2}
s ^= {3, 10}
print(sorted(s2), s is s2)
f = f2 = frozenset([1])
f |= {2}
print(sorted(f), sorted(f2))
d = {'a': 1}
d |= {'b': 2}
d |= [('c', 3)]
print(d)
n = 7
n //= 2; n **= 3; n <<= 2; n ^= 5; n |= 64; n &= 0x6f; n >>= 1; n %= 13; n -= 1; n *= -3
print(n)
n /= 4
print(n)
st = 'a'
st += 'b'
st *= 3
st %= () if '%' in st else ()
print(st)
for statement in ('i = 1; i += "a"', 'i = "a"; i += 1', 'i = [1]; i += 1', 'i = 1; i @= 2', 'i = {}; i += {}', 'i = None; i -= 1', 'i = 1; i <<= -1', 'i = 1; i //= 0', 'i = (); i *= "a"', 'i = {1}; i |= [2]', 'i = 2; i **= "x"', 'i = 1; i[0] += 1', 'i = 1; i.x += 1', 'i = [1]; i[3] += 1', 'i = {}; i["k"] += 1', 'i = b"a"; i += "b"', 'i = [1]; i *= 1.5', 'i = "a"; i -= "b"', 'i = 3; i >>= 1.0', 'i = 1 + 2j; i //= 2', 'i = 1.5; i |= 1'):
    try:
        exec(statement)
        print('fine', statement)
    except Exception as error:
        print(statement, '->', type(error).__name__, error)


class Attr:
    @property
    def p(self):
        print('get p', end=' ')
        return 10

    @p.setter
    def p(self, value):
        print('set p', value)


o = Attr()
o.p += 1
o.p -= 2
lst = [1, 2, 3, 4]
lst[1:3] += [9]
lst[0] <<= 3
lst[-1] **= 2
print(lst)
ba = bytearray(b'ab')
ba2 = ba
ba += b'c'
ba *= 2
print(ba2)
