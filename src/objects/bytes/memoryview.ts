// memoryview: a view of the memory of another object.

import { pass } from '../memory/budget';
import { type BufferInfo, bytesOfBuffer, getBuffer, hasBuffer, BufferFlag, releaseBuffer } from './buffer';
import { defineType } from '../define-type';
import { BufferErrorType } from '../exceptions/exceptions';
import { addressOf } from '../identity';
import { memoryviewGetset, memoryviewMethods } from './memoryview-methods';
import { assignItem, copyView, isContiguous, itemAt, viewEquals, viewItem } from './memoryview-items';
import { PyMemoryIterator } from './memoryview-iterator';
import { parseKeywords } from '../native-arguments';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import { hashBytes } from '../protocols/hashing';
import { raise, typeError, valueError } from '../raise';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { type PyType, TypeFlag } from '../type';
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

export const managedBufferType: PyType = defineType({
  name: 'managedbuffer',
  instanceClass: PyManagedBuffer,
  flags: TypeFlag.HAVE_GC,
});

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

/** Lends the memory of the view on (memory_getbuf). */
function lend(_thread: Thread, self: Value, flags: number): BufferInfo {
  const view = self as PyMemoryView;
  const info = view.check();
  const refuse = (text: string) => raise(BufferErrorType, `memoryview: underlying buffer ${text}`);
  if (flags & BufferFlag.WRITABLE && info.readonly) throw refuse('is not writable');
  const wants = (bits: number): boolean => (flags & bits) === bits;
  const contiguous = isContiguous(info, 'C');
  if (wants(BufferFlag.C_CONTIGUOUS) && !contiguous) throw refuse('is not C-contiguous');
  if (wants(BufferFlag.F_CONTIGUOUS) && !isContiguous(info, 'F')) throw refuse('is not Fortran contiguous');
  if (wants(BufferFlag.ANY_CONTIGUOUS) && !contiguous && !isContiguous(info, 'F')) throw refuse('is not contiguous');
  if (!wants(BufferFlag.STRIDES) && !contiguous) throw refuse('is not C-contiguous');
  view.exports++;
  return wants(BufferFlag.FORMAT) ? info : { ...info, format: wants(BufferFlag.ND) ? info.format : 'B' };
}

function hashView(thread: Thread, self: Value): number {
  const info = (self as PyMemoryView).check();
  if (!info.readonly) throw valueError('cannot hash writable memoryview object');
  if (!['B', 'b', 'c'].includes(info.format.replace('@', '')))
    throw valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  pass(thread.budget, 8 * info.length);
  return hashBytes(isContiguous(info, 'C') ? bytesOfBuffer(info) : copyView(info, thread.budget));
}

function lengthOfView(self: Value): number {
  const { shape } = (self as PyMemoryView).check();
  if (shape.length === 0) throw typeError('0-dim memory has no length');
  return shape[0]!;
}

export const memoryviewType: PyType = defineType({
  name: 'memoryview',
  instanceClass: PyMemoryView,
  flags: TypeFlag.HAVE_GC | TypeFlag.SEQUENCE,
  hasWeakrefs: true,
  textSignature: '(object)',
  tp: {
    tp_new: (thread, _type, args, kwnames) => {
      const [object] = parseKeywords(thread, 'memoryview', 'object', args, kwnames) as Value[];
      return viewOf(thread, object!);
    },
    tp_repr: (_thread, self) => {
      const address = addressOf(self);
      return self.released ? `<released memory at ${address}>` : `<memory at ${address}>`;
    },
    tp_hash: hashView,
    tp_richcompare: (thread, left, right, op) => {
      if (op !== '==' && op !== '!=') return NotImplemented;
      const equal = viewEquals(thread, left, right);
      return equal === undefined ? NotImplemented : equal === (op === '==');
    },
    tp_iter: (_thread, view) => {
      const { shape } = view.check();
      if (shape.length === 0) throw typeError('invalid indexing of 0-dim memory');
      return new PyMemoryIterator(view);
    },
    sq_length: (_thread, self) => lengthOfView(self),
    sq_item: (_thread, self, index) => itemAt(self.check(), index),
    mp_length: (_thread, self) => lengthOfView(self),
    mp_subscript: (thread, self, key) => viewItem(thread, self, key),
    mp_ass_subscript: (thread, self, key, value) => assignItem(thread, self, key, value),
    bf_getbuffer: lend,
    bf_releasebuffer: (_thread, self) => {
      self.exports--;
    },
  },
  methods: memoryviewMethods,
  getset: memoryviewGetset,
});
