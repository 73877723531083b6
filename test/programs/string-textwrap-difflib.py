"""string.Template, Formatter, capwords, textwrap, difflib, pprint, reprlib."""

import difflib
import pprint
import reprlib
import string
import textwrap


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


t = string.Template('$who owes ${amount} $$ $other')
print(t.safe_substitute(who='a', amount=5), t.get_identifiers(), t.is_valid())
attempt(t.substitute, who='a')
attempt(string.Template('$ bad').substitute)
attempt(string.Template('ok\n  ${').substitute)


class F(string.Formatter):
    def get_value(self, key, args, kwargs):
        return f'<{key}>' if isinstance(key, str) else super().get_value(key, args, kwargs)

    def convert_field(self, value, conversion):
        return value.upper() if conversion == 'u' else super().convert_field(value, conversion)


print(F().format('{0} {name!u} {x:>6}', 1), list(string.Formatter().parse('a{b!r:c}{{d')), string.capwords('hello  big world'), string.ascii_letters[:3], string.punctuation)
attempt(F().format, '{} {0}', 1)
text = 'The quick brown fox jumped over the lazy dog; hyphen-ated words, and a verylongwordthatdoesnotfit.'
for kw in ({'width': 20}, {'width': 20, 'initial_indent': '* ', 'subsequent_indent': '  '}, {'width': 10, 'break_long_words': False}, {'width': 30, 'max_lines': 2}, {'width': 15, 'break_on_hyphens': False}):
    print(textwrap.wrap(text, **kw))
print(textwrap.shorten(text, 30), repr(textwrap.dedent('  a\n    b\n\n  c')), repr(textwrap.indent('a\n\nb', '> ')), textwrap.fill('a b c', 3))
attempt(textwrap.wrap, 'x', 0)
a, b = ['one', 'two', 'three'], ['one', '2', 'three', 'four']
print(*difflib.unified_diff(a, b, 'x', 'y', lineterm=''), sep='\n')
print(*difflib.ndiff(['abc'], ['abd']), sep='\n')
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach']), round(difflib.SequenceMatcher(None, 'abcd', 'bcde').ratio(), 3), difflib.SequenceMatcher(None, 'ab', 'ba').get_opcodes())
data = {'name': 'x' * 30, 'list': list(range(20)), 'nested': {'k': [{'a': 1, 'b': (2, 3)}] * 2}, 'set': {1}, 'text': 'word ' * 20}
pprint.pprint(data, width=50)
pprint.pprint(data, depth=1, compact=True, sort_dicts=False)
print(pprint.pformat([[], {}, ()]), pprint.isreadable(data), pprint.pformat(list(range(30)), compact=True, width=40))
print(reprlib.repr(list(range(20))), reprlib.repr('x' * 100), reprlib.repr({i: i for i in range(10)}))


class Rec:
    @reprlib.recursive_repr()
    def __repr__(self):
        return f'<{self.me!r}>'


r = Rec()
r.me = [r]
print(r)
