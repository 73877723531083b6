// Class statements and what stands for them, with keywords.

import fc from 'fast-check';
import { anyArguments, fewArguments } from './arguments';
import type { Case } from './case';
import { after, anyOwnSignature } from './signatures';

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
      fc.tuple(anyOwnSignature, fc.constantFrom(...hookBody)).map(([parameters, line]) => {
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
      'def make():\n    class X(A, %):\n        pass\n    return X',
      'def make():\n    class X(A, metaclass=M, %): x = 1\n    return X',
      "def make():\n    return type('X', (A,), {}, %)",
      "def make():\n    return M('X', (A,), {}, %)",
      "def make():\n    return type.__new__(M, 'X', (A,), {}, %)",
      'def make():\n    class X(%): pass\n    return X',
      'def make():\n    return type(%)',
      'def make():\n    return M(%)',
      "def make():\n    return types.new_class('X', (A,), %)",
      'def make():\n    class X(A, metaclass=lambda *args, **kwargs: (args[:2], kwargs), %): pass\n    return X',
      'def make():\n    return type.__init__(A, %)',
      'def make():\n    class X(metaclass=5, %): pass',
      'def make():\n    return type.__prepare__(%)',
      'def make():\n    return A.__init_subclass__(%)',
      'def make():\n    return object.__init_subclass__(%)',
      'def make():\n    return types.resolve_bases(%)',
      'def make():\n    return __build_class__(%)',
      "def make():\n    return __build_class__(lambda: None, 'X', A, %)",
      'def make():\n    return A.__subclasshook__(%)',
      'def make():\n    class X(A, *[]): \n        d = Named(%)\n    return X',
      'def make():\n    return namedtuple("P", "a b ab", %)',
      'def make():\n    return namedtuple("P", "a b ab")(%)',
      'def make():\n    return namedtuple("P", "a b", defaults=[1])._make(%)',
      'def make():\n    return namedtuple("P", "a b", defaults=[1])(1)._replace(%)',
      'def make():\n    return A.mro(%)',
    ),
    args: fc.oneof(anyArguments, fewArguments),
  })
  .map(({ hook, meta, form, args }) => ({
    setup: `class A:\n${hook}class M(type):\n${meta}class Named:\n    def __init__(self, *args, **kwargs): log.append(kwargs)\n    def __set_name__(self, owner, name): log.append((name, len(vars(owner))))\n${form.replace('%', () => args)}`,
    call: '(made := make(), getattr(made, "__mro__", 0))',
  }));
