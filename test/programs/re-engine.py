# Corners of the engine: backtracking, lazy and possessive repeats, atomic groups, look-around, conditions, case.
import re

CASES = [
    (r'(a+|b)*', 'aabab'), (r'(a|ab)(c|bcd)(d*)', 'abcd'), (r'(?:a|ab)(?:c|bcd)(?:d*)$', 'abcd'), (r'(a*)*', 'aaa'),
    (r'(a*?)*?b', 'aab'), (r'((a)|b)*', 'abab'), (r'(?:(a)|b)*', 'ab'), (r'a{2,3}?', 'aaaa'), (r'(ab){2,}?c', 'ababababc'),
    (r'a++b', 'aaab'), (r'a++a', 'aaa'), (r'(?>a+)ab', 'aaab'), (r'(?:ab|a)*+b', 'aab'), (r'(?=(a+))a*b\1', 'baaabac'),
    (r'(?<=ab)c', 'abc'), (r'(?<!ab)c', 'abc cc'), (r'(?<=(.))b', 'ab'), (r'(a)?(?(1)b|c)', 'cab'), (r'(?P<q>["\'])(.*?)(?P=q)', 'x="a\'b" '),
    (r'(?i)straße', 'STRASSE straßE'), (r'(?i)[α-ω]+', 'ΑΒΓς'), (r'(?i)k', '\u212a'), (r'(?ai)k', '\u212a'), (r'(?i)(\w)\1', 'aAbB'),
    (r'(?m)^\w+$', 'one\ntwo\n'), (r'(?s).+', 'a\nb'), (r'.+', 'a\nb'), (r'\Aab\Z', 'ab\n'), (r'ab$', 'ab\n'), (r'ab\z', 'ab'),
    (r'\bfoo\b', 'a foo.'), (r'\B', ''), (r'\b', ''), (r'\d+', '١٢ 34'), (r'(?a)\d+', '١٢ 34'), (r'\s', '\u2003'), (r'[^\W\d_]+', '12ab_ñ'),
    (r'[😀-😏]+', 'x😀😃'), (r'.(?=😀)', 'é😀'), (r'(?x) a  # comment' '\n  b', 'ab'), (r'(?:(?i:a)b)+', 'AbabAB'), (r'()+', 'x'), (r'(|a)+', 'aa'),
    (r'(?:a|b|c|d){3,5}?(.)', 'abcdabcd'), (r'([a-c]+?)([b-d]*)$', 'abcd'), (r'^(?:(.)(.)|(.))*$', 'abcde'), (r'(?!a|b)\w', 'abc'), (r'(?!)', 'a'),
]
for pattern, text in CASES:
    found = [(m.span(), m.groups()) for m in re.finditer(pattern, text)]
    print(pattern, '|', found, re.split(pattern, text, maxsplit=2))
print(len(re.match(r'(?:a|b)*c', 'ab' * 20000 + 'c').group()))
print(re.match(r'(?:(?:a)*b)*', 'aab' * 5000).end())
print(re.search(r'(.*)(\d+)$', 'x' * 2000 + '12').groups()[1])
print([m.start() for m in re.finditer('aab', 'aabaaabaab')], re.search('abcabd', 'abcabcabd').span())
