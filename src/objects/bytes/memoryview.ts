// memoryview: a view of the memory of another object.

import { type BufferInfo, getBuffer, hasBuffer, BufferFlag, releaseBuffer } from './buffer';
import { declareType } from '../define-type';
import { BufferErrorType } from '../exceptions/exceptions';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import { raise, typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import type { PyType } from '../type';
import { typeOf } from '../type-of';

/** A buffer as several views share it; given back when the last of them is released (_PyManagedBufferObject). */
export class PyManagedBuffer extends PyObject {
  /** Held; undefined once the buffer is given back. */
  owner: Value | undefined;
  /** Views that are not released. */
  views = 0;

  constructor(
    owner: Value,
    readonly info: BufferInfo,
  ) {
    super(managedBufferType);
    this.owner = hold(owner);
  }

  /** Gives the buffer back to its owner. */
  giveBack(thread: Thread): void {
    const { owner } = this;
    if (owner === undefined) return;
    this.owner = undefined;
    releaseBuffer(thread, owner, this.info);
    release(thread, owner);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.owner);
  }

  override clear(thread: Thread): void {
    this.giveBack(thread);
    super.clear(thread);
  }
}

export const managedBufferType: PyType = declareType('managedbuffer');

export class PyMemoryView extends PyObject {
  /** Held. */
  source: PyManagedBuffer | undefined;
  /** Buffers that this view itself lends. */
  exports = 0;
  released = false;

  constructor(
    source: PyManagedBuffer,
    readonly info: BufferInfo,
  ) {
    super(memoryviewType);
    this.source = hold(source);
    source.views++;
  }

  /** Refuses operations on a released view (CHECK_RELEASED). */
  check(): BufferInfo {
    if (this.released || this.source?.owner === undefined)
      throw valueError('operation forbidden on released memoryview object');
    return this.info;
  }

  /** memoryview.release(). */
  release(thread: Thread): void {
    if (this.released) return;
    if (this.exports > 0)
      throw raise(BufferErrorType, `memoryview has ${this.exports} exported buffer${this.exports === 1 ? '' : 's'}`);
    this.letGo(thread);
  }

  private letGo(thread: Thread): void {
    if (this.released) return;
    this.released = true;
    const source = this.source!;
    if (--source.views === 0) source.giveBack(thread);
  }

  /** Another view of the same buffer. */
  derive(info: BufferInfo): PyMemoryView {
    return new PyMemoryView(this.source!, info);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.source);
  }

  override clear(thread: Thread): void {
    const { source } = this;
    if (source !== undefined) {
      this.letGo(thread);
      this.source = undefined;
      release(thread, source);
    }
    super.clear(thread);
  }
}

/** memoryview(object) (PyMemoryView_FromObjectAndFlags). */
export function viewOf(thread: Thread, object: Value, flags: number = BufferFlag.FULL_RO): PyMemoryView {
  if (object instanceof PyMemoryView) return object.derive(object.check());
  if (!hasBuffer(object))
    throw typeError(`memoryview: a bytes-like object is required, not '${typeOf(object).tpName}'`);
  const info = getBuffer(thread, object, flags);
  return new PyMemoryView(new PyManagedBuffer(object, info), info);
}

/** A view of memory that somebody else gives back; it belongs to nobody (None). */
export const borrowedView = (info: BufferInfo): PyMemoryView => new PyMemoryView(new PyManagedBuffer(null, info), info);

export const memoryviewType: PyType = declareType('memoryview');
