# re: matching, groups, substitution, flags, errors.
import re

print(re.match(r'(\w+) (\w+)', 'hello world').groups(), re.search(r'\d+', 'a12b').span(), re.findall(r'(\w)(\d)', 'a1b2'), re.split(r'[,;]\s*', 'a, b;c'))
pattern = re.compile(r'(?P<year>\d{4})-(?P<month>\d\d)', re.VERBOSE)
m = pattern.search('on 2024-05 or 2023-12')
print(m, m['year'], m.group(1, 2), m.groupdict(), m.start('month'), m.end(), m.lastgroup, m.lastindex, m.re is pattern, m.string[:2], m.pos)
print([x.group() for x in pattern.finditer('2020-01 2021-02')], pattern.groups, pattern.groupindex, pattern.flags)
print(re.sub(r'(\w+)@(\w+)', r'\2 at \1 \g<0>', 'me@home'), re.subn('a', lambda x: x.group().upper(), 'banana', count=2))
print(re.escape('a.b*c[d]'), re.fullmatch('a+', 'aaa'), re.fullmatch('a+', 'aab'), re.IGNORECASE, re.compile('x', re.I | re.M))
tests = [
    (r'(?i)HELLO', 'hello'), (r'^b', 'a\nb'), (r'(?m)^b', 'a\nb'), (r'a.c', 'a\nc'), (r'(?s)a.c', 'a\nc'), (r'(a)|(b)', 'b'),
    (r'(?<=x)y', 'xy'), (r'(?<!x)y', 'xy'), (r'x(?=y)', 'xy'), (r'x(?!y)', 'xy'), (r'(\w)\1', 'aabb'), (r'(?P<q>["\']).*?(?P=q)', '"hi"'),
    (r'a{2,3}', 'aaaa'), (r'a{2,3}?', 'aaaa'), (r'(a*)*b', 'aab'), (r'(?:ab)+', 'ababx'), (r'[^a-c]+', 'abcdef'), (r'\bfoo\b', 'a foo b'),
    (r'(?>a+)b', 'aaab'), (r'a++b', 'aaab'), (r'(?(1)x|y)', 'y'), (r'(a)?(?(1)b|c)', 'ab'), (r'\A\d+\Z', '123'), (r'[\d\-x]+', '1-x'),
    (r'\s\S\w\W\D', ' ab-c'), (r'(?x) a  # comment', 'a'), (r'é', 'É'), (r'(?i)é', 'É'), (r'(?a)\w+', 'é'), (r'\w+', 'naïve'), (r'$', 'x'), (r'', 'x'),
]
for regex, text in tests:
    found = re.search(regex, text)
    print(regex, repr(text), found and (found.span(), found.groups()))
for bad in ['(', ')', '[', '*', 'a**', '(?P<x', '(?P<1>a)', '\\', '(?<=a*)b', 'a{3,1}', '(?z)', r'\1', '[b-a]', '(?P=no)', '(?:', 'x{99999999999}', r'\N{no}', '(?i', 'a(?i)b']:
    try:
        re.compile(bad)
        print(bad, 'compiled')
    except re.PatternError as error:
        print(bad, '->', error, error.pos, error.lineno, error.colno)
print(re.compile(rb'\d+').findall(b'1 22 333'), re.sub(rb'a', b'b', b'aaa'))
for action in [lambda: re.match('a', b'a'), lambda: re.match(5, 'a'), lambda: re.sub('a', r'\9', 'a'), lambda: re.sub('a', r'\g<x>', 'a'), lambda: m.group('no'), lambda: m.group(9), lambda: re.compile(re.compile('a'), re.I)]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(repr(re.compile('a"b\'c')), re.compile('a') == re.compile('a'), m.expand(r'\1/\2'), re.split('(,)', 'a,b'), re.split('x*', 'axbc'), re.sub('x*', '-', 'abxd'))
scanner = re.Scanner([(r'\d+', lambda s, t: int(t)), (r'\w+', lambda s, t: t), (r'\s+', None)])
print(scanner.scan('abc 12 de'), re.findall(r'(?=(\w\w))', 'abcd'), re.search('(?P<a>x)(?P<b>y)?', 'x').groupdict('none'))
