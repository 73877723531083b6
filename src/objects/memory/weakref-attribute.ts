// The `__weakref__` attribute of instances.

import type { GetSet } from '../define-type';
import type { PyObject } from '../object';
import { referencesTo } from './weakref';

/** The latest weak reference of the object, None if it has none (subtype_getweakref). */
export const weakrefsGetSet: GetSet = {
  name: '__weakref__',
  get: (thread, object) => referencesTo(thread, object as PyObject)[0] ?? null,
};
