// Collects bytes.

import { type Budget, reserveBytes } from '../../memory/budget';

export class ByteWriter {
  private memory = new Uint8Array(64);
  length = 0;

  constructor(private readonly budget: Budget) {}

  private reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.memory.length) return;
    const size = Math.max(needed, this.memory.length * 2);
    reserveBytes(this.budget, size);
    this.budget.work(size / 16);
    const memory = new Uint8Array(size);
    memory.set(this.memory);
    this.memory = memory;
  }

  byte(value: number): void {
    this.reserve(1);
    this.memory[this.length++] = value;
  }

  bytes(values: ArrayLike<number>): void {
    this.reserve(values.length);
    this.memory.set(values, this.length);
    this.length += values.length;
  }

  /** Characters below 256 as bytes. */
  latin1(text: string): void {
    this.reserve(text.length);
    for (let index = 0; index < text.length; index++) this.memory[this.length++] = text.charCodeAt(index);
  }

  take(): Uint8Array {
    return this.memory.slice(0, this.length);
  }
}
