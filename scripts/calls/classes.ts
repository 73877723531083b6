// Calls of classes: which of metaclass, `__new__` and `__init__` gets what, for classes in Python on top of everything that can be a base.

import fc from 'fast-check';
import { anyArguments, fewArguments } from './arguments';
import type { Case } from './case';
import { after, looseSignature, signature } from './signatures';

/** Bases in use, and some that refuse. */
export const BASES = [
  ...[
    'object',
    'object',
    'object',
    'int',
    'str',
    'float',
    'complex',
    'bytes',
    'bytearray',
    'tuple',
    'list',
    'dict',
    'set',
    'frozenset',
    'bool',
    'slice',
    'range',
  ],
  ...[
    'property',
    'staticmethod',
    'classmethod',
    'super',
    'enumerate',
    'zip',
    'map',
    'filter',
    'reversed',
    'memoryview',
    'type(None)',
    'FunctionType',
    'MethodType',
  ],
  ...[
    'BaseException',
    'Exception',
    'ValueError',
    'KeyError',
    'OSError',
    'ImportError',
    'AttributeError',
    'NameError',
    'StopIteration',
    'SystemExit',
    'SyntaxError',
  ],
  ...[
    'UnicodeDecodeError',
    'UnicodeEncodeError',
    'UnicodeTranslateError',
    'BaseExceptionGroup',
    'ExceptionGroup',
    'UnboundLocalError',
    'FileNotFoundError',
    'Warning',
  ],
  ...[
    'ModuleType',
    'SimpleNamespace',
    'GenericAlias',
    'partial',
    'partialmethod',
    'deque',
    'defaultdict',
    'OrderedDict',
    'Counter',
    'weakref.ref',
    'operator.itemgetter',
  ],
  ...[
    'operator.attrgetter',
    'operator.methodcaller',
    'itertools.count',
    'itertools.chain',
    'itertools.cycle',
    'itertools.repeat',
    'itertools.islice',
    'itertools.product',
  ],
  ...[
    'itertools.combinations',
    'itertools.permutations',
    'itertools.accumulate',
    'itertools.starmap',
    'itertools.takewhile',
    'itertools.groupby',
    'itertools.zip_longest',
  ],
  ...[
    'itertools.batched',
    'itertools.pairwise',
    'itertools.compress',
    'namedtuple("P", "a b")',
    'types.CodeType',
    'types.MappingProxyType',
    'cache(int)',
    'type(cache(int))',
    'lru_cache',
  ],
];

const initBody = [
  'self.seen = locals().copy(); self.seen.pop("self"); self.seen.pop("__class__", 0)',
  "log.append('init')",
  'return 5',
  'pass',
];
const superInit = [
  'super().__init__()',
  'super().__init__(*args, **kwargs)',
  'super().__init__(1)',
  'super().__init__(x=1)',
];
const newBody = [
  'return super().__new__(cls)',
  'return super().__new__(cls, *args, **kwargs)',
  'return super().__new__(cls, 1)',
  'return 5',
  'return object.__new__(cls)',
  'return object.__new__(object)',
];
const metaCall = [
  'return super().__call__(*args, **kwargs)',
  'return args, kwargs',
  'return type.__call__(cls)',
  'return cls.__new__(cls), cls.__init__',
];

const anySignature = fc.oneof(signature, looseSignature).map((text) => text.replace(/\bself\b/g, 'me'));

const method = (name: string, first: string, body: readonly string[], passing: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc
        .tuple(anySignature, fc.constantFrom(...body))
        .map(
          ([parameters, line]) =>
            `    def ${name}(${after(first, parameters)}):\n        ${line.replace(/\*args, \*\*kwargs/, '')}\n`,
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...passing)
        .map((line) => `    def ${name}(${first}, *args, **kwargs):\n        log.append('${name}')\n        ${line}\n`),
    },
  );

const ODD_METHODS = [
  ...[
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '    __init__ = None\n',
    '    __new__ = None\n',
    '    __init__ = len\n',
    '    __new__ = len\n',
    '    __init__ = Desc()\n',
    '    __new__ = Desc()\n',
  ],
  ...[
    '    __init__ = staticmethod(lambda *args, **kwargs: log.append((args, kwargs)))\n',
    '    __init__ = classmethod(lambda *args, **kwargs: None)\n',
  ],
  ...[
    '    __init__ = object.__init__\n',
    '    __init__ = dict.__init__\n',
    '    __new__ = int.__new__\n',
    '    __new__ = object.__new__\n',
    '    __init__ = list.append\n',
  ],
  ...[
    '    __new__ = dict\n',
    '    __new__ = classmethod(lambda *args, **kwargs: (args, kwargs))\n',
    '    __init__ = partial(print)\n',
    '    __init__ = BadDesc()\n',
  ],
];

