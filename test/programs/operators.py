"""Operator overloading: arithmetic, reflected and in-place, comparison, containers, conversion."""

class V:
    def __init__(self, *xs):
        self.xs = xs

    def __repr__(self):
        return f'V{self.xs}'

    def __add__(self, other):
        return V(*(a + b for a, b in zip(self.xs, other.xs))) if isinstance(other, V) else NotImplemented

    def __mul__(self, k):
        return V(*(a * k for a in self.xs)) if isinstance(k, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.xs, other.xs))

    def __neg__(self):
        return self * -1

    def __pos__(self):
        return self

    def __invert__(self):
        return V(*reversed(self.xs))

    def __abs__(self):
        return sum(a * a for a in self.xs) ** 0.5

    def __iadd__(self, other):
        self.xs = tuple(a + b for a, b in zip(self.xs, other.xs))
        return self

    def __eq__(self, other):
        return isinstance(other, V) and self.xs == other.xs

    def __lt__(self, other):
        return self.xs < other.xs

    def __len__(self):
        return len(self.xs)

    def __getitem__(self, i):
        return self.xs[i]

    def __contains__(self, x):
        return x in self.xs

    def __bool__(self):
        return any(self.xs)

    def __call__(self, *args):
        return 'called', args

    def __format__(self, spec):
        return f'<{spec}>'

    def __index__(self):
        return int(self.xs[0])

    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __complex__(self):
        return 1 + 2j

    def __round__(self, n=None):
        return ('rounded', n)

    def __divmod__(self, other):
        return 'divmod'

    def __rpow__(self, other):
        return 'rpow', other

    def __hash__(self):
        return 1


a, b = V(1, 2), V(3, 4)
print(a + b, a * 2, 2 * a, a @ b, -a, +a, ~a, abs(b), a == V(1, 2), a != b, a < b, b > a, len(a), a[0], a[-1], a[:1], 2 in a, bool(V(0)), a(1))
c = a
c += b
print(a, c is a, f'{a:spec}', f'{a!r:>12}', int(a), float(a), complex(a), round(a), round(a, 2), divmod(a, 1), 2 ** a, [10, 20, 30, 40, 50][a], hex(a), list(a), max(b))
for action in (lambda: a + 1, lambda: 1 + a, lambda: a - b, lambda: a * 'x', lambda: a < 5, lambda: a >= b, lambda: a ** 2, lambda: a // b, lambda: 'x' * a):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class R:
    def __radd__(self, other): return 'radd', other
    def __rsub__(self, other): return 'rsub', other
    def __rtruediv__(self, other): return 'rtruediv', other
    def __rand__(self, other): return 'rand', other
    def __eq__(self, other): return 'eq'
    def __le__(self, other): return NotImplemented
    def __ge__(self, other): return 'ge'


class S(R):
    def __radd__(self, other): return 'S.radd'


print(1 + R(), 'a' - R(), 2.5 / R(), {1} & R(), 5 == R(), 5 <= R(), [1] + R(), R() + S() if False else 'skip', None == R())
print(sorted([V(2), V(1)]), sum([V(1), V(2)], V(0)), a is not b, not a, a and 'yes', V(0) or 'no')
