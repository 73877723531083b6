// tuple.

import { defineType } from './define-type';
import { hold, PyObject, release, type Value, type Visit } from './object';
import type { Thread } from './thread';
import { type PyType, TypeFlag } from './type';

export class PyTuple extends PyObject {
  /** Held. Never changed once Python code can see the tuple. */
  items: Value[];

  /** A tuple that takes hold of each item; it keeps the array. */
  constructor(items: Value[], type: PyType = tupleType) {
    super(type);
    this.items = items;
    for (const item of items) hold(item);
  }

  /** A tuple that takes over items which the caller already holds. */
  static adopt(items: Value[]): PyTuple {
    const tuple = new PyTuple([]);
    tuple.items = items;
    return tuple;
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    for (const item of this.items) visit(item);
  }

  override clear(thread: Thread): void {
    const { items } = this;
    this.items = [];
    for (const item of items) release(thread, item);
    super.clear(thread);
  }
}

export const tupleType = defineType({
  name: 'tuple',
  instanceClass: PyTuple as never,
  flags: TypeFlag.BASETYPE | TypeFlag.SEQUENCE | TypeFlag.MATCH_SELF | TypeFlag.HAVE_GC | TypeFlag.TUPLE_SUBCLASS,
});
