# Format specifications of all number types.
values = [0, 1, -1, 255, 1234567, 10**20, True, 0.0, -0.0, 1.5, -2.25, 1e10, 1.23456789e-7, 123456789.123, float('inf'), float('nan'), 1e308, 2j, 1.5 - 2j]
specs = ['', 'd', 'x', '#x', 'b', 'o', 'c', 'e', '.2f', 'g', 'G', '%', 'n', ',', '_', '+', ' ', '010', '>10', '<10', '^10', '=+10', '*^12', ',.2f', '_b', '#b', '.3', '.0f', '#.0f', '+.1e', 'z.1f', '012,', '.5g', 'X', 's', '10.3%', '08.3f', '-^+10']
for value in values:
    row = []
    for spec in specs:
        try:
            row.append(format(value, spec))
        except (ValueError, OverflowError, TypeError) as error:
            row.append(type(error).__name__)
    print(repr(value), row)
for value, spec in [(5, '.2d'), (5, 'q'), ('x', 'd'), ('x', '+'), ('x', '=5'), (5, ',x'), (5, ',_'), (1.5, 'x'), (5, '>>5'), (5, '5,,'), (1j, '='), (1j, '05'), (5, '#c'), (5, '99999999999'), ('abc', '.2'), ('abc', '5.1'), ('abc', '*<6'), ('abc', 's'), (1.5, 'c'), (-5, 'c'), (0x110000, 'c'), ([], '5'), (None, '5'), (5, '\0'), (5, 'é'), (5, 'é>5')]:
    try:
        print(repr(value), repr(spec), repr(format(value, spec)))
    except Exception as error:
        print(repr(value), repr(spec), type(error).__name__, error)
print('%d %i %u %5d|%-5d|%05d %+d %x %X %#x %o %e %E %f %g %.2f %c %c %s %r %a %%' % (1, 2, 3, 4, 5, 6, 7, 255, 255, 255, 8, 1.5, 1.5, 1.5, 1e-10, 3.14159, 65, 'B', 's', 'r', 'é'))
for template, args in [('%d', 'x'), ('%s %s', (1,)), ('%s', (1, 2)), ('%q', 1), ('%c', 'ab'), ('%(a)s', 5), ('%(a)s', {'b': 1}), ('%', ()), ('%*d', (5, 1)), ('%.*f', (2, 3.14159)), ('%(x)s', {'x': 1}), ('%x', 1.5), ('%c', -1), ('%d', None), ('%5%', ()), ('%s', ()), ('x', 1), ('%(a', {})]:
    try:
        print(template, repr(template % args))
    except Exception as error:
        print(template, type(error).__name__, error)
width, precision = 10, 3
print(f'{3.14159:{width}.{precision}}|{"x":*^{width}}|{255:#{"0"}{8}x}|{1234.5:,}|{0.5:.0%}|{[1]!r:>5}|{"é"!a}')
