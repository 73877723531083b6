"""float: representation, arithmetic, rounding, formatting and special values."""

print(0.1 + 0.2, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 1.0, -0.0, 1e300 * 1e10, -1e400, float('nan'), 5e-324, 1.7976931348623157e308)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), 2.0 ** 0.5, 2 ** 0.5, (-8) ** (1 / 3), 1e308 * 10, 0.1 * 3)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.567, -2), round(0.5), round(1e20), round(2.0, 3), type(round(2.6)), round(5.015, 2))
print(int(1e20), int(-1.9), float('1e3'), float(' -1.5e-3 '), float('inf'), float('-Infinity'), float('1_0.5'), float(10), float(True))
print((0.5).as_integer_ratio(), (1.5).is_integer(), (2.0).is_integer(), (255.5).hex(), float.fromhex('0x1.8p3'), (0.1).hex(), (3.7).__trunc__(), (3.7).__floor__(), (3.2).__ceil__())
print(f'{3.14159:.2f} {3.14159:8.3f}| {3.14159:<8.1f}| {3.14159:+.0f} {1234567.891:,.2f} {0.000123:e} {123456:g} {1e10:g} {0.5:%} {0.1234:.1%} {1e100:.3g} {2.0:g} {2.0:#g}')
print('%f %e %g %.0f %5.1f %010.3f' % (3.5, 3.5, 3.5, 2.5, 2.25, -1.5), f'{1e22} {1e21} {123456789012345680.0}', f'{float("nan"):f} {float("inf"):08.2f} {-0.0:.1f} {-0.0:+}')
nan, inf = float('nan'), float('inf')
print(nan == nan, nan != nan, nan < 1, inf > 1e308, inf == inf, -inf < 0, inf - inf, inf * 0, [nan] == [nan], nan in [nan], min(nan, 1), max(1, nan), sorted([3.0, -inf, 2]))
print(1.0 == 1, hash(1.0) == hash(1), hash(0.5), hash(inf), {1.0: 'a'}[1], 1.5 < 2, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 0.1 + 0.1 + 0.1 == 0.3)
print(abs(-2.5), -2.5, +2.5, bool(0.0), bool(nan), 3.0 + 4, 2 * 1.5, 7 / 2, 1 / 3, 10 / 5, 1e-7, 12345678901234567890.0, 0.1 + 0.7, 4.35 * 100, 1.1 * 1.1)
print(sum([0.1] * 10), sum([1e16, 1.0, -1e16]), max(1, 2.5), pow(2.0, 3), pow(2, 0.5), 10.0 ** 2, 2.5 .real, (2.5).imag, (2.5).conjugate())
for action in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0 ** -1, lambda: float('x'), lambda: float([]), lambda: float(''), lambda: 2.0 ** 10000, lambda: 1.5 << 1,
               lambda: 1.5 + '1', lambda: float.fromhex('zz'), lambda: inf.as_integer_ratio(), lambda: round(nan), lambda: round(inf), lambda: f'{1.5:d}', lambda: [1][1.0], lambda: 1.0 & 1):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
