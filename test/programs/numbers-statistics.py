# fractions, statistics, numbers and math working together.
import math
import numbers
import statistics
from fractions import Fraction

print(Fraction(3, 6), Fraction('0.125'), Fraction(0.5), Fraction('-7/3'), repr(Fraction(1, 3) + Fraction(1, 6)), Fraction(7, 2) // 1, Fraction(7, 2) % 1)
print(Fraction(1, 3) ** 2, Fraction(2) ** -3, Fraction(1, 2) < 0.6, Fraction(1, 2) == 0.5, hash(Fraction(1, 2)) == hash(0.5), Fraction(math.pi).limit_denominator(100))
print(math.floor(Fraction(-7, 2)), round(Fraction(5, 2)), math.trunc(Fraction(7, 2)), f'{Fraction(1, 3):.4f}', float(Fraction(1, 3)), Fraction(3, 4).as_integer_ratio())
for action in [lambda: Fraction(1, 0), lambda: Fraction('x'), lambda: Fraction(1.5, 2), lambda: Fraction(1, 2) + 'x']:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.pstdev(data), statistics.variance(data), statistics.quantiles(data))
print(statistics.mean([Fraction(1, 2), Fraction(1, 3)]), statistics.fmean([1.5, 2.5]), statistics.harmonic_mean([40, 60]), statistics.geometric_mean([1, 4, 16]), statistics.multimode('aabbc'))
print(statistics.median_low([1, 2, 3, 4]), statistics.median_grouped([1, 2, 2, 3]), statistics.linear_regression([1, 2, 3], [2, 4, 6]), statistics.correlation([1, 2, 3], [1, 2, 4]))
try:
    statistics.mean([])
except statistics.StatisticsError as error:
    print(error)
print(isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(Fraction(1), numbers.Rational), isinstance(1j, numbers.Complex), isinstance(True, numbers.Number))
print(math.gcd(12, 18, 27), math.lcm(4, 6), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.isqrt(10**20), math.prod([1, 2, 3]), math.dist((0, 0), (3, 4)))
print(math.fsum([0.1] * 10), math.hypot(3, 4), math.copysign(1, -0.0), math.frexp(8.5), math.ldexp(0.5, 4), math.modf(-3.25), math.nextafter(1, 2), math.ulp(1.0), math.isclose(0.1 + 0.2, 0.3))
print(math.ceil(2.1), math.floor(-2.1), math.remainder(10, 3), math.fmod(-10, 3), math.log(8, 2), math.log2(1024), math.log1p(1e-10), math.exp(1), math.cbrt(27), math.sumprod([1, 2], [3, 4]))
for action in [lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.gcd(1.5), lambda: math.sqrt('x'), lambda: math.exp(1000), lambda: math.comb(-1, 2), lambda: math.isqrt(-1), lambda: math.floor(float('inf')), lambda: math.fmod(1, 0)]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
