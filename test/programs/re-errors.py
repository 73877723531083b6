# What the parser and the matcher refuse.
import re
import warnings

warnings.simplefilter('error')
for pattern in ['(', 'a)', '[a', '*a', 'a**', 'a{3,2}', '(?P<1>a)', '(?P<a>)(?P<a>)', r'\2(a)', '(?P=b)', '(?<=a+)b',
                '(?(2)a|b)', '(?z)', 'a(?i)b', '[z-a]', r'\x1', r'\u123', r'\q', '(?#', '(?i', '(?<x)', 'x{99999999999}',
                '(?P>x)', 'a\n(b', '[[a]', '[a--b]', '\\', '(?-i', '(?i-i:a)', '(?au)a', '(?L)a', 'a++*', '(?>', '(?(a)b)']:
    try:
        print(re.compile(pattern))
    except re.PatternError as e:
        print(repr(pattern), '->', e, e.pos, e.lineno, e.colno, e.pattern == pattern, e.msg)
    except Exception as e:
        print(repr(pattern), '->', type(e).__name__, e)
p = re.compile('a')
for call in (lambda: p.match(5), lambda: p.match(b'a'), lambda: re.compile(b'a').match('a'), lambda: p.match(),
             lambda: p.match('a', 'b'), lambda: p.search('a', 2 ** 40), lambda: p.sub('x'), lambda: p.split(None),
             lambda: p < p, lambda: type(p)(), lambda: setattr(p, 'flags', 1), lambda: setattr(p, 'x', 1),
             lambda: re.compile(p, re.I), lambda: re.compile(5), lambda: p.scanner('a').match(1),
             lambda: p.match('a').start(0, 1), lambda: p.match('a').expand(), lambda: p.match('a').group(k=1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
re.compile('(unfinished')
