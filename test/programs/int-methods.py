"""int: parsing, formatting, bit operations, bytes, rounding, limits, huge shifts, errors."""

import sys


def attempt(source):
    try:
        print(source, '=', repr(eval(source)))
    except Exception as error:
        print(source, '->', type(error).__name__, error)


for source in ('int("12")', 'int(" -1_000 ")', 'int("0x1F", 16)', 'int("0b11", 0)', 'int("0o17", 0)', 'int("010", 0)', 'int("z", 36)', 'int("٣")', 'int("")', 'int("1 2")', 'int("1__2")', 'int("_1")', 'int("1", 1)', 'int("1", 37)', 'int("9", 8)', 'int(1.9)', 'int(-1.9)', 'int(float("nan"))', 'int(float("inf"))', 'int("1.5")', 'int(b"15")', 'int(bytearray(b"1x"))', 'int(1, 2)', 'int(None)', 'int([])', 'int("1" * 5000)', 'int(10**20)', 'int()', 'int(x=1)', 'int("1", base=2)', 'int(base=2)', 'int("0x", 16)', 'int("-0b101", 2)', 'int("\x00")', 'int("é")',
               '(255).bit_length()', '(-256).bit_length()', '(0).bit_length()', '(255).bit_count()', '(-7).bit_count()', '(10).as_integer_ratio()', '(5).is_integer()', '(5).conjugate()', '(5).real, (5).imag, (5).numerator, (5).denominator', '(1000).to_bytes(2)', '(1000).to_bytes(4, "little")', '(-1).to_bytes(2, signed=True)', '(-1).to_bytes(2)', '(256).to_bytes(1)', '(128).to_bytes(1, signed=True)', '(1).to_bytes(-1)', '(1).to_bytes(1, "middle")', '(0).to_bytes(0)', 'int.from_bytes(b"\\xff\\x00")', 'int.from_bytes(b"\\xff\\x00", "little", signed=True)', 'int.from_bytes([1, 2])', 'int.from_bytes("x")', 'int.from_bytes([300])', 'int.from_bytes(b"")',
               'round(12345, -2)', 'round(12350, -2)', 'round(12450, -2)', 'round(-15, -1)', 'round(5, 1)', 'round(5, -1)', 'round(15, -1)', 'round(25, -1)', 'round(1, "x")', 'round(10**30 + 5, -1)', '7 // -2', '7 % -2', '-7 // 2', '-7 % 2', 'divmod(-7, -2)', '2 ** 10', '(-2) ** 3', '2 ** -2', '0 ** 0', 'pow(3, 4, 5)', 'pow(3, -2, 7)', 'pow(2, 5, -3)', 'pow(2, -1, 6)', 'pow(10, 0, 1)', '1 << 100', '-1 >> 1000', '(1 << 100) >> 98', '~5', '-5 & 3', '-5 | 3', '-5 ^ 3', '(2**70) & (2**65 - 1 << 3)', '-(2**70) >> 3', '-(2**70) | 1', '~(2**70)', '-(2**64) ^ 5', 'hash(2**61 - 1)', 'hash(2**31 - 1)', 'hash(-1)', 'hash(2**100)', 'hash(-2**100)', 'bin(-10)', 'oct(64)', 'hex(-255)', 'f"{-255:#x} {255:08b} {255:_b} {10**10:,} {-5:+d} {5:c}"', 'str(10**50)', 'repr(-0)', '10**20 == 1e20', '10**20 + 1 == 1e20', '2**53 + 1 == float(2**53 + 1)', '10**400 > 1e308', 'float(10**400)', '10**400 / 10**399', '10**400 / 1.5', '1 / 10**400', '(10**30) / 3', '-(10**30) // 7', '10**30 % -7', 'sum(range(10**6))', 'max(2**70, 2.0**70)', '3 .__add__(4)', '(3).__add__("x")', '(3).__radd__(2.0)', '(3).__eq__(3.0)', 'int.__new__(int, "5")', 'int.__new__(str)', 'int.__new__()', 'isinstance(True, int)', 'True + 1', 'int(True)', 'range(5)[True]', '[1, 2][True]', '(2**1000).__sizeof__() > (1).__sizeof__()', 'sys.int_info.bits_per_digit', 'sys.get_int_max_str_digits()', 'len(str(10**4299))', 'str(10**4300)', 'int("9" * 4301)', 'hex(16**5000)[:4]', '1_000_000', '0x_ff', '0b1010 + 0o17', '1if 1 else 2', '5 .real', '1e3', '1_0.5_0', '0xfor 1'):
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        attempt(source)


class MyInt(int):
    def __new__(cls, value, extra=None):
        self = super().__new__(cls, value)
        self.extra = extra
        return self

    def __add__(self, other):
        return MyInt(int(self) + other, 'added')

    def __repr__(self):
        return f'MyInt({int(self)}, {self.extra})'


m = MyInt(5, 'x')
print(m, m + 1, 1 + m, m * 2, type(m * 2).__name__, -m, [10, 20, 30, 40, 50, 60][m], hash(m) == hash(5), m == 5, {5: 'five'}[m], f'{m:d}', f'{m}', '%d %s' % (m, m), str(m), int(m), m.real, abs(MyInt(-3)), MyInt('12'), MyInt.from_bytes(b'\1'), round(m), m.__index__(), list(range(MyInt(2))))
try:
    sys.set_int_max_str_digits(100)
except ValueError as error:
    print(error)
sys.set_int_max_str_digits(0)
print(len(str(10**5000)))
sys.set_int_max_str_digits(4300)
