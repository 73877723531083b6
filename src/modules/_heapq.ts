// The module _heapq: heaps in lists, smallest or largest item first.

import { listType, PyList } from '../objects/containers/list';
import { method, type NativeDefinition } from '../objects/native';
import { badArgument } from '../objects/native-arguments';
import { hold, release, unhold, type Value } from '../objects/object';
import { richCompareBool } from '../objects/protocols/compare';
import { indexError, runtimeError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { isSubtype } from '../objects/type';
import { defineModule } from './define-module';

/** Larger lists are made into heaps in an order that keeps parents and children close in memory. */
const CACHE_FRIENDLY_FROM = 2500;

/** a < b, with both kept alive; the heap must keep its size meanwhile. */
function less(thread: Thread, heap: PyList, a: Value, b: Value): boolean {
  const size = heap.items.length;
  hold(a);
  hold(b);
  try {
    const result = richCompareBool(thread, a, b, '<');
    if (heap.items.length !== size) throw runtimeError('list changed size during iteration');
    return result;
  } finally {
    release(thread, a);
    release(thread, b);
  }
}

/** Heaps with the smallest item at the front, or the largest. */
class HeapOrder {
  constructor(private readonly largestFirst: boolean) {}

  /** Must `child` stand above `parent`? */
  private above(thread: Thread, heap: PyList, child: Value, parent: Value): boolean {
    return this.largestFirst ? less(thread, heap, parent, child) : less(thread, heap, child, parent);
  }

  /** Moves an item up to its place (siftdown). */
  siftDown(thread: Thread, heap: PyList, start: number, from: number): void {
    if (from >= heap.items.length) throw indexError('index out of range');
    for (let position = from; position > start; ) {
      const parent = (position - 1) >> 1;
      const { items } = heap;
      if (!this.above(thread, heap, items[position]!, items[parent]!)) break;
      exchange(heap.items, position, parent);
      position = parent;
    }
  }

  /** Moves an item down to a leaf, always past the child that goes first, then up to its place (siftup). */
  siftUp(thread: Thread, heap: PyList, start: number): void {
    const end = heap.items.length;
    if (start >= end) throw indexError('index out of range');
    let position = start;
    while (position < end >> 1) {
      let child = 2 * position + 1;
      if (child + 1 < end) {
        const [left, right] = [heap.items[child]!, heap.items[child + 1]!];
        const leftFirst = this.largestFirst ? less(thread, heap, right, left) : less(thread, heap, left, right);
        if (!leftFirst) child++;
      }
      exchange(heap.items, child, position);
      position = child;
    }
    this.siftDown(thread, heap, start, position);
  }

  push(thread: Thread, heap: PyList, item: Value): void {
    heap.append(item);
    this.siftDown(thread, heap, 0, heap.items.length - 1);
  }

  pop(thread: Thread, heap: PyList): Value {
    const size = heap.items.length;
    if (size === 0) throw indexError('index out of range');
    const last = heap.takeAt(size - 1);
    return size === 1 ? last : this.replace(thread, heap, last);
  }

  /** Puts an item in the place of the first one, which is returned. */
  replace(thread: Thread, heap: PyList, item: Value): Value {
    if (heap.items.length === 0) throw indexError('index out of range');
    const first = heap.items[0]!;
    heap.items[0] = hold(item);
    try {
      this.siftUp(thread, heap, 0);
    } catch (error) {
      release(thread, first);
      throw error;
    }
    return unhold(first);
  }

  pushPop(thread: Thread, heap: PyList, item: Value): Value {
    if (heap.items.length === 0) return item;
    const top = hold(heap.items[0]!);
    let smaller: boolean;
    try {
      smaller = this.largestFirst ? richCompareBool(thread, item, top, '<') : richCompareBool(thread, top, item, '<');
    } finally {
      release(thread, top);
    }
    return smaller ? this.replace(thread, heap, item) : item;
  }

  heapify(thread: Thread, heap: PyList): void {
    const size = heap.items.length;
    const parents = size >> 1;
    if (size <= CACHE_FRIENDLY_FROM) {
      for (let position = parents - 1; position >= 0; position--) this.siftUp(thread, heap, position);
      return;
    }
    const leftmost = 2 ** Math.floor(Math.log2(parents + 1)) - 1;
    const siftAncestors = (position: number): void => {
      let at = position;
      for (;;) {
        this.siftUp(thread, heap, at);
        if ((at & 1) === 0) break;
        at >>= 1;
      }
    };
    for (let position = leftmost - 1; position >= parents >> 1; position--) siftAncestors(position);
    for (let position = parents - 1; position >= leftmost; position--) siftAncestors(position);
  }
}

function exchange(items: Value[], a: number, b: number): void {
  const moved = items[a]!;
  items[a] = items[b]!;
  items[b] = moved;
}

/** The heap argument: a list. `argument` is 0 for the only one. */
function checkHeap(name: string, argument: number, heap: Value): PyList {
  if (heap instanceof PyList && isSubtype(heap.type, listType)) return heap;
  throw badArgument(name, argument, 'list', heap);
}

function heapFunctions(order: HeapOrder, suffix: string): NativeDefinition[] {
  const onHeap = (stem: string, work: (thread: Thread, heap: PyList) => Value): NativeDefinition => {
    const name = stem + suffix;
    return method(`${name}($module, heap, /)`, (thread, _module, heap: Value) =>
      work(thread, checkHeap(name, 0, heap)),
    );
  };
  const withItem = (stem: string, work: (thread: Thread, heap: PyList, item: Value) => Value): NativeDefinition => {
    const name = stem + suffix;
    return method(`${name}($module, heap, item, /)`, (thread, _module, heap: Value, item: Value) =>
      work(thread, checkHeap(name, 1, heap), item),
    );
  };
  return [
    withItem('heappush', (thread, heap, item) => {
      order.push(thread, heap, item);
      return null;
    }),
    withItem('heappushpop', (thread, heap, item) => order.pushPop(thread, heap, item)),
    onHeap('heappop', (thread, heap) => order.pop(thread, heap)),
    withItem('heapreplace', (thread, heap, item) => order.replace(thread, heap, item)),
    onHeap('heapify', (thread, heap) => {
      order.heapify(thread, heap);
      return null;
    }),
  ];
}

defineModule({
  name: '_heapq',
  functions: [...heapFunctions(new HeapOrder(false), ''), ...heapFunctions(new HeapOrder(true), '_max')],
  constants: { __about__: 'Heap queues' },
});
