// staticmethod.

import { classGetItem } from '../types/class-getitem';
import { defineType } from '../define-type';
import { instanceDictGetSet } from '../types/instance-dict';
import {
  isAbstract,
  wrapperAnnotations,
  wrapperMembers,
  copyFunctionAttributes,
  shownCallable,
} from './method-wrapping';
import { checkPositional, noKeywords } from '../native-arguments';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import { runtimeError } from '../raise';
import type { Thread } from '../thread';
import { type PyType, TypeFlag } from '../type';

export class PyStaticMethod extends PyObject {
  /** Held; undefined until `__init__`. */
  callable: Value | undefined;

  constructor(callable: Value | undefined, type: PyType = staticMethodType) {
    super(type);
    this.callable = hold(callable);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.callable);
  }

  override clear(thread: Thread): void {
    const { callable } = this;
    this.callable = undefined;
    release(thread, callable);
    super.clear(thread);
  }
}

export const staticMethodType = defineType({
  name: 'staticmethod',
  instanceClass: PyStaticMethod as never,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  doc:
    'Convert a function to be a static method.\n\nA static method does not receive an implicit first argument.\n' +
    'To declare a static method, use this idiom:\n\n     class C:\n         @staticmethod\n         def f(arg1, arg2, argN):\n' +
    '             ...\n\nIt can be called either on the class (e.g. C.f()) or on an instance\n(e.g. C().f()). Both the class and the instance ' +
    'are ignored, and\nneither is passed implicitly as the first argument to the method.\n\nStatic methods in Python are similar to those ' +
    'found in Java or C++.\nFor a more advanced concept, see the classmethod builtin.',
  textSignature: '(function, /)',
  hasDict: true,
  tp: {
    tp_new: (_thread, type) => new PyStaticMethod(undefined, type),
    tp_init: (thread, self, args, kwnames) => {
      noKeywords('staticmethod', kwnames);
      checkPositional('staticmethod', args.length, 1, 1);
      const target = self as PyStaticMethod;
      const old = target.callable;
      target.callable = hold(args[0]);
      release(thread, old);
      copyFunctionAttributes(thread, target, args[0]!);
    },
    tp_call: (thread, self, args, kwnames) => thread.call((self as PyStaticMethod).callable ?? null, args, kwnames),
    tp_repr: (thread, self) => `<staticmethod(${shownCallable(thread, (self as PyStaticMethod).callable)})>`,
    tp_descr_get: (_thread, self) => {
      const { callable } = self as PyStaticMethod;
      if (callable === undefined) throw runtimeError('uninitialized staticmethod object');
      return callable;
    },
  },
  methods: [{ ...classGetItem(), doc: undefined }],
  members: wrapperMembers,
  getset: [
    { name: '__isabstractmethod__', get: (thread, self) => isAbstract(thread, (self as PyStaticMethod).callable) },
    instanceDictGetSet(),
    ...wrapperAnnotations,
  ],
});
