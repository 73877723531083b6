// classmethod.

import { PyMethod } from '../functions/bound-method';
import type { Value } from '../object';
import type { PyType } from '../type';
import { typeOf } from '../type-of';
import { defineMethodWrapping, MethodWrapping } from './method-wrapping';

export class PyClassMethod extends MethodWrapping {
  constructor(callable: Value | undefined, type: PyType = classMethodType) {
    super(callable, type);
  }
}

export const classMethodType = defineMethodWrapping({
  name: 'classmethod',
  instanceClass: PyClassMethod,
  doc:
    'Convert a function to be a class method.\n\nA class method receives the class as implicit first argument,\n' +
    'just like an instance method receives the instance.\nTo declare a class method, use this idiom:\n\n  class C:\n      @classmethod\n' +
    '      def f(cls, arg1, arg2, argN):\n          ...\n\nIt can be called either on the class (e.g. C.f()) or on an instance\n' +
    '(e.g. C().f()).  The instance is ignored except for its class.\nIf a class method is called for a derived class, the derived class\n' +
    'object is passed as the implied first argument.\n\nClass methods are different than C++ or Java static methods.\n' +
    'If you want those, see the staticmethod builtin.',
  bind: (callable, instance, owner) => new PyMethod(callable, owner ?? typeOf(instance ?? null)),
});
