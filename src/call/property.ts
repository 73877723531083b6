// property.

import { defineType } from '../objects/define-type';
import { AttributeErrorType } from '../objects/exceptions/exceptions';
import { isAbstract } from '../objects/descriptors/method-wrapping';
import { method, rawMethod } from '../objects/native';
import { parseKeywords } from '../objects/native-arguments';
import { hold, release, type Value } from '../objects/object';
import { lookupAttr, setAttr, swallow } from '../objects/protocols/attributes';
import { callHeld } from '../objects/protocols/calls';
import { repr } from '../objects/protocols/text';
import { attributeError, raise, typeError } from '../objects/raise';
import { PyRaise, type Thread } from '../objects/thread';
import { type PyType, TypeFlag } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { PyHolder } from '../objects/holder';

export class PyProperty extends PyHolder {
  /** Functions and docstring are held; undefined where there is none. */
  fget: Value | undefined = undefined;
  fset: Value | undefined = undefined;
  fdel: Value | undefined = undefined;
  doc: Value | undefined = undefined;
  /** The name it was given in a class body, or by assignment; held. */
  name: Value | undefined = undefined;
  /** The docstring is that of the getter. */
  getterDoc = false;

  static {
    PyProperty.holds({ fget: undefined, fset: undefined, fdel: undefined, doc: undefined, name: undefined });
  }

  constructor(type: PyType = propertyType) {
    super(type);
  }

  /** Stores a value in one of the fields. */
  setField(thread: Thread, field: 'fget' | 'fset' | 'fdel' | 'doc' | 'name', value: Value | undefined): void {
    const old = this[field];
    this[field] = hold(value);
    release(thread, old);
  }
}

const given = (value: Value | undefined): Value | undefined => (value === null ? undefined : value);

/** property_init. */
function initProperty(thread: Thread, self: PyProperty, values: (Value | undefined)[]): void {
  const [fget, fset, fdel, doc] = values.map(given);
  self.setField(thread, 'fget', fget);
  self.setField(thread, 'fset', fset);
  self.setField(thread, 'fdel', fdel);
  self.setField(thread, 'doc', undefined);
  self.setField(thread, 'name', undefined);
  self.getterDoc = false;
  let text = doc;
  if (text === undefined && fget !== undefined) {
    text = given(lookupAttr(thread, fget, '__doc__'));
    self.getterDoc = text !== undefined;
  }
  hold(text);
  try {
    if (self.type === propertyType) self.setField(thread, 'doc', text);
    else setOwnDoc(thread, self, text ?? null);
  } finally {
    release(thread, text);
  }
}

/** Instances of subclasses keep the docstring as an attribute of their own. */
function setOwnDoc(thread: Thread, self: PyProperty, doc: Value): void {
  try {
    setAttr(thread, self, '__doc__', doc);
  } catch (error) {
    if (self.getterDoc || !(error instanceof PyRaise)) throw error;
    swallow(thread, error, AttributeErrorType);
  }
}

/** The name for errors and `__name__`: the assigned one, else that of the getter (property_name). */
function nameOf(thread: Thread, self: PyProperty): Value | undefined {
  if (self.name !== undefined) return self.name;
  return self.fget === undefined ? undefined : lookupAttr(thread, self.fget, '__name__');
}

function missing(thread: Thread, self: PyProperty, instance: Value, what: string) {
  const name = nameOf(thread, self);
  const type = repr(thread, typeOf(instance).qualname);
  const subject = name === undefined ? 'property' : `property ${repr(thread, name)}`;
  return raise(AttributeErrorType, `${subject} of ${type} object has no ${what}`);
}

/** property_copy: the same with one function replaced. */
function copyWith(
  thread: Thread,
  self: PyProperty,
  fget: Value | undefined,
  fset: Value | undefined,
  fdel: Value | undefined,
): Value {
  const getter = given(fget) ?? self.fget ?? null;
  const doc = self.getterDoc && getter !== null ? null : (self.doc ?? null);
  const copy = callHeld(thread, self.type, [
    getter,
    given(fset) ?? self.fset ?? null,
    given(fdel) ?? self.fdel ?? null,
    doc,
  ]);
  if (copy instanceof PyProperty) copy.setField(thread, 'name', self.name);
  return copy;
}

/** property.__set_name__: counts its arguments itself. */
function setName(thread: Thread, self: PyProperty, args: Value[]): Value {
  if (args.length !== 2) throw typeError(`__set_name__() takes 2 positional arguments but ${args.length} were given`);
  self.setField(thread, 'name', args[1]);
  return null;
}

export const propertyType: PyType = defineType({
  name: 'property',
  instanceClass: PyProperty,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  textSignature: '(fget=None, fset=None, fdel=None, doc=None)',
  tp: {
    tp_new: (_thread, type) => new PyProperty(type),
    tp_init: (thread, self, args, kwnames) => {
      const values = parseKeywords(thread, 'property', 'fget=None, fset=None, fdel=None, doc=None', args, kwnames);
      initProperty(thread, self, values as (Value | undefined)[]);
    },
    tp_descr_get: (thread, self, instance) => {
      if (instance === undefined) return self;
      const { fget } = self;
      if (fget === undefined) throw missing(thread, self, instance, 'getter');
      return thread.call(fget, [instance]);
    },
    tp_descr_set: (thread, property, instance, value) => {
      const setter = value === undefined ? property.fdel : property.fset;
      if (setter === undefined) throw missing(thread, property, instance, value === undefined ? 'deleter' : 'setter');
      const result = callHeld(thread, setter, value === undefined ? [instance] : [instance, value]);
      release(thread, hold(result));
    },
  },
  methods: [
    method('getter($self, object, /)', (thread, self: PyProperty, fget) =>
      copyWith(thread, self, fget, undefined, undefined),
    ),
    method('setter($self, object, /)', (thread, self: PyProperty, fset) =>
      copyWith(thread, self, undefined, fset, undefined),
    ),
    method('deleter($self, object, /)', (thread, self: PyProperty, fdel) =>
      copyWith(thread, self, undefined, undefined, fdel),
    ),
    rawMethod('__set_name__', 'varargs', setName, {
      textSignature: '($self, owner, name, /)',
    }),
  ],
  members: [
    { name: 'fget', get: (object) => object.fget ?? null },
    { name: 'fset', get: (object) => object.fset ?? null },
    { name: 'fdel', get: (object) => object.fdel ?? null },
    {
      name: '__doc__',
      get: (object) => object.doc ?? null,
      set: (thread, object, value) => object.setField(thread, 'doc', value),
    },
  ],
  getset: [
    {
      name: '__name__',
      get: (thread, self) => {
        const name = nameOf(thread, self);
        if (name === undefined) throw attributeError("'property' object has no attribute '__name__'", self, '__name__');
        return name;
      },
      set: (thread, self, value) => self.setField(thread, 'name', value),
    },
    {
      name: '__isabstractmethod__',
      get: (thread, self) => {
        const { fget, fset, fdel } = self;
        return isAbstract(thread, fget) || isAbstract(thread, fset) || isAbstract(thread, fdel);
      },
    },
  ],
});
