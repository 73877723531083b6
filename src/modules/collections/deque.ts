// collections.deque: the storage, a ring of items. Methods and slots are in deque-methods.ts.

import { reserveItems } from '../../objects/memory/budget';
import { declareType } from '../../objects/define-type';
import { hold, PyObject, release, type Value, type Visit } from '../../objects/object';
import type { Thread } from '../../objects/thread';
import type { PyType } from '../../objects/type';

const BLOCK_LENGTH = 64;
const CENTER = (BLOCK_LENGTH - 1) >> 1;

export class PyDeque extends PyObject {
  /** A ring whose length is a power of two; items are held. */
  private ring: (Value | undefined)[] = new Array<Value | undefined>(8).fill(undefined);
  private first = 0;
  size = 0;
  /** -1 without a limit. */
  maxLength = -1;
  /** Counts the changes that end iterations. */
  state = 0;
  /** Where the first item would stand in its block; visible in `__sizeof__`. */
  leftIndex = CENTER + 1;

  constructor(type: PyType = dequeType) {
    super(type);
  }

  at(index: number): Value {
    return this.ring[(this.first + index) & (this.ring.length - 1)]!;
  }

  /** Stores without counting. */
  put(index: number, value: Value): void {
    this.ring[(this.first + index) & (this.ring.length - 1)] = value;
  }

  items(): Value[] {
    return Array.from({ length: this.size }, (_, index) => this.at(index));
  }

  append(thread: Thread, value: Value): void {
    if (this.size === this.ring.length) reserveItems(thread.budget, 2 * this.size);
    this.pushRight(hold(value));
    if (this.maxLength >= 0 && this.size > this.maxLength) release(thread, this.takeLeft());
  }

  appendLeft(thread: Thread, value: Value): void {
    if (this.size === this.ring.length) reserveItems(thread.budget, 2 * this.size);
    this.pushLeft(hold(value));
    if (this.maxLength >= 0 && this.size > this.maxLength) release(thread, this.takeRight());
  }

  /** The item is handed over with its count; undefined when empty. */
  takeRight(): Value | undefined {
    if (this.size === 0) return undefined;
    this.state++;
    const at = (this.first + --this.size) & (this.ring.length - 1);
    const value = this.ring[at];
    this.ring[at] = undefined;
    if (this.size === 0 && this.leftIndex === 0) this.leftIndex = CENTER + 1;
    return value;
  }

  /** The item is handed over with its count; undefined when empty. */
  takeLeft(): Value | undefined {
    if (this.size === 0) return undefined;
    this.state++;
    const value = this.ring[this.first];
    this.ring[this.first] = undefined;
    this.first = (this.first + 1) & (this.ring.length - 1);
    this.size--;
    if (++this.leftIndex === BLOCK_LENGTH) this.leftIndex = this.size === 0 ? CENTER + 1 : 0;
    return value;
  }

  /** Appends a value that is already held. */
  private pushRight(value: Value): void {
    this.grow();
    this.put(this.size++, value);
    this.state++;
  }

  private pushLeft(value: Value): void {
    this.grow();
    this.first = (this.first - 1) & (this.ring.length - 1);
    this.ring[this.first] = value;
    this.size++;
    this.state++;
    this.leftIndex = (this.leftIndex + BLOCK_LENGTH - 1) % BLOCK_LENGTH;
  }

  private grow(): void {
    if (this.size < this.ring.length) return;
    const items: (Value | undefined)[] = this.items();
    this.ring = items.concat(new Array<undefined>(items.length).fill(undefined));
    this.first = 0;
  }

  /** Moves items from one end to the other, to the right for positive counts (_deque_rotate). */
  rotate(count: number): void {
    const { size } = this;
    if (size <= 1) return;
    const half = size >> 1;
    let moves = count;
    if (moves > half || moves < -half) {
      moves %= size;
      if (moves > half) moves -= size;
      else if (moves < -half) moves += size;
    }
    for (; moves > 0; moves--) this.pushLeft(this.takeRight()!);
    for (; moves < 0; moves++) this.pushRight(this.takeLeft()!);
    this.state++;
  }

  /** Empties the deque, then releases the items from the left. */
  removeAll(thread: Thread): void {
    const { ring, first, size } = this;
    if (size === 0) return;
    this.ring = new Array<Value | undefined>(8).fill(undefined);
    this.first = this.size = 0;
    this.leftIndex = CENTER + 1;
    this.state++;
    for (let index = 0; index < size; index++) release(thread, ring[(first + index) & (ring.length - 1)]);
  }

  /** Removes one item; it is released at the end. */
  removeAt(thread: Thread, index: number): void {
    this.rotate(-index);
    const value = this.takeLeft();
    this.rotate(index);
    release(thread, value);
  }

  get byteSize(): number {
    const blocks = Math.floor((this.leftIndex + this.size + BLOCK_LENGTH - 1) / BLOCK_LENGTH);
    return this.type.basicSize + blocks * (4 * BLOCK_LENGTH + 8);
  }

  /** Starts filling from an end of the block, as extending an empty deque does. */
  startAt(leftIndex: number): void {
    if (this.size === 0) this.leftIndex = leftIndex;
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    for (const item of this.ring) visit(item);
  }

  override clear(thread: Thread): void {
    this.removeAll(thread);
    super.clear(thread);
  }
}

export const dequeType: PyType = declareType('deque', 'collections');
