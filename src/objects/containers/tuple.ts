// tuple: the storage. Methods and slots are in tuple-methods.ts.

import { declareType } from '../define-type';
import { hold, IMMORTAL, PyObject, release, type Value, type Visit } from '../object';
import type { Thread } from '../thread';
import type { PyType } from '../type';

export class PyTuple extends PyObject {
  /** Held. Never changed once Python code can see the tuple. */
  items: Value[];
  /** The hash once it was computed, else -1 (ob_hash). */
  hash = -1;

  /** A tuple that takes hold of each item; it keeps the array. */
  constructor(items: Value[], type: PyType = tupleType) {
    super(type);
    this.items = items;
    for (const item of items) hold(item);
  }

  /** A tuple that takes over items which the caller already holds. */
  static adopt(items: Value[], type: PyType = tupleType): PyTuple {
    if (items.length === 0 && type === tupleType) return EMPTY_TUPLE;
    const tuple = new PyTuple([], type);
    tuple.items = items;
    return tuple;
  }

  /** A plain tuple that takes hold of each item; without items it is the empty tuple (PyTuple_FromArray). */
  static of(items: Value[]): PyTuple {
    return items.length === 0 ? EMPTY_TUPLE : new PyTuple(items);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    for (const item of this.items) visit(item);
  }

  override clear(thread: Thread): void {
    const { items } = this;
    this.items = [];
    for (let index = items.length - 1; index >= 0; index--) release(thread, items[index]);
    super.clear(thread);
  }
}

export const tupleType: PyType = declareType('tuple');

/** `()`: there is only one; never deallocated. */
export const EMPTY_TUPLE = new PyTuple([]);
EMPTY_TUPLE.refs = IMMORTAL;
