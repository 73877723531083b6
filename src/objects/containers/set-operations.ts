// Operations that make a new set, and comparisons.

import { dictType, PyDict } from './dict';
import { hold, release, unhold, type Value } from '../object';
import { hash } from '../protocols/hashing';
import { forEach } from '../protocols/iteration';
import { PyAnySet } from './set';
import { forEachElement, makePlainSet, toggleInSet, updateSet } from './set-update';
import type { Thread } from '../thread';

/** Makes a new set of the type of `like`, releasing it when the work fails. */
function making(
  thread: Thread,
  like: PyAnySet,
  initial: Value | undefined,
  work: (result: PyAnySet) => void,
): PyAnySet {
  const result = hold(makePlainSet(thread, like.type, initial));
  try {
    work(result);
  } catch (error) {
    release(thread, result);
    throw error;
  }
  return unhold(result);
}

/** The same elements in a new plain set (set_copy). */
export function copySet(thread: Thread, set: PyAnySet): PyAnySet {
  return makePlainSet(thread, set.type, set);
}

/** set.intersection(other) (set_intersection). */
export function intersection(thread: Thread, set: PyAnySet, other: Value): PyAnySet {
  if (other === set) return copySet(thread, set);
  return making(thread, set, undefined, (result) => {
    if (other instanceof PyAnySet) {
      const [walked, asked] = other.used > set.used ? [set, other] : [other, set];
      forEachElement(thread, walked, (key, hash) => {
        if (asked.containsHashed(thread, key, hash)) result.addHashed(thread, key, hash);
      });
      return;
    }
    forEach(thread, other, (key) => {
      const keyHash = hash(thread, key);
      if (!set.containsHashed(thread, key, keyHash)) return;
      result.addHashed(thread, key, keyHash);
      if (result.used >= set.used) return false;
    });
  });
}

/** set.intersection(*others). */
export function intersectionOfAll(thread: Thread, set: PyAnySet, others: Value[]): PyAnySet {
  if (others.length === 0) return copySet(thread, set);
  let result = hold(set);
  for (const other of others) {
    try {
      const smaller = hold(intersection(thread, result, other));
      release(thread, result);
      result = smaller;
    } catch (error) {
      release(thread, result);
      throw error;
    }
  }
  return unhold(result);
}

/** set.difference(other) (set_difference). */
export function difference(thread: Thread, set: PyAnySet, other: Value): PyAnySet {
  const isDict = other instanceof PyDict && other.type === dictType;
  const size = other instanceof PyAnySet ? other.used : isDict ? other.size : -1;
  if (size < 0 || set.used >> 2 > size)
    return making(thread, set, set, (result) => subtractFromSet(thread, result, other));
  return making(thread, set, undefined, (result) =>
    forEachElement(thread, set, (key, hash) => {
      const found = isDict ? other.has(thread, key) : (other as PyAnySet).containsHashed(thread, key, hash);
      if (!found) result.addHashed(thread, key, hash);
    }),
  );
}

/** set.difference(*others). */
export function differenceOfAll(thread: Thread, set: PyAnySet, others: Value[]): PyAnySet {
  const [first, ...rest] = others;
  if (first === undefined) return copySet(thread, set);
  const result = hold(difference(thread, set, first));
  try {
    for (const other of rest) subtractFromSet(thread, result, other);
  } catch (error) {
    release(thread, result);
    throw error;
  }
  return unhold(result);
}

/** set.union(*others). */
export function unionOfAll(thread: Thread, set: PyAnySet, others: Value[]): PyAnySet {
  return making(thread, set, set, (result) => {
    for (const other of others) if (other !== set) updateSet(thread, result, other);
  });
}

/** set.symmetric_difference(other). */
export function symmetricDifference(thread: Thread, set: PyAnySet, other: Value): PyAnySet {
  return making(thread, set, other, (result) => toggleInSet(thread, result, set));
}

/** set.issubset(other). */
export function isSubset(thread: Thread, set: PyAnySet, other: Value): boolean {
  if (!(other instanceof PyAnySet)) {
    const common = hold(intersection(thread, set, other));
    const { used } = common;
    release(thread, common);
    return used === set.used;
  }
  if (set.used > other.used) return false;
  let all = true;
  forEachElement(thread, set, (key, hash) => {
    all = other.containsHashed(thread, key, hash);
    return all;
  });
  return all;
}

/** set.issuperset(other). */
export function isSuperset(thread: Thread, set: PyAnySet, other: Value): boolean {
  if (other instanceof PyAnySet) return isSubset(thread, other, set);
  let all = true;
  forEach(thread, other, (key) => {
    if (!set.contains(thread, key)) {
      all = false;
      return false;
    }
  });
  return all;
}

/** set.isdisjoint(other). */
export function isDisjoint(thread: Thread, set: PyAnySet, other: Value): boolean {
  if (other === set) return set.used === 0;
  let disjoint = true;
  if (other instanceof PyAnySet && other.isExact()) {
    const [walked, asked] = other.used > set.used ? [set, other] : [other, set];
    forEachElement(thread, walked, (key, hash) => {
      disjoint = !asked.containsHashed(thread, key, hash);
      return disjoint;
    });
    return disjoint;
  }
  forEach(thread, other, (key) => {
    if (set.contains(thread, key)) {
      disjoint = false;
      return false;
    }
  });
  return disjoint;
}

/** Removes all items of an iterable (set_difference_update_internal). */
export function subtractFromSet(thread: Thread, set: PyAnySet, iterable: Value): void {
  if (iterable === set) {
    set.removeAll(thread);
    return;
  }
  if (iterable instanceof PyAnySet) {
    // Against a much larger set, only what both have is worth a look.
    const other = hold(iterable.used >> 3 > set.used ? intersection(thread, set, iterable) : iterable);
    try {
      forEachElement(thread, other, (key, hash) => void set.discardHashed(thread, key, hash));
    } finally {
      release(thread, other);
    }
  } else forEach(thread, iterable, (key) => void set.discard(thread, key));
  set.compact();
}
