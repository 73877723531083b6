# Constant expressions: what the compiler evaluates and what it leaves to run time.
import sys

small = (0, 255, 256, -1, 2 ** 53, 2 ** 64, 1 << 127, 1 << 128, 3 ** 80, 3 ** 81, 2 ** 127 * 2, 10 ** 38 * 10)
floats = (1 / 3, 7 // -2, -7 % 3, 7.5 % -2, 1e300 * 1e10, 0.1 + 0.2, 2 ** -1, 2.0 ** 3, -0.0, 0 / -5, 1e16, 10 ** 22 / 7)
errors = lambda: (1 / 0, 1 % 0, 2 << -1, "a" + 1, (1, 2)[5], None + 1, 1 @ 2, 0 ** -1, -"a", ~1.5, ~True)
complexes = (1 + 2j, 1 - 0j, -1j, 2j * 3, (1 + 2j) * (3 - 1j), (1 + 1j) / 2, 1j ** 2, 1j / 1j, 0j - 1)
bools = (True & False, True | 1, not 0, not "", True + True, -True, +True, True ^ True, not None, not ())
texts = ("ab" * 3, "ab" * 2048, "ab" * 2049, b"x" * 4, "é" + "😀", "😀xy"[1], "abc"[-1], "abcdef"[1:4], "abcdef"[::-2], b"ab"[0])
repeated = ("" * 5, "a" * 0, "a" * -1, 2 * "ab", (1,) * 4, () * 9, (1, 2) * 128, (1, 2) * 129, ((1, 2), 3) * 100)
tuples = ((1, 2) + (3,), (1, (2, 3))[1], (1, 2, 3)[1:], (1, 2, 3)[::-1], ((),), (1, 2)[True])
nested = ((1, (2.5, "x"), None), (1, (2.5, "x"), None), frozenset, ..., b"")
percent = "%s" % 1
same = (1, 1.0, True, 1 + 0j, 0.0, -0.0, "1", b"1")


def displays(x, y):
    for item in [1, 2, 3]:
        pass
    for item in {1, 2, 2, 3.0, 3}:
        pass
    for item in [x, y]:
        pass
    for item in (x, *y):
        pass
    return (
        x in [1, 2], x not in {1, "a", None}, x in [x, y], x in (1, 2), x in {x, 1},
        [1, 2], [1, 2, 3], {1, 2}, {1, 2, 3}, {1: 2, 3: 4}, [1, 2, x], (1, 2, x),
        [*(1, 2), 3], {*(1, 2)}, (*(1, 2), 3), (*x, 1, 2, 3),
    )  # fmt: skip


def conditions(x):
    if 1: x = 1
    if 0: x = 2
    if None: x = 3
    if "a" and x: x = 4
    if not x and 0: x = 5
    if x or 1: x = 6
    while True:
        if x: break
    while 0: x = 7
    while 1.5:
        x = 8
        break
    else:
        x = 9
    assert (1, 2)[0]
    assert x, "message"
    x = 1 if 2 else 3
    x = x is None or x is not None
    if x is None: return 1
    if x is not None: return 2
    if not (x is None): return 3
    while x is not None: x = None
    return x if x is None else not x is None


def truth(a, b):
    bool(a) and not b
    if not not a: return 1
    if not (a in b): return 2
    if not (a is b): return 3
    if not a == b: return 4
    if (a < b) == (b < a): return 5
    return a < b < 3, not a < b, not (a and b), a if b else 1, a and b or None


if sys.flags and (1, 2)[0] == 1 and __debug__:
    unreachable = [lambda: 1][0] if 0 else "kept"

long_tuple = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29)
longer = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30)
long_list = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]
longer_list = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]
