// Calls of classes: which of metaclass, `__new__` and `__init__` gets what, for classes in Python on top of everything that can be a base.

import fc from 'fast-check';
import { anyArguments, fewArguments } from './arguments';
import type { Case } from './case';
import { lines, oneOf } from './one-of';
import { after, anyOwnSignature } from './signatures';

/** Bases in use, and some that refuse. */
const BASES = [
  ...`
object int str float complex bytes bytearray tuple list dict set frozenset bool slice range property staticmethod classmethod super enumerate zip
map filter reversed memoryview type(None) FunctionType MethodType BaseException Exception ValueError KeyError OSError ImportError AttributeError
NameError StopIteration SystemExit SyntaxError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError BaseExceptionGroup ExceptionGroup
UnboundLocalError FileNotFoundError Warning ModuleType SimpleNamespace GenericAlias partial partialmethod deque defaultdict OrderedDict Counter
weakref.ref operator.itemgetter operator.attrgetter operator.methodcaller itertools.count itertools.chain itertools.cycle itertools.repeat
itertools.islice itertools.product itertools.combinations itertools.permutations itertools.accumulate itertools.starmap itertools.takewhile
itertools.groupby itertools.zip_longest itertools.batched itertools.pairwise itertools.compress types.CodeType types.MappingProxyType cache(int)
type(cache(int)) lru_cache
`
    .trim()
    .split(/\s+/),
  'namedtuple("P", "a b")',
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

const method = (name: string, first: string, body: readonly string[], passing: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc
        .tuple(anyOwnSignature, fc.constantFrom(...body))
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

/** What stands for a method in the namespace. */
const ODD_METHODS = lines(`
  __init__ = None
  __new__ = None
  __init__ = len
  __new__ = len
  __init__ = Desc()
  __new__ = Desc()
  __init__ = staticmethod(lambda *args, **kwargs: log.append((args, kwargs)))
  __init__ = classmethod(lambda *args, **kwargs: None)
  __init__ = object.__init__
  __init__ = dict.__init__
  __new__ = int.__new__
  __new__ = object.__new__
  __init__ = list.append
  __new__ = dict
  __new__ = classmethod(lambda *args, **kwargs: (args, kwargs))
  __init__ = partial(print)
  __init__ = BadDesc()
`).map((line) => `    ${line}\n`);

const metaclass = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: method('__call__', 'cls', metaCall, metaCall).map(
      (text) => `class Meta(type):\n${text === '' ? '    pass\n' : text}`,
    ),
  },
);

/** How the class is called, in place of a direct call. */
const THROUGH = lines(`
  type.__call__(C, %)
  C.__call__(%)
  C.__new__(C, %)
  C.__new__(%)
  C.__init__(C(), %)
  C().__init__(%)
  C()(%)
  partial(C, %)()
  object.__new__(C, %)
  object.__init__(C(), %)
  [C(%) for _ in range(3)]
  GenericAlias(C, int)(%)
  Super(C).__init__(%)
`);

/** Shows an instance by its class and what its native part holds. */
const REPR = `    def __repr__(self):
        return type(self).__name__ + ' ' + ascii(getattr(self, 'seen', None)) + ' ' + native_part(self)
`;

/** A class in Python and what it is called with. CPython reads what is not there when a static method is called that was not initialised. */
export const classCall: fc.Arbitrary<Case> = fc
  .record({
    meta: metaclass,
    base: oneOf(BASES, { object: 3 }),
    creation: method('__new__', 'cls', newBody, newBody),
    initialisation: method('__init__', 'self', initBody, superInit),
    odd: oneOf(['', ...ODD_METHODS], { '': 7 }),
    child: oneOf(['C', 'D'], { C: 3 }),
    through: oneOf(['%', ...THROUGH], { '%': 4 }),
    args: fc.oneof(anyArguments, fewArguments),
  })
  .map(({ meta, base, creation, initialisation, odd, child, through, args }) => {
    const keyword = meta === '' ? '' : ', metaclass=Meta';
    const setup = `${meta}class C(${base}${keyword}):\n${creation}${initialisation}${odd}${REPR}class D(C): pass\ndef Super(cls): return super(cls, cls())`;
    return { setup, call: through === '%' ? `${child}(${args})` : through.replaceAll('%', () => args) };
  })
  .filter(({ setup, call }) => !(setup.includes('class C(staticmethod') && call.startsWith('C()(')));
