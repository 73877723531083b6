// Attribute lookup along the MRO of a type, cached per type, and what has to be forgotten when a type changes.

import type { Value } from '../object';
import type { Thread } from '../thread';
import { ABSENT, type PyType, TypeFlag } from '../type';

let nextVersion = 1;

/** Finds a name along the MRO without binding it; undefined if no class has it (_PyType_Lookup). The value is borrowed. */
export function typeLookup(type: PyType, name: string): Value | undefined {
  const cache = type.lookupCache;
  const cached = cache.get(name);
  if (cached !== undefined) return cached === ABSENT ? undefined : cached;
  const found = findInMro(type, name);
  cache.set(name, found === undefined ? ABSENT : found);
  typeVersion(type);
  return found;
}

/** The same, looked up each time (find_name_in_mro): for names that are asked for once. */
export function findInMro({ mro }: PyType, name: string): Value | undefined {
  for (const { namespace } of mro) {
    const found = namespace.getStr(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How many versions a class that can change uses up before inline caches give up on it (MAX_VERSIONS_PER_CLASS). */
const MAX_VERSIONS = 1000;

/** The version of the type as it is now, given to it and its bases if need be; 0 if it changes too often (assign_version_tag). */
export function typeVersion(type: PyType): number {
  if (type.version !== 0) return type.version;
  const isMutable = (type.flags & TypeFlag.IMMUTABLETYPE) === 0;
  if (isMutable && type.versionsUsed >= MAX_VERSIONS) return 0;
  for (const base of type.bases) if (typeVersion(base) === 0) return 0;
  type.version = nextVersion++;
  if (isMutable) type.versionsUsed++;
  return type.version;
}

/** Forgets what is cached about a type and everything derived from it (PyType_Modified). Call it around each change of a namespace. */
export function typeModified(thread: Thread, type: PyType): void {
  type.lookupCache.clear();
  type.version = 0;
  type.getitem = undefined;
  const subclasses = thread.interp.subclasses.get(type);
  if (subclasses !== undefined) for (const subclass of subclasses) typeModified(thread, subclass);
}
