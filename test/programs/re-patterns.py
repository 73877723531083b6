# Pattern objects: attributes, equality, hashing, copies, pickles, caches, weak references, scanners.
import copy
import re
import weakref

p = re.compile(r'(?P<year>\d{4})-(?P<month>\d\d)', re.I | re.X)
print(p, p.flags, re.RegexFlag(p.flags), p.groups, p.groupindex, p.pattern)
print(p == re.compile(p.pattern, re.I | re.X), p == re.compile(p.pattern), hash(p) == hash(copy.copy(p)))
print(copy.deepcopy(p) is p, re.compile(p) is p, p.__reduce_ex__ is not None)
try:
    p.groupindex['x'] = 1
except TypeError as e:
    print(e)
for flags in (0, re.A, re.I | re.M, re.S | re.U, re.DEBUG * 0, re.I | re.L):
    try:
        print(re.compile(b'x' if flags & re.L else 'x', flags))
    except ValueError as e:
        print(e)
print(re.compile('y' * 300))
ref = weakref.ref(re.compile('unlikely (pattern)'))
re.purge()
print(ref())
scanner = re.compile(r'\s*(\w+)').scanner('one two, three')
print(scanner.pattern)
while (m := scanner.match()) is not None:
    print(m.group(1), end=' ')
print(scanner.match(), scanner.search())
lexer = re.Scanner([(r'[a-z]+', lambda s, t: ('word', t)), (r'\d+', lambda s, t: ('number', int(t))), (r'\s+', None)])
print(lexer.scan('abc 12 d5 !rest'))
print(re.escape('a.b*c[d]\n'), re.escape(b'\x00-~'))
data = bytearray(b'abab')
it = re.finditer(b'a', data)
next(it)
try:
    data.append(1)
except BufferError as e:
    print(e)
print(len(list(it)))
del it
data.append(1)
print(data, [re.fullmatch('[0-9a-f]+', x) is not None for x in ('ff', 'fg', '')])
