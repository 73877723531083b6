"""Repeated frames are folded after three; mutual recursion is not."""

import traceback


def down(n):
    if n == 0:
        raise ValueError('bottom')
    down(n - 1)


def ping(n):
    if not n:
        return 1 / n
    return pong(n - 1)


def pong(n):
    return ping(n)


def fold(function, n):
    try:
        function(n)
    except Exception:
        text = traceback.format_exc()
        print(text, end='')
        print(text.count('\n'))


for depth in (1, 2, 3, 4, 5, 10):
    fold(down, depth)
fold(ping, 4)


def twice(n):
    if n > 5:
        try:
            down(3)
        except ValueError as error:
            raise KeyError('again') from error
    twice(n + 1)


fold(twice, 0)
try:
    down(6)
except ValueError as error:
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.lineno, frame.name, frame.line, frame.colno, frame.end_colno)
    print(len(traceback.format_tb(error.__traceback__)), len(traceback.format_tb(error.__traceback__, limit=2)), traceback.format_tb(error.__traceback__, limit=-1))
f = lambda n: f(n - 1) if n else n.missing
f(7)
