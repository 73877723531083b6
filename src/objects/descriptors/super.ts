// super: attribute lookup that starts behind a class in the MRO of an object's type.

import { PyCell } from '../functions/cell';
import { LocalKind } from '../functions/code';
import { defineType } from '../define-type';
import { checkPositional, noKeywords } from '../native-arguments';
import { hold, PyObject, release, unhold, type Value, type Visit } from '../object';
import { genericGetAttr, lookupAttr } from '../protocols/attributes';
import { callHeld } from '../protocols/calls';
import { runtimeError, typeError } from '../raise';
import type { Thread } from '../thread';
import { isSubtype, PyType, TypeFlag } from '../type';
import { typeOf } from '../type-of';

export class PySuper extends PyObject {
  /** `__thisclass__`: where the search starts behind; held. */
  start: PyType | undefined = undefined;
  /** `__self__`; held. */
  object: Value | undefined = undefined;
  /** `__self_class__`: whose MRO is searched; held. */
  objectType: PyType | undefined = undefined;

  constructor(type: PyType = superType) {
    super(type);
  }

  /** Sets all three (super_init_impl). */
  bind(thread: Thread, start: PyType, object: Value | undefined, objectType: PyType | undefined): void {
    const old = [this.start, this.object, this.objectType];
    this.start = hold(start);
    this.object = hold(object);
    this.objectType = hold(objectType);
    for (const value of old) release(thread, value);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.start);
    visit(this.object);
    visit(this.objectType);
  }

  override clear(thread: Thread): void {
    const { start, object, objectType } = this;
    this.start = this.object = this.objectType = undefined;
    release(thread, start);
    release(thread, object);
    release(thread, objectType);
    super.clear(thread);
  }
}

/** super(start, object) for a class that is its own starting point. */
export function newSuper(start: PyType, object: PyType): PySuper {
  const result = new PySuper();
  result.start = hold(start);
  result.object = hold(object);
  result.objectType = hold(object);
  return result;
}

/** The class whose MRO `super(start, object)` searches (supercheck). */
export function checkSuper(thread: Thread, start: PyType, object: Value): PyType {
  if (object instanceof PyType && object.mro.includes(start)) return object;
  const type = typeOf(object);
  if (isSubtype(type, start)) return type;
  const claimed = lookupAttr(thread, object, '__class__');
  if (claimed instanceof PyType && claimed !== type && isSubtype(claimed, start)) return claimed;
  const what = object instanceof PyType ? `type ${object.tpName}` : `instance of ${type.tpName}`;
  throw typeError(`super(type, obj): obj (${what}) is not an instance or subtype of type (${start.tpName}).`);
}

/** Finds and binds a name behind `start` in the MRO (do_super_lookup); undefined where no class has it. */
export function superLookup(
  thread: Thread,
  start: PyType,
  object: Value,
  objectType: PyType,
  name: string,
): Value | undefined {
  const found = superFind(start, objectType, name);
  if (found === undefined) return undefined;
  const get = typeOf(found).tp.tp_descr_get;
  if (get === undefined) return found;
  hold(found);
  try {
    return get(thread, found, object === objectType ? undefined : object, objectType);
  } finally {
    release(thread, found);
  }
}

/** The unbound value behind `start` in the MRO. */
export function superFind(start: PyType, objectType: PyType, name: string): Value | undefined {
  const { mro } = objectType;
  for (let index = mro.indexOf(start) + 1; index < mro.length && index > 0; index++) {
    const found = mro[index]!.namespace.getStr(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function superGetAttr(thread: Thread, self: Value, name: string): Value {
  const { start, object, objectType } = self as PySuper;
  if (objectType !== undefined && name !== '__class__') {
    const found = superLookup(thread, start!, object!, objectType, name);
    if (found !== undefined) return found;
  }
  return genericGetAttr(thread, self, name);
}

/** The class and the first argument of the running method, for `super()` (super_init_without_args). */
export function implicitArguments(thread: Thread): { start: PyType; object: Value } {
  const frame = thread.frame;
  if (frame === null) throw runtimeError('super(): no current frame');
  const { code } = frame;
  if (code.co_argcount === 0) throw runtimeError('super(): no arguments');
  let first = frame.slots[0];
  const started = frame.ip >= 0;
  if (started && code.localspluskinds[0]! & LocalKind.CELL && first instanceof PyCell) first = first.value;
  if (first === undefined) throw runtimeError('super(): arg[0] deleted');
  const index = code.localsplusnames.findIndex(
    (name, slot) => name === '__class__' && (code.localspluskinds[slot]! & LocalKind.FREE) !== 0,
  );
  if (index < 0) throw runtimeError('super(): __class__ cell not found');
  const cell = frame.slots[index];
  if (!(cell instanceof PyCell)) throw runtimeError('super(): bad __class__ cell');
  const start = cell.value;
  if (start === undefined) throw runtimeError('super(): empty __class__ cell');
  if (!(start instanceof PyType)) throw runtimeError(`super(): __class__ is not a type (${typeOf(start).tpName})`);
  return { start, object: first };
}

/** `expected` is how a text names what the first argument must be. */
function initSuper(thread: Thread, self: PySuper, args: Value[], expected: string): void {
  let start: Value | undefined = args[0];
  let object: Value | undefined = args[1];
  if (args.length === 0) ({ start, object } = implicitArguments(thread));
  if (!(start instanceof PyType)) {
    const given = start === null && expected === 'type' ? 'None' : typeOf(start!).tpName;
    throw typeError(`super() argument 1 must be ${expected}, not ${given}`);
  }
  if (object === null) object = undefined;
  const objectType = object === undefined ? undefined : checkSuper(thread, start, object);
  self.bind(thread, start, object, objectType);
}

export const superType: PyType = defineType({
  name: 'super',
  instanceClass: PySuper,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  vectorcall: (thread, type, args, kwnames) => {
    noKeywords('super', kwnames);
    checkPositional('super()', args.length, 0, 2);
    const instance = hold(new PySuper(type));
    try {
      initSuper(thread, instance, args, 'a type');
    } catch (error) {
      release(thread, instance);
      throw error;
    }
    return unhold(instance);
  },
  tp: {
    tp_new: (_thread, type) => new PySuper(type),
    tp_init: (thread, self, args, kwnames) => {
      noKeywords('super', kwnames);
      if (args.length > 2) throw typeError(`super() takes at most 2 arguments (${args.length} given)`);
      initSuper(thread, self as PySuper, args, 'type');
    },
    tp_getattro: superGetAttr,
    tp_repr: (_thread, self) => {
      const { start, objectType } = self as PySuper;
      const first = `<class '${start === undefined ? 'NULL' : start.name}'>`;
      return objectType === undefined ? `<super: ${first}, NULL>` : `<super: ${first}, <${objectType.name} object>>`;
    },
    tp_descr_get: (thread, self, instance) => {
      const parent = self as PySuper;
      if (instance === undefined || instance === null || parent.object !== undefined) return self;
      if (parent.type !== superType) return callHeld(thread, parent.type, [parent.start!, instance]);
      const objectType = checkSuper(thread, parent.start!, instance);
      const bound = new PySuper();
      bound.bind(thread, parent.start!, instance, objectType);
      return bound;
    },
  },
  members: [
    { name: '__thisclass__', get: (object) => (object as PySuper).start ?? null },
    {
      name: '__self__',
      get: (object) => (object as PySuper).object ?? null,
    },
    {
      name: '__self_class__',
      get: (object) => (object as PySuper).objectType ?? null,
    },
  ],
});
