"""bytes and bytearray: methods, constructors, hex, comparisons, mutation, subclassing, errors."""


def attempt(source, **names):
    try:
        print(source, '=', repr(eval(source, globals(), names)))
    except Exception as error:
        print(source, '->', type(error).__name__, error)


b = b'Hello, World'
for source in ('b[0]', 'b[-1:]', 'b[::-1]', 'b[99]', 'b["a"]', 'bytes(3)', 'bytes(-1)', 'bytes([1, 2, 255])', 'bytes([256])', 'bytes([-1])', 'bytes(["a"])', 'bytes("a")', 'bytes("é", "utf-8")', 'bytes("é", "ascii", "replace")', 'bytes("a", 1)', 'bytes(1, "ascii")', 'bytes(b"x", "ascii")', 'bytes(None)', 'bytes(1.5)', 'bytes(range(3))', 'bytes(memoryview(b"ab"))', 'bytes(encoding="ascii")', 'bytes(source="a", encoding="ascii")', 'bytes(2**70)', 'bytes({3: 1})', 'b + b"!"', 'b + "!"', 'b + bytearray(b"!")', 'type(bytearray(b"a") + b"b").__name__', 'type(b"b" + bytearray(b"a")).__name__', 'b * 2', 'b * "x"', '"H" in b', 'b"lo" in b', '72 in b', '300 in b', 'b == "Hello, World"', 'b"a" < b"b", b"a" < bytearray(b"b")', 'b"a" < "b"', 'b.decode()', 'b"\\xff".decode()', 'b"\\xff\\xfe".decode("utf-8", "replace")', 'b"\\xe2\\x82".decode("utf-8", "ignore")', 'b"\\xe2\\x82a".decode()', 'b"\\xed\\xa0\\x80".decode()', 'b"\\xc0\\x80".decode()', 'b"a\\x80".decode("ascii", "backslashreplace")', 'b"\\xff".decode("utf-8", "surrogateescape")', 'b"ab".decode("utf-16")', 'b"a".decode("utf-16-le")', 'b"abc".decode("nope")', 'b"ab".hex()', 'b"abcdef".hex("-")', 'b"abcdef".hex("-", 2)', 'b"abcde".hex(":", -2)', 'b"ab".hex("--")', 'b"ab".hex("é")', 'bytes.fromhex(" 61 62")', 'bytes.fromhex("6")', 'bytes.fromhex("6 1")', 'bytes.fromhex("zz")', 'bytes.fromhex(b"6162")', 'bytes.fromhex(1)', 'b.upper(), b.lower(), b.swapcase(), b"a b".title(), b"AB".capitalize()', 'b.find(b"o"), b.rfind(b"o"), b.find(111), b.find("o") if 0 else 1', 'b.find("o")', 'b.find(300)', 'b.index(b"z")', 'b.count(b"l"), b.count(108), b.count(b"")', 'b.replace(b"l", b"LL", 1)', 'b.replace("l", "m")', 'b.split(b", ")', 'b.split(None, 1)', 'b.split(b"")', 'b" a  b ".split()', 'b"a,b".rsplit(b",")', 'b"a\\nb\\r\\nc\\x0bd".splitlines(True)', 'b.partition(b", ")', 'b.rpartition(b"zz")', 'b.startswith((b"x", b"H"))', 'b.startswith("H")', 'b.endswith(b"ld", 3)', 'b.strip(b"Hd")', 'b.lstrip("H")', 'b" a ".rstrip()', 'b"ab".center(6, b"*")', 'b"ab".ljust(4, "*")', 'b"-5".zfill(4)', 'b"a\\tb".expandtabs(3)', 'b", ".join([b"a", bytearray(b"b"), memoryview(b"c")])', 'b"".join(["a"])', 'b"".join(1)', 'b"abc".translate(bytes(range(256)), b"b")', 'b"abc".translate(b"x")', 'b"abc".translate(None, delete=b"a")', 'bytes.maketrans(b"ab", b"xy")[97:99]', 'bytes.maketrans(b"a", b"xy")', 'b"abc".removeprefix(b"a").removesuffix(b"c")', 'b"1".isdigit(), b"a1".isalnum(), b"".isalpha(), b" ".isspace(), b"A".isupper(), b"Ab".istitle(), b"\\xff".isascii()', 'b"%d %s %r %a %x %c %b" % (1, b"x", "y", "é", 255, 65, b"z")', 'b"%s" % "x"', 'b"%c" % 256', 'b"%d" % "x"', 'b"%(k)s" % {b"k": b"v"}', 'b"%(k)s" % {"k": b"v"}', 'b"%z" % 1', 'b"%5.1f|%-4d|%%" % (1.25, 3)', 'hash(b"ab") == hash(b"ab")', 'hash(bytearray())', '{b"a": 1}[b"a"]', '{bytearray(b"a"): 1}', 'repr(b"it\'s \\"q\\" \\x00\\n\\\\")', 'str(b"a")', 'list(b"abc")', 'list(reversed(b"abc"))', 'sum(b"abc")', 'max(b"abc")', 'b"abc".nothing', 'b"a".__getnewargs__()', 'b"a".upper(1)', 'b"a"()', 'b"\\N{x}"', 'rb"\\n" + Rb"x"', 'b"a" b"b"', 'b"\\x4"'):
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        attempt(source)
for statement in ('a[0] = 65', 'a[0] = 256', 'a[0] = "x"', 'a[9] = 1', 'a[1:3] = b"XYZ"', 'a[1:3] = [1, 2]', 'a[1:3] = 5', 'a[1:3] = "xy"', 'a[::2] = b"123"', 'a[::2] = b"1"', 'del a[0]', 'del a[::2]', 'del a[9]', 'a.append(1)', 'a.append(256)', 'a.append("x")', 'a.extend(b"xy")', 'a.extend([1, 300])', 'a.extend("xy")', 'a.extend(5)', 'a.insert(1, 66)', 'a.insert(-99, 66)', 'a.insert("x", 1)', 'a.pop()', 'a.pop(0)', 'a.pop(9)', 'a.remove(98)', 'a.remove(1)', 'a.remove("x")', 'a.reverse()', 'a.clear()', 'a *= 2', 'a *= 0', 'a += b"z"', 'a += "z"', 'a += [1]', 'a.resize(3)', 'a.resize(8)', 'a.resize(-1)', 'a.sort()', 'a = bytearray().pop()', 'a = a.copy(); a.append(0)', 'a[:] = a', 'a[2:2] = a', 'a.extend(a)', 'a = a.__iadd__(a)', 'a[True] = True'):
    a = bytearray(b'abcdef')
    try:
        exec(statement)
        print(statement, '=>', a)
    except Exception as error:
        print(statement, '->', type(error).__name__, error, a)
it = iter(a := bytearray(b'ab'))
print(next(it), a.append(99), list(it), list(it), bytearray(b'a').__alloc__() >= 1, bytearray(3), bytearray([1]), bytearray('é', 'utf-8'))


class B(bytes):
    def __new__(cls, v, tag=None):
        self = super().__new__(cls, v)
        self.tag = tag
        return self


x = B(b'ab', 'tag')
print(x, x.tag, type(x + b'c').__name__, type(x[:]).__name__, type(x.upper()).__name__, x == b'ab', bytes(x) is x, B.fromhex('61'), type(B.fromhex('61')).__name__)
