"""Binary operators on user classes: reflected methods, subclass priority, errors, all operators."""

import operator

OPS = {'+': 'add', '-': 'sub', '*': 'mul', '/': 'truediv', '//': 'floordiv', '%': 'mod', '**': 'pow', '@': 'matmul', '<<': 'lshift', '>>': 'rshift', '&': 'and', '|': 'or', '^': 'xor'}


def attempt(source, **names):
    try:
        print(source, '=', repr(eval(source, names)))
    except Exception as error:
        print(source, '->', type(error).__name__, error)


class Left:
    pass


class Right:
    pass


class Both:
    pass


class SubBoth(Both):
    pass


class Nope:
    pass


for symbol, name in OPS.items():
    setattr(Left, f'__{name}__', lambda self, other, name=name: f'left {name}')
    setattr(Right, f'__r{name}__', lambda self, other, name=name: f'right {name}')
    setattr(Both, f'__{name}__', lambda self, other, name=name: f'both {name}')
    setattr(Both, f'__r{name}__', lambda self, other, name=name: f'both r{name}')
    setattr(SubBoth, f'__r{name}__', lambda self, other, name=name: f'sub r{name}')
    setattr(Nope, f'__{name}__', lambda self, other: NotImplemented)
    setattr(Nope, f'__r{name}__', lambda self, other: NotImplemented)
l, r, b, s, n = Left(), Right(), Both(), SubBoth(), Nope()
for symbol in OPS:
    attempt(f'l {symbol} r', l=l, r=r)
    attempt(f'1 {symbol} r', r=r)
    attempt(f'b {symbol} s', b=b, s=s)
    attempt(f's {symbol} b', b=b, s=s)
    attempt(f'n {symbol} n', n=n)
    attempt(f'n {symbol} 1', n=n)
    attempt(f'"a" {symbol} n', n=n)
    attempt(f'None {symbol} 1')
for name in ('neg', 'pos', 'invert', 'abs'):
    print(getattr(operator, name)(type('U', (), {f'__{name}__': lambda self, name=name: name})()))
for source in ('-n', '+n', '~n', '-"a"', '~1.5', '+[]', '-None', 'not n', '[1] + (2,)', '(1,) + [2]', '"a" + 1', '1 + "a"', 'b"a" + "b"', '[1] * "a"', '[1] * [2]', '2 * [1]', '"ab" * -1', '2.0 * "a"', '{} | []', '{1} + {2}', '{1} | [1]', '1 @ 2', '2 ** -1', '2 ** "a"', 'pow(2, 3, 0)', 'pow(2.0, 3, 2)', 'pow(2, -1, 4)', 'pow(3, -1, 7)', 'divmod(7, -2)', 'divmod("a", 1)', '1 // 0', '1 % 0', '1 / 0', '1.0 // 0', '1.0 % 0', '0 ** -1', '0.0 ** -1', '(-8) ** 0.5', '(-8.0) ** (1/3)', '1 << -1', '1 >> -1', '1 << 2.0', '1 & 1.0', 'True + True', 'True & 5', 'True | False', '~True', 'True ** 2', '-True'):
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        attempt(source, n=n)
