"""Carets under operators, subscripts, attributes and calls, at every depth of an expression."""

import traceback


class Num:
    def __init__(self, value):
        self.value = value


def show(function, *args):
    try:
        function(*args)
    except Exception as error:
        tb = error.__traceback__.tb_next
        print(''.join(traceback.format_exception(type(error), error, tb)), end='')


def add(a, b):
    return (a.value + 1) * 2 + b


def subscript(table):
    return table['a']['b'][0] + table['x']['y']


def attributes(a):
    return a.value.real.missing.imag


def call(a):
    return a.value(1, key=2)


def nested_call(a):
    return len(str(a)) + int(str(a.value) + 'x', base=10)


def multi_line(a, b):
    return (a.value
            + b
            - 1)


def multi_line_call(a):
    return dict(
        x=1,
        y=a.value.nothing,
        z=3,
    )


def multi_line_subscript(a):
    return a.value[
        'one',
        2
    ]


def unary(a):
    return 1 + -a


def compare(a, b):
    return 1 < 2 < a.value < b


def in_place(a, b):
    a.value += 1
    a.value @= b


def unicode_text():
    été = 'ñandú' * 2; return été['日本'] if été else 'ありがとう'


def tabs_and_spaces(x):
	if x:
		return x   [   'a'   ]   +   1


def power(a, b):
    return a   **   b  ** 'c'


def delete(x):
    del x.value.a, x


def store(x):
    x.value['k'], y = 1, 2


show(add, Num(1), 'x')
show(add, Num('1'), 1)
show(subscript, {'a': {'b': [1]}, 'x': {}})
show(subscript, {'a': {'b': []}, 'x': {}})
show(subscript, {'a': None})
show(attributes, Num(3))
show(call, Num(3))
show(nested_call, Num(3))
show(multi_line, Num(3), None)
show(multi_line_call, Num(3))
show(multi_line_subscript, Num({}))
show(unary, 'text')
show(compare, Num(3), '')
show(in_place, Num(3), '')
show(unicode_text)
show(tabs_and_spaces, [1])
show(power, 2, 3)
show(delete, Num(2))
show(store, Num(2))
