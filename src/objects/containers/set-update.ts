// Changing a set by the items of another iterable.

import { dictType, PyDict } from './dict';
import { hashImmediate, immediateKey } from './dict-keys';
import { hold, release, unhold, type Value } from '../object';
import { forEach } from '../protocols/iteration';
import { frozensetType, hashElement, PyAnySet, PyFrozenSet, PySet, setType } from './set';
import type { Thread } from '../thread';
import { isSubtype, type PyType } from '../type';

/** A set or frozenset of the items of an iterable (make_new_set). */
export function makeSet(thread: Thread, type: PyType, iterable: Value | undefined): PyAnySet {
  const result = isSubtype(type, setType) ? new PySet(type) : new PyFrozenSet(type);
  if (iterable === undefined) return result;
  hold(result);
  try {
    updateSet(thread, result, iterable);
  } catch (error) {
    release(thread, result);
    throw error;
  }
  return unhold(result);
}

/** The same for set or frozenset itself, whichever the type derives from (make_new_set_basetype). */
export function makePlainSet(thread: Thread, type: PyType, iterable: Value | undefined): PyAnySet {
  return makeSet(thread, isSubtype(type, setType) ? setType : frozensetType, iterable);
}

/** Adds all items of an iterable (set_update_internal). */
export function updateSet(thread: Thread, set: PyAnySet, iterable: Value): void {
  if (iterable instanceof PyAnySet) set.mergeSet(thread, iterable);
  else if (iterable instanceof PyDict && iterable.type === dictType) {
    if ((set.fill + iterable.size) * 5 >= set.mask * 3) set.resize((set.used + iterable.size) * 2);
    forEachKey(thread, iterable, (key, hash) => set.addHashed(thread, key, hash));
  } else forEach(thread, iterable, (key) => set.add(thread, key));
}

/** Visits the keys of a dictionary with their hashes; each is held meanwhile. A visit that returns false ends the loop. */
export function forEachKey(thread: Thread, dict: PyDict, visit: (key: Value, hash: number) => unknown): void {
  for (let nth = 0; nth < dict.slotCount; nth++) {
    const position = dict.slotAt(nth);
    if (dict.values[position] === undefined) continue;
    const key = hold(dict.keys.entries[position]!);
    const immediate = immediateKey(key);
    try {
      const hash = immediate === undefined ? dict.keys.hashes![position]! : hashImmediate(immediate);
      if (visit(key, hash) === false) return;
    } finally {
      release(thread, key);
    }
  }
}

/** Visits the keys of a set with their hashes; each is held meanwhile. A visit that returns false ends the loop. */
export function forEachElement(thread: Thread, set: PyAnySet, visit: (key: Value, hash: number) => unknown): void {
  for (let position = 0; position < set.table.length; position++) {
    const key = hold(set.table[position]);
    if (key === undefined) continue;
    try {
      if (visit(key, set.hashes[position]!) === false) return;
    } finally {
      release(thread, key);
    }
  }
}

/** Keeps what only one of both has (set.symmetric_difference_update). */
export function toggleInSet(thread: Thread, set: PyAnySet, iterable: Value): void {
  if (iterable === set) {
    set.removeAll(thread);
    return;
  }
  const toggle = (key: Value, hash: number): void => {
    if (!set.discardHashed(thread, key, hash)) set.addHashed(thread, key, hash);
  };
  if (iterable instanceof PyDict && iterable.type === dictType) forEachKey(thread, iterable, toggle);
  else if (iterable instanceof PyAnySet) forEachElement(thread, iterable, toggle);
  else {
    const other = hold(makePlainSet(thread, set.type, iterable));
    try {
      forEachElement(thread, other, toggle);
    } finally {
      release(thread, other);
    }
  }
}

/** key in set; a set is looked up as the frozenset that equals it (set_contains). */
export function containsKey(thread: Thread, set: PyAnySet, key: Value): boolean {
  return set.containsHashed(thread, key, hashOrFrozen(thread, key));
}

/** The hash of a key, or of the frozenset that equals it when it is an unhashable set. */
export function hashOrFrozen(thread: Thread, key: Value): number {
  if (key instanceof PySet && key.type.tp.tp_hash === setType.tp.tp_hash) return hashOfElements(key);
  return hashElement(thread, key);
}

const shuffleBits = (hash: number): number => Math.imul(hash ^ 89869747 ^ (hash << 16), 3644798167);

/** The hash of a frozenset (frozenset_hash_impl). */
export function hashOfElements(set: PyAnySet): number {
  let hash = 0;
  for (let position = 0; position < set.table.length; position++) {
    if (set.table[position] !== undefined) hash ^= shuffleBits(set.hashes[position]!);
  }
  hash ^= Math.imul(set.used + 1, 1927868237);
  hash ^= (hash >>> 11) ^ (hash >>> 25);
  hash = (Math.imul(hash, 69069) + 907133923) | 0;
  return hash === -1 ? 590923713 : hash;
}
