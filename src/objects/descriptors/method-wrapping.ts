// What classmethod and staticmethod have in common: the function that they wrap, and its attributes.

import { defineType, type GetSet, type Member } from '../define-type';
import { checkPositional, noKeywords } from '../native-arguments';
import { type PyType, TypeFlag } from '../type';
import { classGetItem } from '../types/class-getitem';
import { instanceDictGetSet } from '../types/instance-dict';
import type { PyDict } from '../containers/dict';
import { hold, type PyObject, release, type Value } from '../object';
import { getAttr, instanceDict, lookupAttr, setAttr } from '../protocols/attributes';
import { isTrue } from '../protocols/compare';
import { repr } from '../protocols/text';
import type { Thread } from '../thread';
import { PyHolder } from '../holder';

export abstract class MethodWrapping extends PyHolder {
  /** Held; undefined until `__init__`. */
  callable: Value | undefined;

  static {
    MethodWrapping.holds({ callable: undefined });
  }

  constructor(callable: Value | undefined, type: PyType) {
    super(type);
    this.callable = hold(callable);
  }
}

/** What the two types differ in. */
interface WrappingKind {
  name: 'classmethod' | 'staticmethod';
  instanceClass: new (callable: Value | undefined, type?: PyType) => MethodWrapping;
}

/** Declares one of the two types. */
export function defineMethodWrapping({ name, instanceClass }: WrappingKind): PyType {
  return defineType({
    name,
    instanceClass,
    flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
    textSignature: '(function, /)',
    hasDict: true,
    tp: {
      tp_new: (_thread, type) => new instanceClass(undefined, type),
      tp_init: (thread, target, args, kwnames) => {
        noKeywords(name, kwnames);
        checkPositional(name, args.length, 1, 1);
        const old = target.callable;
        target.callable = hold(args[0]);
        release(thread, old);
        copyFunctionAttributes(thread, target, args[0]!);
      },
      tp_repr: (thread, self) => `<${name}(${shownCallable(thread, self.callable)})>`,
    },
    methods: [classGetItem()],
    members,
    getset: [
      { name: '__isabstractmethod__', get: (thread, self) => isAbstract(thread, self.callable) },
      instanceDictGetSet(),
      delegated('__annotations__'),
      delegated('__annotate__'),
    ],
  });
}

/** `__func__` and `__wrapped__`. */
const members: Member<MethodWrapping>[] = ['__func__', '__wrapped__'].map((name) => ({
  name,
  get: (object) => object.callable ?? null,
}));

/** What the repr shows of the callable. */
function shownCallable(thread: Thread, callable: Value | undefined): string {
  return callable === undefined ? '<NULL>' : repr(thread, callable);
}

/** Is what is wrapped abstract (_PyObject_IsAbstract)? */
export function isAbstract(thread: Thread, value: Value | undefined): boolean {
  if (value === undefined) return false;
  const mark = lookupAttr(thread, value, '__isabstractmethod__');
  if (mark === undefined) return false;
  hold(mark);
  try {
    return isTrue(thread, mark);
  } finally {
    release(thread, mark);
  }
}

/** Takes over module, names and docstring of the function (functools_wraps of funcobject.c). */
function copyFunctionAttributes(thread: Thread, wrapper: PyObject, callable: Value): void {
  for (const name of ['__module__', '__name__', '__qualname__', '__doc__']) {
    const value = lookupAttr(thread, callable, name);
    if (value === undefined) continue;
    hold(value);
    try {
      setAttr(thread, wrapper, name, value);
    } finally {
      release(thread, value);
    }
  }
}

/** `__annotations__` or `__annotate__`: those of the function, copied into the own dictionary when first asked for. */
function delegated(name: string): GetSet<MethodWrapping> {
  return {
    name,
    get: (thread, self) => {
      const dict = instanceDict(self) as PyDict;
      const own = dict.getStr(name);
      if (own !== undefined) return own;
      const value = hold(getAttr(thread, self.callable ?? null, name));
      try {
        dict.setStr(thread, name, value);
        return value;
      } finally {
        release(thread, value);
      }
    },
    set: (thread, self, value) => {
      const dict = instanceDict(self) as PyDict;
      if (value === undefined) dict.delStr(thread, name);
      else dict.setStr(thread, name, value);
    },
  };
}
