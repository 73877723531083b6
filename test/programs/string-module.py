# string, textwrap, pprint, reprlib, difflib.
import pprint
import reprlib
import string
import textwrap
from string import Formatter, Template

print(string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.capwords('hello big world'))
template = Template('$name owes $$${amount} to ${who}_')
print(template.substitute(name='A', amount=5, who='B'), template.safe_substitute(name='A'), template.get_identifiers(), template.is_valid())
for action in [lambda: template.substitute(), lambda: Template('$ bad').substitute(), lambda: Template('${').substitute()]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Fancy(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f'<{key}>') if isinstance(key, str) else super().get_value(key, args, kwargs)

    def convert_field(self, value, conversion):
        return value.upper() if conversion == 'u' else super().convert_field(value, conversion)


print(Fancy().format('{a} {b!u:>6} {0}', 'arg', b='x'), list(Formatter().parse('a{b!r:c}{{d}}')))
text = 'The quick brown fox jumps over the lazy dog, again and again until the end.'
print(textwrap.fill(text, 30), textwrap.wrap(text, 20, initial_indent='* ', subsequent_indent='  '), textwrap.shorten(text, 25), sep='\n')
print(textwrap.dedent('    a\n      b\n    c\n'), textwrap.indent('a\n\nb', '> '), sep='|')
data = {'numbers': list(range(30)), 'nested': {'deep': {'deeper': [('a', 1), ('b', 2)] * 5}}, 'text': 'word ' * 20, 'set': {3, 1, 2}}
pprint.pprint(data, width=60)
pprint.pprint(data, depth=2, compact=True)
print(pprint.pformat([1, [2, [3]]]), pprint.saferepr({'b': 1, 'a': 2}), pprint.isreadable([1]), pprint.isrecursive(data))
print(reprlib.repr(list(range(100))), reprlib.repr('x' * 100), reprlib.repr({i: i for i in range(10)}))


class Node:
    @reprlib.recursive_repr()
    def __repr__(self):
        return f'Node({self.next!r})'


node = Node()
node.next = node
print(node)
import difflib

print('\n'.join(difflib.unified_diff(['a', 'b', 'c'], ['a', 'x', 'c'], 'old', 'new', lineterm='')))
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach']), difflib.SequenceMatcher(None, 'abcd', 'bcde').ratio(), list(difflib.ndiff(['a'], ['b'])))
