// bytes: its slots and methods.

import { pass } from '../memory/budget';
import { bytesConcat, byteItem, bytesContain, byteSequenceOf, checkWritable } from './byte-sequence';
import { newBytes } from './bytes-construction';
import { plainBuffer } from './buffer';
import { PyBytesIterator } from './byte-iterators';
import { bytesMethods } from './bytes-methods';
import { compareBytes, repeatBytes } from './byte-operations';
import { compareResult } from '../numbers/int';
import type { Value } from '../object';
import { formatBytes } from '../text/percent-format';
import { hashBytes } from '../protocols/hashing';
import { NotImplemented } from '../singletons';
import { bytesRepr } from '../text/str-repr';
import { TypeFlag } from '../type';
import { completeType } from '../define-type';
import { PyBytes, exactBytes, bytesType } from './bytes';

const bytesOf = (self: Value): Uint8Array => (self as PyBytes).bytes;

completeType(bytesType, {
  instanceClass: PyBytes,
  flags: TypeFlag.BASETYPE | TypeFlag.MATCH_SELF | TypeFlag.BYTES_SUBCLASS,
  tp: {
    tp_new: newBytes,
    tp_repr: (thread, self) => bytesRepr(bytesOf(self), thread.budget),
    tp_str: (thread, self) => bytesRepr(bytesOf(self), thread.budget),
    tp_hash: (thread, self) => {
      pass(thread.budget, 8 * bytesOf(self).length);
      return hashBytes(bytesOf(self));
    },
    tp_richcompare: (thread, left, right, op) => {
      if (!(left instanceof PyBytes) || !(right instanceof PyBytes)) return NotImplemented;
      pass(thread.budget, 4 * Math.min(left.bytes.length, right.bytes.length));
      return compareResult(compareBytes(left.bytes, right.bytes), op);
    },
    tp_iter: (_thread, self) => new PyBytesIterator(self),
    nb_remainder: (thread, left, right) =>
      left instanceof PyBytes ? new PyBytes(formatBytes(thread, left.bytes, right)) : NotImplemented,
    sq_length: (_thread, self) => bytesOf(self).length,
    sq_concat: (thread, left, right) => bytesConcat(thread, left, right),
    sq_repeat: (thread, self, count) => {
      if (count === 1) return exactBytes(self);
      return new PyBytes(repeatBytes(thread.budget, bytesOf(self), count, 'repeated bytes are too long'));
    },
    sq_item: (_thread, self, index) => byteItem(bytesOf(self), index, 'index out of range'),
    sq_contains: (thread, self, item) => bytesContain(thread, bytesOf(self), item),
    mp_length: (_thread, self) => bytesOf(self).length,
    mp_subscript: (thread, self, key) => byteSequenceOf(thread, self, key),
    bf_getbuffer: (_thread, self, flags) => {
      checkWritable(flags);
      return plainBuffer(bytesOf(self), true);
    },
  },
  methods: bytesMethods,
});
