# match, search, fullmatch and what a match object tells.
import re

word = re.compile(r'(?P<first>\w)(?P<rest>\w*)(-(?P<suffix>\w+))?')
for text in ('alpha', 'beta-two', '-x', '', 'é-ü'):
    for how in ('match', 'search', 'fullmatch'):
        m = getattr(word, how)(text)
        if m is None:
            print(repr(text), how, None)
            continue
        print(repr(text), how, m.span(), m.groups('?'), m.groupdict(), m.lastindex, m.lastgroup, m.regs)

m = word.search('..key-value..', 2, 11)
print(m, m.pos, m.endpos, m.string, m.re is word)
print(m[0], m['first'], m['rest'], m[4], m.group(1, 'suffix'), m.start('suffix'), m.end(4), m.span('rest'))
print(m.expand(r'<\g<first>|\2|\g<suffix>|\g<0>>'))
for bad in (9, 'nope', -1, 1.5, 2 ** 80):
    try:
        m.group(bad)
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
for pattern, text in [(r'(a)|b', 'b'), (r'(a)?(b)?(c)?', 'ac'), (r'(?:(x)|(y))+', 'xyx')]:
    m = re.match(pattern, text)
    print(pattern, m.groups(), m.lastindex, [m.span(i) for i in range(m.re.groups + 1)])
match re.match(r'(\d+)-(\d+)', '10-20'):
    case re.Match(string=s) as found:
        print(s, found.groups())
print(re.match('a*', 'a' * 80), bool(re.match('', '')))
print(re.Pattern[str], re.Match[bytes])