const metaclass = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: method('__call__', 'cls', metaCall, metaCall).map(
      (text) => `class Meta(type):\n${text === '' ? '    pass\n' : text}`,
    ),
  },
);

/** Shows an instance by its class and what its native part holds. */
const REPR = `    def __repr__(self):
        return type(self).__name__ + ' ' + ascii(getattr(self, 'seen', None)) + ' ' + native_part(self)
`;

/** A class in Python and what it is called with. */
export const classCall: fc.Arbitrary<Case> = fc
  .record({
    meta: metaclass,
    base: fc.constantFrom(...BASES),
    creation: method('__new__', 'cls', newBody, newBody),
    initialisation: method('__init__', 'self', initBody, superInit),
    odd: fc.constantFrom(...ODD_METHODS),
    child: fc.constantFrom('C', 'C', 'C', 'D'),
    through: fc.constantFrom(
      ...[
        '%',
        '%',
        '%',
        '%',
        'type.__call__(C, %)',
        'C.__call__(%)',
        'C.__new__(C, %)',
        'C.__new__(%)',
        'C.__init__(C(), %)',
        'C().__init__(%)',
        'C()(%)',
      ],
      ...[
        'partial(C, %)()',
        'object.__new__(C, %)',
        'object.__init__(C(), %)',
        '[C(%) for _ in range(3)]',
        'GenericAlias(C, int)(%)',
        'Super(C).__init__(%)',
      ],
    ),
    args: fc.oneof(anyArguments, fewArguments),
  })
  .map(({ meta, base, creation, initialisation, odd, child, through, args }) => {
    const keyword = meta === '' ? '' : ', metaclass=Meta';
    const setup = `${meta}class C(${base}${keyword}):\n${creation}${initialisation}${odd}${REPR}class D(C): pass\ndef Super(cls): return super(cls, cls())`;
    return { setup, call: through === '%' ? `${child}(${args})` : through.replaceAll('%', () => args) };
  });

const hookBody = [
  "log.append(('init_subclass', kwargs))",
  'super().__init_subclass__(**kwargs)',
  'super().__init_subclass__()',
  'pass',
];

/** Class statements and `type(...)` with keywords. */
export const classStatement: fc.Arbitrary<Case> = fc
  .record({
    hook: fc.oneof(
      fc.constant('    pass\n'),
      fc.tuple(anySignature, fc.constantFrom(...hookBody)).map(([parameters, line]) => {
        const all = parameters.includes('**kwargs')
          ? parameters
          : after(parameters === '' ? '' : parameters, '**kwargs').replace(/^, /, '');
        return `    def __init_subclass__(${after('cls', line.includes('kwargs') ? all : parameters)}):\n        ${line}\n`;
      }),
    ),
    meta: fc.constantFrom(
      '    pass\n',
      '    def __new__(m, name, bases, space, **kwargs):\n        log.append(kwargs)\n        return super().__new__(m, name, bases, space)\n',
      '    def __new__(m, name, bases, space, a=1, **kwargs):\n        return super().__new__(m, name, bases, space, **kwargs)\n',
      '    def __init__(cls, name, bases, space, a=1):\n        log.append(a)\n',
      '    def __init__(cls, *args, **kwargs):\n        super().__init__(*args, **kwargs)\n',
      '    @classmethod\n    def __prepare__(m, name, bases, **kwargs):\n        log.append(kwargs)\n        return {}\n',
      '    @classmethod\n    def __prepare__(m, name, bases, a=1):\n        return OrderedDict()\n',
      '    @classmethod\n    def __prepare__(m, *args):\n        return 5\n',
      '    def __prepare__(*args, **kwargs):\n        return {}\n',
    ),
    form: fc.constantFrom(
      ...[
        'def make():\n    class X(A, %):\n        pass\n    return X',
        'def make():\n    class X(A, metaclass=M, %): x = 1\n    return X',
      ],
      ...[
        "def make():\n    return type('X', (A,), {}, %)",
        "def make():\n    return M('X', (A,), {}, %)",
        "def make():\n    return type.__new__(M, 'X', (A,), {}, %)",
      ],
      ...[
        'def make():\n    class X(%): pass\n    return X',
        'def make():\n    return type(%)',
        'def make():\n    return M(%)',
        "def make():\n    return types.new_class('X', (A,), %)",
      ],
      ...[
        'def make():\n    class X(A, metaclass=lambda *args, **kwargs: (args[:2], kwargs), %): pass\n    return X',
        'def make():\n    return type.__init__(A, %)',
      ],
      ...[
        'def make():\n    class X(metaclass=5, %): pass',
        'def make():\n    return type.__prepare__(%)',
        'def make():\n    return A.__init_subclass__(%)',
        'def make():\n    return object.__init_subclass__(%)',
      ],
      ...[
        'def make():\n    return types.resolve_bases(%)',
        'def make():\n    return __build_class__(%)',
        "def make():\n    return __build_class__(lambda: None, 'X', A, %)",
        'def make():\n    return A.__subclasshook__(%)',
      ],
      ...[
        'def make():\n    class X(A, *[]): \n        d = Named(%)\n    return X',
        'def make():\n    return namedtuple("P", "a b ab", %)',
        'def make():\n    return namedtuple("P", "a b ab")(%)',
      ],
      ...[
        'def make():\n    return namedtuple("P", "a b", defaults=[1])._make(%)',
        'def make():\n    return namedtuple("P", "a b", defaults=[1])(1)._replace(%)',
        'def make():\n    return A.mro(%)',
      ],
    ),
    args: fc.oneof(anyArguments, fewArguments),
  })
  .map(({ hook, meta, form, args }) => ({
    setup: `class A:\n${hook}class M(type):\n${meta}class Named:\n    def __init__(self, *args, **kwargs): log.append(kwargs)\n    def __set_name__(self, owner, name): log.append((name, len(vars(owner))))\n${form.replace('%', () => args)}`,
    call: '(made := make(), getattr(made, "__mro__", 0))',
  }));

