// list: the storage. Methods and slots are in list-methods.ts, sorting in list-sort.ts.

import { declareType } from '../define-type';
import { type Budget, reserveItems } from '../memory/budget';
import { PROCESS } from '../memory/room';
import { hold, PyObject, release, unhold, type Value, type Visit } from '../object';
import type { Thread } from '../thread';
import type { PyType } from '../type';

export class PyList extends PyObject {
  /** Held. */
  items: Value[];
  /** Item slots that CPython would have allocated; visible in `__sizeof__`. */
  allocated: number;

  /** A list that takes hold of each item; it keeps the array. */
  constructor(items: Value[], type: PyType = listType) {
    super(type);
    this.items = items;
    this.allocated = items.length;
    for (const item of items) hold(item);
  }

  /** A list that takes over items which the caller already holds. */
  static adopt(items: Value[], type: PyType = listType): PyList {
    const list = new PyList([], type);
    list.items = items;
    list.allocated = items.length;
    return list;
  }

  append(value: Value, budget: Budget = PROCESS): void {
    const { items } = this;
    items.push(hold(value));
    if (items.length > this.allocated) this.reallocate(items.length - 1, budget);
  }

  /** Accounts for a change of size, after it was made (list_resize). */
  reallocate(oldSize: number, budget: Budget = PROCESS): void {
    const size = this.items.length;
    if (this.allocated >= size && size >= this.allocated >> 1) return;
    let allocated = (size + (size >> 3) + 6) & ~3;
    if (size - oldSize > allocated - size) allocated = (size + 3) & ~3;
    if (size > oldSize) reserveItems(budget, allocated);
    this.allocated = size === 0 ? 0 : allocated;
  }

  /** Replaces `count` items from `start` on and releases them, the last first (list_ass_slice). The list takes hold of `replacement`. */
  replaceSlice(thread: Thread, start: number, count: number, replacement: Value[]): void {
    for (const item of replacement) hold(item);
    const oldSize = this.items.length;
    if (start === 0 && count === oldSize && replacement.length === 0) {
      this.removeAll(thread);
      return;
    }
    reserveItems(thread.budget, oldSize - count + replacement.length);
    const removed = this.items.slice(start, start + count);
    if (count === replacement.length) {
      for (let index = 0; index < count; index++) this.items[start + index] = replacement[index]!;
    } else {
      this.items = this.items.slice(0, start).concat(replacement, this.items.slice(start + count));
      this.reallocate(oldSize, thread.budget);
    }
    for (let index = removed.length - 1; index >= 0; index--) release(thread, removed[index]);
  }

  /** Takes an item out; it is returned without a holder. */
  takeAt(index: number): Value {
    const { items } = this;
    const value = items[index]!;
    if (index === items.length - 1) items.pop();
    else items.splice(index, 1);
    if (items.length === 0) this.allocated = 0;
    else this.reallocate(items.length + 1);
    return unhold(value);
  }

  /** Empties the list, then releases the items, the last first (list_clear). */
  removeAll(thread: Thread): void {
    const { items } = this;
    this.items = [];
    this.allocated = 0;
    for (let index = items.length - 1; index >= 0; index--) release(thread, items[index]);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    for (const item of this.items) visit(item);
  }

  override clear(thread: Thread): void {
    this.removeAll(thread);
    super.clear(thread);
  }
}

export const listType: PyType = declareType('list');
