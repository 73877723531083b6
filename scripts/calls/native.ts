// Calls of what CPython has in C, of every calling convention.

import fc from 'fast-check';
import { fewArguments, unpacked } from './arguments';
import type { Case } from './case';
import { lines, oneOf } from './one-of';
import { FUNCTIONS, KEYWORDS, METHODS } from './native-callables';

/** Values that native functions take, or almost. */
const VALUES = lines(`
  0
  1
  2
  -1
  3
  10
  True
  None
  'a'
  'b'
  ''
  'ab'
  '10'
  b'a'
  b'ab'
  ()
  (1, 2)
  ('a', 1)
  []
  [1]
  [2, 1]
  {}
  {'a': 1}
  {1}
  1.5
  -0.5
  2j
  int
  str
  object
  type
  len
  identity
  list
  ValueError
  object()
  ...
  NotImplemented
  slice(1)
  range(2)
  frozenset()
  iter([1, 2])
  iter('ab')
  (1,)
  ((1, 2),)
  [('a', 1)]
  [(1, 'a')]
  lambda *args: args
  lambda: 1
  lambda a: a
  bytearray(b"a")
  memoryview(b'a')
  Index()
  BadIndex()
  BadBool()
  BadLen()
  Path()
  Name('a')
  SameHash('a')
  Steps(1, 2)
  Steps(1, Fails(ValueError))
  Sequence(1, 2)
  BadIter()
  NoIter()
  Mapping([('a', 1)])
  Half()
  'utf-8'
  'strict'
  'big'
  Mortal('m')
  note('n')
  fail('v')
  ValueError("e")
  Placeholder
  Exception()
  [ValueError(1)]
  DictKind({'b': 2})
`);

const value = fc.constantFrom(...VALUES);

const keyword = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...KEYWORDS), value).map(([name, text]) => `${name}=${text}`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          ...KEYWORDS.map((name) => `'${name}'`),
          ...KEYWORDS.map((name) => `Name('${name}')`),
          "SameHash('key')",
          "Equal('zz')",
          "Unequal('key')",
          "BadEqual('key')",
          '1',
          'None',
          '(1, 2)',
          "''",
        ),
        value,
      )
      .map(([key, text]) => `**{${key}: ${text}}`),
  },
);

/** Mostly positional arguments, as native functions take them. */
const nativeArguments = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.array(fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: unpacked }), { maxLength: 4 }),
        fc.oneof(fc.constant([]), fc.array(keyword, { maxLength: 2 })),
      )
      .map((parts) => parts.flat().join(', ')),
  },
  { weight: 1, arbitrary: fewArguments },
);

/** What is not to be called, or depends on what else the interpreter has done. */
const SKIPPED = /^(breakpoint|input|exec|gc\.(set_debug|is_tracked)|weakref\.getweakrefcount)$/;
const DEPENDENT = /\b__subclasses__/;
/** The hash of an attribute name of a subclass of str is not asked for here (docs/STATUS.md). */
const HASHED_ATTRIBUTE = /(get|set|has|del)attr.*SameHash/;

const isComparable = ({ call }: Case): boolean => !DEPENDENT.test(call) && !HASHED_ATTRIBUTE.test(call);

/** A function or class by its name. */
export const functionCall: fc.Arbitrary<Case> = fc
  .record({ callee: fc.constantFrom(...FUNCTIONS.filter((name) => !SKIPPED.test(name))), args: nativeArguments })
  .map(({ callee, args }) => ({ setup: '', call: `shown(${callee}(${args}))` }))
  .filter(isComparable);

const method = fc
  .constantFrom(...Object.entries(METHODS))
  .chain(([receiver, names]) => fc.tuple(fc.constant(receiver), fc.constantFrom(...names.split(' '))));

const FORMS = lines(`
  r.%(@)
  type(r).%(r, @)
  type(r).%(@)
  type(r).__dict__['%'](r, @)
  r.%.__call__(@)
  partial(r.%, @)()
  (r.%(@), r)
  operator.methodcaller('%', @)(r)
`);

/** A method, bound, unbound, or found on a subclass. */
export const methodCall: fc.Arbitrary<Case> = fc
  .record({
    method,
    form: oneOf(FORMS, { 'r.%(@)': 3 }),
    args: nativeArguments,
  })
  .map(({ method: [receiver, name], form, args }) => ({
    setup: `r = ${receiver}`,
    call: `shown(${form.replace('%', name).replace('@', () => args)})`,
  }))
  .filter(isComparable);

const INHERITED = lines(`
  K(@)
  K.__new__(K, @)
  K(@).__init__(@)
  super(K, K).__new__(K, @)
  K.__call__(@)
  str(K(@))
  repr(K(@))
`);

/** A method of a native type, or the type itself, through a subclass in Python. */
export const inheritedCall: fc.Arbitrary<Case> = fc
  .record({
    base: fc.constantFrom(
      'str',
      'int',
      'list',
      'dict',
      'tuple',
      'float',
      'set',
      'bytes',
      'ValueError',
      'deque',
      'OrderedDict',
      'partial',
    ),
    body: fc.constantFrom(
      'pass',
      '__slots__ = ()',
      'def __init__(self, *args, **kwargs): pass',
      'def __init__(self, a, b=2): self.a = a',
      'def __getattribute__(self, name): return super().__getattribute__(name)',
    ),
    call: oneOf(INHERITED, { 'K(@)': 2 }),
    args: nativeArguments,
  })
  .map(({ base, body, call, args }) => ({
    setup: `class K(${base}):\n    ${body}`,
    call: `shown(${call.replaceAll('@', () => args)})`,
  }));
