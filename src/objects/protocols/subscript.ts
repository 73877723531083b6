// Items, lengths and containment (the mapping and sequence protocols).

import { IndexErrorType, TypeErrorType } from '../exceptions/exceptions';
import { newGenericAlias } from '../typing/generic-alias';
import { drop, hold, release, type Value } from '../object';
import { typeError, valueError } from '../raise';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { PyType } from '../type';
import { typeOf } from '../type-of';
import { typeType } from '../types/type-type';
import { lookupAttr, swallow } from './attributes';
import { callHeld } from './calls';
import { richCompareBool } from './compare';
import { getIter, iterNext } from './iteration';
import { asSsize, isIndex } from './numbers';
import { isSequence } from './is-sequence';

/** object[key] (PyObject_GetItem). */
export function getItem(thread: Thread, object: Value, key: Value): Value {
  const type = typeOf(object);
  const { mp_subscript, sq_item } = type.tp;
  if (mp_subscript !== undefined) return mp_subscript(thread, object, key);
  if (sq_item !== undefined) {
    if (!isIndex(key)) throw typeError(`sequence index must be integer, not '${typeOf(key).tpName}'`);
    return sequenceItem(thread, object, asSsize(thread, key, IndexErrorType));
  }
  if (object instanceof PyType) {
    if (object === typeType) return newGenericAlias(thread, object, key);
    const method = lookupAttr(thread, object, '__class_getitem__');
    if (method !== undefined && method !== null) return callHeld(thread, method, [key]);
    throw typeError(`type '${object.tpName}' is not subscriptable`);
  }
  throw typeError(`'${type.tpName}' object is not subscriptable`);
}

/** object[key] = value (PyObject_SetItem). */
export function setItem(thread: Thread, object: Value, key: Value, value: Value): void {
  const type = typeOf(object);
  const { mp_ass_subscript, sq_ass_item, sq_item } = type.tp;
  if (mp_ass_subscript !== undefined) return mp_ass_subscript(thread, object, key, value);
  if (sq_ass_item !== undefined || sq_item !== undefined) {
    if (isIndex(key)) return setSequenceItem(thread, object, asSsize(thread, key, IndexErrorType), value);
    if (sq_ass_item !== undefined) throw typeError(`sequence index must be integer, not '${typeOf(key).tpName}'`);
  }
  throw typeError(`'${type.tpName}' object does not support item assignment`);
}

/** del object[key] (PyObject_DelItem). */
export function delItem(thread: Thread, object: Value, key: Value): void {
  const type = typeOf(object);
  const { mp_ass_subscript, sq_ass_item, sq_item } = type.tp;
  if (mp_ass_subscript !== undefined) return mp_ass_subscript(thread, object, key, undefined);
  if (sq_ass_item !== undefined || sq_item !== undefined) {
    if (isIndex(key)) return setSequenceItem(thread, object, asSsize(thread, key, IndexErrorType), undefined);
    if (sq_ass_item !== undefined) throw typeError(`sequence index must be integer, not '${typeOf(key).tpName}'`);
  }
  throw typeError(`'${type.tpName}' object doesn't support item deletion`);
}

/** The item at a position, negative ones counted from the end (PySequence_GetItem). */
export function sequenceItem(thread: Thread, object: Value, index: number): Value {
  const type = typeOf(object);
  const { sq_item, sq_length } = type.tp;
  if (sq_item !== undefined) {
    const position = index < 0 && sq_length !== undefined ? index + sq_length(thread, object) : index;
    return sq_item(thread, object, position);
  }
  if (type.tp.mp_subscript !== undefined) throw typeError(`${type.tpName} is not a sequence`);
  throw typeError(`'${type.tpName}' object does not support indexing`);
}

function setSequenceItem(thread: Thread, object: Value, index: number, value: Value | undefined): void {
  const type = typeOf(object);
  const { sq_ass_item, sq_length } = type.tp;
  if (sq_ass_item === undefined) {
    if (value === undefined) throw typeError(`'${type.tpName}' object doesn't support item deletion`);
    throw typeError(`'${type.tpName}' object does not support item assignment`);
  }
  const position = index < 0 && sq_length !== undefined ? index + sq_length(thread, object) : index;
  sq_ass_item(thread, object, position, value);
}

/** len(object) (PyObject_Size). */
export function length(thread: Thread, object: Value): number {
  const type = typeOf(object);
  const slot = type.tp.sq_length ?? type.tp.mp_length;
  if (slot === undefined) throw typeError(`object of type '${type.tpName}' has no len()`);
  return slot(thread, object);
}

/** The length a `__len__` result stands for: an index that is not negative and fits. */
export function checkedLength(thread: Thread, result: Value, overflowType: PyType): number {
  if (typeof result === 'number' && result < 0) throw valueError('__len__() should return >= 0');
  if (typeof result === 'bigint' && result < 0n) throw valueError('__len__() should return >= 0');
  return asSsize(thread, result, overflowType);
}

/** item in container (PySequence_Contains). */
export function contains(thread: Thread, container: Value, item: Value): boolean {
  const slot = typeOf(container).tp.sq_contains;
  if (slot !== undefined) return slot(thread, container, item);
  return searchContains(thread, container, item);
}

/** An iterator for a search; whatever TypeError that gives, the text is the same. */
function searchIterator(thread: Thread, container: Value): Value {
  try {
    return getIter(thread, container);
  } catch (error) {
    swallow(thread, error, TypeErrorType);
    throw typeError(`argument of type '${typeOf(container).tpName}' is not a container or iterable`);
  }
}

/** Containment by iteration (_PySequence_IterSearch). */
export function searchContains(thread: Thread, container: Value, item: Value): boolean {
  const iterator = hold(searchIterator(thread, container));
  try {
    for (;;) {
      const candidate = hold(iterNext(thread, iterator));
      if (candidate === undefined) return false;
      try {
        if (richCompareBool(thread, candidate, item, '==')) return true;
      } finally {
        release(thread, candidate);
      }
    }
  } finally {
    release(thread, iterator);
  }
}

/** Concatenation of sequences (operator.concat). */
export function concatenate(thread: Thread, left: Value, right: Value): Value {
  const { sq_concat, nb_add } = typeOf(left).tp;
  if (sq_concat !== undefined) return sq_concat(thread, left, right);
  if (nb_add !== undefined && isSequence(left) && isSequence(right)) {
    const result = nb_add(thread, left, right);
    if (result !== NotImplemented) return result;
    drop(thread, result);
  }
  throw typeError(`'${typeOf(left).tpName}' object can't be concatenated`);
}
