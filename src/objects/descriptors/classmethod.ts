// classmethod.

import { PyMethod } from '../functions/bound-method';
import { classGetItem } from '../types/class-getitem';
import { defineType } from '../define-type';
import { instanceDictGetSet } from '../types/instance-dict';
import {
  copyFunctionAttributes,
  isAbstract,
  wrapperAnnotations,
  wrapperMembers,
  shownCallable,
} from './method-wrapping';
import { checkPositional, noKeywords } from '../native-arguments';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import { runtimeError } from '../raise';
import type { Thread } from '../thread';
import { type PyType, TypeFlag } from '../type';
import { typeOf } from '../type-of';

export class PyClassMethod extends PyObject {
  /** Held; undefined until `__init__`. */
  callable: Value | undefined;

  constructor(callable: Value | undefined, type: PyType = classMethodType) {
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

export const classMethodType = defineType({
  name: 'classmethod',
  instanceClass: PyClassMethod as never,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  doc:
    'Convert a function to be a class method.\n\nA class method receives the class as implicit first argument,\n' +
    'just like an instance method receives the instance.\nTo declare a class method, use this idiom:\n\n  class C:\n      @classmethod\n' +
    '      def f(cls, arg1, arg2, argN):\n          ...\n\nIt can be called either on the class (e.g. C.f()) or on an instance\n' +
    '(e.g. C().f()).  The instance is ignored except for its class.\nIf a class method is called for a derived class, the derived class\n' +
    'object is passed as the implied first argument.\n\nClass methods are different than C++ or Java static methods.\n' +
    'If you want those, see the staticmethod builtin.',
  textSignature: '(function, /)',
  hasDict: true,
  tp: {
    tp_new: (_thread, type) => new PyClassMethod(undefined, type),
    tp_init: (thread, self, args, kwnames) => {
      noKeywords('classmethod', kwnames);
      checkPositional('classmethod', args.length, 1, 1);
      const target = self as PyClassMethod;
      const old = target.callable;
      target.callable = hold(args[0]);
      release(thread, old);
      copyFunctionAttributes(thread, target, args[0]!);
    },
    tp_repr: (thread, self) => `<classmethod(${shownCallable(thread, (self as PyClassMethod).callable)})>`,
    tp_descr_get: (_thread, self, instance, owner) => {
      const { callable } = self as PyClassMethod;
      if (callable === undefined) throw runtimeError('uninitialized classmethod object');
      return new PyMethod(callable, owner ?? typeOf(instance ?? null));
    },
  },
  methods: [{ ...classGetItem(), doc: undefined }],
  members: wrapperMembers,
  getset: [
    { name: '__isabstractmethod__', get: (thread, self) => isAbstract(thread, (self as PyClassMethod).callable) },
    instanceDictGetSet(),
    ...wrapperAnnotations,
  ],
});
