# Modules that live on re: textwrap, string.Template, fnmatch, shlex, difflib-like cleaning.
import fnmatch
import re
import shlex
import string
import textwrap

poem = '''    The   woods are lovely,
    dark and deep,   but I have
    promises to keep.
'''
print(textwrap.dedent(poem), textwrap.fill(textwrap.dedent(poem), 24), sep='---\n')
print(textwrap.shorten(poem, 30), textwrap.indent('a\nb', '> '), sep='\n')
print(string.Template('$who owes $$${amount} to ${who}s').substitute(who='tim', amount=7))
for bad in ('$', '${x', '$missing'):
    try:
        print(string.Template(bad).substitute(x=1))
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
print(string.Template('$a $b').safe_substitute(a=1), string.Formatter().format('{0!r:>6}|{x}', 'q', x=2))
print(fnmatch.filter(['a.py', 'b.txt', 'c.PY', '[x].py'], '*.py'), fnmatch.translate('a?[!b]*.c'))
print(shlex.split('one "two three" four\\ five'), shlex.quote("it's"))
camel = re.compile(r'(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])')
print([camel.sub('_', name).lower() for name in ('getHTTPResponse', 'simpleXML', 'A1B')])
counts = {}
for word in re.findall(r"[a-z']+", poem.lower()):
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:4])
print(re.sub(r'(\d)(?=(\d{3})+$)', r'\1,', '1234567'), re.sub(r'\b(\w)(\w*)', lambda m: m[1].upper() + m[2], 'title case me'))
