// Attribute access: the generic algorithm, and the forms in which native code asks for attributes.

import { PyDict } from '../containers/dict';
import { type PyBaseException, PyFieldsException } from '../exceptions/base-exception';
import { AttributeErrorType } from '../exceptions/exceptions';
import { drop, hold, isObject, release, unhold, type Value } from '../object';
import { attributeError, raise, typeError } from '../raise';
import { PyRaise, type Thread } from '../thread';
import { isSubtype, type PyType, TypeFlag, type TypeSlots } from '../type';
import { typeLookup } from '../types/type-lookup';
import { strValue, typeOf } from '../type-of';
import { callHeld } from './calls';
import { typeFind, typeGetAttr } from '../types/type-find';

export { typeLookup } from '../types/type-lookup';

/** The instance dictionary, made now if the object can have one and has none yet; undefined if it cannot (_PyObject_GetDictPtr). */
export function instanceDict(object: Value): PyDict | undefined {
  if (!isObject(object)) return undefined;
  if (object.dict !== undefined) return object.dict;
  if (!object.type.hasDict) return undefined;
  object.dict = hold(PyDict.forInstance(object.type));
  return object.dict;
}

/** getattr(object, name) (PyObject_GetAttr). An AttributeError that says nothing of what was looked up is told so. */
export function getAttr(thread: Thread, object: Value, name: string): Value {
  try {
    return typeOf(object).tp.tp_getattro!(thread, object, name);
  } catch (error) {
    if (error instanceof PyRaise) addContext(error.exc, object, name);
    throw error;
  }
}

/** `name` and `obj` of an AttributeError that has neither (_PyObject_SetAttributeErrorContext). */
function addContext(exc: PyBaseException, object: Value, name: string): void {
  if (!(exc instanceof PyFieldsException) || !isSubtype(exc.type, AttributeErrorType)) return;
  const { fields } = exc;
  if (fields.name !== undefined || fields.obj !== undefined) return;
  fields.name = hold(name);
  fields.obj = hold(object);
}

/** getattr with a name that may not be a str. */
export function getAttrValue(thread: Thread, object: Value, name: Value): Value {
  return getAttr(thread, object, attributeName(name));
}

/** The text of an attribute name, or TypeError. */
export function attributeName(name: Value): string {
  const text = strValue(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeOf(name).tpName}'`);
  return text;
}

/** Lets go of a swallowed exception if it is of the type; lets anything else through. */
export function swallow(thread: Thread, error: unknown, type = AttributeErrorType): void {
  if (!(error instanceof PyRaise) || !isSubtype(error.exc.type, type)) throw error;
  drop(thread, error.exc);
}

/** The attribute, or undefined where there is an AttributeError (PyObject_GetOptionalAttr). */
export function lookupAttr(thread: Thread, object: Value, name: string): Value | undefined {
  const getattro = typeOf(object).tp.tp_getattro!;
  try {
    if (getattro === genericGetAttr) return genericFind(thread, object, name);
    if (getattro === typeGetAttr) return typeFind(thread, object as PyType, name);
    return getattro(thread, object, name);
  } catch (error) {
    swallow(thread, error);
    return undefined;
  }
}

/** Uses an attribute, or undefined where there is none, and lets go of it: for values that may have been made for this access. */
export function withAttr<T>(thread: Thread, object: Value, name: string, use: (value: Value | undefined) => T): T {
  const value = hold(lookupAttr(thread, object, name));
  try {
    return use(value);
  } finally {
    release(thread, value);
  }
}

/** Is there such an attribute? */
export function hasAttr(thread: Thread, object: Value, name: string): boolean {
  const value = lookupAttr(thread, object, name);
  drop(thread, value);
  return value !== undefined;
}

/** setattr(object, name, value) (PyObject_SetAttr). */
export function setAttr(thread: Thread, object: Value, name: string, value: Value): void {
  setOrDelete(thread, object, name, value);
}

/** setattr with a name that may not be a str. */
export function setAttrValue(thread: Thread, object: Value, name: Value, value: Value): void {
  setOrDelete(thread, object, attributeName(name), value);
}

/** delattr(object, name). */
export function delAttr(thread: Thread, object: Value, name: string): void {
  setOrDelete(thread, object, name, undefined);
}

function setOrDelete(thread: Thread, object: Value, name: string, value: Value | undefined): void {
  const type = typeOf(object);
  const setattro = type.tp.tp_setattro;
  if (setattro !== undefined) return setattro(thread, object, name, value);
  const access = value === undefined ? 'del' : 'assign to';
  if (type.tp.tp_getattro === undefined)
    throw typeError(`'${type.tpName}' object has no attributes (${access} .${name})`);
  throw typeError(`'${type.tpName}' object has only read-only attributes (${access} .${name})`);
}

