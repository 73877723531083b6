// The buffer protocol: how objects lend their memory (CPython's Py_buffer).

import { reserveBytes } from '../memory/budget';
import { PyObject, type Value } from '../object';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import { typeOf } from '../type-of';

/** PyBUF_*: what the consumer can cope with. */
export const BufferFlag = {
  SIMPLE: 0,
  WRITABLE: 0x1,
  FORMAT: 0x4,
  ND: 0x8,
  STRIDES: 0x18,
  C_CONTIGUOUS: 0x38,
  F_CONTIGUOUS: 0x58,
  ANY_CONTIGUOUS: 0x98,
  INDIRECT: 0x118,
  FULL_RO: 0x11c,
  READ: 0x100,
  WRITE: 0x200,
} as const;

/** Memory lent by an object. Items are found at `offset` plus the strides in `memory`, which is shared with the owner, not copied. */
export interface BufferInfo {
  memory: Uint8Array;
  offset: number;
  /** Bytes that the items take: itemsize times the product of the shape. */
  length: number;
  readonly: boolean;
  /** As the struct module writes it. */
  format: string;
  itemsize: number;
  shape: number[];
  strides: number[];
  /** What the owner needs to take the memory back. */
  internal?: unknown;
}

/** Plain bytes as a buffer (PyBuffer_FillInfo). */
export function plainBuffer(memory: Uint8Array, readonly: boolean): BufferInfo {
  const { length } = memory;
  return { memory, offset: 0, length, readonly, format: 'B', itemsize: 1, shape: [length], strides: [1] };
}

/** Can the value lend its memory (PyObject_CheckBuffer)? */
export function hasBuffer(value: Value): boolean {
  return value instanceof PyObject && typeOf(value).tp.bf_getbuffer !== undefined;
}

/** Borrows the memory of a value; pair with `releaseBuffer` (PyObject_GetBuffer). */
export function getBuffer(thread: Thread, value: Value, flags: number): BufferInfo {
  const slot = typeOf(value).tp.bf_getbuffer;
  if (slot === undefined) throw typeError(`a bytes-like object is required, not '${typeOf(value).tpName}'`);
  return slot(thread, value, flags);
}

/** Gives borrowed memory back (PyBuffer_Release). */
export function releaseBuffer(thread: Thread, value: Value, buffer: BufferInfo): void {
  typeOf(value).tp.bf_releasebuffer?.(thread, value, buffer);
}

/** The bytes of a buffer whose items lie next to each other, shared. */
export function bytesOfBuffer(buffer: BufferInfo): Uint8Array {
  const { memory, offset, length } = buffer;
  return offset === 0 && length === memory.length ? memory : memory.subarray(offset, offset + length);
}

/** Lends the bytes of a bytes-like value to `use`; they are shared and only good until it returns. */
export function withBytes<T>(
  thread: Thread,
  value: Value,
  use: (bytes: Uint8Array) => T,
  flags: number = BufferFlag.SIMPLE,
): T {
  const buffer = getBuffer(thread, value, flags);
  try {
    return use(bytesOfBuffer(buffer));
  } finally {
    releaseBuffer(thread, value, buffer);
  }
}

/** The bytes of a bytes-like value, copied unless they can never change. */
export function copyBytes(thread: Thread, value: Value): Uint8Array {
  const buffer = getBuffer(thread, value, BufferFlag.SIMPLE);
  try {
    reserveBytes(thread.budget, buffer.length);
    return bytesOfBuffer(buffer).slice();
  } finally {
    releaseBuffer(thread, value, buffer);
  }
}
