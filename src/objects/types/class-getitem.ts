// `__class_getitem__` of native generic types.

import { classMethod, type NativeDefinition } from '../native';
import { newGenericAlias } from '../typing/generic-alias';

/** `list[int]` and the like (Py_GenericAlias as METH_CLASS). */
export function classGetItem(): NativeDefinition {
  return classMethod('__class_getitem__($type, object, /)', (thread, type, item) =>
    newGenericAlias(thread, type, item),
  );
}
