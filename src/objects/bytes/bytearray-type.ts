// bytearray: its slots and methods.

import { pass } from '../memory/budget';
import { type BufferInfo, hasBuffer, plainBuffer, withBytes } from './buffer';
import { bytesContain, cannotConcatenate, joinTwo } from './byte-sequence';
import { PyByteArrayIterator } from './byte-iterators';
import { compareBytes, repeatBytes } from './byte-operations';
import { assignSubscript, byteItemOf, itemOrSlice } from './bytearray-assignment';
import { initByteArray, newByteArray } from './bytearray-construction';
import { bytearrayMethods } from './bytearray-methods';
import { compareResult } from '../numbers/int';
import type { Value } from '../object';
import { formatBytes } from '../text/percent-format';
import { unhashable } from '../protocols/hashing';
import { memoryError } from '../raise';
import { NotImplemented } from '../singletons';
import { bytearrayQuoted } from '../text/str-repr';
import type { Thread } from '../thread';
import { TypeFlag } from '../type';
import { completeType } from '../define-type';
import { PyByteArray, bytearrayType } from './bytearray';

const bytesOf = (self: Value): Uint8Array => (self as PyByteArray).bytes;

/** Bytes of another operand of a comparison; undefined if it lends none. */
function compare(thread: Thread, left: Value, right: Value, order: (a: Uint8Array, b: Uint8Array) => boolean): Value {
  if (!hasBuffer(left) || !hasBuffer(right)) return NotImplemented;
  return withBytes(thread, left, (a) => withBytes(thread, right, (b) => order(a, b)));
}

function concat(thread: Thread, left: Value, right: Value): Value {
  if (!hasBuffer(right)) throw cannotConcatenate(left, right);
  return withBytes(thread, right, (other) => new PyByteArray(joinTwo(thread.budget, bytesOf(left), other)));
}

function inPlaceConcat(thread: Thread, left: Value, right: Value): Value {
  if (!hasBuffer(right)) throw cannotConcatenate(left, right);
  const self = left as PyByteArray;
  withBytes(thread, right, (other) => {
    if (other.length > 0) self.replace(joinTwo(thread.budget, self.bytes, other));
  });
  return self;
}

function inPlaceRepeat(thread: Thread, left: Value, count: number): Value {
  const self = left as PyByteArray;
  if (count !== 1) self.replace(repeatBytes(thread.budget, self.bytes, count));
  return self;
}

function getBuffer(_thread: Thread, self: Value): BufferInfo {
  (self as PyByteArray).exports++;
  return plainBuffer(bytesOf(self), false);
}

completeType(bytearrayType, {
  instanceClass: PyByteArray,
  flags: TypeFlag.BASETYPE | TypeFlag.MATCH_SELF,
  tp: {
    tp_new: newByteArray,
    tp_init: initByteArray,
    tp_repr: (thread, self) => {
      return `${self.type.name}(b${bytearrayQuoted(bytesOf(self), thread.budget)})`;
    },
    tp_str: (thread, self) => bytearrayType.tp.tp_repr!(thread, self),
    tp_hash: unhashable,
    tp_richcompare: (thread, left, right, op) =>
      compare(thread, left, right, (a, b) => {
        pass(thread.budget, 4 * Math.min(a.length, b.length));
        return compareResult(compareBytes(a, b), op);
      }),
    tp_iter: (_thread, self) => new PyByteArrayIterator(self),
    nb_remainder: (thread, left, right) =>
      left instanceof PyByteArray ? new PyByteArray(formatBytes(thread, left.bytes, right)) : NotImplemented,
    sq_length: (_thread, self) => bytesOf(self).length,
    sq_concat: concat,
    sq_repeat: (thread, self, count) => {
      if (bytesOf(self).length * count > 0x7fff_0000) throw memoryError();
      return new PyByteArray(repeatBytes(thread.budget, bytesOf(self), count));
    },
    sq_item: (_thread, self, index) => byteItemOf(self, index),
    sq_ass_item: (thread, self, index, value) => assignSubscript(thread, self, index, value),
    sq_contains: (thread, self, item) => bytesContain(thread, bytesOf(self), item),
    sq_inplace_concat: inPlaceConcat,
    sq_inplace_repeat: inPlaceRepeat,
    mp_length: (_thread, self) => bytesOf(self).length,
    mp_subscript: (thread, self, key) => itemOrSlice(thread, self, key),
    mp_ass_subscript: (thread, self, key, value) => assignSubscript(thread, self, key, value),
    bf_getbuffer: getBuffer,
    bf_releasebuffer: (_thread, self) => {
      self.exports--;
    },
  },
  methods: bytearrayMethods,
  attributes: { __hash__: null },
});
