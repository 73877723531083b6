import textwrap, difflib, shlex, reprlib, html, unicodedata, locale

text = "The quick brown fox jumps over the lazy dog, then (having rested) it does so again -- well-known-hyphenated-words included. " * 2
print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap(text, 25, max_lines=3, placeholder=" [...]"), textwrap.shorten(text, 30))
print(textwrap.dedent("""
    one
      two
    \tthree

    four
"""), textwrap.indent("a\n\nb\n", "> "), textwrap.indent("a\n\nb", "> ", lambda line: True))
print(textwrap.wrap("averyveryverylongword short", 8, break_long_words=False), textwrap.wrap("x" * 20, 6), textwrap.wrap(""))
a = "one\ntwo\nthree\nfour\n".splitlines(True)
b = "one\n2\nthree\nfive\nfour\n".splitlines(True)
print("".join(difflib.unified_diff(a, b, "before", "after")), "".join(difflib.ndiff(a, b)), "".join(difflib.context_diff(a, b)))
matcher = difflib.SequenceMatcher(None, "abcdefg", "abxdeg")
print(matcher.ratio(), matcher.get_opcodes(), matcher.get_matching_blocks(), matcher.find_longest_match())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), list(difflib.restore(difflib.ndiff(a, b), 2)))
print(shlex.split("a 'b c' \"d $e\" f\\ g # no", comments=True), shlex.quote("it's"), shlex.join(["a b", "c"]))
try:
    shlex.split("'open")
except ValueError as error:
    print(error)
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({n: n for n in range(9)}), reprlib.repr(10 ** 100), reprlib.Repr(maxlist=2).repr([1, 2, 3]))
print(html.escape("<a href='x'>&</a>"), html.unescape("&lt;&eacute;&#x41;&notin;&bogus;"))
print(unicodedata.normalize("NFD", "é") == "e\u0301", unicodedata.name("λ"), unicodedata.category("A"), unicodedata.lookup("SNOWMAN"))


class Node:
    def __init__(self): self.children = [self]

    @reprlib.recursive_repr("<...>")
    def __repr__(self): return f"Node({self.children})"


print(Node())
