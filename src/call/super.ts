// super: which class it starts behind, on whose MRO it looks, and how it binds what it finds.

import { takes } from './native/arity-texts';
import type { PyTuple } from '../objects/containers/tuple';
import { PySuper, superType } from '../objects/descriptors/super';
import { PyCell } from '../objects/functions/cell';
import { LocalKind } from '../objects/functions/code';
import { checkPositional, noKeywords } from '../objects/native-arguments';
import { hold, release, unhold, type Value } from '../objects/object';
import { genericGetAttr, lookupAttr } from '../objects/protocols/attributes';
import { callHeld } from '../objects/protocols/calls';
import { runtimeError, typeError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { isSubtype, PyType } from '../objects/type';
import { typeOf } from '../objects/type-of';

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

/** `super().name`; what no class behind has is looked for on the super object itself (super_getattro). */
export function superGetAttr(thread: Thread, self: PySuper, name: string): Value {
  const { start, object, objectType } = self;
  if (objectType !== undefined && name !== '__class__') {
    const found = superLookup(thread, start!, object!, objectType, name);
    if (found !== undefined) return found;
  }
  return genericGetAttr(thread, self, name);
}

/** The class and the first argument of the running method, for `super()` (super_init_without_args). */
function implicitArguments(thread: Thread): { start: PyType; object: Value } {
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

/** A direct call of `super` (super_vectorcall). */
export function callSuper(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
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
}

/** `super.__init__`, of a subclass for instance (super_init). */
export function initSuperObject(thread: Thread, self: PySuper, args: Value[], kwnames: PyTuple | undefined): void {
  noKeywords('super', kwnames);
  if (args.length > 2) throw typeError(takes('super()', 'at most', 2, args.length));
  initSuper(thread, self, args, 'type');
}

/** A super without an object binds to the one that it is reached through (super_descr_get). */
export function bindSuper(thread: Thread, self: PySuper, instance: Value | undefined): Value {
  if (instance === undefined || instance === null || self.object !== undefined) return self;
  if (self.type !== superType) return callHeld(thread, self.type, [self.start!, instance]);
  const objectType = checkSuper(thread, self.start!, instance);
  const bound = new PySuper();
  bound.bind(thread, self.start!, instance, objectType);
  return bound;
}
