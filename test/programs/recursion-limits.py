"""Recursion: depth errors, mutual recursion, repeated lines in a traceback."""
import sys


def depth(n):
    return 1 + depth(n + 1) if n else depth(1)


def safe(f, *args):
    try:
        return f(*args)
    except RecursionError as error:
        return str(error)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def hanoi(n, a, b, c):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


def flatten(x):
    return [z for y in x for z in flatten(y)] if isinstance(x, list) else [x]


sys.setrecursionlimit(150)
print(safe(depth, 0), even(100), odd(99), hanoi(6, 'a', 'b', 'c'), ackermann(2, 3), flatten([1, [2, [3, [4]], 5]]))
print(sys.getrecursionlimit())
for wrong in (0, -1, 'x'):
    try:
        sys.setrecursionlimit(wrong)
    except Exception as error:
        print(type(error).__name__, error)


def forever():
    return forever()


forever()
