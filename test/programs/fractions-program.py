from fractions import Fraction
from decimal import Decimal
import math, operator

print(Fraction(3, -6), Fraction("22/7"), Fraction("-1.25"), Fraction("1e-3"), Fraction(0.5), Fraction(Decimal("1.1")))
print(repr(Fraction(7, 3)), Fraction(), Fraction(True))
for text in ("1/0", "x", "1 / 2", "1/2/3", "", "1_000/3", " 3/4 "):
    try:
        print(repr(text), Fraction(text))
    except (ValueError, ZeroDivisionError) as error:
        print(repr(text), type(error).__name__, error)
a, b = Fraction(7, 3), Fraction(-2, 5)
for operation in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, operator.eq, operator.lt):
    print(operation.__name__, operation(a, b), operation(a, 2), operation(3, b), operation(a, 0.5))
print(a ** 2, a ** -2, b ** 3, 2 ** Fraction(1, 2), Fraction(4) ** Fraction(1, 2), a ** 0)
print(math.floor(a), math.ceil(a), round(a), round(a, 2), math.trunc(b), int(a), float(b), bool(Fraction(0)), abs(b), -a, +b)
print(Fraction(math.pi).limit_denominator(1000), Fraction("3.1415926535897932").limit_denominator(10))
print(hash(Fraction(1, 2)) == hash(0.5), hash(Fraction(5)) == hash(5), Fraction(1, 2) == Decimal("0.5"))
for spec in ("", ".3f", ">12", "+.2e", "_", "10.3g", "%", ",.1f", "#"):
    try:
        print(repr(spec), repr(format(Fraction(12345678, 7), spec)))
    except ValueError as error:
        print(repr(spec), error)
print(sum([Fraction(1, n) for n in range(1, 20)]), math.prod([Fraction(n, n + 1) for n in range(1, 9)]))
print(Fraction(3, 4).as_integer_ratio(), Fraction(3).is_integer(), Fraction.from_float(0.75), Fraction.from_decimal(Decimal("2.5")))
for bad in ((1, 0), (1.5, 2), ("1", 2), (1, "2"), ([],), (float("nan"),), (float("inf"),)):
    try:
        print(Fraction(*bad))
    except Exception as error:
        print(bad, type(error).__name__, error)
try:
    a + "x"
except TypeError as error:
    print(error)
try:
    a < 1j
except TypeError as error:
    print(error)
try:
    a % 0
except ZeroDivisionError as error:
    print(error)
