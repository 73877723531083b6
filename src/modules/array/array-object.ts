// array.array: the storage. Methods and slots are in array-methods.ts.

import { type Budget, reserveBytes } from '../../objects/memory/budget';
import type { BufferInfo } from '../../objects/bytes/buffer';
import { declareType } from '../../objects/define-type';
import { BufferErrorType } from '../../objects/exceptions/exceptions';
import { PyObject, type Value } from '../../objects/object';
import { memoryError, raise } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import type { PyType } from '../../objects/type';
import type { ItemKind } from './item-kinds';

const MOST_BYTES = 0x7fff_ffff;

export class PyArray extends PyObject {
  /** Room for `allocated` items. */
  private memory: Uint8Array;
  private view: DataView;
  length: number;
  allocated: number;
  /** Lent buffers: while there are any, the size cannot change. */
  exports = 0;

  /** Zeros. */
  constructor(
    type: PyType,
    readonly kind: ItemKind,
    length = 0,
  ) {
    super(type);
    this.length = this.allocated = length;
    this.memory = new Uint8Array(length * kind.size);
    this.view = new DataView(this.memory.buffer);
  }

  at(index: number): Value {
    return this.kind.get(this.view, index * this.kind.size);
  }

  /** Converts and stores; the conversion may run code that changes the array. */
  store(thread: Thread, index: number, value: Value): void {
    const converted = this.kind.convert(thread, value);
    if (index < this.length) this.kind.set(this.view, index * this.kind.size, converted);
  }

  append(thread: Thread, value: Value): void {
    this.insert(thread, this.length, value);
  }

  insert(thread: Thread, index: number, value: Value): void {
    const { kind } = this;
    const converted = kind.convert(thread, value);
    const { length } = this;
    this.resize(thread.budget, length + 1);
    const at = index < 0 ? Math.max(0, index + length) : Math.min(index, length);
    this.memory.copyWithin((at + 1) * kind.size, at * kind.size, length * kind.size);
    kind.set(this.view, at * kind.size, converted);
  }

  /** The bytes of all items, shared. */
  get bytes(): Uint8Array {
    return this.memory.subarray(0, this.length * this.kind.size);
  }

  /** The bytes of some items, shared. */
  slice(start: number, end: number): Uint8Array {
    return this.memory.subarray(start * this.kind.size, end * this.kind.size);
  }

  checkResizable(): void {
    if (this.exports > 0) throw raise(BufferErrorType, 'cannot resize an array that is exporting buffers');
  }

  /** Changes the number of items, keeping those that fit (array_resize). */
  resize(budget: Budget, length: number): void {
    if (length !== this.length) this.checkResizable();
    if (this.allocated >= length && this.length < length + 16 && this.memory.length > 0) {
      this.length = length;
      return;
    }
    this.allocated = length === 0 ? 0 : length + (length >> 4) + (this.length < 8 ? 3 : 7);
    const size = this.allocated * this.kind.size;
    if (size > MOST_BYTES) throw memoryError();
    reserveBytes(budget, size);
    const memory = new Uint8Array(size);
    memory.set(this.memory.subarray(0, Math.min(memory.length, this.length * this.kind.size)));
    this.memory = memory;
    this.view = new DataView(memory.buffer);
    this.length = length;
  }

  /** Replaces items [start, end) by others, given as bytes. */
  splice(budget: Budget, start: number, end: number, replacement: Uint8Array): void {
    reserveBytes(budget, replacement.length);
    const { size } = this.kind;
    const tail = this.slice(end, this.length).slice();
    const replaced = replacement.slice();
    this.resize(budget, start + replaced.length / size + tail.length / size);
    this.memory.set(replaced, start * size);
    this.memory.set(tail, start * size + replaced.length);
  }

  lend(): BufferInfo {
    this.exports++;
    const { kind, length } = this;
    return {
      memory: this.memory,
      offset: 0,
      length: length * kind.size,
      readonly: false,
      format: kind.format,
      itemsize: kind.size,
      shape: [length],
      strides: [kind.size],
    };
  }

  get byteSize(): number {
    return this.type.basicSize + this.allocated * this.kind.size;
  }
}

export const arrayType: PyType = declareType('array', 'array');