/** object.__getattribute__: data descriptors of the type, then the instance, then the rest of the type (PyObject_GenericGetAttr). */
export function genericGetAttr(thread: Thread, object: Value, name: string): Value {
  const value = genericFind(thread, object, name);
  if (value === undefined)
    throw attributeError(`'${typeOf(object).tpName}' object has no attribute '${name}'`, object, name);
  return value;
}

/** The same, with undefined where there is no such attribute; a descriptor may still raise. */
export function genericFind(thread: Thread, object: Value, name: string): Value | undefined {
  const type = typeOf(object);
  const found = typeLookup(type, name);
  const slots = found === undefined ? undefined : typeOf(found).tp;
  const get = slots?.tp_descr_get;
  if (get !== undefined && slots!.tp_descr_set !== undefined) {
    return bindHeld(thread, get, found!, object, type);
  }
  if (isObject(object)) {
    const value = object.dict?.getStr(name);
    if (value !== undefined) return value;
  }
  if (get !== undefined) {
    return bindHeld(thread, get, found!, object, type);
  }
  return found;
}

/** Calls `__get__` of a descriptor that is held meanwhile. */
function bindHeld(
  thread: Thread,
  get: NonNullable<TypeSlots['tp_descr_get']>,
  descriptor: Value,
  object: Value,
  type: PyType,
): Value {
  hold(descriptor);
  let result: Value;
  try {
    result = hold(get(thread, descriptor, object, type));
  } catch (error) {
    release(thread, descriptor);
    throw error;
  }
  release(thread, descriptor);
  return unhold(result);
}

/** object.__setattr__ and object.__delattr__ (PyObject_GenericSetAttr). */
export function genericSetAttr(thread: Thread, object: Value, name: string, value: Value | undefined): void {
  const type = typeOf(object);
  const found = typeLookup(type, name);
  const set = found === undefined ? undefined : typeOf(found).tp.tp_descr_set;
  if (set !== undefined) {
    hold(found);
    try {
      return set(thread, found!, object, value);
    } finally {
      release(thread, found);
    }
  }
  const dict = instanceDict(object);
  if (dict === undefined) {
    if (found === undefined) {
      const hint = type.tp.tp_setattro === genericSetAttr ? ' and no __dict__ for setting new attributes' : '';
      throw attributeError(`'${type.tpName}' object has no attribute '${name}'${hint}`, object, name);
    }
    throw raise(AttributeErrorType, `'${type.tpName}' object attribute '${name}' is read-only`);
  }
  if (value !== undefined) return dict.setStr(thread, name, value);
  if (!dict.delStr(thread, name))
    throw attributeError(`'${type.tpName}' object has no attribute '${name}'`, object, name);
}

/** A special method of the type, bound to the object; undefined if there is none (_PyObject_LookupSpecial). */
export function lookupSpecial(thread: Thread, object: Value, name: string): Value | undefined {
  const type = typeOf(object);
  const found = typeLookup(type, name);
  if (found === undefined) return undefined;
  const get = typeOf(found).tp.tp_descr_get;
  return get === undefined ? found : get(thread, found, object, type);
}

/** What LOAD_ATTR of a method pushes: with `self` the callable is to be called with it first, without it is bound already (_PyObject_GetMethod). */
export function getMethod(thread: Thread, object: Value, name: string): { callable: Value; self: Value | undefined } {
  const type = typeOf(object);
  if (type.tp.tp_getattro !== genericGetAttr) return { callable: getAttr(thread, object, name), self: undefined };
  const found = typeLookup(type, name);
  let unbound = false;
  let get: ReturnType<typeof typeOf>['tp']['tp_descr_get'];
  if (found !== undefined) {
    const foundType = typeOf(found);
    if (foundType.flags & TypeFlag.METHOD_DESCRIPTOR) unbound = true;
    else {
      get = foundType.tp.tp_descr_get;
      if (get !== undefined && foundType.tp.tp_descr_set !== undefined)
        return { callable: genericGetAttr(thread, object, name), self: undefined };
    }
  }
  const own = isObject(object) ? object.dict?.getStr(name) : undefined;
  if (own !== undefined) return { callable: own, self: undefined };
  if (unbound) return { callable: found!, self: object };
  if (get !== undefined) return { callable: genericGetAttr(thread, object, name), self: undefined };
  if (found !== undefined) return { callable: found, self: undefined };
  throw attributeError(`'${type.tpName}' object has no attribute '${name}'`, object, name);
}

/** object.name(*args) (PyObject_CallMethod). */
export function callMethod(thread: Thread, object: Value, name: string, args: Value[]): Value {
  const { callable, self } = getMethod(thread, object, name);
  return callHeld(thread, callable, self === undefined ? args : [self, ...args]);
}
