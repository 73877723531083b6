// The `__dict__` attribute of instances.

import type { GetSet } from '../define-type';
import { PyDict } from '../containers/dict';
import { hold, type PyObject, release, type Value } from '../object';
import { instanceDict } from '../protocols/attributes';
import { attributeError, typeError } from '../raise';
import type { Thread } from '../thread';
import { typeOf } from '../type-of';

/** `__dict__`, made when first asked for (PyObject_GenericGetDict, subtype_dict). */
export function getInstanceDict(_thread: Thread, object: Value): PyDict {
  const dict = instanceDict(object);
  if (dict === undefined) throw attributeError(`This object has no __dict__`, object, '__dict__');
  dict.exposed = true;
  return dict;
}

/** Replaces or removes `__dict__` (subtype_setdict). */
export function setInstanceDict(thread: Thread, object: Value, value: Value | undefined): void {
  if (value !== undefined && !(value instanceof PyDict))
    throw typeError(`__dict__ must be set to a dictionary, not a '${typeOf(value).tpName}'`);
  const holder = object as PyObject;
  const old = holder.dict;
  holder.dict = hold(value);
  release(thread, old);
}

/** The descriptor of `__dict__` of native types, whose instances keep their dictionary (PyObject_GenericSetDict). */
export function instanceDictGetSet(): GetSet {
  return {
    name: '__dict__',
    get: getInstanceDict,
    set: (thread, object, value) => {
      if (value === undefined) throw typeError('cannot delete __dict__');
      setInstanceDict(thread, object, value);
    },
  };
}
