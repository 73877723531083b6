"""Operator overloading: polynomials, exact fractions, vectors, intervals, units."""

import functools
import math


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


@functools.total_ordering
class Frac:
    __slots__ = ('n', 'd')

    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f'Frac({n}, 0)')
        g = math.gcd(n, d) * (-1 if d < 0 else 1)
        self.n, self.d = n // g, d // g

    def _other(f):
        @functools.wraps(f)
        def method(self, other):
            if isinstance(other, int):
                other = Frac(other)
            return f(self, other) if isinstance(other, Frac) else NotImplemented
        return method

    __add__ = __radd__ = _other(lambda a, b: Frac(a.n * b.d + b.n * a.d, a.d * b.d))
    __sub__ = _other(lambda a, b: a + -b)
    __rsub__ = _other(lambda a, b: b + -a)
    __mul__ = __rmul__ = _other(lambda a, b: Frac(a.n * b.n, a.d * b.d))
    __truediv__ = _other(lambda a, b: Frac(a.n * b.d, a.d * b.n))
    __rtruediv__ = _other(lambda a, b: b / a)
    __eq__ = _other(lambda a, b: (a.n, a.d) == (b.n, b.d))
    __lt__ = _other(lambda a, b: a.n * b.d < b.n * a.d)

    def __neg__(self):
        return Frac(-self.n, self.d)

    def __hash__(self):
        return hash((self.n, self.d))

    def __pow__(self, e):
        return Frac(self.n ** e, self.d ** e) if e >= 0 else Frac(self.d ** -e, self.n ** -e)

    def __bool__(self):
        return self.n != 0

    def __float__(self):
        return self.n / self.d

    def __round__(self, digits=None):
        return round(float(self), digits)

    def __trunc__(self):
        return self.n // self.d

    def __repr__(self):
        return f'{self.n}/{self.d}' if self.d != 1 else str(self.n)

    def __format__(self, spec):
        return format(float(self), spec) if spec else repr(self)


h, t = Frac(1, 2), Frac(-2, -6)
print(h + t, h - 1, 1 - h, h * t, 3 * h, h / t, 1 / t, -h, h ** 3, t ** -2, h > t, max(h, t), h == Frac(2, 4), sum([h, t, 1]), sorted([h, t, Frac(5)]), bool(h - h), float(t), round(t, 2), math.trunc(Frac(7, 2)), f'{t:.3f} {t}', {h: 'half'}[Frac(3, 6)], h != 0.5, Frac(4, 2) == 2)
for bad in (lambda: Frac(1, 0), lambda: h + 'x', lambda: 'x' * h, lambda: h < 'x', lambda: h / 0, lambda: Frac('a'), lambda: setattr(h, 'x', 1), lambda: h ** 0.5, lambda: int(h), lambda: h // 1, lambda: h @ h, lambda: [1, 2][h]):
    attempt(bad)


class Poly:
    def __init__(self, *c):
        while c and not c[-1]:
            c = c[:-1]
        self.c = c

    def __call__(self, x):
        return functools.reduce(lambda acc, k: acc * x + k, reversed(self.c), 0)

    def __add__(self, o):
        import itertools
        return Poly(*(a + b for a, b in itertools.zip_longest(self.c, o.c, fillvalue=0)))

    def __mul__(self, o):
        if not isinstance(o, Poly):
            return Poly(*(k * o for k in self.c))
        out = [0] * (len(self.c) + len(o.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                out[i + j] += a * b
        return Poly(*out)

    __rmul__ = __mul__

    def __divmod__(self, o):
        q, r = [Frac(0)] * max(len(self.c) - len(o.c) + 1, 0), [Frac(k) if isinstance(k, int) else k for k in self.c]
        while len(r) >= len(o.c):
            k = r[-1] / o.c[-1]
            q[len(r) - len(o.c)] = k
            for i, b in enumerate(o.c):
                r[len(r) - len(o.c) + i] -= k * b
            r.pop()
        return Poly(*q), Poly(*r)

    def __floordiv__(self, o):
        return divmod(self, o)[0]

    def __mod__(self, o):
        return divmod(self, o)[1]

    def deriv(self):
        return Poly(*(i * k for i, k in enumerate(self.c) if i))

    def __eq__(self, o):
        return self.c == o.c

    def __getitem__(self, i):
        return self.c[i] if i < len(self.c) else 0

    def __repr__(self):
        return ' + '.join(f'{k}' + (f'x^{i}' if i else '') for i, k in enumerate(self.c) if k) or '0'


p, q = Poly(-1, 0, 1), Poly(1, 1)
print(p, q, p + q, p * q, 3 * p, p(3), p // q, p % q, divmod(Poly(1, 2, 3, 4), Poly(1, 2)), p.deriv(), p[2], p[9], p == q * Poly(-1, 1), Poly(), Poly(0, 0), p(h), [p(x) for x in range(-2, 3)])
attempt(lambda: p + 1)
attempt(lambda: p - q)
attempt(lambda: hash(p))
attempt(lambda: p // Poly())


class Interval:
    def __init__(self, lo, hi):
        self.lo, self.hi = lo, hi

    def __contains__(self, x):
        return self.lo <= x <= self.hi

    def __and__(self, o):
        lo, hi = max(self.lo, o.lo), min(self.hi, o.hi)
        return Interval(lo, hi) if lo <= hi else None

    def __or__(self, o):
        return Interval(min(self.lo, o.lo), max(self.hi, o.hi))

    def __len__(self):
        return self.hi - self.lo

    def __matmul__(self, n):
        step = len(self) // n
        return [Interval(self.lo + i * step, self.lo + (i + 1) * step) for i in range(n)]

    def __invert__(self):
        return Interval(-self.hi, -self.lo)

    def __repr__(self):
        return f'[{self.lo}, {self.hi}]'


i, j = Interval(0, 10), Interval(5, 20)
print(3 in i, 11 in i, i & j, i | j, len(j), i @ 2, ~j, i & Interval(50, 60), bool(Interval(1, 1)))
attempt(lambda: 'a' in i)
attempt(lambda: len(Interval(5, 1)))
attempt(lambda: i & 3)
attempt(lambda: list(i))
