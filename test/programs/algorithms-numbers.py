"""Primes, gcd, modular arithmetic, big integers, bases, Roman numerals, matrices, continued fractions."""


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b'\0\0'
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]


def factor(n):
    out, p = {}, 2
    while p * p <= n:
        while n % p == 0:
            out[p] = out.get(p, 0) + 1
            n //= p
        p += 1
    if n > 1:
        out[n] = out.get(n, 0) + 1
    return out


def egcd(a, b):
    return (a, 1, 0) if b == 0 else (lambda g, x, y: (g, y, x - a // b * y))(*egcd(b, a % b))


def is_prime(n, bases=(2, 3, 5, 7, 11, 13)):
    if n < 2:
        return False
    for b in bases:
        if n % b == 0:
            return n == b
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    return all(pow(b, d, n) == 1 or any(pow(b, d << r, n) == n - 1 for r in range(s)) for b in bases)


print(sieve(60), factor(5040), factor(2**31 - 1), egcd(240, 46), pow(7, -1, 31), is_prime(2**61 - 1), is_prime(2**59 - 1))
print(2**200, 3**100 // 7**20, -(2**100) >> 3, (2**100).bit_length(), hex(2**70 - 1), (10**40 + 1) % 97, divmod(-10**25, 7))


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def isqrt(n):
    x = n
    while x * x > n:
        x = (x + n // x) // 2
    return x


print(fact(30), len(str(fact(200))), sum(map(int, str(fact(100)))), isqrt(10**30), isqrt(2 * 10**40))
ROMAN = (1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')


def roman(n):
    out = ''
    for value, text in ROMAN:
        count, n = divmod(n, value)
        out += text * count
    return out


def arabic(text):
    values = dict((t, v) for v, t in ROMAN if len(t) == 1)
    return sum(-values[c] if n and values[c] < values[n] else values[c] for c, n in zip(text, [*text[1:], None]))


print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(arabic(roman(n)) == n for n in range(1, 200)))


def to_base(n, base, digits='0123456789abcdefghijklmnopqrstuvwxyz'):
    if n < 0:
        return '-' + to_base(-n, base)
    return digits[n] if n < base else to_base(n // base, base) + digits[n % base]


print([to_base(255, b) for b in (2, 3, 8, 16, 36)], to_base(-10, 2), int('zz', 36), all(int(to_base(n, b), b) == n for n in range(50) for b in (2, 7, 36)))


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError('ragged')

    def __matmul__(self, other):
        if len(self.rows[0]) != len(other.rows):
            raise ValueError(f'shapes {self.shape} and {other.shape}')
        return Matrix([sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows)

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __pow__(self, n):
        result = Matrix([[int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows))])
        base = self
        while n:
            if n & 1:
                result @= base
            base, n = base @ base, n >> 1
        return result

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def det(self):
        if len(self.rows) == 1:
            return self.rows[0][0]
        return sum((-1) ** j * x * Matrix(r[:j] + r[j + 1:] for r in self.rows[1:]).det() for j, x in enumerate(self.rows[0]))

    def __repr__(self):
        return f'{self.rows}'


m = Matrix([[1, 1], [1, 0]])
print(m ** 10, (m ** 100).rows[0][1], Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 10]]).det(), Matrix([[1, 2, 3]]).T, Matrix([[1, 2], [3, 4]]) @ Matrix([[0, 1], [1, 0]]))
for bad in (lambda: Matrix([[1], [1, 2]]), lambda: m @ Matrix([[1, 2, 3]]), lambda: m @ 3, lambda: m * m):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)


def continued(a, b):
    while b:
        yield a // b
        a, b = b, a % b


def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


print(list(continued(415, 93)), list(collatz(27))[:12], max(range(1, 200), key=lambda n: len(list(collatz(n)))))
row = [1]
for _ in range(6):
    print(*row)
    row = [a + b for a, b in zip([0, *row], [*row, 0])]
perfect = [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n]
happy = [n for n in range(1, 50) if (lambda f: f(f, n, set()))(lambda f, x, s: x == 1 or x not in s and f(f, sum(int(d) ** 2 for d in str(x)), s | {x}))]
print(perfect, happy)
