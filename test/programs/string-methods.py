"""str: searching, splitting, casing, alignment, translation, tests and errors."""

s = 'The quick brown Fox'
print(s.lower(), s.upper(), s.title(), s.swapcase(), s.capitalize(), s.casefold())
print(s.find('quick'), s.find('nope'), s.rfind('o'), s.index('b'), s.count('o'), s.replace('quick', 'slow').replace('o', '0', 1))
print(s.split(), s.split('o'), s.split(None, 1), s.rsplit(' ', 1), 'a,b,,c'.split(','), ''.split(), ''.split(','))
print('one\ntwo\r\nthree\n'.splitlines(), 'one\ntwo'.splitlines(True), s.partition(' '), s.rpartition(' '), s.partition('zz'))
print('-'.join('abc'), ''.join([]), ' x '.strip() + '|', 'xxhixx'.strip('x'), 'xyxhi'.lstrip('xy'), 'hi...'.rstrip('.'))
print('mid'.center(9, '*'), 'left'.ljust(8) + '|', 'right'.rjust(8), '42'.zfill(5), '-42'.zfill(5), 'tab\tstop'.expandtabs(4))
print(s.startswith('The'), s.startswith(('A', 'T')), s.endswith('Fox', 3), 'prefix-x'.removeprefix('prefix-'), 'x.py'.removesuffix('.py'))
print('abc'.isalpha(), 'ab1'.isalnum(), '123'.isdigit(), ' \t'.isspace(), 'abc'.islower(), 'ABC'.isupper(), 'Title Case'.istitle(),
      '½'.isnumeric(), '²'.isdigit(), '٣'.isdecimal(), 'valid_1'.isidentifier(), '1x'.isidentifier(), 'é'.isascii(), ''.isalpha(), 'a\n'.isprintable())
table = str.maketrans({'a': '4', 'e': None, 'o': 'oo'})
print('apple oracle'.translate(table), 'hello'.translate(str.maketrans('el', 'ip')), 'abc'.translate(str.maketrans('', '', 'b')))
print('ab' * 3, 'b' in 'abc', 'abc' < 'abd', 'Z' < 'a', max('hello'), sorted('hello'), 'abc'[::-1], 'hello'[1:4], 'hello'[-3:])
print(repr('it\'s'), repr("it's \"quoted\""), repr('tab\t newline\n nul\0 del\x7f'), repr('é ü 日本 \u200b \U0001F600 \ud800'))
print(ascii('é日😀'), len('😀é'), '😀x'[1], ord('😀'), chr(128512), '😀'.encode(), 'naïve'.encode('latin-1'), 'ß'.upper(), 'ŉ'.title(), 'ΑΣ'.lower())
print('%s %r %d %5.2f %x %o %e %% %c %-5s| %+d %05d' % ('s', 'r', 42, 3.14159, 255, 8, 12345.678, 'c', 'l', 7, 42))
print('%(name)s is %(age)d' % {'name': 'Ann', 'age': 30}, '%*d' % (6, 42), '%.3s' % 'abcdef', '%s' % (1,), '%r' % {'a': 1})
print('{} {1!r}'.format('a', 'b') if False else '{0} {1!r} {name:>6} {0[1]} {2.real}'.format('ab', 'b', 3, name='n'))
for action in (lambda: s.index('zz'), lambda: 'a' + 1, lambda: ''.join([1]), lambda: 'a'.split(''), lambda: s[99], lambda: 'a' * 'b',
               lambda: '%d' % 'x', lambda: '%s %s' % 'x', lambda: '%s' % (1, 2), lambda: '{} {}'.format(1), lambda: '{a}'.format(b=1),
               lambda: 'x'.center(5, 'ab'), lambda: int('12x'), lambda: chr(-1), lambda: ord('ab'), lambda: 'abc'.encode('ascii2'), lambda: 'é'.encode('ascii')):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
