// bytes_iterator and bytearray_iterator.

import type { PyByteArray } from './bytearray';
import type { PyBytes } from './bytes';
import { defineType } from '../define-type';
import type { Value } from '../object';
import { clamp, SequenceWalker } from '../containers/sequence-walker';
import { type WalkerKind, walkerMethods } from '../containers/walker-methods';
import type { Thread } from '../thread';
import { EMPTY_TUPLE } from '../containers/tuple';
import { type PyType, TypeFlag } from '../type';

type ByteIterator = SequenceWalker<PyBytes | PyByteArray>;

export class PyBytesIterator extends SequenceWalker<PyBytes> {
  constructor(sequence: PyBytes) {
    super(bytesIteratorType, sequence);
  }
}

export class PyByteArrayIterator extends SequenceWalker<PyByteArray> {
  constructor(sequence: PyByteArray) {
    super(bytearrayIteratorType, sequence);
  }
}

function next(thread: Thread, self: Value): Value | undefined {
  const iterator = self as ByteIterator;
  const byte = iterator.sequence?.bytes[iterator.index];
  if (byte === undefined) iterator.finish(thread);
  else iterator.index++;
  return byte;
}

const tp = { tp_iter: (_thread: Thread, self: Value) => self, tp_iternext: next };

/** The lowest position that is kept differs between the two. */
function walking(lowest: number): WalkerKind<ByteIterator> {
  return {
    remaining: (_thread, { index }, { bytes }) => Math.max(bytes.length - index, 0),
    empty: () => EMPTY_TUPLE,
    moveTo: (iterator, index, { bytes }) => {
      iterator.index = clamp(index, lowest, bytes.length);
    },
  };
}

export const bytesIteratorType: PyType = defineType({
  name: 'bytes_iterator',
  instanceClass: PyBytesIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp,
  methods: walkerMethods(walking(0)),
});
export const bytearrayIteratorType: PyType = defineType({
  name: 'bytearray_iterator',
  instanceClass: PyByteArrayIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp,
  methods: walkerMethods(walking(-1)),
});
