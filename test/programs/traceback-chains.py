"""__cause__, __context__, suppression, cycles and notes as printed."""

import traceback


def show(error):
    print('\n'.join(line.rstrip() for line in ''.join(traceback.format_exception(error)).splitlines()))
    print('-' * 20)


def first():
    raise KeyError('first')


def second():
    try:
        first()
    except KeyError:
        raise ValueError('second')


def third():
    try:
        second()
    except ValueError as error:
        raise TypeError('third') from error


def hidden():
    try:
        first()
    except KeyError:
        raise RuntimeError('hidden') from None


def in_finally():
    try:
        first()
    finally:
        1 / 0


def in_with():
    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, *exc):
            raise OSError(2, 'exit failed', 'file.txt')
    with Manager():
        first()


for function in (first, second, third, hidden, in_finally, in_with):
    try:
        function()
    except Exception as error:
        show(error)

a, b = ValueError('a'), ValueError('b')
a.__cause__, b.__cause__ = b, a
show(a)
c = ValueError('c')
c.__context__ = c
show(c)
d = ValueError('line one\nline two')
d.add_note('note 1')
d.add_note('note 2\nmore')
show(d)
d.__notes__ = 'not a list'
show(d)
d.__notes__ = [1, 'two']
show(d)


class Odd(Exception):
    def __str__(self):
        raise RuntimeError('no str')


show(Odd('x'))
show(Exception())
show(KeyError('quoted key'))
show(StopIteration(3))
print(a.__suppress_context__, d.__suppress_context__, repr(a.__cause__))
third()