/** super, with and without arguments. */
export const superCall: fc.Arbitrary<Case> = fc
  .record({
    arguments: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          '',
          'B, this',
          'B',
          'A, this',
          'this, B',
          'B, B',
          'B, 5',
          'int, this',
          'B, None',
          'type(this), this',
          'B, this, 1',
          'B, Steps()',
          'B, Desc()',
        ),
      },
      { weight: 1, arbitrary: fewArguments },
    ),
    use: fc.constantFrom(
      '.m(%)',
      '.m',
      '.__init__(%)',
      '.c(%)',
      '.s(%)',
      '.nothing',
      '.p',
      '.d',
      '.__class__',
      '.__get__(%)',
      '',
      '.__self_class__',
      '.__thisclass__',
      '.__call__(%)',
      '.__new__(%)',
      '.__repr__(%)',
    ),
    method: fc.constantFrom(
      ...[
        '    def m(this, *args, **kwargs):\n        return %\n',
        '    @classmethod\n    def m(this, *args, **kwargs):\n        return %\n',
        '    @staticmethod\n    def m(this=5):\n        return %\n',
      ],
      ...[
        '    def m(this, *args):\n        def inner(): return %\n        return inner()\n',
        '    def m(this):\n        del this\n        return %\n',
        '    def m(*args):\n        this = args[0]\n        return %\n',
      ],
      ...[
        '    def m(this):\n        return [% for _ in range(1)]\n',
        '    def m(this):\n        return (lambda this: %)(this)\n',
        '    def m(this):\n        this = 5\n        return %\n',
        '    m = lambda this: %\n',
      ],
      ...[
        '    def m(this):\n        __class__ = int\n        return %\n',
        '    def m(this):\n        return list(% for _ in range(1))\n',
        '    @property\n    def m(this):\n        return lambda *args: %\n',
        '    def m(this):\n        lambda: this\n        return %\n',
      ],
    ),
    call: fc.constantFrom(
      'B().m()',
      'B().m()',
      'B.m(B())',
      'B.m()',
      'B.m(5)',
      'B().m(1)',
      'C().m()',
      'B.m(C())',
      'B.m(B)',
      'E().m()',
    ),
    args: fewArguments,
  })
  .map(({ arguments: given, use, method: text, call, args }) => ({
    setup:
      'class A:\n    def m(*args, **kwargs): return args, kwargs\n    @classmethod\n    def c(cls, *args): return cls, args\n' +
      '    @staticmethod\n    def s(*args): return args\n    p = property(lambda self: type(self))\n    d = Desc()\n    def __repr__(self): return "an A"\n' +
      `class B(A):\n${text.replace('%', () => `super(${given})${use.replace('%', () => args)}`)}class C(B): pass\nclass E(C, A): pass`,
    call,
  }));
