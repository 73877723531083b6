// The `__weakref__` attribute of instances.

import type { GetSet } from './define-type';
import type { PyObject } from './object';

/** The latest weak reference of the object, None if it has none (subtype_getweakref). */
export const weakrefsGetSet: GetSet = {
  name: '__weakref__',
  doc: 'list of weak references to the object',
  get: (_thread, object) => (object as PyObject).weakrefs?.[0] ?? null,
};
