"""match: every pattern kind, guards, captures, class patterns, mapping rest, subject protocols, errors."""


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


class P:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


class Color:
    RED = 1


def kind(v):
    match v:
        case None | True | False:
            return 'singleton'
        case 0 | 1.5 | -2 | 3 + 4j | 'lit' | b'b':
            return 'literal'
        case Color.RED:
            return 'unreachable'
        case []:
            return 'empty'
        case [x]:
            return f'one {x!r}'
        case [1, 2, *rest] | (9, *rest):
            return f'rest {rest}'
        case [[a, b], {'k': c}]:
            return f'nested {a} {b} {c}'
        case [_, *_, last] if last == 'last':
            return 'guarded'
        case {'type': 't', **rest}:
            return f'mapping {rest}'
        case {'a': int(n) | float(n), 'b': [*bs]}:
            return f'ab {n} {bs}'
        case {}:
            return 'any mapping'
        case P(0, y=y):
            return f'P zero {y}'
        case P(x, y) if x == y:
            return f'P diagonal {x}'
        case P():
            return 'P'
        case int() | float() as number:
            return f'number {number}'
        case str(s):
            return f'str {s}'
        case (set() | frozenset()) as s:
            return f'set {len(s)}'
        case type(__name__=name):
            return f'class {name}'
        case _:
            return 'default'


for v in (None, True, 0, 0.0, 1.5, -2, 3 + 4j, 'lit', b'b', 1, [], (), [5], 'x', [1, 2, 3], (9,), (9, 8), [[1, 2], {'k': 3, 'z': 0}], [1, 5, 'last'], [1, 5], {'type': 't', 'q': 1}, {'a': 1, 'b': ()}, {'a': 's', 'b': []}, {}, P(0, 5), P(2, 2), P(1, 2), 42, 2.5, 'text', {1}, frozenset(), int, P, object(), b'bytes', range(3), bytearray(b'x'), iter([1])):
    print(kind(v), end='; ')
print()
for setup, source in (('class A: pass', 'case A(1): pass'), ('class A: __match_args__ = 3', 'case A(1): pass'), ('class A: __match_args__ = [1]', 'case A(1): pass'), ('class A: __match_args__ = (1,)', 'case A(1): pass'), ('class A: __match_args__ = ("x",)', 'case A(1, x=1): pass'), ('class A: __match_args__ = ("x", "x")', 'case A(1, 2): pass'), ('A = 3', 'case A(): pass'), ('A = len', 'case A(): pass'), ('class A(int): pass', 'case A(1): print("int sub")'), ('class A:\n @property\n def x(self): raise ValueError("prop")', 'case A(x=1): pass'), ('class A: pass', 'case A.missing: pass'), ('A = list[int]', 'case A(): pass'), ('A = int | str', 'case A(): print("union")'), ('class A:\n __match_args__ = ("x",)\n x = 1', 'case A(1): print("class attribute")')):
    namespace = {}
    exec(setup, namespace)
    for subject in ('A()' if setup.startswith('class') else '1',):
        try:
            exec(f'match {subject}:\n  {source}', namespace)
            print('no match or done')
        except Exception as error:
            print(type(error).__name__, error)
for source in ('case a: pass\n case b: pass', 'case a | 1: pass', 'case 1 | a: pass', 'case [a, a]: pass', 'case [*a, *b]: pass', 'case {"a": 1, "a": 2}: pass', 'case {**a, "b": 1}: pass', 'case {a: 1}: pass', 'case P(a=1, a=2): pass', 'case P(a=1, 2): pass', 'case -a: pass', 'case 1 + 2: pass', 'case f"x": pass', 'case a.b(): pass', 'case *a: pass', 'case _ as x: pass', 'case x as _: pass', 'case x as y.z: pass', 'case (x as y) as z: pass', 'case "a" "b": pass', 'case not x: pass', 'case 1j + 1: pass', 'case -1 - 2j: pass', 'case {1 + 1j: x}: pass', 'case {-1: x, None: y, a.b: z}: pass', 'case x if y: pass', 'case [x, y] | [y, x]: pass', 'case [x] | [y]: pass', 'case print(): pass\n case _: pass', 'case 1: pass'):
    try:
        compile(f'match v:\n {source}', 's', 'exec')
        print('fine', source)
    except SyntaxError as error:
        print(error.msg, '|', source)


class Weird:
    def __eq__(self, other):
        print('eq', other)
        return other == 'yes'


match Weird():
    case 'no':
        print('no')
    case 'yes':
        print('yes')
match, case, _, type = 1, 2, 3, 4
print(match, case, _, type, match[0] if isinstance(match, list) else match * case)
match (x := 5, *[6, 7]):
    case a, *b:
        print(a, b, x)
match 1, 2:
    case 1, y if y > 5:
        print('never')
    case z:
        print(y, z)
