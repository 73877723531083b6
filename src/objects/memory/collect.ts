// The collector of cycles: gc.collect().

import { reachableObjects } from './heap-walk';
import { hold, isObject, type PyObject, release, type Value } from '../object';
import type { Thread } from '../thread';
import { PyTuple, tupleType } from '../containers/tuple';
import { PyType, TypeFlag } from '../type';
import { PyDict } from '../containers/dict';
import { ObjectList } from './object-list';
import { ROOT_LEVEL } from '../frames/frame';
import { type PyWeakReference, runCallback } from './weakref';

/**
 * Ends unreachable objects whose end can be observed, together with all that only they reach; returns how many objects that were.
 * Weak references go first, then `__del__` runs, then the contents are let go of (gc_collect_main). Garbage that nobody can
 * observe is left to the host.
 */
export function collectGarbage(thread: Thread): number {
  const garbage = findGarbage(thread);
  if (garbage.size === 0) return 0;
  for (const object of garbage) hold(object);
  const alive = new Set(garbage);
  try {
    const called = clearReferencesTo(thread, garbage);
    const finalized = finalizeAll(thread, garbage);
    const dead = called || finalized ? stillUnreachable(thread, garbage) : [...garbage];
    for (const object of dead) alive.delete(object);
    for (const object of dead) release(thread, object);
    const cyclic = dead.filter((object) => object.refs > 0);
    const count = cyclic.filter(countsAsCollected).length;
    clearAll(thread, cyclic);
    return count;
  } finally {
    for (const object of alive) release(thread, object);
  }
}

/** Empties what is left once the finalisers have run: cycles, and what garbage that nobody can observe still holds. */
function clearAll(thread: Thread, objects: PyObject[]): void {
  for (const object of objects) hold(object);
  for (const object of objects) {
    thread.interp.finalizable.delete(object);
    object.clear(thread);
  }
  for (const object of objects) forget(thread, object);
}

/** Lets go of an object that has been cleared already. Where other garbage still holds it, the host takes both. */
function forget(thread: Thread, object: PyObject): void {
  if (--object.refs === 0 && object.type.isHeapType) release(thread, object.type);
}

/** Candidates that cannot be reached, and what can be reached from them only. */
function findGarbage(thread: Thread): Set<PyObject> {
  const reachable = reachableObjects(thread);
  const unreachable = new ObjectList();
  const visit = (value: Value | undefined) => {
    if (isObject(value) && !reachable.has(value) && !isShared(value)) unreachable.add(value);
  };
  for (const candidate of thread.interp.finalizable) visit(candidate);
  unreachable.traverseFrom(0, visit);
  const garbage = new Set(unreachable.objects);
  if (garbage.size > 0 && nativeCodeRuns(thread)) keepHeldByNatives(garbage);
  return garbage;
}

const isShared = (object: PyObject): boolean => object.refs >= 0x1000_0000;

/**
 * Is there native code below the running frame which may hold values that no frame shows? What starts modules, class bodies and
 * exec (their frames have a namespace) holds nothing out of sight.
 */
function nativeCodeRuns(thread: Thread): boolean {
  for (const each of thread.threads) {
    for (let { frame } = each; frame !== null; frame = frame.previous) {
      if (frame.isEntry && frame.level !== ROOT_LEVEL && frame.locals === undefined) return true;
    }
  }
  return false;
}

/** Objects with more references than holders among the garbage may be in use by native code: they stay, with all they reach. */
function keepHeldByNatives(garbage: Set<PyObject>): void {
  const holders = new Map<PyObject, number>();
  for (const object of garbage)
    object.traverse((value) => {
      if (isObject(value) && garbage.has(value)) holders.set(value, (holders.get(value) ?? 0) + 1);
    });
  const queue = [...garbage].filter((object) => object.refs > (holders.get(object) ?? 0));
  const keep = (value: Value | undefined) => {
    if (isObject(value) && garbage.delete(value)) queue.push(value);
  };
  for (const object of [...queue]) garbage.delete(object);
  for (let object = queue.pop(); object !== undefined; object = queue.pop()) object.traverse(keep);
}

/** Ends the weak references to garbage, then runs the callbacks of those that are not garbage themselves (handle_weakrefs): were there any? */
function clearReferencesTo(thread: Thread, garbage: Set<PyObject>): boolean {
  const pending: [PyWeakReference, Value][] = [];
  for (const object of garbage) {
    const list = object.weakrefs;
    if (list === undefined) continue;
    object.weakrefs = undefined;
    for (const reference of list) {
      reference.target = undefined;
      const { callback } = reference;
      if (callback === undefined) continue;
      if (garbage.has(reference)) continue;
      reference.callback = undefined;
      pending.push([hold(reference), callback]);
    }
  }
  for (const [reference, callback] of pending) {
    runCallback(thread, reference, callback);
    release(thread, callback);
    release(thread, reference);
  }
  return pending.length > 0;
}

/** Runs the finaliser of each object that has not run it yet (finalize_garbage): were there any? */
function finalizeAll(thread: Thread, garbage: Set<PyObject>): boolean {
  let any = false;
  for (const object of garbage) {
    const { tp_finalize } = object.type.tp;
    if (tp_finalize === undefined || object.finalized) continue;
    object.finalized = true;
    any = true;
    tp_finalize(thread, object);
  }
  return any;
}

/** What finalisers have not made reachable again (handle_resurrected_objects). */
function stillUnreachable(thread: Thread, garbage: Set<PyObject>): PyObject[] {
  const reachable = reachableObjects(thread);
  return [...garbage].filter((object) => !reachable.has(object));
}

/** Does CPython's collector know objects of this kind? Not static types, nor tuples of things that it does not know. */
function isTracked(value: Value): boolean {
  if (!isObject(value) || (value.type.flags & TypeFlag.HAVE_GC) === 0) return false;
  if (value instanceof PyType) return value.isHeapType;
  return !(value instanceof PyTuple) || value.type !== tupleType || value.items.some(isTracked);
}

/** What CPython counts; an instance's dictionary is part of the instance. */
function countsAsCollected(object: PyObject): boolean {
  return isTracked(object) && !(object instanceof PyDict && object.keys.shared);
}
