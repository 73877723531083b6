// Calls of super.

import fc from 'fast-check';
import { fewArguments } from './arguments';
import type { Case } from './case';
import { oneOf } from './one-of';

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
      '    def m(this, *args, **kwargs):\n        return %\n',
      '    @classmethod\n    def m(this, *args, **kwargs):\n        return %\n',
      '    @staticmethod\n    def m(this=5):\n        return %\n',
      '    def m(this, *args):\n        def inner(): return %\n        return inner()\n',
      '    def m(this):\n        del this\n        return %\n',
      '    def m(*args):\n        this = args[0]\n        return %\n',
      '    def m(this):\n        return [% for _ in range(1)]\n',
      '    def m(this):\n        return (lambda this: %)(this)\n',
      '    def m(this):\n        this = 5\n        return %\n',
      '    m = lambda this: %\n',
      '    def m(this):\n        __class__ = int\n        return %\n',
      '    def m(this):\n        return list(% for _ in range(1))\n',
      '    @property\n    def m(this):\n        return lambda *args: %\n',
      '    def m(this):\n        lambda: this\n        return %\n',
    ),
    call: oneOf(['B().m()', 'B.m(B())', 'B.m()', 'B.m(5)', 'B().m(1)', 'C().m()', 'B.m(C())', 'B.m(B)', 'E().m()'], {
      'B().m()': 2,
    }),
    args: fewArguments,
  })
  .map(({ arguments: given, use, method: text, call, args }) => ({
    setup:
      'class A:\n    def m(*args, **kwargs): return args, kwargs\n    @classmethod\n    def c(cls, *args): return cls, args\n' +
      '    @staticmethod\n    def s(*args): return args\n    p = property(lambda self: type(self))\n    d = Desc()\n    def __repr__(self): return "an A"\n' +
      `class B(A):\n${text.replace('%', () => `super(${given})${use.replace('%', () => args)}`)}class C(B): pass\nclass E(C, A): pass`,
    call,
  }));
