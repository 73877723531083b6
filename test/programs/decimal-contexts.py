"""Decimal arithmetic: contexts, rounding, signals, special values."""
from decimal import *

for rounding in (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN,
                 ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, ROUND_05UP):
    row = [Decimal(text).quantize(Decimal("1"), rounding=rounding)
           for text in ("-2.5", "-1.5", "-0.1", "0.5", "1.5", "2.5", "5.1", "10.1")]
    print(rounding, *row)

with localcontext() as context:
    context.prec = 50
    print(Decimal(2).sqrt(), Decimal(1) / 7, Decimal(1).exp())
    print(Decimal(10).ln(), Decimal("0.001").log10())
print(getcontext().prec, Decimal(1) / 7)


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error, [base.__name__ for base in type(error).__mro__])


attempt(lambda: Decimal(1) / 0)
attempt(lambda: Decimal(0) / 0)
attempt(lambda: Decimal("abc"))
attempt(lambda: Decimal("sNaN") + 1)
attempt(lambda: Decimal("NaN") < 1)
attempt(lambda: Decimal("1E+999999") * 10 ** 10)
attempt(lambda: Decimal(1) + 1.5)
attempt(lambda: Decimal("Infinity") - Decimal("Infinity"))
attempt(lambda: Decimal(-1).sqrt())
attempt(lambda: Decimal("12345678901234567890123456789").quantize(Decimal("0.1")))

quiet = Context(prec=5, traps=[])
print(quiet.divide(Decimal(1), Decimal(0)), quiet.divide(Decimal(0), Decimal(0)))
print(sorted(signal.__name__ for signal, raised in quiet.flags.items() if raised))
quiet.clear_flags()
print(quiet.create_decimal("1234567.89"), quiet.flags[Inexact], quiet.flags[Rounded])
print(quiet)

values = [Decimal(text) for text in ("3.14", "-0", "1E+3", "1.200", "Infinity", "NaN", "0E-7")]
for value in values:
    print(repr(value), value.as_tuple(), value.normalize(), value.number_class(),
          value.is_finite(), value.is_signed(), value.adjusted())
for spec in ("", ".2f", "10.1e", ",.3f", "+g", "%", "08.2f", "_^12", "n"):
    print(repr(spec), "|".join(format(Decimal(text), spec) for text in ("1234.5678", "-0.005", "1E+5")))
print(hash(Decimal("1.5")) == hash(1.5), Decimal("0.1") == 0.1, Decimal("0.5") == 0.5)
print(Decimal.from_float(0.1), Decimal(0.25), Decimal((1, (1, 2, 3), -2)))
print(divmod(Decimal("-7"), 3), Decimal("-7") // 3, Decimal("-7") % 3, pow(Decimal(3), 5, 7))
print(Decimal("1.3").compare(Decimal("1.30")), Decimal("1.3").compare_total(Decimal("1.30")))
print(Decimal("123.456").scaleb(3), Decimal("5").next_plus(), Decimal("5").next_toward(1))
print(round(Decimal("2.675"), 2), round(Decimal("2.5")), int(Decimal("-3.9")), float(Decimal("0.1")))
print(Decimal("3.75").as_integer_ratio(), Decimal("1e3").to_eng_string(), Decimal("7").fma(3, 2))
print(sum([Decimal("0.1")] * 10), max(values[:4]), min(values[:4]), sorted(values[:4]))

# What contexts refuse, and what they take.
import decimal

context = decimal.Context(prec=9, traps=[])
for name, value in [("prec", 0), ("prec", 2**31), ("prec", "a"), ("Emin", 1.5), ("capitals", 2), ("clamp", -1), ("Emax", None)]:
    try:
        setattr(context, name, value)
    except (TypeError, ValueError, OverflowError) as error:
        print(name, value, type(error).__name__, error)
for text in ["1_2", " 12", "12", "1e999999999999", "1e-999999999999"]:
    print(repr(text), context.create_decimal(text))
    try:
        print(repr(decimal.Decimal(text)))
    except decimal.InvalidOperation as error:
        print(repr(error))
print(context.logical_and(decimal.Decimal("1" * 12), decimal.Decimal("1" * 10)))
context._unsafe_setprec(1070000000)
print(context.prec)
