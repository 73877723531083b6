// builtin_function_or_method: a native function, or a native method bound to an object.

import { attributeDocumentation, functionDocumentation, wrapperDocumentation } from '../documentation';
import { defineType } from '../define-type';
import { addressOf } from '../identity';
import { PyModule } from '../module';
import { type NativeDefinition, rawMethod, textSignatureOf } from '../native';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import { hash } from '../protocols/hashing';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { PyType, TypeFlag } from '../type';
import { typeOf } from '../type-of';

export class PyBuiltinFunction extends PyObject {
  /** `__self__`: the object a method is bound to, the module of a function, undefined for static ones; held. */
  self: Value | undefined;
  /** `__module__`; held. */
  module: Value;

  constructor(
    readonly definition: NativeDefinition,
    self: Value | undefined,
    module: Value,
  ) {
    super(builtinFunctionType);
    this.self = hold(self);
    this.module = hold(module);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.self);
    visit(this.module);
  }

  override clear(thread: Thread): void {
    const { self, module } = this;
    this.self = undefined;
    this.module = null;
    release(thread, self);
    release(thread, module);
    super.clear(thread);
  }
}

/** A function of a native module, or (without a module) a native method bound to `self` (PyCFunction_NewEx). */
export function newBuiltinFunction(
  definition: NativeDefinition,
  self: Value | undefined,
  moduleName: string | null = null,
): PyBuiltinFunction {
  return new PyBuiltinFunction(definition, self, moduleName);
}

/** `__self__`: static methods have none. */
function visibleSelf({ self, definition }: PyBuiltinFunction): Value {
  return definition.binding === 'static' ? null : (self ?? null);
}

/** `__qualname__`. */
export function builtinQualname({ self, definition }: PyBuiltinFunction): string {
  if (self === undefined || self instanceof PyModule) return definition.name;
  const type = self instanceof PyType ? self : typeOf(self);
  return `${type.qualname}.${definition.name}`;
}

/** Of a function of a module by its name there, of a method by the first class that has it. */
function documentationOf({ definition, self }: PyBuiltinFunction): Value {
  const { doc, documented, name, binding } = definition;
  if (doc !== undefined) return doc;
  if (documented !== undefined) return functionDocumentation(documented);
  if (self === undefined || self instanceof PyModule) return null;
  if (self instanceof PyType && name === '__new__') return wrapperDocumentation(self, name);
  const type = self instanceof PyType && binding !== 'instance' ? self : typeOf(self);
  for (const ancestor of type.mro) {
    const text = attributeDocumentation(ancestor, name);
    if (text !== null) return text;
  }
  return null;
}

function reprOf(_thread: Thread, value: Value): Value {
  const { self, definition } = value as PyBuiltinFunction;
  if (self === undefined || self instanceof PyModule) return `<built-in function ${definition.name}>`;
  return `<built-in method ${definition.name} of ${typeOf(self).tpName} object at ${addressOf(self)}>`;
}

export const builtinFunctionType: PyType = defineType({
  name: 'builtin_function_or_method',
  instanceClass: PyBuiltinFunction,
  flags: TypeFlag.HAVE_GC | TypeFlag.HAVE_VECTORCALL,
  hasWeakrefs: true,
  tp: {
    tp_repr: reprOf,
    tp_hash: (thread, value) => {
      const { self, definition } = value;
      const identity = self === undefined || self === null ? 0 : hash(thread, builtinIdentity(self));
      const mixed = identity ^ hash(thread, definition.name);
      return mixed === -1 ? -2 : mixed;
    },
    tp_richcompare: (_thread, left, right, op) => {
      if ((op !== '==' && op !== '!=') || !(left instanceof PyBuiltinFunction) || !(right instanceof PyBuiltinFunction))
        return NotImplemented;
      const equal = left.self === right.self && left.definition === right.definition;
      return op === '==' ? equal : !equal;
    },
  },
  methods: [
    rawMethod('__reduce__', 'noargs', (thread, value: PyBuiltinFunction) => {
      const { self, definition } = value;
      if (self === undefined || self instanceof PyModule) return definition.name;
      return reduceMethod(thread, self, definition.name);
    }),
  ],
  getset: [
    { name: '__doc__', get: (_thread, value) => documentationOf(value) },
    { name: '__name__', get: (_thread, value) => value.definition.name },
    { name: '__qualname__', get: (_thread, value) => builtinQualname(value) },
    { name: '__self__', get: (_thread, value) => visibleSelf(value) },
    {
      name: '__text_signature__',
      get: (_thread, value) => {
        const { definition, self } = value;
        return textSignatureOf(definition, self instanceof PyModule ? '$module' : '$self');
      },
    },
  ],
  members: [
    {
      name: '__module__',
      get: (object) => object.module,
      set: (thread, callee, value) => {
        const old = callee.module;
        callee.module = hold(value ?? null);
        release(thread, old);
      },
    },
  ],
});

/** The value whose hash stands for the identity of `self`: CPython hashes the pointer. */
function builtinIdentity(self: Value): Value {
  return self instanceof PyObject ? addressOf(self) : self;
}

/** `(getattr, (self, name))`: how bound native methods are pickled. */
export function reduceMethod(thread: Thread, self: Value, name: string): Value {
  const getattr = thread.interp.builtins.getStr('getattr') ?? null;
  return new PyTuple([getattr, new PyTuple([self, name])]);
}
