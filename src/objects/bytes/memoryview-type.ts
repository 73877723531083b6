// memoryview: its slots and methods.

import { pass } from '../memory/budget';
import { type BufferInfo, bytesOfBuffer, BufferFlag } from './buffer';
import { BufferErrorType } from '../exceptions/exceptions';
import { addressOf } from '../identity';
import { memoryviewGetset, memoryviewMethods } from './memoryview-methods';
import { assignItem, copyView, isContiguous, itemAt, viewEquals, viewItem } from './memoryview-items';
import { PyMemoryIterator } from './memoryview-iterator';
import { parseKeywords } from '../native-arguments';
import type { Value } from '../object';
import { hashBytes } from '../protocols/hashing';
import { raise, typeError, valueError } from '../raise';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { TypeFlag } from '../type';
import { completeType } from '../define-type';
import { PyManagedBuffer, managedBufferType, PyMemoryView, viewOf, memoryviewType } from './memoryview';

completeType(managedBufferType, {
  instanceClass: PyManagedBuffer,
  flags: TypeFlag.HAVE_GC,
});

/** Lends the memory of the view on (memory_getbuf). */
function lend(_thread: Thread, view: PyMemoryView, flags: number): BufferInfo {
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

function hashView(thread: Thread, self: PyMemoryView): number {
  const info = self.check();
  if (!info.readonly) throw valueError('cannot hash writable memoryview object');
  if (!['B', 'b', 'c'].includes(info.format.replace('@', '')))
    throw valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  pass(thread.budget, 8 * info.length);
  return hashBytes(isContiguous(info, 'C') ? bytesOfBuffer(info) : copyView(info, thread.budget));
}

function lengthOfView(self: PyMemoryView): number {
  const { shape } = self.check();
  if (shape.length === 0) throw typeError('0-dim memory has no length');
  return shape[0]!;
}

completeType(memoryviewType, {
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
