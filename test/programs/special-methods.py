# Special methods: who is asked, in which order, and what comes of wrong results.
class Num:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f'Num({self.v})'

    def __add__(self, other):
        return Num(self.v + other.v) if isinstance(other, Num) else NotImplemented

    def __radd__(self, other):
        return Num(other + self.v)

    def __iadd__(self, other):
        self.v += 100
        return self

    def __mul__(self, other):
        return NotImplemented

    def __neg__(self):
        return Num(-self.v)

    def __bool__(self):
        return self.v != 0

    def __eq__(self, other):
        return isinstance(other, Num) and self.v == other.v

    def __lt__(self, other):
        return self.v < other.v

    def __hash__(self):
        return hash(self.v)

    def __index__(self):
        return self.v

    def __format__(self, spec):
        return f'<{spec}>'

    def __contains__(self, item):
        return item == self.v

    def __getitem__(self, key):
        return key

    def __matmul__(self, other):
        return 'matmul'

    def __divmod__(self, other):
        return 'divmod'

    def __round__(self, n=None):
        return ('round', n)

    def __call__(self, *a):
        return a

    def __len__(self):
        return 3

    def __reversed__(self):
        return 'reversed'

    def __length_hint__(self):
        return 5


n = Num(2)
print(n + Num(3), 1 + n, -n, bool(Num(0)), n == Num(2), n != Num(3), n < Num(3), n > Num(1), {n: 1}[Num(2)], [0, 1, 2][n], f'{n:abc}', 2 in n, n[1:2, ...], n @ 1, divmod(n, 1), round(n), round(n, 2), n(1, 2), len(n), reversed(n), hex(n), range(5)[n])
n += 1
print(n, max(Num(1), Num(5)), sorted([Num(3), Num(1)]))


class Wrong:
    def __len__(self):
        return -1

    def __bool__(self):
        return 5

    def __repr__(self):
        return 5

    def __hash__(self):
        return 'x'

    def __iter__(self):
        return 5

    def __index__(self):
        return 1.5

    def __contains__(self, item):
        return 'truthy'

    def __float__(self):
        return 'no'

    def __int__(self):
        return 'no'

    def __enter__(self):
        pass

    def __str__(self):
        return None

    def __format__(self, spec):
        return 1

    def __bytes__(self):
        return 'x'

    def __complex__(self):
        return 1

    def __dir__(self):
        return 5

    def __getattr__(self, name):
        raise AttributeError(f'custom {name}')


w = Wrong()
for action in [
    lambda: len(w), lambda: bool(w), lambda: repr(w), lambda: hash(w), lambda: iter(w), lambda: [][w], lambda: 1 in w, lambda: float(w), lambda: int(w), lambda: str(w),
    lambda: format(w), lambda: bytes(w), lambda: complex(w), lambda: dir(w), lambda: w.nope, lambda: n * 2, lambda: 2 * n, lambda: n - 1, lambda: w < w, lambda: w(), lambda: w[0],
    lambda: -w, lambda: abs(w), lambda: ~w, lambda: w @ w, lambda: range(w), lambda: f'{w}', lambda: '%s' % w, lambda: list(w), lambda: next(w), lambda: w.__exit__, lambda: round(w), lambda: w ** 2, lambda: divmod(w, 1),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Left:
    def __add__(self, other):
        print('Left.__add__', end=' ')
        return NotImplemented

    def __eq__(self, other):
        print('Left.__eq__', end=' ')
        return NotImplemented


class Right(Left):
    def __radd__(self, other):
        print('Right.__radd__', end=' ')
        return 'right'

    def __eq__(self, other):
        print('Right.__eq__', end=' ')
        return True


print(Left() + Right(), Left() == Right(), Left() == Left())
