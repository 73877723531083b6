// What a Python value is, what every object carries, and how references are counted.

import type { PyDict } from './containers/dict';
import type { Thread } from './thread';
import type { PyType } from './type';
import type { PyWeakReference } from './memory/weakref';

/**
 * Any Python value. None is null, bool is a boolean, str is a JavaScript string (read by code point), int is a number
 * while it is a safe integer and a bigint beyond (always normalised). These are immediate: never counted, like CPython's
 * immortal objects. All else is a PyObject. `undefined` is never a value: it means unbound, absent or exhausted (C's NULL).
 */
export type Value = null | boolean | number | bigint | string | PyObject;

/** Reports one held reference; the same value is reported once for each time it is held. */
export type Visit = (value: Value | undefined) => void;

/** Counts from here on belong to objects that are never deallocated: static types, singletons, cached code. */
export const IMMORTAL = 0x2000_0000;

/** The place of objects that have been deallocated. */
export const ENDED = -1;

/** While `record` is set, it is told of every object that is made: with all objects known, the recount also sees garbage cycles. */
export const allocations: { record: ((object: PyObject) => void) | undefined } = { record: undefined };

/**
 * The base of every object on the heap.
 *
 * `refs` is the number of its *holders*: stack entries, local slots, cells, attributes, container items. A fresh object has
 * none. Whoever stores a reference in a holder calls `hold`; whoever empties a holder calls `release`.
 */
export class PyObject {
  type: PyType;
  refs = 0;
  /** The instance dictionary of types that have one; made on demand by `instanceDict`. */
  dict: PyDict | undefined = undefined;
  /** Values of `__slots__`, by the index in their member descriptor. */
  slots: (Value | undefined)[] | undefined = undefined;
  weakrefs: PyWeakReference[] | undefined = undefined;
  /** `__del__` has run (PEP 442: it runs once). */
  finalized = false;
  /** Index in the ObjectList to which it was added last (memory/object-list.ts); ENDED once it has been deallocated. */
  place = 0;

  constructor(type: PyType) {
    this.type = type;
    if (type.isHeapType) type.refs++;
    if (allocations.record !== undefined) allocations.record(this);
  }

  /**
   * Visits everything this object holds, its heap type and attributes included (tp_traverse). Subclasses call super.
   * The recount walk, the collector and gc.get_referents depend on it: a holder that is not visited is a wrong count.
   */
  traverse(visit: Visit): void {
    if (this.type.isHeapType) visit(this.type);
    if (this.dict !== undefined) visit(this.dict);
    if (this.slots !== undefined) for (const value of this.slots) visit(value);
  }

  /**
   * Lets go of everything this object holds, in CPython's order, leaving empty holders behind (tp_clear, tp_dealloc).
   * Subclasses release their own holders first, then call super. Each holder is emptied before its value is released.
   */
  clear(thread: Thread): void {
    const { slots, dict } = this;
    if (slots !== undefined) {
      this.slots = undefined;
      for (const value of slots) release(thread, value);
    }
    if (dict !== undefined) {
      this.dict = undefined;
      release(thread, dict);
    }
  }
}

/** Is it an object on the heap (not immediate, not absent)? */
export function isObject(value: Value | undefined): value is PyObject {
  return typeof value === 'object' && value !== null;
}

/** One more holder. Call it before the holder's old value is released. Returns its argument. */
export function hold<T extends Value | undefined>(value: T): T {
  if (typeof value === 'object' && value !== null) value.refs++;
  return value;
}

/** One holder less; deallocates at none, which may run `__del__` and weak reference callbacks. */
export function release(thread: Thread, value: Value | undefined): void {
  if (typeof value === 'object' && value !== null && --value.refs === 0) thread.deallocate(value);
}

/** One holder less without deallocation: the value is about to be handed to a caller who takes hold of it. */
export function unhold<T extends Value | undefined>(value: T): T {
  if (typeof value === 'object' && value !== null) value.refs--;
  return value;
}

/**
 * Deallocates a value that nobody holds: native code calls it on intermediate results that it neither stored nor returns.
 * A floating object that is forgotten leaves the counts of what it holds too high.
 */
export function drop(thread: Thread, value: Value | undefined): void {
  if (typeof value === 'object' && value !== null && value.refs === 0) thread.deallocate(value);
}
