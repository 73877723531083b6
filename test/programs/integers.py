"""int: arithmetic of any size, bit operations, conversion, formatting and errors."""

print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 3), divmod(7, -3), -7 / 2, 2 ** 10, 2 ** -1, (-2) ** 3, 0 ** 0)
big = 3 ** 100
print(big, -big // 7, big % 1000007, big * big // big == big, big >> 50, big << 3, -big >> 70, big & 0xffff, big ^ -1, ~big, big | 1)
print(2 ** 53 + 1, 2 ** 53 - 1 + 2, 9007199254740991 + 1, 9007199254740993 * 3, -9007199254740993 - 5, 123456789 * 987654321 * 1000003)
print(10 ** 20 // 3, 10 ** 20 % 7, -10 ** 20 // 3, (10 ** 20) / 3, 10 ** 400 // 10 ** 399, pow(3, 200, 1000), pow(3, -1, 7), pow(10 ** 20, 3, 97))
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 40, 1 << 100, -1 << 70, -5 >> 1, -1 >> 100, 0xff & ~0x0f, -6 & 0xff)
print((255).bit_length(), (0).bit_length(), (-256).bit_length(), (255).bit_count(), big.bit_length(), (5).as_integer_ratio(), (10).conjugate(), (3).real, (3).imag)
print(int('42'), int(' -17 '), int('1_000'), int('ff', 16), int('0xff', 16), int('0b101', 0), int('z', 36), int(3.99), int(-3.99), int('9' * 30), int(True))
print(bin(10), oct(64), hex(255), bin(-5), hex(big), f'{255:b} {255:o} {255:x} {255:X} {255:#x} {255:#b} {255:08b}')
print(f'{1234567:,} {1234567:_} {-42:+} {42:+} {42: } {42:6d}| {42:<6}| {42:^6}| {42:*^6} {42:06d} {big:,}')
print((1000).to_bytes(2, 'big'), (1000).to_bytes(4, 'little'), (-2).to_bytes(2, 'big', signed=True), int.from_bytes(b'\x03\xe8', 'big'), int.from_bytes(b'\xff\xfe', 'big', signed=True))
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-15, -1), abs(-big) == big, hash(10), hash(-1), hash(2 ** 31 - 1), bool(0), not 5)
print(1 < 2 < 3, 1 < 3 > 2, 5 == 5.0, 5 != '5', 10 ** 30 == 1e30, 2 ** 60 > 1.5, big > 1e40, 1 == True, True + True, True & False, True ^ 1, ~True)
print(sum(range(101)), max(3, 1, 2), min([4, 2, 8]), sum([0.1] * 10), sum([[1], [2]], []), isinstance(True, int), type(True + 1), int.__name__)
for action in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 0 ** -1, lambda: 1 << -1, lambda: int('x'), lambda: int('1', 1), lambda: int([]), lambda: 1 + '1',
               lambda: (300).to_bytes(1, 'big'), lambda: (-1).to_bytes(1, 'big'), lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: int('1__0'), lambda: int(float('nan')),
               lambda: int(float('inf')), lambda: 10 ** 400 / 3, lambda: float(10 ** 400), lambda: [1][2 ** 100], lambda: 1 @ 2, lambda: -'a', lambda: int(1, 2)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
