// bytearray.

import { type Budget, reserveBytes } from '../memory/budget';
import { declareType } from '../define-type';
import { BufferErrorType } from '../exceptions/exceptions';
import { PyObject } from '../object';
import { raise } from '../raise';
import type { Thread } from '../thread';
import type { PyType } from '../type';

export class PyByteArray extends PyObject {
  /** The contents; replaced whenever the size changes. */
  bytes: Uint8Array;
  /** Lent buffers: while there are any, the size cannot change (ob_exports). */
  exports = 0;
  /** Bytes allocated in CPython (ob_alloc) and skipped at the front: what `__alloc__` and `__sizeof__` show. */
  alloc = 0;
  offset = 0;

  /** Takes the array over. */
  constructor(bytes: Uint8Array = new Uint8Array(0), type: PyType = bytearrayType) {
    super(type);
    this.bytes = bytes;
    this.alloc = bytes.length === 0 ? 0 : bytes.length + 1;
  }

  /** Refuses a change of size while buffers are lent (_canresize). */
  checkResizable(): void {
    if (this.exports > 0) throw raise(BufferErrorType, 'Existing exports of data: object cannot be re-sized');
  }

  /** New contents, of any size. */
  replace(bytes: Uint8Array): void {
    if (bytes.length !== this.bytes.length) {
      this.checkResizable();
      this.account(bytes.length);
    }
    this.bytes = bytes;
  }

  /** Appends in amortised constant time. */
  push(byte: number, budget: Budget): void {
    this.checkResizable();
    const { bytes } = this;
    const size = bytes.length + 1;
    this.account(size);
    let { buffer } = bytes;
    if (bytes.byteOffset + size > buffer.byteLength) {
      reserveBytes(budget, size + (size >> 1));
      const grown = new Uint8Array(Math.max(16, size + (size >> 1)));
      grown.set(bytes);
      buffer = grown.buffer;
      this.bytes = new Uint8Array(buffer, 0, size);
    } else this.bytes = new Uint8Array(buffer, bytes.byteOffset, size);
    this.bytes[size - 1] = byte;
  }

  /** Follows CPython's allocation to a new size (bytearray_resize_lock_held). */
  private account(size: number): void {
    const { alloc } = this;
    if (size + this.offset + 1 <= alloc) {
      if (size >= Math.floor(alloc / 2)) return;
      this.alloc = size + 1;
    } else this.alloc = size <= alloc * 1.125 ? size + (size >> 3) + (size < 9 ? 3 : 6) : size + 1;
    this.offset = 0;
  }

  override clear(thread: Thread): void {
    this.bytes = new Uint8Array(0);
    super.clear(thread);
  }
}

export const bytearrayType: PyType = declareType('bytearray');
