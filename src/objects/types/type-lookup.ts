// Attribute lookup along the MRO of a type, cached per type, and what has to be forgotten when a type changes.

import type { Value } from '../object';
import type { Thread } from '../thread';
import type { PyType } from '../type';

let nextVersion = 1;

/** Finds a name along the MRO without binding it; undefined if no class has it (_PyType_Lookup). The value is borrowed. */
export function typeLookup(type: PyType, name: string): Value | undefined {
  const cache = type.lookupCache;
  const cached = cache.get(name);
  if (cached !== undefined || cache.has(name)) return cached;
  let found: Value | undefined;
  for (const cls of type.mro) {
    found = cls.namespace.getStr(name);
    if (found !== undefined) break;
  }
  cache.set(name, found);
  return found;
}

/** Gives the type a fresh version tag if it has none; inline caches compare it. */
export function assignVersion(type: PyType): number {
  if (type.version === 0) type.version = nextVersion++;
  return type.version;
}

/** Forgets what is cached about a type and everything derived from it (PyType_Modified). Call it around each change of a namespace. */
export function typeModified(thread: Thread, type: PyType): void {
  type.lookupCache.clear();
  type.version = 0;
  const subclasses = thread.interp.subclasses.get(type);
  if (subclasses !== undefined) for (const subclass of subclasses) typeModified(thread, subclass);
}
