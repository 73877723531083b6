"""str: every method with edge cases, indexing, Unicode, comparisons and errors."""


def attempt(source):
    try:
        print(source, '=', ascii(eval(source)))
    except Exception as error:
        print(source, '->', type(error).__name__, ascii(str(error)))


s = 'Hello, Wörld! 😀'
for source in ('len(s)', 's[-1]', 's[::-2]', 's[100]', 's["a"]', 's[1:2, 3]', 's[None]', 's[5:2]', 's[-3:]', 's[:-100:-1]', 's * 0', 's * -1', '3 * "ab"', 's + 1', '"a" "b"', '"a" in "abc"', '1 in "abc"', '"" in ""', 's.upper()', 's.lower()', '"ß".upper()', '"ǆ".title()', '"İ".lower()', '"ΑΣ".lower()', '"ﬁ".capitalize()', '"straße".casefold()', '"aB".swapcase()', '"they\'re bill\'s".title()', '"x".center(6, "*")', '"x".center(5)', '"x".ljust(3, "ab")', '"x".rjust(3, 1)', '"-42".zfill(6)', '"+".zfill(3)', '"".zfill(2)', '"a,b,,c".split(",")', '"a,b,,c".split(",", 1)', '"a b  c ".split()', '" a b ".split(" ")', '" a b c ".split(None, 1)', '"abc".split("")', '"abc".split(1)', '"a,b,c".rsplit(",", 1)', '" a b c ".rsplit(None, 1)', '"a\\nb\\r\\nc\\x0bd\\u2028e".splitlines()', '"a\\nb\\n".splitlines(True)', '"".splitlines()', '"abc".partition("b")', '"abc".partition("x")', '"abcb".rpartition("b")', '"a".partition("")', '"abcabc".find("c", 3)', '"abc".find("")', '"abc".find("", 4)', '"abc".rfind("")', '"abc".index("z")', '"abc".rindex("z", 1, 2)', '"aaaa".count("aa")', '"abc".count("")', '"abc".replace("", "-")', '"aaa".replace("a", "b", 2)', '"aaa".replace("a", "b", count=1)', '"abc".replace("b")', '"xxabxx".strip("x")', '"xxabxx".lstrip("xa")', '"  a ".rstrip()', '"a".strip(1)', '"prefix-x".removeprefix("prefix-")', '"a.py".removesuffix(".py")', '"abc".startswith(("x", "a"))', '"abc".startswith("b", 1)', '"abc".endswith("")', '"abc".startswith(1)', '"abc".startswith((1,))', '"abc".startswith("c", -1)', '",".join(["a", "b"])', '",".join("abc")', '",".join([])', '",".join([1])', '",".join(["a", None])', '",".join(1)', '"".join(c for c in "xy")', '"abc".translate({97: "X", 98: None, 99: 100})', '"abc".translate(str.maketrans("ab", "xy", "c"))', 'str.maketrans({"a": 1, 98: "z"})', 'str.maketrans("a", "bc")', 'str.maketrans({"ab": 1})', 'str.maketrans(1)', '"abc".translate(3)', '"a".translate({97: 2**21})', '"a\\tb".expandtabs()', '"ab\\tc\\n\\td".expandtabs(4)', '"é".encode()', '"é".encode("latin-1")', '"é".encode("ascii")', '"é😀".encode("ascii", "backslashreplace")', '"é".encode("nope")', '"é".encode("ascii", "nope")', '"\\ud800".encode()', '"\\ud800".encode("utf-8", "surrogatepass")', '"😀".encode("utf-16-le")', '"é".encode("ascii", "namereplace")',
               '"abc".isalpha(), "".isalpha(), "a1".isalnum()', '"１２".isdigit(), "²".isdigit(), "²".isdecimal(), "½".isnumeric()', '"Ab Cd".istitle(), "AB".isupper(), "1".islower()', '"a b".isidentifier(), "class".isidentifier(), "é1".isidentifier()', '" \\t\\n".isspace(), "".isspace(), "\\u3000".isspace()', '"a\\n".isprintable(), "é ".isprintable(), "\\xad".isprintable()', '"abc".isascii(), "é".isascii(), "".isascii()', '"a" < "B", "é" > "z", "a" < "aa"', '"abc" == "abc", "é" == "e\\u0301"', '"a" < 1', 'hash("") == hash("")', 'repr("it\'s")', 'repr(\'"\')', 'repr("\'\\"")', 'repr("\\x00\\x7f\\x80\\xad\\u200b\\ud800\\U000e0001")', 'repr("é日😀\\u2028")', 'ascii("é日😀")', 'str(b"abc")', 'str(b"abc", "ascii")', 'str(b"\\xff", "utf-8", "replace")', 'str(b"\\xff", "utf-8")', 'str("a", "b")', 'str(1, "ascii")', 'str(object=5)', 'str(encoding="x")', 'str()', 'chr(0x10ffff)', 'chr(0x110000)', 'chr(-1)', 'chr("a")', 'ord("")', 'ord("ab")', 'ord(b"a")', 'ord(1)', 'ord("😀")', '"%s" % "x" "y"', '"a".__contains__(1)', '"a".__add__(1)', '"a".__mul__("b")', '"a".__lt__(1)', '"abc".__getitem__(slice(0, 2))', '"abc".__iter__().__next__()', '"abc".__getnewargs__()', '"ab".__mod__(1)', '"abc".format()', '"a".nothing', '"a".upper(1)', '"a".encode(1)', '"abc".index()', '"abc".split(sep=",", maxsplit=1, x=2)', '"abc".split(maxsplit="x")', '"a" @ "b"', '-"a"', '"a" - "b"', '"a"()', '"abc"[1.0]', 'max("hello"), min("hello")', 'sorted("hello")', 'list(reversed("ab😀"))', '"😀a"[0], "😀a"[1], len("😀a")', '"a😀b".find("b"), "a😀b".index("😀")', '"x".join(["😀", "é"])', '"\\N{GREEK SMALL LETTER ALPHA}\\x41\\u0042\\U00000043\\101\\7"', 'r"\\n" + R"\\t"', '"a\\\nb"', '"""x"y"""', '"e\\u0301".center(5, "é")', '"abc"[::0]', '"abc".zfill("x")', '"a".ljust(2**40)', '"a" * 2**40'):
    attempt(source)


class MyStr(str):
    def __getitem__(self, i):
        return 'item'

    def __len__(self):
        return 99

    def __eq__(self, other):
        return 'eq'

    __hash__ = str.__hash__


m = MyStr('abc')
print(m[0], len(m), m == 'x', m + 'd', type(m + 'd').__name__, m.upper(), type(m[:]).__name__, type(str(m)).__name__, [c for c in m], m.join('12'), '{}'.format(m), f'{m:>5}', {'abc': 1}.get(m), m.__class__.__name__, MyStr(b'x', 'ascii'), MyStr(), str.__len__(m))
