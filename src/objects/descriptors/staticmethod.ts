// staticmethod.

import type { Value } from '../object';
import type { PyType } from '../type';
import { defineMethodWrapping, MethodWrapping } from './method-wrapping';

export class PyStaticMethod extends MethodWrapping {
  constructor(callable: Value | undefined, type: PyType = staticMethodType) {
    super(callable, type);
  }
}

export const staticMethodType = defineMethodWrapping({
  name: 'staticmethod',
  instanceClass: PyStaticMethod,
  doc:
    'Convert a function to be a static method.\n\nA static method does not receive an implicit first argument.\n' +
    'To declare a static method, use this idiom:\n\n     class C:\n         @staticmethod\n         def f(arg1, arg2, argN):\n' +
    '             ...\n\nIt can be called either on the class (e.g. C.f()) or on an instance\n(e.g. C().f()). Both the class and the instance ' +
    'are ignored, and\nneither is passed implicitly as the first argument to the method.\n\nStatic methods in Python are similar to those ' +
    'found in Java or C++.\nFor a more advanced concept, see the classmethod builtin.',
  tp_call: (thread, self, args, kwnames) => thread.call((self as PyStaticMethod).callable ?? null, args, kwnames),
  bind: (callable) => callable,
});
