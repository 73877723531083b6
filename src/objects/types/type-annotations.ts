// `__annotations__` and `__annotate__` of classes: computed when first asked for (PEP 649).

import type { GetSet } from '../define-type';
import { PyDict } from '../containers/dict';
import { hold, release, type Value } from '../object';
import { callHeld } from '../protocols/calls';
import { isCallable } from '../protocols/instances';
import { attributeError, typeError } from '../raise';
import type { Thread } from '../thread';
import { type PyType, TypeFlag } from '../type';
import { typeModified } from './type-lookup';
import { typeOf } from '../type-of';

/** A value of the namespace, bound if it is a descriptor. */
function bound(thread: Thread, type: PyType, value: Value): Value {
  const get = typeOf(value).tp.tp_descr_get;
  return get === undefined ? value : get(thread, value, undefined, type);
}

function checkMutable(type: PyType, name: string): void {
  if (type.flags & TypeFlag.IMMUTABLETYPE)
    throw typeError(`cannot set '${name}' attribute of immutable type '${type.tpName}'`);
}

function missing(type: PyType, name: string) {
  return attributeError(`type object '${type.tpName}' has no attribute '${name}'`, type, name);
}

/** type_get_annotations. */
function annotations(thread: Thread, type: PyType): Value {
  if (!type.isHeapType) throw missing(type, '__annotations__');
  const { namespace } = type;
  const known = namespace.getStr('__annotations__') ?? namespace.getStr('__annotations_cache__');
  if (known !== undefined) return bound(thread, type, known);
  const function_ = hold(annotate(thread, type));
  try {
    let made: Value;
    if (isCallable(function_)) {
      made = callHeld(thread, function_, [1]);
      if (!(made instanceof PyDict)) throw typeError(`__annotate__ returned non-dict of type '${typeOf(made).tpName}'`);
    } else made = PyDict.fresh();
    namespace.setStr(thread, '__annotations_cache__', made);
    typeModified(thread, type);
    return made;
  } finally {
    release(thread, function_);
  }
}

/** type_set_annotations. */
function setAnnotations(thread: Thread, type: PyType, value: Value | undefined): void {
  checkMutable(type, '__annotations__');
  const { namespace } = type;
  typeModified(thread, type);
  if (value !== undefined) {
    const name = namespace.getStr('__annotations__') === undefined ? '__annotations_cache__' : '__annotations__';
    namespace.setStr(thread, name, value);
  } else if (!namespace.delStr(thread, '__annotations__') && !namespace.delStr(thread, '__annotations_cache__')) {
    throw attributeError('__annotations__', type, '__annotations__');
  }
  namespace.delStr(thread, '__annotate_func__');
  namespace.delStr(thread, '__annotate__');
  typeModified(thread, type);
}

/** type_get_annotate. */
function annotate(thread: Thread, type: PyType): Value {
  if (!type.isHeapType) throw missing(type, '__annotate__');
  const { namespace } = type;
  const known = namespace.getStr('__annotate_func__') ?? namespace.getStr('__annotate__');
  if (known !== undefined) return bound(thread, type, known);
  namespace.setStr(thread, '__annotate_func__', null);
  typeModified(thread, type);
  return null;
}

/** type_set_annotate. */
function setAnnotate(thread: Thread, type: PyType, value: Value | undefined): void {
  if (value === undefined) throw typeError('cannot delete __annotate__ attribute');
  checkMutable(type, '__annotate__');
  if (value !== null && !isCallable(value)) throw typeError('__annotate__ must be callable or None');
  const { namespace } = type;
  typeModified(thread, type);
  namespace.setStr(
    thread,
    namespace.getStr('__annotate_func__') === undefined && namespace.getStr('__annotate__') !== undefined
      ? '__annotate__'
      : '__annotate_func__',
    value,
  );
  if (value !== null) {
    namespace.delStr(thread, '__annotations_cache__');
    namespace.delStr(thread, '__annotations__');
  }
  typeModified(thread, type);
}

export const typeAnnotations: GetSet<PyType>[] = [
  { name: '__annotations__', get: annotations, set: setAnnotations },
  { name: '__annotate__', get: annotate, set: setAnnotate },
];
