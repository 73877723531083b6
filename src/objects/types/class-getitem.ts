// `__class_getitem__` of native generic types.

// Loaded before everything that may come back to this file in a circle.
import { classMethod, type NativeDefinition } from '../native';
import { newGenericAlias } from '../typing/generic-alias';

/** `list[int]` and the like (Py_GenericAlias as METH_CLASS). */
export function classGetItem(): NativeDefinition {
  return classMethod('__class_getitem__($type, object, /)', (thread, type, item) =>
    newGenericAlias(thread, type, item),
  );
}
