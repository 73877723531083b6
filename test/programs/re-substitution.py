# sub, subn, split, findall, finditer with literals, templates and functions.
import re

text = 'The year 1999, the year 2024; 7 cats'
print(re.sub(r'\d+', '#', text), re.subn(r'\d', '*', text, count=3))
print(re.sub(r'(\w+) (\w+)', r'\2 \1', text))
print(re.sub(r'(?P<n>\d+)', r'<\g<n>>\n', text))
print(re.sub(r'\d+', lambda m: str(int(m[0]) + 1), text))
print(re.sub('x*', '-', 'abxd'), re.sub('', '.', 'abc'), re.sub(r'\b', '|', 'one two'))
print(re.split(r'\s*[,;]\s*', text), re.split(r'(\d)', 'a1b2c', maxsplit=1), re.split('x*', 'axbc'))
print(re.findall(r'\w+', text), re.findall(r'(\w)(\d)', 'a1b2'), re.findall(r'(\d)|x', '1x2'))
for m in re.finditer(r'(?i)[aeiou]+', 'Queue Aeon'):
    print(m.span(), m.group())
print(re.sub(rb'(\w)', rb'[\1]', b'ab c'), re.findall(b'.', bytearray(b'ab')))


class Replacement(str):
    pass


print(re.sub('a', Replacement('b'), 'banana'), re.sub('(a)', Replacement(r'\1\1'), 'banana'))
for replacement in (r'\3', r'\g<x>', r'\g<', r'\q', '\\', r'\g<1a>', r'\400', 5, b'x'):
    try:
        print(re.sub('(a)', replacement, 'banana'))
    except Exception as e:
        print(type(e).__name__, e)
for bad in (lambda m: 1, lambda m: m.group(7), lambda m: 1 / 0):
    try:
        re.sub('a', bad, 'banana')
    except Exception as e:
        print(type(e).__name__, e)
print(re.sub('a', lambda m: None, 'banana'))


def swap(match, seen=[]):
    seen.append(match)
    return match[0].swapcase()


print(re.sub('[A-Za-z]', swap, 'aBc1'), len(swap.__defaults__[0]))
