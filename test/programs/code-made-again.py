# Code objects that come out of marshal, or of a text that was compiled before, count their parts like any other.
import dis
import gc
import marshal
import sys
import warnings

TEXT = '''
"""The documentation."""
import math
LIMITS = (1, 2.5, 3j, b'bytes', ..., (None, True, 'text'), -0.0, 10**30)

def within(value, *, names={'a', 'b'}):
    if value in {'x', 'y', 2.5, (1, 2)}:
        return value[1:2], value[::2]
    return [each for each in LIMITS if each is not None]

class Point:
    x: int = 1
    def move(self, by): return lambda: self.x + by
'''


def codes(code):
    yield code
    for constant in code.co_consts:
        if type(constant) is type(code):
            yield from codes(constant)


def counts(code):
    return [(each.co_name, [sys.getrefcount(part) for part in each.co_consts if type(part) is type(code)])
            for each in codes(code)]


first = compile(TEXT, 'shop.py', 'exec')
second = compile(TEXT, 'shop.py', 'exec')
third = marshal.loads(marshal.dumps(second))
print(first is second, first == second, second == third, hash(first) == hash(second) == hash(third))
for code in (first, second, third):
    print(counts(code))
    print([(each.co_qualname, each.co_firstlineno, each.co_consts[:1] and type(each.co_consts[0]).__name__) for each in codes(code)])
    print([(i.opname, i.arg) for i in dis.get_instructions(code)])


def shared(code):
    """Constants that stand in several places are one object, within one code object only."""
    seen = {}
    for each in codes(code):
        for constant in each.co_consts:
            if isinstance(constant, (tuple, frozenset, bytes)):
                seen.setdefault(repr(sorted(map(str, constant))), []).append(constant)
    return {key: len(set(map(id, found))) for key, found in seen.items()}


pair = 'def f(): return (1, 2, 3)\ndef g(): return (1, 2, 3)\nh = (1, 2, 3)'
one, other = compile(pair, 'pair.py', 'exec'), compile(pair, 'pair.py', 'exec')
print(shared(one), shared(other))


def warm(code):
    namespace = {}
    exec(code, namespace)
    for _ in range(20):
        namespace['within'](0)
    return [i.opname for i in dis.get_instructions(namespace['within'], adaptive=True) if i.opname != i.baseopname]


print(warm(first))
fresh = compile(TEXT, 'shop.py', 'exec')
print(any(i.opname != i.baseopname for each in codes(fresh) for i in dis.get_instructions(each, adaptive=True)))
del first, second, third, fresh
gc.collect()
print(counts(compile(TEXT, 'shop.py', 'exec')))

# A line of the file name is none of the text.
for name, text in (('a.py', '1\n2'), ('a.py\n1', '2')):
    code = compile(text, name, 'exec')
    print(repr(code.co_filename), [line for _, _, line in code.co_lines()])

for name, mode in (('a.py', 'exec'), ('b.py', 'exec'), ('a.py', 'single')):
    code = compile('1 + 1', name, mode)
    print(code.co_filename, len(code.co_code))

for _ in range(2):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        compile("x is 'text'", 'warned.py', 'exec')
    print([str(warning.message) for warning in caught])
    try:
        compile('x = = 1', 'wrong.py', 'exec')
    except SyntaxError as error:
        print(error)
print(compile('assert 0', 'a.py', 'exec', optimize=0).co_code == compile('assert 0', 'a.py', 'exec', optimize=1).co_code)
